import { createHash } from "node:crypto";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkLaunchFiles } from "./launch-files.ts";
import { freshFolder } from "./testing/fresh-folder.ts";
import { put } from "./testing/put.ts";

const sha256 = createHash("sha256").update("contract").digest("hex");
const file = { path: ".goalpost/port/contract.md", sha256 };
const check = (cwd: string) => () => checkLaunchFiles("codex", cwd, "port", [file]);

test("the built file is accepted", () => {
  const cwd = freshFolder();
  put(cwd, file.path, "contract");
  expect(check(cwd)).not.toThrow();
});

test("every other state says what it is and how it is fixed", () => {
  const missing = freshFolder();
  expect(check(missing)).toThrow(
    ".goalpost/port/contract.md: is missing, expected the contract that the goal names\n  help: run goalpost build port\n  code: codex/not-built",
  );
  const edited = freshFolder();
  put(edited, file.path, "contract, softened");
  expect(check(edited)).toThrow(
    new RegExp(`has sha256 [0-9a-f]{12}…, expected ${sha256.slice(0, 12)}… of this launch`),
  );
  const folder = freshFolder();
  mkdirSync(join(folder, file.path), { recursive: true });
  expect(check(folder)).toThrow(/is not a plain file/);
  const linked = freshFolder();
  put(linked, "elsewhere.md", "contract");
  mkdirSync(join(linked, ".goalpost/port"), { recursive: true });
  symlinkSync(join(linked, "elsewhere.md"), join(linked, file.path));
  expect(check(linked)).toThrow(/is not a plain file/);
});

test("a folder that leads out of the tree is refused, though its content is right", () => {
  const outside = freshFolder();
  put(outside, "port/contract.md", "contract");
  const cwd = freshFolder();
  symlinkSync(outside, join(cwd, ".goalpost"));
  expect(check(cwd)).toThrow(/leads out of the working tree/);
});
