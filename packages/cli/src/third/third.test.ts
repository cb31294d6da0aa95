import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { project, put, testEnv } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { removeLater, smallProject } from "../testing/small.ts";
import { startCli } from "../testing/start-cli.ts";

const example = resolve(import.meta.dirname, "../../../../examples/third-target");
const agent = join(example, "agent.mjs");

/** A project in which the example's package is installed from outside; `copy` gives it a copy of its own that a test may change. */
function installed({ copy = false } = {}): { readonly cwd: string; readonly from: string } {
  const cwd = smallProject();
  const from = copy ? project({}) : example;
  if (copy) {
    cpSync(example, from, { recursive: true, filter: (path) => !path.includes("node_modules") });
    symlinkSync(join(example, "node_modules"), join(from, "node_modules"));
    removeLater(from);
  }
  mkdirSync(join(cwd, "node_modules/@acme"), { recursive: true });
  symlinkSync(from, join(cwd, "node_modules/@acme/line-agent"));
  return { cwd, from };
}

/** The agent as a program that stands alone, with a script. */
function agentIn(folder: string, script: unknown): { readonly path: string; readonly env: NodeJS.ProcessEnv } {
  const path = join(folder, "line-agent");
  writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' '${agent}' "$@"\n`, { mode: 0o755 });
  const file = join(folder, "script.json");
  writeFileSync(file, JSON.stringify(script));
  return { path, env: { LINE_AGENT_SCRIPT: file, HOME: folder } };
}

/** The command line in a process of its own, with the state that `call` uses. */
const ownProcess = (argv: readonly string[], cwd: string, env: NodeJS.ProcessEnv) =>
  startCli(argv, { cwd, env: testEnv(cwd, { ...env }) });

const name = "@acme/line-agent";
const work = [[{ write: ["done.txt", "done\n"] }, { claim: "done" }]];

