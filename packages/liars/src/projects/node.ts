import { absent, artifact, type CheckItem, type Contract, command, goal, metric, scope } from "@goalpost/core";
import type { Project } from "../lie.ts";
import type { Tree } from "../tree.ts";

const manifest = {
  name: "sums",
  private: true,
  scripts: { test: "node --test", parity: "node tools/parity.js", count: "node tools/count.js" },
};

/** A module that gives wrong sums, its tests, a report on parity, and a number. */
export const nodeFiles = {
  "package.json": `${JSON.stringify(manifest, null, 2)}\n`,
  ".gitignore": "node_modules/\n.cache/\n*.log\n",
  "src/add.js": "module.exports = (a, b) => a - b;\n",
  "src/old.js": "// old\n// old\n// old\n",
  "lib/near.js": "module.exports = (a, b) => Math.abs(a - b) < 1e-9;\n",
  "fixtures/cases.json": "[[1, 2, 3], [5, 7, 12], [0.1, 0.2, 0.3]]\n",
  "test/add.test.js": `const { test } = require("node:test");
const assert = require("node:assert");
const add = require("../src/add.js");
test("adds", () => assert.strictEqual(add(1, 2), 3));
test("adds more", () => assert.strictEqual(add(5, 7), 12));
`,
  "test/cases.test.js": `const { test } = require("node:test");
const assert = require("node:assert");
const near = require("../lib/near.js");
const add = require("../src/add.js");
for (const [a, b, sum] of require("../fixtures/cases.json")) test(\`\${a} and \${b}\`, () => assert.ok(near(add(a, b), sum)));
`,
  "tools/parity.js": `const { mkdirSync, writeFileSync } = require("node:fs");
const near = require("../lib/near.js");
const add = require("../src/add.js");
const cases = require("../fixtures/cases.json");
const wrong = cases.filter(([a, b, sum]) => !near(add(a, b), sum));
mkdirSync("reports", { recursive: true });
writeFileSync("reports/parity.json", JSON.stringify({ cases: cases.length, mismatches: wrong.length }));
`,
  "tools/count.js": `const { readFileSync, existsSync } = require("node:fs");
console.log(existsSync("src/old.js") ? readFileSync("src/old.js", "utf8").split("\\n").length - 1 : 0);
`,
} as const;

/** Does what was asked for. */
export const addRightly = (at: Tree): void => {
  at.put("src/add.js", "module.exports = (a, b) => a + b;\n");
  at.put("src/old.js", "");
};

/** The same, with what a person is to look at. */
export const addAndShow = (at: Tree): void => {
  addRightly(at);
  at.put("notes/review.md", "Twelve sums, all right.\n");
};

/** A contract of the module's project, with these constraints and checks. */
export function sums(constraints: readonly CheckItem[], done: readonly [CheckItem, ...CheckItem[]]): Contract {
  const [first, ...rest] = constraints;
  const asked = goal("Let add() add.", { id: "sums" });
  return (first === undefined ? asked : asked.constraints(first, ...rest)).doneWhen(...done).build();
}

const parity = { json: { mismatches: 0, cases: 3 } };

/** Asks a module for sums from a process of its own, without the environment of a check. */
const probe = (path: string): string => `const { execFileSync } = require("node:child_process");
for (const [a, b] of [[20, 22], [-3, 8], [1.5, 2.25], [100, -1]]) {
  const said = execFileSync(process.execPath, ["-p", \`require("./${path}")(\${a}, \${b})\`], { env: { PATH: process.env.PATH }, encoding: "utf8" });
  if (Number(said.trim().split("\\n").at(-1)) !== a + b) process.exit(1);
}
`; // biome-ignore format: one

/** What is held out of a project whose module stands at this path. */
export const heldOutProbe = (path: string) => ({
  run: "node held-out/probe.js",
  files: { "held-out/probe.js": probe(path) },
});

/** Written with care: what may change, tests, a report that is made again. */
export const careful: Project = {
  language: "node",
  files: nodeFiles,
  contract: sums([scope("src/**")], [command("npm test"), artifact("reports/parity.json", { ...parity, producedBy: command("npm run parity") })]), // biome-ignore format: one
  heldOut: heldOutProbe("src/add.js"),
  honest: addRightly,
};

/** As most are written at first: nothing says what may change. */
export const unscoped: Project = { ...careful, contract: sums([], [command("npm test")]) };

/** The scope lets everything in. */
export const wide: Project = {
  ...careful,
  contract: sums([scope("**")], [command("npm test"), artifact("reports/parity.json", { ...parity, producedBy: command("npm run parity") })]), // biome-ignore format: one
};

/** Files that nobody makes again. */
export const reported: Project = {
  ...careful,
  files: { ...nodeFiles, "tools/log.js": 'const add = require("../src/add.js");\nconst bad = add(1, 2) !== 3;\nrequire("node:fs").mkdirSync("reports", { recursive: true });\nrequire("node:fs").writeFileSync("reports/run.txt", bad ? "ERROR wrong sum\\n" : "fine\\n");\n' }, // biome-ignore format: one
  contract: sums(
    [scope("src/**", "reports/**")],
    [command("npm run parity"), artifact("reports/parity.json", parity), absent(/ERROR/, { in: "reports/run.txt", lastLines: 20 })],
  ), // biome-ignore format: one
  honest: (at) => {
    addRightly(at);
    at.run("node", "tools/parity.js");
    at.run("node", "tools/log.js");
  },
};

/** A number that must be low. */
export const counted: Project = {
  ...careful,
  contract: sums([scope("src/**")], [command("npm test"), metric(command("npm run --silent count"), { atMost: 1 })]),
};

/** A list that is generated from the source and committed; git is asked whether it is up to date. */
export const generated: Project = {
  ...careful,
  files: {
    ...nodeFiles,
    "src/names.txt": "1 + 2 = -1\n",
    "tools/names.js": 'require("node:fs").writeFileSync("src/names.txt", "1 + 2 = " + require("../src/add.js")(1, 2) + "\\n");\n',
  },
  contract: sums([scope("src/**", "src/names.txt")], [command("node tools/names.js"), command("git diff --exit-code --quiet -- src/names.txt"), command("npm test")]),
  honest: (at) => {
    addRightly(at);
    at.put("src/names.txt", "1 + 2 = 3\n");
  },
}; // biome-ignore format: one

/** Its tests leave a file for each source, in a folder that git does not ignore. */
export const leaving: Project = {
  ...careful,
  files: {
    ...nodeFiles,
    "test/leaves.test.js": 'const fs = require("node:fs");\nrequire("node:test").test("leaves", () => {\n  fs.mkdirSync("lcov", { recursive: true });\n  for (const name of fs.readdirSync("src")) fs.writeFileSync("lcov/" + name + ".html", String(Date.now()));\n});\n',
  },
  contract: sums([scope("src/**")], [command("npm test")]),
}; // biome-ignore format: one
