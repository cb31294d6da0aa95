import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, goal } from "@goalpost/core";
import { expect, onTestFinished, test } from "vitest";
import { claudeCode } from "../compile.ts";
import type { ClaudeCodeOptions } from "../settings.ts";
import { goalLaunch } from "./goal-launch.ts";
import { settledLaunch } from "./settled-launch.ts";

const contract = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();

/** A home with a settings.json, and a folder to work in. */
function place(settings: object) {
  const root = mkdtempSync(join(tmpdir(), "settled-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const name of ["home", "work"]) mkdirSync(join(root, name));
  writeFileSync(join(root, "home/settings.json"), JSON.stringify(settings));
  return { cwd: join(root, "work"), env: { HOME: root, CLAUDE_CONFIG_DIR: join(root, "home") } };
}

test.each<[string, object, ClaudeCodeOptions, string, readonly string[]]>([
  ["the user's own mode stands, and is handed over to be seen again", { permissions: { defaultMode: "plan" } }, {}, "plan", []],
  ["what the user leaves open is ours", { model: "opus" }, {}, "acceptEdits", []],
  ["what the caller says goes over it", { model: "opus", permissions: { defaultMode: "plan" } }, { permissionMode: "dontAsk", model: "sonnet" }, "dontAsk", ["--model", "sonnet"]],
  ["permission checks that the user's file takes away come back", { permissions: { defaultMode: "bypassPermissions" } }, {}, "acceptEdits", []],
])("a launch that was compiled without a look at the user's files: %s", async (_what, own, options, mode, args) => {
  const launch = await settledLaunch(goalLaunch(claudeCode({ root: false, ...options }).compile(contract)), place(own));
  expect(launch.settings.permissions).toMatchObject({ defaultMode: mode });
  expect(launch.args).toEqual(args);
  expect(launch.whoSet?.open).toBeUndefined();
}); // biome-ignore format: one line each

test("a mode that no client has is not handed over: all that came with it would be dropped", async () => {
  const own = { permissions: { defaultMode: "tomorrow" } };
  const launch = await settledLaunch(goalLaunch(claudeCode().compile(contract)), place(own));
  expect(launch.settings.permissions).not.toHaveProperty("defaultMode");
});

test("settings that a caller wrote into the launch stay", async () => {
  const launch = { ...goalLaunch(claudeCode().compile(contract)), args: ["--model", "mine"] };
  expect((await settledLaunch(launch, place({ permissions: { defaultMode: "plan" } }))).args).toEqual(launch.args);
});
