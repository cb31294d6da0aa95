import { claudeVersion, codexVersion } from "@goalpost/config";
import { describe, expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { type Called, call } from "../testing/call.ts";
import { newerCodex, shellProgram } from "../testing/newer-codex.ts";

const knows = ["model", "model_verbosity", "approval_policy", "tomorrow", "tools.later"];

function world(versions: { readonly codex: string; readonly claude: string }, codex?: (cwd: string) => string) {
  const cwd = project();
  const env = {
    GOALPOST_CODEX: codex?.(cwd) ?? newerCodex(cwd, versions.codex, knows),
    GOALPOST_CLAUDE: shellProgram(cwd, "claude.sh", `echo "${versions.claude} (Claude Code)"`),
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

  test("validate asks it: what it knows is not a finding, and standard output stays the report", async () => {
    const { cwd, run } = world(tomorrow);
    put(cwd, "config.toml", "tomorrow = 1\n");
    const { code, out, err } = await run("config", "validate", "config.toml", "--strict", "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(out).files).toEqual([{ file: "config.toml", verdict: "accept", findings: [] }]);
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
    expect(unknown.err).toContain(
      "asked, it loads it; strictly: config.toml:1:1: unknown configuration field `nosuch`",
    );
    put(cwd, "config.toml", 'model = "refused"\nnosuch = 1\n');
    const refused = await run("config", "validate", "config.toml");
    expect(refused.code).toBe(1);
    expect(refused.out).toContain("the installed client refuses the file: config.toml:1:9: unknown variant `refused`");
  });

  test("of many keys that it does not know, exactly those stay, with the ones that only it refuses", async () => {
    const { cwd, run } = world(tomorrow);
    put(cwd, "config.toml", 'nosuch = 1\ntomorrow = 1\nalike = "x"\nmodel_verbosity = "huge"\n[tools]\nlater = 1\nview_image = true\n'); // biome-ignore format: one
    const { code, out } = await run("config", "validate", "config.toml", "--format", "json");
    const [{ verdict, findings }] = JSON.parse(out).files;
    expect(findings.map(({ rule_id, where }: Record<string, string>) => [rule_id, where])).toEqual([
      ["unknown-key", "nosuch"],
      ["unknown-key", "alike"],
      ["unknown-key", "tools.view_image"],
    ]);
    expect([code, verdict]).toEqual([0, "accept"]);
  });

  test("more keys than it is asked for one by one keep every finding of ours", async () => {
    const { cwd, run } = world(tomorrow);
    put(cwd, "config.toml", `tomorrow = 1\n${Array.from({ length: 40 }, (_, at) => `nosuch${at} = 1\n`).join("")}`);
    const { out } = await run("config", "validate", "config.toml", "--format", "json");
    expect(JSON.parse(out).files[0].findings).toHaveLength(41);
  });

  test("a file that a key names and that is not there is refused, whatever it says of the rest", async () => {
    const { cwd, run } = world(tomorrow);
    put(cwd, "config.toml", 'model_instructions_file = "gone.md"\ntomorrow = 1\n');
    const { code, out } = await run("config", "validate", "config.toml", "--format", "json");
    expect([code, JSON.parse(out).files[0].verdict]).toEqual([1, "reject"]);
  });

  const startup = `echo '{"appServerVersion":"99.1.0","configRequirements":{"requirements":null}}'`;
  const refusing = (what: string): string => `echo '{"error":{"message":"${what}","data":{"line":1}}}'; exit 1`;
  test.each([
    ["says its version to every question", 'echo "codex-cli 99.1.0"', "it printed no startup configuration"],
    ["prints nothing", `[ "$1" != --version ] || echo "codex-cli 99.1.0"`, "but nothing"],
    ["has no such flag", `[ "$1" = --version ] && echo "codex-cli 99.1.0" || { echo "error: unexpected argument" >&2; exit 2; }`, "unexpected argument"], // biome-ignore format: one
    ["prints a startup configuration, whatever stands there", `[ "$1" = --version ] && echo "codex-cli 99.1.0" || ${startup}`, "it does not refuse a key that no Codex has by name"], // biome-ignore format: one
    ["refuses whatever stands there", `if [ "$1" = --version ]; then echo "codex-cli 99.1.0"; else ${refusing("/etc/x: bad")}; fi`, "/etc/x: bad"], // biome-ignore format: one
    ["refuses strictly by one line", `case "$*" in --version) echo "codex-cli 99.1.0";; *strict*) ${refusing("no")};; *) ${startup};; esac`, "it does not refuse a key that no Codex has by name"], // biome-ignore format: one
  ])("a program that %s is not believed: our tables stand, and the line says so", async (_name, body, why) => {
    const { cwd, run } = world(tomorrow, (folder) => shellProgram(folder, "codex.sh", body));
    put(cwd, "config.toml", "model_reasoning_efort = 3\napproval_policy = 3\n");
    const { code, out, err } = await run("config", "validate", "config.toml", "--format", "json");
    const [{ verdict, findings }] = JSON.parse(out).files;
    expect([code, verdict]).toEqual([1, "reject"]);
    expect(findings.map(({ rule_id, where }: Record<string, string>) => [rule_id, where])).toEqual([
      ["unknown-key", "model_reasoning_efort"],
      ["value-fits", "approval_policy"],
    ]);
    expect(err).toContain("; the installed client could not be asked, our tables stand: ");
    expect(err).toContain(why);
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
