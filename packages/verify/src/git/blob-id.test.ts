import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import { project } from "../testing/project.ts";
import { contentIds } from "./blob-id.ts";

test("names a file as git does, whatever its size, and nothing else", () => {
  using at = project({ "empty.txt": "", "a.txt": "a\n" });
  const large = Buffer.alloc(3 * 1024 * 1024 + 7, "goalpost");
  at.put("large.bin", large);
  execFileSync("mkfifo", [join(at.root, "pipe")]);
  for (const path of ["empty.txt", "a.txt", "large.bin"])
    expect(contentIds(join(at.root, path), "sha1")?.blob).toBe(at.git("hash-object", path).trim());
  expect(contentIds(join(at.root, "large.bin"), "sha256")?.sha256).toBe(
    createHash("sha256").update(large).digest("hex"),
  );
  for (const path of ["pipe", ".", "none"]) expect(contentIds(join(at.root, path), "sha1")).toBeUndefined();
});
