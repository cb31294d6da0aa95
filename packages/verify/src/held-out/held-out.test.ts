import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { preflight } from "../preflight.ts";
import { sealContract } from "../seal/seal-contract.ts";
import { readSeal, writeSeal } from "../seal/seal-store.ts";
import { stateDir } from "../seal/state-dir.ts";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";
import { verify } from "../verify.ts";

let at: Project & Disposable;
let hidden: string;
beforeEach(() => {
  at = project({ "src/add.mjs": "export const add = () => 0;\n" });
  hidden = join(dirname(at.root), "hidden");
  hide("extra.mjs", 'import { add } from "./src/add.mjs";\nconsole.log("the-secret-case");\nprocess.exit(add(2, 40) === 42 ? 0 : 1);\n');
}); // biome-ignore format: one
afterEach(() => at[Symbol.dispose]());

function hide(path: string, text: string): void {
  mkdirSync(dirname(join(hidden, path)), { recursive: true });
  writeFileSync(join(hidden, path), text);
}
const scope: WireItem = { kind: "scope", paths: ["src/**"] };
const run = (line: string): WireItem => ({ kind: "shell", run: line });
const held = (line = "node extra.mjs"): WireItem => ({ kind: "held_out", check: run(line), files: hidden });
const sealed = (contract: ReturnType<typeof contractOf>, heldOut?: Record<string, string>) =>
  sealContract(contract, { cwd: at.root, env: at.env, ...(heldOut === undefined ? {} : { heldOut }) });
const right = () => at.put("src/add.mjs", "export const add = (a, b) => a + b;\n");

async function judge(items: readonly WireItem[], work: () => void) {
  const contract = contractOf(items, [scope]);
  const seal = await sealed(contract);
  work();
  return verify(contract, { cwd: at.root, env: at.env, seal });
}

describe("a held-out check", () => {
  test("decides, and says in one word how; what it said is kept in the state folder alone", async () => {
    const lie = await judge([run("true"), held()], () => at.put("src/add.mjs", "export const add = () => 3;\n"));
    expect(lie.verdict).toBe("not done");
    const { duration_ms: _, evidence, ...told } = lie.checks.at(-1) ?? {};
    expect(told).toEqual({ id: "H1", block: "done_when", kind: "held_out", title: "a further check", status: "fail", what: "failed" });
    expect(JSON.stringify(lie)).not.toMatch(/extra\.mjs|secret-case|\/hidden/);
    expect(readFileSync((evidence as { readonly path: string }).path, "utf8")).toContain("the-secret-case");
    expect(await judge([run("true"), held()], right)).toMatchObject({ verdict: "done" });
  }); // biome-ignore format: one

  test("is read at the start: what becomes of its files later changes nothing", async () => {
    const receipt = await judge([held()], () => hide("extra.mjs", "process.exit(0)"));
    expect(receipt.checks.at(-1)).toMatchObject({ id: "H1", status: "fail" });
  });

  test("has a room of its own: no other check sees its files, nor it what they left", async () => {
    const look = run("test ! -e extra.mjs && touch src/left.txt");
    const receipt = await judge([look, held("test -e extra.mjs && test ! -e src/left.txt"), run("test ! -e extra.mjs"), held("test ! -e src/left.txt")], right); // biome-ignore format: one
    expect(receipt).toMatchObject({ verdict: "done" });
    expect(at.has("extra.mjs")).toBe(false);
  });

  test("takes the place of whatever the work has put there, links too", async () => {
    hide("src/deep/case.mjs", "process.exit(0)\n");
    const receipt = await judge([held("node src/deep/case.mjs && test ! -L src/deep && test ! -e src/elsewhere/case.mjs")], () => {
      at.put("src/elsewhere/x.txt", "");
      at.link("src/deep", "elsewhere");
    });
    expect(receipt.checks.at(-1)).toMatchObject({ id: "H1", status: "pass" });
  }); // biome-ignore format: one

  test("fails when the code under test rewrites it, also when it puts it back", async () => {
    hide("second.mjs", "process.exit(1)\n");
    const liar = `import { readFileSync, writeFileSync } from "node:fs";
const was = readFileSync("second.mjs");
writeFileSync("second.mjs", ${JSON.stringify(`import { writeFileSync } from "node:fs"; writeFileSync("second.mjs", "process.exit(1)\\n");\n`)});
export const add = () => 42;\n`;
    const receipt = await judge([held("node extra.mjs && node second.mjs")], () => at.put("src/add.mjs", liar));
    expect(receipt.checks.at(-1)).toMatchObject({
      id: "H1",
      status: "fail",
      what: "failed: what decides it was changed while it ran",
    });
  });

  test("counts its tests by name, where they can be: a source that ends the runner, or leaves nothing to run, passes none", async () => {
    hide("extra.test.mjs", 'import assert from "node:assert/strict";\nimport { test } from "node:test";\nimport { add } from "./src/add.mjs";\ntest("adds", () => assert.equal(add(2, 40), 42));\n');
    const run1 = { kind: "command", run: "node --test extra.test.mjs" };
    const tests = { kind: "tests", run: run1, names: ["adds"] };
    const liar = () => at.put("src/add.mjs", "process.exit(0);\nexport const add = () => 42;\n");
    for (const check of [run1, tests]) {
      const by = { kind: "held_out", check, files: hidden };
      at.put("src/add.mjs", "export const add = () => 0;\n");
      expect((await judge([by], liar)).checks.at(-1), JSON.stringify(check)).toMatchObject({ id: "H1", status: "fail" });
      at.put("src/add.mjs", "export const add = () => 0;\n");
      expect((await judge([by], right)).checks.at(-1), JSON.stringify(check)).toMatchObject({ id: "H1", status: "pass" });
    }
  }); // biome-ignore format: one

  test("is judged at the start too, in one word", async () => {
    const seen = await preflight(contractOf([held()], [scope]), { cwd: at.root, env: at.env });
    expect(seen.checks.at(-1)).toMatchObject({ id: "H1", state: "fails", what: "fails now, as it should: failed" });
    expect(JSON.stringify(seen)).not.toMatch(/secret-case|extra/);
  });

  test("cannot be judged without a seal", async () => {
    const receipt = await verify(contractOf([held()]), { cwd: at.root, env: at.env, seal: null, evidence: false });
    expect(receipt.checks[0]).toMatchObject({ status: "cannot-run", what: "is held out, and only a seal holds what it is" }); // biome-ignore format: one
  });
});