describe("a target of somebody else's, by its package's name", () => {
  test("is compiled for", async () => {
    const { cwd } = installed();
    const { code, out, err } = await call(["render", "small", "--target", name], { cwd });
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^small for line-agent: task [\d,]+ of 4,000 characters/);
    expect(out).toContain("done.txt says done.");
  });

  test("is given what it takes, and what it does not take is refused by name", async () => {
    const { cwd } = installed();
    put(cwd, "goalpost.json", '{ "clients": { "line-agent": { "model": "of-the-project" } } }');
    const { out } = await call(["rehearse", "small", "--target", name], { cwd });
    expect(out).toContain("started: Line agent 1.0.0, model of-the-project, sandbox none\n");
    const build = (...flags: readonly string[]) => call(["build", "small", "--target", name, ...flags], { cwd });
    const { code, err } = await build("--effort", "high");
    expect([code, err]).toEqual([
      2,
      expect.stringContaining(
        "--effort --target line-agent: is not taken by this target, which takes --model\n  help: leave it out; an adapter says in `takes` what it takes\n  code: cli/not-for-this-client",
      ),
    ]);
    expect((await build("--preset", "guarded")).err).toContain(
      "--preset --target line-agent: a preset has settings of codex and claude-code alone",
    );
  });

  test("is rehearsed with the program that it brings, which is taken up again by the receipt", async () => {
    const { cwd } = installed();
    const { code, out, err } = await call(["rehearse", "small", "--target", name], { cwd });
    expect(err).toBe("");
    expect(out).toMatch(/^target: line-agent, of @acme\/line-agent 1\.0\.0, sha256 [0-9a-f]{12}$/m);
    expect(out).toContain("started: Line agent 1.0.0, model a script, sandbox none\n");
    expect(out).toContain("the receipt says not done\n  taken up again with what is missing, 1 of 3\n");
    expect(out).toContain("› I was told: The goal was marked complete, and it is not");
    expect(out).toMatch(
      /^3 turns, .*taken up again once; ended: complete\nthe client says done · the receipt says done$/m,
    );
    expect(code).toBe(0);
  });

  test("is run, its bound in turns held, and taken up again by name alone", async () => {
    const { cwd } = installed();
    const folder = project({});
    removeLater(folder);
    const again = Array.from({ length: 20 }, () => [{ say: "Not yet." }]);
    const first = agentIn(folder, [...again, ...work]);
    const start = ["run", "small", "--target", name, "--client", first.path, "--no-preflight", "--stuck", "off"];
    const ran = await call(start, { cwd, env: first.env });
    expect(ran.out).toMatch(/bound reached: turns, 8 of 8\n/);
    expect(ran.out).toContain("ended: turns reached, 8 of 8\n");
    expect(ran.code).toBe(1);
    const status = await call(["status", "small"], { cwd });
    expect(status.out).toMatch(/^small: ended \(bound-reached\); goal working; 8 turns/);
    const json = JSON.parse((await call(["status", "small", "--format", "json"], { cwd })).out);
    expect(json.runs[0]).toMatchObject({
      target: "line-agent",
      target_digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    // a process of its own, in which the package was never named
    const unnamed = ownProcess(["run", "small", "--resume", "--client", first.path], cwd, first.env);
    expect(await unnamed.ended).toBe(2);
    expect(unnamed.said()).toMatch(
      /the run is of the target "line-agent", which is not part of goalpost[\s\S]+cli\/target-not-loaded/,
    );
    const named = await call(["run", "small", "--resume", "--target", name, "--client", first.path], {
      cwd,
      env: first.env,
    });
    expect(named.out).toContain("ended: turns reached, 8 of 8\n");
  });

  test("is not taken up by other code than it was started with", async () => {
    const { cwd, from } = installed({ copy: true });
    const folder = project({});
    removeLater(folder);
    const { path, env } = agentIn(folder, work);
    const ran = await call(["run", "small", "--target", name, "--client", path, "--no-preflight"], { cwd, env });
    expect([ran.code, ran.err]).toEqual([0, ""]);
    appendFileSync(join(from, "src/events.ts"), "// changed\n");
    // each process loads a target once
    const cli = ownProcess(["run", "small", "--resume", "--target", name, "--client", path], cwd, env);
    expect(await cli.ended).toBe(2);
    expect(cli.said()).toMatch(/the run was started by [0-9a-f]{12}[\s\S]+line-agent\/target-changed/);
  });

  test("is stopped and asked after by no code but ours", async () => {
    const { cwd } = installed();
    const folder = project({});
    removeLater(folder);
    const { path, env } = agentIn(folder, [[{ run: ["node", "wait.mjs"] }]]);
    const cli = ownProcess(["run", "small", "--target", name, "--client", path, "--no-preflight"], cwd, env);
    await cli.until("running node wait.mjs");
    // the package is gone: what a state names is never loaded
    rmSync(join(cwd, "node_modules"), { recursive: true });
    const status = ownProcess(["status", "small"], cwd, env);
    await status.ended;
    expect(status.said()).toMatch(/^small: running in process \d+; goal working; 1 turn,/);
    const stop = ownProcess(["stop", "small"], cwd, env);
    await stop.ended;
    expect(stop.said()).toMatch(/^small: ended \(stopped\); goal working/m);
    expect(await cli.ended).toBe(1);
  });

  test.each([
    [
      "lies in the project",
      (cwd: string) =>
        cpSync(example, join(cwd, "node_modules/@acme/inside"), {
          recursive: true,
          filter: (path) => !path.includes("node_modules/"),
        }),
      "@acme/inside",
      "cli/target-in-tree",
    ],
    ["is not installed", () => {}, "@acme/none", "cli/module-missing"],
    ["is a name that is misspelt", () => {}, "cdex", "cli/unknown-target"],
  ])("is refused when it %s", async (_why, prepare, wanted, code) => {
    const { cwd } = installed();
    prepare(cwd);
    const { err, code: exit } = await call(["render", "small", "--target", wanted], { cwd });
    expect(err).toContain(`code: ${code}`);
    expect(exit).toBe(2);
  });

  test.each([
    ["export default 7;", "has no default export that is a target"],
    ["export default { name: 'x', title: 'X', program: 'x', word: 'w' };", "exports a target without compile"],
    ["export default { ...(await import('@acme/line-agent')).default, name: 'codex' };", 'calls its target "codex"'],
    ["throw new Error('no licence');", "failed while it was loaded: no licence"],
  ])("is refused when it is none: %s", async (source, what) => {
    const { cwd } = installed();
    // Node reads a package once, and the next test has a folder of the same name.
    const name = `other-${source.length}`;
    const folder = project({
      [`${name}/package.json`]: '{"name":"@acme/other","type":"module","exports":"./index.js"}',
      [`${name}/index.js`]: source,
    });
    const other = join(folder, name);
    removeLater(other);
    mkdirSync(join(other, "node_modules/@acme"), { recursive: true });
    symlinkSync(example, join(other, "node_modules/@acme/line-agent"));
    symlinkSync(other, join(cwd, "node_modules/@acme/other"));
    const { err } = await call(["render", "small", "--target", "@acme/other"], { cwd });
    expect(err).toContain(what);
  });
});

test.each([["lint", "small"], ["demo"], ["config", "explain"]])("%s loads no package as a target", async (...argv) => {
  const { cwd } = installed();
  const { err } = await call([...argv, "--target", "@acme/none"], { cwd });
  expect(err).toContain("--target @acme/none: is not a target, expected codex or claude-code");
});

test("the example's README names what the test shows", () => {
  expect(readFileSync(join(example, "README.md"), "utf8")).toContain(`--target ${name}`);
  expect(dirname(agent)).toBe(example);
});
