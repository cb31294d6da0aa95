import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, put } from "./testing/cache.ts";
import { call } from "./testing/call.ts";
import { sealFile } from "./testing/sealed.ts";

const words = `# small

## goal

- G1 outcome: done.txt says done.

## constraints

- C1 never: Change check.mjs.
  instead: Write done.txt.
- C2 scope: only \`done.txt\` may change.

## done_when

- D1 command: \`node check.mjs\` exits 0.
- D2 review: it reads well
  evidence: \`done.txt\`

## stop_when

- S1 blocked: done.txt cannot be written
- S2 budget: at the first of these bounds:
  turns: 8
`;
const check =
  'import { readFileSync } from "node:fs";\nif (readFileSync("done.txt", "utf8") !== "done\\n") process.exit(1);\n';
const small = { "small.goal.md": words, "check.mjs": check };

describe("the command line", () => {
  test("says its commands, daily ones first, with examples; nothing is coloured where there is no terminal", async () => {
    const { code, out } = await call(["--help"], { cwd: project() });
    expect(code).toBe(0);
    const at = (text: string): number => {
      expect(out).toContain(text);
      return out.indexOf(text);
    };
    expect(at("Daily:")).toBeLessThan(at("  init "));
    expect(at("  approve ")).toBeLessThan(at("Advanced:"));
    expect(at("Advanced:")).toBeLessThan(at("  demo "));
    expect(out).toContain("$ goalpost run port-billing --target codex");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no colour
    expect(out).not.toMatch(/\u001b/);
  });

  test.each([
    "init",
    "lint",
    "preflight",
    "run",
    "status",
    "stop",
    "verify",
    "approve",
    "check-receipt",
    "build",
    "render",
    "rehearse",
    "import",
    "diff",
    "demo",
  ])("%s --help has examples", async (name) => {
    const { code, out } = await call([name, "--help"], { cwd: project() });
    expect(code).toBe(0);
    expect(out).toContain(`Examples:\n  $ goalpost ${name}`);
  });

  test.each([
    [["verfy"], "error: unknown command 'verfy'\n(Did you mean verify?)\n"],
    [["lint", "--formt", "json"], "error: unknown option '--formt'\n(Did you mean --format?)\n"],
    [["render", "small", "--as", "pdf"], "Allowed choices are xml, markdown, json."],
    [["verify"], "error: missing required argument 'contract'\n"],
    [["verify", "small", "--timeout", "0"], "expected a whole number from 1 to 86400."],
    [["render", "small", "--target", "codx"], "help: write --target codex\n"],
    [["verify", "smal"], "help: did you mean small?\n"],
  ])("%j is misuse, and says how to fix it", async (argv, said) => {
    const { code, err, out } = await call(argv, { cwd: project(small) });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(said);
    expect(err).not.toMatch(/^\s+at /m);
    expect(err.split("\n").length).toBeLessThan(25);
  });

  test("tells an error as JSON where JSON was asked for, and its stack only with --debug", async () => {
    const cwd = project();
    const { code, out, err } = await call(["verify", "none", "--format", "json"], { cwd });
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      command: "verify",
      error: {
        code: "contract/not-found",
        where: "none",
        what: "no contract has this id: there is no contract file here",
        help: "write one with goalpost init",
      },
    });
    expect(err).toBe("");
    const two = await call(["render", "-", "--as", "xml", "--format", "json"], { cwd, stdin: words });
    expect(JSON.parse(two.out)).toMatchObject({ error: { code: "cli/two-forms" } });
    expect((await call(["verify", "none", "--debug"], { cwd })).err).toMatch(/^\s+at /m);
  });

  test("is coloured on a terminal, and not with NO_COLOR", async () => {
    const cwd = project(small);
    expect((await call(["lint"], { cwd, tty: true })).out).toContain("\u001b[");
    expect((await call(["lint"], { cwd, tty: true, env: { NO_COLOR: "1" } })).out).not.toContain("\u001b[");
  });

  test("says its version", async () => {
    expect(await call(["--version"], { cwd: project() })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  test("works in another folder with --cwd", async () => {
    const cwd = project({ "inner/small.goal.md": words });
    expect((await call(["render", "small", "--as", "markdown", "-C", "inner"], { cwd })).out).toBe(words);
  });
});

describe("render", () => {
  test("prints the launch as JSON, in its documented shape", async () => {
    const { code, out } = await call(["render", "small", "--target", "codex", "--format", "json"], {
      cwd: project(small),
    });
    expect(code).toBe(0);
    const launch = JSON.parse(out);
    expect(Object.keys(launch)).toEqual([
      "version",
      "command",
      "target",
      "objective",
      "files",
      "argv",
      "config",
      "who_set",
      "warnings",
      "trace",
    ]);
    expect(launch.target).toBe("codex");
    expect(launch.objective).toContain("- G1 outcome: done.txt says done.");
    expect(launch.files.map(({ path }: { path: string }) => path)).toEqual([
      ".goalpost/small/contract.md",
      ".goalpost/small/contract.json",
    ]);
  });

  test("reads standard input, labelled text or JSON, and prints what it read", async () => {
    const cwd = project();
    expect((await call(["render", "-", "--as", "markdown"], { cwd, stdin: words })).out).toBe(words);
    const { out } = await call(["render", "-", "--as", "json"], { cwd, stdin: words });
    expect((await call(["render", "-", "--as", "markdown"], { cwd, stdin: out })).out).toBe(words);
    expect((await call(["render", "-"], { cwd, stdin: "free prose" })).err).toMatch(/^error: <stdin>/);
  });

  test("of a goal that is too long even when packed says by how much", async () => {
    const cwd = project({ "long.goal.md": words.replace("done.txt says done.", "word ".repeat(2000)) });
    const { code, err } = await call(["render", "long"], { cwd });
    expect(code).toBe(2);
    expect(err).toMatch(
      /expected at most 4[,.]?000[\s\S]*help: shorten the goal by [\d,]+[\s\S]*code: pack\/over-limit/,
    );
  });

  test("is what build --print prints, and nothing is written", async () => {
    const cwd = project(small);
    const { out } = await call(["build", "small", "--print"], { cwd });
    expect(out).toBe((await call(["render", "small"], { cwd })).out);
    expect(out).toMatch(
      /^small for codex: objective [\d,]+ of 4,000 \w+; the whole contract is in it\nobjective: about \d+ tokens; Codex says it once at the start\n/,
    );
    expect(readdirSync(cwd).sort()).toEqual(["check.mjs", "small.goal.md"]);
  });
});

describe("build", () => {
  test("says what it wrote, and the second time that everything is as it was", async () => {
    const cwd = project(small);
    expect((await call(["build", "small"], { cwd })).out).toContain(
      ".goalpost/small: wrote contract.md, contract.json, verify, verify.mjs, manifest.json\n",
    );
    expect((await call(["build", "small"], { cwd })).out).toContain(".goalpost/small: everything is as it was\n");
    const { out } = await call(["build", "small", "--format", "json"], { cwd });
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      id: "small",
      target: "codex",
      folder: ".goalpost/small",
      written: [],
      copies: [],
    });
  });
});

