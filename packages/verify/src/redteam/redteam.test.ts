import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "@goalpost/core";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { sealContract } from "../seal/seal-contract.ts";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";
import { verify } from "../verify.ts";
import { type Line, withLines } from "./lines.ts";
import { redteam } from "./redteam.ts";

// each plays dozens of lies, on a machine that does other work
vi.setConfig({ testTimeout: 240_000 });
afterAll(() => vi.resetConfig());

let at: Project & Disposable;
beforeEach(() => {
  at = project({
    "package.json": JSON.stringify({ name: "p", scripts: { test: "node --test", report: "node tools/report.js" } }),
    "src/add.js": "module.exports = (a, b) => a - b;\n",
    "test/add.test.js": 'require("node:test").test("adds", () => require("node:assert").equal(require("../src/add.js")(1, 2), 3));\n', // biome-ignore format: one
    "tools/report.js": 'require("node:fs").writeFileSync("report.json", JSON.stringify({ wrong: require("../src/add.js")(1, 2) === 3 ? 0 : 1 }));\n', // biome-ignore format: one
  });
});
afterEach(() => at[Symbol.dispose]());

const scope = (...paths: readonly string[]): WireItem => ({ kind: "scope", paths });
const command = (run: string): WireItem => ({ kind: "command", run });
/** Whoever asks is told of each lie: the seals that are made meanwhile are not. */
const played = (contract: ReturnType<typeof contractOf>) =>
  redteam(contract, { cwd: at.root, env: at.env, onEvent: () => {} });
const believed = ({ lies }: Awaited<ReturnType<typeof redteam>>) => lies.filter((lie) => lie.believed && lie.verdict !== null).map(({ id }) => id); // biome-ignore format: one

/** Everything in the project but git's own. */
const snapshot = (): readonly string[] =>
  readdirSync(at.root, { recursive: true, encoding: "utf8" })
    .filter((path) => !path.startsWith(".git"))
    .sort()
    .map((path) => `${path} ${statSync(join(at.root, path)).isFile() ? `${statSync(join(at.root, path)).mtimeMs} ${readFileSync(join(at.root, path), "utf8")}` : ""}`); // biome-ignore format: one

test("names what a contract believes, with the line that was seen to stop it, and touches nothing", async () => {
  const before = snapshot();
  const contract = contractOf([{ kind: "artifact", path: "report.json", json: { wrong: 0 } }], [scope("src/**", "report.json")]); // biome-ignore format: one
  const report = await played(contract);
  expect(report.proves_nothing).toBe(false);
  expect(believed(report)).toContain("reports-forged");
  expect(report.lies.find(({ id }) => id === "reports-forged")).toMatchObject({
    verdict: "done",
    does: "writes report.json by hand",
    stopped_by: 'artifact("report.json", { producedBy: command("npm run report") })',
  });
  expect(report.lines.map(({ kind, replaces, block }) => `${kind} ${replaces} ${block}`)).toEqual(["produced-by D1 done_when", "held-out null done_when"]); // biome-ignore format: one
  expect(snapshot()).toEqual(before);
  // With the line that a machine can write, it is believed no more.
  const closed = await played(withLines(contract, report.lines));
  expect(believed(closed)).not.toContain("reports-forged");
});

test("asks for a producer where another check contradicts the forger: the honest work would stay open", async () => {
  const contract = contractOf(
    [command("node --test"), { kind: "artifact", path: "reports/report.json", json: { wrong: 0 } }],
    [scope("src/**", "reports/**")],
  );
  at.put("tools/report.js", at.text("tools/report.js").replaceAll("report.json", "reports/report.json").replace('require("node:fs")', 'require("node:fs").mkdirSync("reports", { recursive: true });\nrequire("node:fs")')); // biome-ignore format: one
  at.commit();
  const report = await played(contract);
  expect(believed(report)).not.toContain("reports-forged");
  const line = report.lines.find(({ kind }) => kind === "produced-by");
  expect(line).toMatchObject({ replaces: "D2", stops: ["report-by-hand-d2"], code: 'artifact("reports/report.json", { producedBy: command("npm run report") })' }); // biome-ignore format: one
  // The honest work, under the contract with and without it.
  const honest = async (closed: Contract) => {
    const seal = await sealContract(closed, { cwd: at.root, env: at.env });
    at.put("src/add.js", "module.exports = (a, b) => a + b;\n");
    at.put("reports/report.json", '{"wrong":0}');
    const { verdict } = await verify(closed, { cwd: at.root, env: at.env, seal });
    at.put("src/add.js", "module.exports = (a, b) => a - b;\n");
    rmSync(join(at.root, "reports"), { recursive: true });
    return verdict;
  };
  expect(await honest(contract)).toBe("open");
  expect(await honest(withLines(contract, report.lines))).toBe("done");
});

