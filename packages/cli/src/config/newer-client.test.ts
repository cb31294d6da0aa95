import { chmodSync } from "node:fs";
import { join } from "node:path";
import { claudeVersion, codexVersion } from "@goalpost/config";
import { describe, expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { type Called, call } from "../testing/call.ts";

/** A program that says a version, and of a configuration what a client of tomorrow could say. */
function program(cwd: string, name: string, body: string): string {
  put(cwd, name, `#!/bin/sh\n${body}\n`);
  chmodSync(join(cwd, name), 0o755);
  return join(cwd, name);
}
const refusal = JSON.stringify({
  error: { message: "unknown configuration field `nosuch`", data: { line: 1, column: 1 } },
});
/** Knows `tomorrow` and every other key, but for `nosuch`. */
const codexOf = (version: string): string =>
  `case "$*" in
  --version) echo "codex-cli ${version}";;
  *--strict-config*) if grep -q nosuch "$CODEX_HOME/config.toml"; then echo '${refusal}'; exit 1; fi;;
  *) if grep -q refused "$CODEX_HOME/config.toml"; then echo '${refusal.replace("nosuch", "refused")}'; exit 1; fi;;
esac`;

function world(versions: { readonly codex: string; readonly claude: string }) {
  const cwd = project();
  const env = {
    GOALPOST_CODEX: program(cwd, "codex.sh", codexOf(versions.codex)),
    GOALPOST_CLAUDE: program(cwd, "claude.sh", `echo "${versions.claude} (Claude Code)"`),
  };
  return { cwd, run: (...argv: string[]): Promise<Called> => call(argv, { cwd, env }) };
}
const tomorrow = { codex: "99.1.0", claude: "99.2.0" };
const codexNote = `note: Codex 99.1.0 is newer than ${codexVersion}, of which our tables are`;
const claudeNote = `note: Claude Code 99.2.0 is newer than ${claudeVersion}, of which our tables are`;

describe("a client that is newer than the tables", () => {
  test.each([
    [["config", "explain", "--target", "codex"], [codexNote]],
    [["config", "explain", "--target", "claude-code"], [claudeNote]],
    [
      ["lint", "--condition", "Make it green."],
      [codexNote, claudeNote],
    ],
    [["lint", "--condition", "Make it green.", "--target", "codex"], [codexNote]],
  ])("%j says so, one line for each", async (argv, notes) => {
    const { run } = world(tomorrow);
    const { err } = await run(...argv);
    const said = err.split("\n").filter((line) => line.startsWith("note: "));
    expect(said.map((line) => line.split(":").slice(0, 2).join(":"))).toEqual(notes);
  });

  test("validate asks it: what it knows is no finding, and standard output stays the report", async () => {
    const { cwd, run } = world(tomorrow);
    put(cwd, "config.toml", "tomorrow = 1\n");
    const { code, out, err } = await run("config", "validate", "config.toml", "--strict", "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([{ file: "config.toml", verdict: "accept", findings: [] }]);
    expect(err).toBe(
      `${codexNote}: it may know keys, values and limits that are not known here; asked, it knows every key\n`,
    );
  });

  test("validate keeps a key that it does not know either, and takes its refusal for one", async () => {
    const { cwd, run } = world(tomorrow);
    put(cwd, "config.toml", "nosuch = 1\n");
    const unknown = await run("config", "validate", "config.toml");
    expect(unknown.code).toBe(0);
    expect(unknown.out).toContain("unknown-key");
    expect(unknown.err).toContain("asked, it loads it; strictly: unknown configuration field `nosuch`");
    put(cwd, "config.toml", 'model = "refused"\nnosuch = 1\n');
    const refused = await run("config", "validate", "config.toml");
    expect(refused.code).toBe(1);
    expect(refused.out).toContain("the installed client refuses the file: unknown configuration field `refused`");
  });

  test("settings of Claude Code are judged by the tables, and the line stands beside", async () => {
    const { cwd, run } = world(tomorrow);
    put(cwd, "settings.json", "{}");
    const { code, err } = await run("config", "validate", "settings.json");
    expect([code, err.startsWith(claudeNote)]).toEqual([0, true]);
  });
});

test.each([
  { codex: codexVersion, claude: claudeVersion },
  { codex: "0.1.0", claude: "1.0.0" },
])("a client that is not newer is not mentioned: %j", async (versions) => {
  const { cwd, run } = world(versions);
  put(cwd, "config.toml", "tomorrow = 1\n");
  for (const argv of [
    ["config", "validate", "config.toml"],
    ["config", "explain"],
    ["lint", "--condition", "Make it green."],
  ]) {
    expect((await run(...argv)).err).not.toContain("newer");
  }
});
