import { spawnSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sealContract } from "../seal/seal-contract.ts";
import { parseSeal } from "../seal/seal-store.ts";
import { contractOf, type Project, project } from "../testing/project.ts";
import { verify } from "../verify.ts";

let at: Project & Disposable;
beforeEach(() => {
  at = project({ "src/add.js": "exports.add = (a, b) => a - b;\n" });
});
afterEach(() => at[Symbol.dispose]());

const suite =
  'const { test } = require("node:test");\nconst assert = require("node:assert");\nconst { add } = require("../add.js");\ntest("adds", () => assert.equal(add(1, 2), 3));\n';
const hollow = 'const { test } = require("node:test");\ntest("adds", () => {});\n';

/** What a seal of the command holds, and the verdict on what is put then. */
async function judged(run: string, files: Readonly<Record<string, string>>, scope = ["src/**"]) {
  at.commit();
  const contract = contractOf([{ kind: "command", run }], [{ kind: "scope", paths: scope }]);
  const seal = await sealContract(contract, { cwd: at.root, env: at.env });
  expect(parseSeal(JSON.parse(JSON.stringify(seal)), "seal.json")).toEqual(seal);
  for (const [path, text] of Object.entries(files)) at.put(path, text);
  const { verdict, room } = await verify(contract, { cwd: at.root, env: at.env, seal, evidence: false });
  return { files: seal.test_files, verdict, left: room?.left_out.map(({ path, what }) => `${path} ${what.split(";")[0]}`) };
} // biome-ignore format: one

const node = "node --test src/checks/add.js";
const work = "exports.add = (a, b) => a + b;\n";
const refused = (path: string): readonly string[] => [`${path} is a test of the start`];

describe("a test of the start that is not called one", () => {
  test("is named in the command of its runner", async () => {
    at.put("src/checks/add.js", suite);
    expect(await judged(node, { "src/checks/add.js": hollow })).toEqual({ files: ["src/checks/add.js"], verdict: "not done", left: refused("src/checks/add.js") }); // biome-ignore format: one
  });

  test("is one that the scope names itself: then the agent may change it", async () => {
    at.put("src/checks/add.js", suite);
    const files = { "src/add.js": work, "src/checks/add.js": `${suite}// reviewed\n` };
    expect(await judged(node, files, ["src/**", "src/checks/add.js"])).toMatchObject({ verdict: "done", left: [] });
  });

  test("is called as node looks for it, where no file is named", async () => {
    at.put("src/checks/test-add.js", suite);
    expect(await judged("node --test", { "src/checks/test-add.js": hollow })).toMatchObject({ verdict: "not done", left: refused("src/checks/test-add.js") }); // biome-ignore format: one
  });

  test("leaves sources and helpers to the work", async () => {
    at.put("src/checks/add.js", suite);
    at.put("src/checks/helper.js", "");
    expect(await judged(node, { "src/add.js": work, "src/checks/helper.js": "// new\n" })).toMatchObject({ verdict: "done", left: [] }); // biome-ignore format: one
  });
});

const python = spawnSync("/usr/bin/python3", ["-c", "import unittest"]).status === 0;
describe.runIf(python)("under unittest", () => {
  beforeEach(() => {
    at.put("calc/__init__.py", "def add(a, b):\n    return a - b\n");
    at.put("calc/add_check.py", "import unittest\nfrom calc import add\n\nclass Add(unittest.TestCase):\n    def test_add(self):\n        self.assertEqual(add(1, 2), 3)\n"); // biome-ignore format: one
  });
  const run = (pattern: string): string => `/usr/bin/python3 -B -m unittest discover -s calc -p '${pattern}' -t .`;
  const easy = "import unittest\n\nclass Add(unittest.TestCase):\n    def test_add(self):\n        pass\n";

  test("it is what discovery loads and has tests", async () => {
    expect(await judged(run("*_check.py"), { "calc/add_check.py": easy }, ["calc/**"])).toEqual({ files: ["calc/add_check.py"], verdict: "not done", left: refused("calc/add_check.py") }); // biome-ignore format: one
  });

  test("a source that discovery loads as well is none", async () => {
    expect(await judged(run("*.py"), { "calc/__init__.py": "def add(a, b):\n    return a + b\n" }, ["calc/**"])).toEqual({ files: ["calc/add_check.py"], verdict: "done", left: [] }); // biome-ignore format: one
  });
});

describe.runIf(spawnSync("/usr/bin/python3", ["-m", "pytest", "--version"]).status === 0)("under pytest", () => {
  test("it is what the runner lists, and a source with doctests stays a source", async () => {
    at.put("pyproject.toml", '[tool.pytest.ini_options]\npythonpath = ["."]\npython_files = ["case_*.py"]\n');
    at.put("calc/__init__.py", 'def add(a, b):\n    """\n    >>> add(0, 0)\n    0\n    """\n    return a - b\n');
    at.put("calc/case_add.py", "from calc import add\n\ndef test_add():\n    assert add(1, 2) == 3\n");
    const run = "/usr/bin/python3 -B -m pytest -q -p no:cacheprovider --doctest-modules";
    const easy = "def test_add():\n    pass\n";
    const right = 'def add(a, b):\n    """\n    >>> add(0, 0)\n    0\n    """\n    return a + b\n';
    expect(await judged(run, { "calc/__init__.py": right, "calc/case_add.py": easy }, ["calc/**"])).toEqual({ files: ["calc/case_add.py"], verdict: "not done", left: refused("calc/case_add.py") }); // biome-ignore format: one
  });
});
