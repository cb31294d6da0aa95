import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { installOutside } from "../../src/installed.ts";
import { type Ran, run } from "../../src/run.ts";
import { environment } from "../../src/run-page.ts";
import { publicPackages, sourceEntries } from "../../src/workspace.ts";

const trap = fileURLToPath(new URL("../../src/connect-trap.mjs", import.meta.url));
const entries = publicPackages().flatMap((one) =>
  [...sourceEntries(one).keys()]
    .map((subpath) => one.manifest.name + subpath.slice(1))
    .filter((name) => !name.endsWith("/setup")),
);
const tarballs = inject("tarballs");
let directory: string;
let log: string;

beforeAll(async () => {
  directory = await installOutside({ tarballs, names: Object.keys(tarballs), platform: "node" });
  log = join(directory, "connections.txt");
  mkdirSync(join(directory, "goals"));
  writeFileSync(join(directory, "PROMPT.md"), "Goal: Port it.\n\nDone when:\n- `node check.mjs` exits 0\n");
  writeFileSync(join(directory, "check.mjs"), "");
  writeFileSync(join(directory, "config.toml"), 'model = "gpt-5.5"\n');
  writeFileSync(join(directory, "settings.json"), '{ "model": "opus" }\n');
  // What this folder has installed is here to be called, not to be made again.
  writeFileSync(join(directory, "goalpost.json"), '{ "room": { "setup": [] } }');
  writeFileSync(
    join(directory, "goals/x.goal.ts"),
    'import { command, goal } from "goalpost";\nexport default goal("Port it.").doneWhen(command("node check.mjs")).stopWhen("stuck");\n',
  );
});
afterAll(() => rmSync(dirname(directory), { recursive: true, force: true }));

/** Runs Node with the trap, and says what it caught. */
async function trapped(args: readonly string[]): Promise<Ran & { readonly caught: string }> {
  rmSync(log, { force: true });
  const env = {
    ...environment(directory, []),
    NODE_OPTIONS: `--import=${trap}`,
    GOALPOST_TRAP: log,
    // Their own connections are theirs, and are watched elsewhere.
    GOALPOST_CODEX: join(directory, "no-codex"),
    GOALPOST_CLAUDE: join(directory, "no-claude"),
  };
  const ran = await run(process.execPath, args, { cwd: directory, env });
  return { ...ran, caught: existsSync(log) ? readFileSync(log, "utf8") : "" };
}

const goalpost = (...args: readonly string[]) =>
  trapped([join(directory, "node_modules/goalpost/dist/bin.js"), ...args]);

describe("nothing is asked of any address", () => {
  test.each([
    [["--version"], 0],
    [["--help"], 0],
    [["lint", "goals/"], 0],
    [["lint", "PROMPT.md"], 0],
    [["import", "PROMPT.md"], 0],
    [["init", "other"], 0],
    [["render", "x", "--target", "codex"], 0],
    [["render", "x", "--target", "claude-code"], 0],
    [["build", "x"], 0],
    [["preflight", "x"], 1],
    // nothing was started, so there is no seal, and without one nothing is done
    [["verify", "x", "--unsealed"], 4],
    [["status"], 0],
    [["config", "explain"], 0],
    [["config", "render", "guarded", "--as", "codex"], 0],
    [["config", "validate", "config.toml", "settings.json"], 0],
    [["config", "set", "config.toml", "model_verbosity", "low"], 0],
    [["config", "unset", "config.toml", "model_verbosity"], 0],
    [["config", "write", "guarded", "--target", "codex", "--dry-run"], 0],
    [["config", "doctor"], 2],
    [["diff", "goals/x.goal.ts", "goals/x.goal.ts"], 0],
    [["redteam", "x"], 1],
    [["lint", "--condition", "`node check.mjs` exits 0"], 0],
    [["stop", "x"], 2],
    [["clean", "--dry-run"], 0],
    // no client is here: they say so, and ask nobody
    [["demo"], 2],
    [["rehearse", "x"], 2],
    [["run", "x"], 2],
    [["no-such-verb"], 2],
  ] as const)("goalpost %j", async (args, exit) => {
    const { caught, code, output } = await goalpost(...args);
    expect(code, output).toBe(exit);
    expect(caught).toBe("");
  });

  test("nor by the import of any package, which prints nothing either", async () => {
    const program = entries.map((entry) => `await import(${JSON.stringify(entry)});`).join("\n");
    const { caught, code, output } = await trapped(["--input-type=module", "--eval", program]);
    expect({ caught, code, output }).toEqual({ caught: "", code: 0, output: "" });
  });
});

/** One call of each library that a program would make; what they say they return. */
const calls = String.raw`
import { command, goal, parse, render } from "@goalpost/core";
import { lint } from "@goalpost/core/lint";
import { importPrompt } from "@goalpost/core/import";
import { diff } from "@goalpost/core/diff";
import { codexConfig, presets, renderConfig, validateConfig } from "@goalpost/config";
import { updateFile } from "@goalpost/config/node";
import { codex, start as startCodex } from "@goalpost/codex";
import { claudeCode, start as startClaude } from "@goalpost/claude-code";
import { preflight, runnerFiles, sealContract, verify } from "@goalpost/verify";
import { redteam } from "@goalpost/verify/redteam";
import { findClient } from "@goalpost/rehearsal";
import { passLint } from "@goalpost/vitest";
const contract = goal("Port it.", { id: "x" }).doneWhen(command("node nope.mjs")).build();
parse(render(contract));
lint(contract); passLint(contract);
diff(contract, importPrompt("Goal: Port it.\n\nDone when:\n- \u0060node check.mjs\u0060 exits 0\n").contract ?? contract);
validateConfig("modle = 1", { target: "codex" });
updateFile("written.toml", () => renderConfig(codexConfig(presets.guarded)));
const room = { setup: [] };
const seal = await sealContract(contract, { cwd: ".", room });
await verify(contract, { cwd: ".", seal, evidence: false });
await preflight(contract, { cwd: ".", room });
await redteam(contract, { cwd: ".", room });
await runnerFiles(contract);
await findClient("codex");
const at = { cwd: process.cwd(), stateDir: "state" };
for (const started of [startCodex(codex().compile(contract), at), startClaude(claudeCode({ root: false }).compile(contract), at)])
  await started.then(() => process.exit(7), () => undefined);
`;

test("libraries print nothing when they are called, and ask no address", async () => {
  writeFileSync(join(directory, "calls.mjs"), calls);
  const { caught, code, output } = await trapped([join(directory, "calls.mjs")]);
  expect({ caught, code, output }).toEqual({ caught: "", code: 0, output: "" });
});

test.each([
  ['await fetch("http://192.0.2.1/").catch(() => {});', "connect 192.0.2.1:80"],
  ['await fetch("https://example.com/").catch(() => {});', "connect example.com:443"],
  ['(await import("node:net")).connect(443, "192.0.2.1").on("error", () => {});', "connect 192.0.2.1:443"],
  ['(await import("node:dns")).promises.resolve4("example.com").catch(() => {});', "resolve4 example.com"],
  [
    '(await import("node:child_process")).spawnSync(process.execPath, ["-e", "fetch(\'http://192.0.2.7/\').catch(() => 0)"]);',
    "connect 192.0.2.7:80",
  ],
])("the trap catches %s", async (program, said) => {
  expect((await trapped(["--input-type=module", "--eval", program])).caught).toContain(said);
});