describe("one that the contract leaves open", () => {
  const open = contractOf([{ kind: "held_out" }], [scope]);
  const define = (check: unknown) =>
    hide("held-out.json", typeof check === "string" ? check : JSON.stringify({ check }));

  test("is said at the start, and comes back with the seal; what says it is not placed", async () => {
    define(run("node extra.mjs && test ! -e held-out.json"));
    const seal = await sealed(open, { H1: hidden });
    expect(JSON.stringify(seal.contract)).not.toContain("extra");
    const state = stateDir({ cwd: at.root, env: at.env, id: open.id });
    await writeSeal(state, seal);
    expect(await readSeal(state)).toEqual(seal);
    right();
    expect(await verify(open, { cwd: at.root, env: at.env })).toMatchObject({ verdict: "done" });
  });

  test.each([
    ["not said", () => undefined, {}, "H1: is held out, and nothing says what it is\n  help: say it at the start: goalpost run under-test --held-out H1=FOLDER"],
    ["no definition", () => undefined, { H1: "" }, "held-out.json: cannot be read: ENOENT\n  help: write {"],
    ["no JSON", () => define("{"), { H1: "" }, "held-out.json: is not JSON"],
    ["no check", () => define({ kind: "claim", text: "x" }), { H1: "" }, "held-out.json: holds no check: "],
    ["a stray key", () => define('{"check":{"kind":"command","run":"true"},"files":"x"}'), { H1: "" }, 'held-out.json: holds "files", expected "check" and nothing else'],
    ["another id", () => define(run("true")), { H1: "", D9: "" }, "D9: is not a held-out check of under-test, expected H1\n  help: write --held-out H1=FOLDER"],
  ])("bad input: %s", async (_, given, folders, says) => {
    given();
    const all = Object.fromEntries(Object.keys(folders).map((id) => [id, hidden]));
    await expect(sealed(open, all)).rejects.toThrow(says.replace("help:", "help:"));
  }); // biome-ignore format: a table
});

describe("bad input", () => {
  test.each([
    ["a folder inside the project", () => join(at.root, "hidden"), "H1: its folder .* lies inside the project .*, where the agent reads it"],
    ["a folder that a link leads into the project", () => `${hidden}-link`, "lies inside the project"],
    ["a folder that holds the project", () => dirname(at.root), "holds the project .* itself"],
    ["no folder", () => `${hidden}-none`, "is not there"],
    ["a file", () => join(hidden, "extra.mjs"), "is not a folder"],
    ["a folder without files", () => `${hidden}-empty`, "holds no file"],
    ["a link that leads out of it", () => hidden, "way is a link that leads out of it, to ../project/src"],
  ])("%s", async (_, folder, says) => {
    at.put("hidden/x", "");
    symlinkSync(join(at.root, "hidden"), `${hidden}-link`);
    mkdirSync(`${hidden}-empty`);
    symlinkSync("../project/src", join(hidden, "way"));
    const contract = contractOf([{ kind: "held_out", check: run("true"), files: folder() }]);
    await expect(sealed(contract)).rejects.toThrow(new RegExp(says));
  }); // biome-ignore format: a table

  test("a contract's file that says it, inside the project", async () => {
    const seal = (contractFile: string) =>
      sealContract(contractOf([held()]), { cwd: at.root, env: at.env, contractFile });
    await expect(seal("goals/x.goal.ts")).rejects.toThrow("H1: is to be held out, but goals/x.goal.ts says what it runs and lies inside the project"); // biome-ignore format: one
    expect((await seal(join(dirname(at.root), "x.goal.ts"))).held_out?.H1).toMatchObject({ files: 1 });
  });

  test("a home is written as ~/", async () => {
    hidden = join(at.env.HOME ?? "", "hidden");
    const contract = contractOf([{ kind: "held_out", check: run("true"), files: "~/hidden" }]);
    expect((await sealed(contract)).held_out?.H1).toMatchObject({ files: 1 });
  });
});
