import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { project, testEnv } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { loadMany } from "./load-many.ts";
import { isPlainFile } from "./plain-file.ts";

const good = (name: string) =>
  `import { command, goal } from "goalpost";\nexport default goal("Port ${name}.").doneWhen(command("node ${name}.mjs"));\n`;
const head = 'import { command, goal } from "goalpost";\n';
const end = 'export default goal("Port it.").doneWhen(command("node bad.mjs"));\n';

/** What a file may do to those that are loaded after it; each is a contract besides. */
const hostile: Readonly<Record<string, string>> = {
  "an endless loop": "for (;;) {}\n",
  "an endless chain of promises": "const turn = () => Promise.resolve().then(turn);\nawait turn();\n",
  "the end of the process": "process.exit(0);\n",
  "a kill of the process": 'process.kill(process.pid, "SIGKILL");\n',
  "a changed prototype": "Array.prototype.map = () => [];\n",
  "a new member of every object": "(Object.prototype as any).kind = 'claim';\n",
  "a changed global function": "JSON.stringify = () => '{}';\n",
  "a new global": "(globalThis as any).goal = 1;\n",
  "a changed environment": "process.env.GOALPOST_X = '1';\n",
  "another folder": "process.chdir('..');\n",
  "a timer": "setInterval(() => { Array.prototype.map = () => []; }, 1);\n",
  "a short timer": "setTimeout(() => process.exit(3), 0);\n",
  "a rejection that nobody handles": "Promise.reject(new Error('late'));\n",
  "an error in a callback": "setImmediate(() => { throw new Error('late'); });\n",
  "a listener": "process.on('exit', () => {});\n",
  "an exit code": "process.exitCode = 3;\n",
  "a changed console": "console.log = () => {};\n",
  "a member of a function of the language": "(Array.prototype.map as any).own = 1;\n",
  "another prototype of a function": "Object.setPrototypeOf(Math.max, null);\n",
  "a changed builder": "Object.getPrototypeOf(goal('x')).doneWhen = function () { return this; };\n",
  "an answer of its own":
    'import { writeSync } from \'node:fs\';\ntry { writeSync(3, \'{"kind":"answer","index":1,"json":"{}"}\\n\'); } catch {}\n',
};

const options = (cwd: string, timeoutSeconds = 20) => ({
  cwd,
  env: testEnv(cwd),
  timeoutSeconds,
  exec: true,
  printed: () => {},
});

describe("of many files, one that does more changes and loses no other", () => {
  test.each(Object.entries(hostile))("%s", { timeout: 60_000 }, async (_name, code) => {
    const cwd = project({
      "a.goal.ts": good("a"),
      "b.goal.ts": head + code + end,
      "c.goal.ts": good("c"),
      "d.goal.ts": good("d"),
    });
    const files = ["a", "b", "c", "d"].map((name) => join(cwd, `${name}.goal.ts`));
    const found = await loadMany(
      files,
      options(cwd, 6),
      (file) => relative(cwd, file),
      () => true,
    );
    for (const name of ["a", "c", "d"]) {
      const loaded = found.get(join(cwd, `${name}.goal.ts`));
      expect(loaded).toMatchObject({ contract: { id: name, blocks: [{}, { items: [{ run: `node ${name}.mjs` }] }] } });
    }
    // The culprit is named, or left to be loaded by itself.
    const bad = found.get(join(cwd, "b.goal.ts"));
    if (bad !== undefined) expect(bad).toMatchObject({ code: "contract/timeout", where: "b.goal.ts" });
  });
  test.each([
    ["a function of the language", "(Array.prototype.map as any).own = 1;"],
    ["our builder", "Object.getPrototypeOf(goal('x')).doneWhen = () => goal('y');"],
  ])("a change of %s that fails in silence changes nothing", { timeout: 60_000 }, async (_name, code) => {
    const quiet = `${head}try { ${code} } catch {}\n${end}`;
    const cwd = project({ "a.goal.ts": quiet, "b.goal.ts": good("b") });
    const files = ["a", "b"].map((name) => join(cwd, `${name}.goal.ts`));
    const found = await loadMany(
      files,
      options(cwd),
      (file) => relative(cwd, file),
      () => true,
    );
    for (const [index, run] of ["node bad.mjs", "node b.mjs"].entries())
      expect(found.get(files[index] ?? "")).toMatchObject({ contract: { blocks: [{}, { items: [{ run }] }] } });
  });
  test("a file that gives no contract is left to be loaded by itself, and says there what is wrong", async () => {
    const cwd = project({
      "a.goal.ts": good("a"),
      "b.goal.ts": head,
      "c.goal.ts": good("c"),
      "e.goal.ts": "export default goal(;\n",
    });
    const { code, out } = await call(["lint", ".", "--format", "json"], { cwd });
    expect(code).toBe(2);
    const files = JSON.parse(out).files as { file: string; findings: { rule_id: string }[] }[];
    const first = Object.fromEntries(files.map(({ file, findings }) => [file, findings[0]?.rule_id]));
    expect(first["b.goal.ts"]).toBe("contract/no-export");
    expect(first["e.goal.ts"]).toBe("contract/file-syntax");
    expect(first["a.goal.ts"]).not.toMatch(/^contract/);
  });
});

test("lint of a folder names the file that never ends, and lints the others", { timeout: 60_000 }, async () => {
  const cwd = project({
    "a.goal.ts": good("a"),
    "b.goal.ts": `${head}for (;;) {}\n`,
    "c.goal.ts": good("c"),
    "d.goal.ts": `${head}process.exit(0);\n`,
  });
  const { code, out } = await call(["lint", ".", "--load-timeout", "6"], { cwd });
  expect(code).toBe(2);
  expect(out).toMatch(/b\.goal\.ts:1.*gave no contract within 6 s, and was ended {2}contract\/timeout/);
  expect(out).toMatch(/d\.goal\.ts.*ended the process with exit code 0/);
  expect(out).toContain("4 contracts: ");
});

describe("which files are plain", () => {
  const isPlain = (text: string, more: Record<string, string> = {}): boolean =>
    isPlainFile(join(project({ "x.goal.ts": text, ...more }), "x.goal.ts"));
  test("contracts, with what they import by its path", () => {
    expect(isPlain(good("a"))).toBe(true);
    expect(
      isPlain(
        `${head}// waits for a process\nexport default goal("Process it while it waits.").doneWhen(command("a"));\n`,
      ),
    ).toBe(true);
    expect(
      isPlain(`import { x } from "./x.ts";\nexport default x;\n`, {
        "x.ts": `import { fragment } from "goalpost";\nexport const x = fragment;\n`,
      }),
    ).toBe(true);
  });
  test.each([
    ["another package", 'import x from "lodash";\n'],
    ["a module of Node", 'import x from "node:fs";\n'],
    ["a file that does more", 'import "./y.ts";\n'],
    ["a file that is not there", 'import "./z.ts";\n'],
    ["an import by name", "await import(name);\n"],
    ["an escape", "glob\\u0061l.x = 1;\n"],
    ["a member by its text", 'x["constr" + "uctor"];\n'],
    ...Object.entries(hostile),
  ])("not one with %s", (_name, code) => {
    expect(isPlain(head + code + end, { "y.ts": "process.exit(0);\n" })).toBe(false);
  });
  test("no folder, and none that is missing", () => {
    const cwd = project();
    mkdirSync(join(cwd, "x.goal.ts"));
    expect(isPlainFile(join(cwd, "x.goal.ts"))).toBe(false);
    expect(isPlainFile(join(cwd, "y.goal.ts"))).toBe(false);
  });
});
