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
  const env = { ...environment(directory, []), NODE_OPTIONS: `--import=${trap}`, GOALPOST_TRAP: log };
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
