import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { codexBinary, nativeCodex } from "./codex-binary.ts";

const cache = join(import.meta.dirname, "../../../../node_modules/.cache/goalpost/config");

function folder(): string {
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, "binary-"));
}
function put(path: string, text: string): string {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}
/** A package @openai/codex as npm installs it: a script, and the binary in a package of its own. */
function install(root: string): { readonly script: string; readonly binary: string } {
  const modules = join(root, "node_modules");
  const script = put(join(modules, "@openai/codex/bin/codex.js"), "#!/usr/bin/env node\n");
  writeFileSync(join(modules, "@openai/codex/package.json"), "{}");
  const platform = join(modules, `@openai/codex-${process.platform}-${process.arch}`);
  const name = process.platform === "win32" ? "codex.exe" : "codex";
  const binary = put(join(platform, "vendor/triple/bin", name), "\u007fELF");
  writeFileSync(join(platform, "package.json"), "{}");
  return { script, binary };
}

test("GOALPOST_CODEX wins over what is installed: a script leads to its binary, a binary is taken as it is", () => {
  const [here, there] = [folder(), folder()];
  const [installed, other] = [install(here), install(there)];
  const link = join(there, "codex-link");
  symlinkSync(other.script, link);
  const own = put(join(here, "my-codex"), "\u007fELF");
  expect(codexBinary(here, {})).toBe(installed.binary);
  expect(codexBinary(here, { GOALPOST_CODEX: "" })).toBe(installed.binary);
  expect(codexBinary(here, { GOALPOST_CODEX: link })).toBe(other.binary);
  expect(codexBinary(here, { GOALPOST_CODEX: own })).toBe(own);
  expect(nativeCodex(own)).toBe(own);
  const wrapper = put(join(here, "wrapper"), "#!/bin/sh\nexec codex-nightly\n");
  expect(nativeCodex(wrapper)).toBe(wrapper);
  expect(() => codexBinary(here, { GOALPOST_CODEX: join(here, "nope") })).toThrow(/nope: does not exist, though GOAL/);
});

test("the script that pnpm writes leads to the binary, which it keeps apart from the package", () => {
  const root = folder();
  const store = join(root, "node_modules/.pnpm/codex");
  const { binary } = install(store);
  mkdirSync(join(root, "node_modules/@openai"), { recursive: true });
  symlinkSync(join(store, "node_modules/@openai/codex"), join(root, "node_modules/@openai/codex"));
  const shim = put(
    join(root, "node_modules/.bin/codex"),
    '#!/bin/sh\nexec node "$basedir/../@openai/codex/bin/codex.js" "$@"\n',
  );
  expect(nativeCodex(shim)).toBe(binary);
  expect(codexBinary(root, { GOALPOST_CODEX: shim })).toBe(binary);
});

test("where nothing is installed the error says what to do", () => {
  expect(() => codexBinary("/", {})).toThrow(/code: config\/no-client$/);
});