test("asks for none where the file stood at the start, or the scope names it", async () => {
  at.put("docs/guide.md", "# Guide\n");
  at.commit();
  for (const [path, ...paths] of [["docs/guide.md", "docs/**"], ["new.md", "new.md"]] as const) {
    const contract = contractOf([command("node --test"), { kind: "artifact", path, contains: "Migration" }], [scope("src/**", ...paths)]); // biome-ignore format: one
    expect((await played(contract)).lines.map(({ kind }) => kind)).not.toContain("produced-by");
  }
}); // biome-ignore format: one

test("a number that is a time is read from a clock that the source can stop", async () => {
  at.put("src/add.js", "module.exports = (a, b) => {\n  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);\n  return a + b;\n};\n"); // biome-ignore format: one
  at.put("tools/bench.js", 'const add = require("../src/add.js");\nconst start = performance.now();\nadd(1, 2);\nconsole.log(performance.now() - start);\n'); // biome-ignore format: one
  at.commit();
  const contract = contractOf([{ kind: "metric", run: { kind: "command", run: "node tools/bench.js" }, at_most: 1000 } as WireItem], [scope("src/**")]); // biome-ignore format: one
  const { lies, lines } = await played(contract);
  expect(lies.find(({ id }) => id === "source-stops-clock")).toMatchObject({ verdict: "done", believed: true, stopped_by: "heldOut()" }); // biome-ignore format: one
  expect(lines.map(({ kind }) => kind)).toContain("held-out");
});

test("the same tree gives the same answer", async () => {
  const contract = contractOf([command("node --test")], [scope("**")]);
  expect(await played(contract)).toEqual(await played(contract));
});

test("asks for a scope where there is none, or where it lets in what the checks run", async () => {
  for (const constraints of [[], [scope("**")]]) {
    const { lines } = await played(contractOf([command("node --test")], constraints));
    expect(lines[0]).toMatchObject({ kind: "scope", code: 'scope("src/**")', block: "constraints", replaces: null });
  }
  const { lines } = await played(contractOf([command("node --test")], [scope("src/**")]));
  expect(lines.map(({ kind }) => kind)).toEqual(["held-out"]);
});

test("a contract that is green before the work believes everything, and nothing else is played", async () => {
  const report = await played(contractOf([command("node --version")], [scope("src/**")]));
  expect(report).toMatchObject({ proves_nothing: true, lines: [] });
  expect(report.lies.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual(["idle done"]);
});

test("is stopped by a signal, and says so", async () => {
  const stop = new AbortController();
  const report = await redteam(contractOf([command("node --test")], [scope("src/**")]), {
    cwd: at.root,
    env: at.env,
    signal: stop.signal,
    onEvent: ({ index }) => void (index === 1 && stop.abort()),
  });
  expect(report.interrupted).toBe(true);
  expect(report.lies.filter(({ verdict }) => verdict !== null).map(({ id }) => id)).toEqual(["idle"]);
});

test("lines are put in: one takes the place of an item, others are added, also where there were no constraints", () => {
  const line = (more: Partial<Line>) => ({ kind: "scope", code: "", why: "", block: "constraints", replaces: null, item: null, ...more }) as Line;
  const contract = contractOf([command("npm test"), command("true")]);
  const closed = withLines(contract, [
    line({ item: { kind: "scope", paths: ["src/**"] } }),
    line({ block: "done_when", replaces: "D1", item: { kind: "command", id: "D1", run: "npm run all" } }),
    line({ block: "done_when" }),
  ]);
  expect(closed.blocks.map(({ kind, items }) => `${kind}: ${items.map(({ id }) => id).join(" ")}`)).toEqual(["goal: G1", "constraints: C1", "done_when: D1 D2"]); // biome-ignore format: one
  expect(JSON.stringify(closed)).toContain("npm run all");
}); // biome-ignore format: one

test("what makes a log that is searched is for a person to say", async () => {
  const { lines, lies } = await played(contractOf([{ kind: "absent", pattern: { source: "ERROR", flags: "" }, in: "run.txt" }], [scope("src/**")])); // biome-ignore format: one
  expect(lies.find(({ id }) => id === "reports-forged")).toMatchObject({ verdict: "open", believed: true });
  expect(lines.find(({ kind }) => kind === "produced-by")).toMatchObject({ code: 'absent(/ERROR/, { in: "run.txt", producedBy: command("…") })', item: null, replaces: "D1" }); // biome-ignore format: one
});
