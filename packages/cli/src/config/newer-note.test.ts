import { chmodSync, mkdirSync, readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { codexVersion } from "@goalpost/config";
import { expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

/** A Codex that counts how often it is started. */
function world(version: string) {
  const cwd = project();
  put(cwd, "asked", "");
  const program = join(cwd, "codex.sh");
  const write = (says: string): void => {
    put(cwd, "codex.sh", `#!/bin/sh\necho x >> ${JSON.stringify(join(cwd, "asked"))}\necho "codex-cli ${says}"\n`);
    chmodSync(program, 0o755);
  };
  write(version);
  mkdirSync(join(cwd, "cache"));
  const env = { GOALPOST_CODEX: program, GOALPOST_CACHE_DIR: join(cwd, "cache") };
  const lint = async (): Promise<string> =>
    (await call(["lint", "--condition", "Make it green.", "--target", "codex"], { cwd, env })).err;
  return { cwd, program, write, lint, asked: () => readFileSync(join(cwd, "asked"), "utf8").length / 2 };
}

test("a client is started once, and what it said is said again", async () => {
  const { lint, asked } = world("99.1.0");
  const [first, second] = [await lint(), await lint()];
  expect(first).toContain(`note: Codex 99.1.0 is newer than ${codexVersion}`);
  expect(second).toBe(first);
  expect(asked()).toBe(1);
});

test("a client that was replaced is started anew", async () => {
  const { lint, asked, write, program } = world("99.1.0");
  await lint();
  write("99.2.0");
  utimesSync(program, 1, 1);
  expect(await lint()).toContain("Codex 99.2.0");
  expect(asked()).toBe(2);
});

test.each(["", "{", "[]", '{"x":1}', '{"x":{"at":"y"}}'])("a cache that holds %j is as good as none", async (text) => {
  const { lint, cwd } = world("99.1.0");
  put(cwd, "cache/newer-client.json", text);
  expect(await lint()).toContain("Codex 99.1.0");
  expect(await lint()).toContain("Codex 99.1.0");
});

test("what is not newer is not mentioned, the second time neither", async () => {
  const { lint, asked } = world("0.1.0");
  expect([await lint(), await lint()].join("")).not.toContain("newer");
  expect(asked()).toBe(1);
});
