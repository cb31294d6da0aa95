import { expect, test } from "vitest";
import { testCache } from "../src/test-cache.ts";

test.each([
  ["/srv/repository", "/home/me", "/srv/repository/node_modules/.cache/goalpost"],
  ["/tmp/clone", "/srv/me", "/srv/me/.cache/goalpost-tests"],
  ["/scratch/clone", "/srv/me", "/srv/me/.cache/goalpost-tests"],
  ["/tmp/clone", "/tmp/home", expect.stringMatching(/^\/var\/tmp\/goalpost-tests-./)],
])("homes of tested clients stay out of the temp directory: %s, %s", (repository, home, expected) => {
  expect(testCache(repository, home, ["/tmp", "/scratch"])).toEqual(expected);
});