describe("build --skill", () => {
  test("writes the project skill of Claude Code too, by the same rules; Codex has none", async () => {
    const cwd = project(small);
    const skill = ".claude/skills/small/SKILL.md";
    const build = ["build", "small", "--target", "claude-code", "--skill"];
    expect((await call(build, { cwd })).out).toContain(
      `.goalpost/small: wrote contract.md, contract.json, ${skill}, verify, verify.mjs, manifest.json\n`,
    );
    expect(readFileSync(join(cwd, skill), "utf8")).toContain("Fulfil the contract `.goalpost/small/contract.md`.");
    expect((await call(build, { cwd })).out).toContain("everything is as it was");
    writeFileSync(join(cwd, skill), "mine\n");
    expect(await call(build, { cwd })).toMatchObject({ code: 2, err: expect.stringContaining("code: build/edited") });
    expect(JSON.parse((await call([...build, "--print", "--format", "json"], { cwd })).out).argv.skill.at(-1)).toBe(
      "/small",
    );
    expect(await call(["build", "small", "--skill"], { cwd })).toMatchObject({
      code: 2,
      err: "error: --skill --target codex: is a setting of Claude Code\n  help: leave it out, or --target claude-code\n  code: cli/not-for-this-client\n",
    });
  });
});

describe("preflight, verify and approve", () => {
  test("preflight says what each check will be worth, and 1 when nothing would show the work", async () => {
    const cwd = project(small);
    const before = await call(["preflight", "small"], { cwd });
    expect(before.code).toBe(0);
    expect(before.out).toMatch(/^D1 {3}fails now, as it should: exit 1 .* {2}\[command node check\.mjs\]\n/m);
    const green = await call(["preflight", "small"], { cwd: project({ ...small, "done.txt": "done\n" }) });
    expect(green.code).toBe(1);
    expect(green.out).toContain("PROVES NOTHING: every check of done_when is green at the start");
    const claims =
      'import { goal } from "goalpost";\nexport default goal("It reads well.").doneWhen("It reads well.").stopWhen("stuck");\n';
    const words = await call(["preflight", "words", "--no-lint"], { cwd: project({ "words.goal.ts": claims }) });
    expect(words.code).toBe(1);
    expect(words.out).toContain("PROVES NOTHING: done_when holds no check that a machine decides");
  });

  test("preflight says what cannot run and why, shows the last lines of what fails, and all of them when asked", async () => {
    const cwd = project({
      "package.json": '{ "scripts": { "test": "node -e 0" } }',
      "many.goal.ts": `import { command, goal } from "goalpost";
export default goal("It holds.").doneWhen(command("node many.mjs"), command("npm run tset"));
`,
      "many.mjs": "for (let n = 1; n <= 9; n += 1) console.log('line ' + n); process.exit(1);\n",
    });
    const { code, out } = await call(["preflight", "many", "--no-lint"], { cwd });
    expect(code).toBe(1);
    expect(
      out.replace(/in \d+ ms/, "in T"),
    ).toBe(`D1   fails now, as it should: exit 1 in T, expected exit 0  [command node many.mjs]
     | …
     | line 5
     | line 6
     | line 7
     | line 8
     | line 9
D2   cannot run: package.json has no script "tset"  [command npm run tset]
     help: write test, or add a script "tset" to package.json
warning: D2: package.json has no script "tset"; whoever adds it says what the check is. Let it be added with scope("package.json#scripts.tset")
2 checks: 1 will show the work, 1 cannot run
`);
    const all = await call(["preflight", "many", "--no-lint", "--output", "D1"], { cwd });
    expect(all.out).toContain("output of D1 (node many.mjs):\nline 1\nline 2\n");
    const none = await call(["preflight", "many", "--no-lint", "--output", "D9"], { cwd });
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining("code: cli/no-such-check") });
  });

  test("verify ends in its verdict: not done, needs person, and done when a person approved this very evidence", async () => {
    const cwd = project(small);
    await sealFile(cwd, "small.goal.md");
    const notDone = await call(["verify", "small"], { cwd });
    expect(notDone).toMatchObject({ code: 1, out: expect.stringMatching(/\nVERDICT: not done\n$/) });
    const done = project(small);
    await sealFile(done, "small.goal.md");
    put(done, "done.txt", "done\n");
    expect(await call(["verify", "small"], { cwd: done })).toMatchObject({
      code: 3,
      out: expect.stringMatching(/\nVERDICT: needs person\n$/),
    });
    const nobody = await call(["approve", "small"], { cwd: done });
    expect(nobody).toMatchObject({ code: 2, err: expect.stringContaining("code: cli/nobody-to-ask") });
    const asked = { cwd: done, tty: true, stdin: "y\n", env: { NO_COLOR: "1" } };
    const wrong = await call(["approve", "small", "D1", "--who", "Ada"], asked);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("code: verify/no-such-review") });
    const approved = await call(["approve", "small", "--who", "Ada", "--note", "read it"], asked);
    expect(approved).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        / D2: approved by Ada, at a terminal, bound to sha256 [0-9a-f]{12} and tree [0-9a-f]{12}\n {2}an agent without a sandbox could forge that, and the receipt says so; with --sign KEY it cannot be forged\n$/,
      ),
    });
    expect(await call(["verify", "small"], { cwd: done })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/\nVERDICT: done\n$/),
    });
  });

  test.each(["json", "junit", "github"])("verify --format %s prints that alone", async (format) => {
    const { code, out } = await call(["verify", "small", "--unsealed", "--format", format], { cwd: project(small) });
    expect(code).toBe(1);
    if (format === "json")
      expect(JSON.parse(out)).toMatchObject({
        version: 1,
        verdict: "not done",
        contract: { id: "small", sealed: false },
      });
    else expect(out).toMatch(format === "junit" ? /^<\?xml/ : /^::/m);
  });
});

