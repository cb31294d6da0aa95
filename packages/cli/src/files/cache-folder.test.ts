import { cacheRoot } from "@goalpost/rehearsal";
import { expect, test } from "vitest";
import { cacheFolder } from "./cache-folder.ts";

test.each([
  {},
  { GOALPOST_CACHE_DIR: "x/y" },
  { XDG_CACHE_HOME: "/srv/cache" },
  { GOALPOST_CACHE_DIR: "", XDG_CACHE_HOME: "" },
])("is the folder that every package of ours uses: %j", (env) => {
  expect(cacheFolder(env)).toBe(cacheRoot(env));
});
