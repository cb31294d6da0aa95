import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, goal } from "@goalpost/core";
import { expect, onTestFinished, test } from "vitest";
import { codex } from "../compile.ts";
import type { CodexOptions } from "../settings.ts";
import { goalLaunch } from "./goal-launch.ts";
import { settledLaunch } from "./settled-launch.ts";

const contract = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();

/** A home with a config.toml, and a folder to work in. */
function place(text: string) {
  const root = mkdtempSync(join(tmpdir(), "settled-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const name of ["home", "work"]) mkdirSync(join(root, name));
  writeFileSync(join(root, "home/config.toml"), text);
  return { cwd: join(root, "work"), env: { HOME: root, CODEX_HOME: join(root, "home") } };
}

const started = async (text: string, options: CodexOptions = {}) =>
  settledLaunch(goalLaunch(codex(options).compile(contract)), {}, place(text));

test.each<[string, string, CodexOptions, readonly string[]]>([
  ["nothing of ours goes over the user's own", 'sandbox_mode = "read-only"\napproval_policy = "never"', {}, []],
  ["what the user leaves open is ours", "", {}, ['sandbox_mode="workspace-write"', 'approval_policy="on-request"']],
  ["what the caller says goes over it", 'approval_policy = "never"', { sandbox: "read-only", model: "gpt-5.5" }, ['model="gpt-5.5"', 'sandbox_mode="read-only"']],
  ["a sandbox that the user's file takes away comes back", 'sandbox_mode = "danger-full-access"\napproval_policy = "never"', {}, ['sandbox_mode="workspace-write"']],
  ["who leaves the sandbox to the user gets the user's", 'sandbox_mode = "danger-full-access"\napproval_policy = "never"', { sandbox: "configured" }, []],
])("a launch that was compiled without a look at the user's files: %s", async (_what, text, options, expected) => {
  const { config, whoSet } = await started(text, options);
  expect(config).toEqual(expected);
  expect(whoSet?.open).toBeUndefined();
}); // biome-ignore format: one line each

test("a file that does not parse decides nothing: the client says what is wrong with it", async () => {
  const { config, whoSet } = await started("sandbox_mode = ");
  expect(config).toEqual(['sandbox_mode="workspace-write"', 'approval_policy="on-request"']);
  expect(whoSet?.open).toBeDefined();
});

test("settings that a caller wrote into the launch stay", async () => {
  const launch = { ...goalLaunch(codex().compile(contract)), config: ['model="mine"'] };
  expect((await settledLaunch(launch, {}, place('approval_policy = "never"'))).config).toEqual(['model="mine"']);
});

test("a preset of the other client is refused", () => {
  const preset = { target: "claude-code", merged: { target: "claude-code", entries: new Map(), held: [] } } as const;
  expect(() => codex({ preset })).toThrow(/^codex\(\{ preset \}\): is for claude-code\n.*code: codex\/bad-option$/s);
});