describe("without the client", () => {
  const env = { GOALPOST_CODEX: "/nowhere/codex", GOALPOST_CLAUDE: "/nowhere/claude" };

  test("run and demo say how to install it, with exit code 2", async () => {
    const cwd = project(small);
    const run = await call(["run", "small"], { cwd, env });
    expect(run).toMatchObject({ code: 2, err: expect.stringContaining("code: client/not-found") });
    const demo = await call(["demo"], { cwd, env });
    expect(demo).toMatchObject({ code: 2, err: expect.stringContaining("npm install --global @openai/codex") });
    expect(readdirSync(cwd).sort()).toEqual(["check.mjs", "small.goal.md"]);
  });

  test.skipIf(process.platform === "win32")("a client that is too old is named, with what was expected", async () => {
    const cwd = project({ ...small, "codex.sh": '#!/bin/sh\necho "codex-cli 0.98.0"\n' });
    chmodSync(join(cwd, "codex.sh"), 0o755);
    const { code, err } = await call(["run", "small", "--no-preflight"], {
      cwd,
      env: { GOALPOST_CODEX: join(cwd, "codex.sh") },
    });
    expect(code).toBe(2);
    expect(err).toMatch(
      /is 0\.98\.0, expected \d+\.\d+\.\d+ or later\n {2}help: update it[\s\S]*code: codex\/client-too-old\n$/,
    );
  });

  test.skipIf(process.platform === "win32")("status, stop and resume of what was never started say so", async () => {
    const cwd = project({ ...small, "codex.sh": '#!/bin/sh\necho "codex-cli 0.169.0"\n' });
    chmodSync(join(cwd, "codex.sh"), 0o755);
    const started = { GOALPOST_CODEX: join(cwd, "codex.sh") };
    for (const argv of [
      ["status", "small"],
      ["stop", "small"],
      ["run", "small", "--resume"],
    ])
      expect(await call(argv, { cwd, env: started })).toEqual({
        code: 2,
        out: "",
        err: "error: small: was never started here\n  help: start it: goalpost run small; runs are kept by the folder that they are started in\n  code: cli/no-run\n",
      });
    expect(await call(["status"], { cwd })).toMatchObject({
      code: 0,
      out: "no run was started here; start one: goalpost run CONTRACT\n",
    });
    expect(JSON.parse((await call(["status", "--format", "json"], { cwd })).out)).toEqual({
      version: 1,
      command: "status",
      runs: [],
    });
  });
});

test.each([
  [["lnt"], "(goalpost --help lists the commands)"],
  [["preflight"], "(goalpost preflight --help shows how it is called)"],
  [["lint", "--nope"], "(goalpost lint --help shows how it is called)"],
  [["config", "nope"], "(goalpost config --help shows its commands)"],
  [["config", "validate"], "(goalpost config validate --help shows how it is called)"],
])("%j names the help that is meant", async (argv, help) => {
  const { code, err } = await call(argv, { cwd: project({}) });
  expect(code).toBe(2);
  expect(err.trimEnd().split("\n").at(-1)).toBe(help);
});
