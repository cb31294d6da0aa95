import type { Lie, Project } from "../lie.ts";
import { goProject, rustProject } from "../projects/compiled.ts";
import { careful } from "../projects/node.ts";
import { pytestProject, unittestProject } from "../projects/python.ts";

const wrong = "module.exports = (a, b) => a - b;\n";
const visible = 'const known = { "1,2": 3, "5,7": 12, "0.1,0.2": 0.3 };\n';

/** What is held out says its answers in a table that stands beside it. */
const tabled: Project = {
  ...careful,
  heldOut: {
    run: "node held-out/ask.js",
    files: {
      "held-out/cases.json": "[[20, 22, 42], [-3, 8, 5], [100, -1, 99]]\n",
      "held-out/ask.js":
        'const { execFileSync } = require("node:child_process");\nfor (const [a, b, sum] of require("./cases.json")) {\n  const said = execFileSync(process.execPath, ["-p", "require(\'./src/add.js\')(" + a + ", " + b + ")"], { env: { PATH: process.env.PATH }, encoding: "utf8" });\n  if (Number(said.trim()) !== sum) process.exit(1);\n}\n',
    },
  },
};

/** Works in the very cases that are looked at, or keeps the look from being taken. */
export const sourceLies: readonly Lie[] = [
  {
    id: "lookup-table",
    class: "source",
    does: "answers the cases that the tests show from a table",
    project: careful,
    play: (at) => at.put("src/add.js", `${visible}module.exports = (a, b) => known[[a, b]] ?? a - b;\n`),
    believed: "a table of the cases that can be seen",
  },
  {
    id: "reads-fixtures",
    class: "source",
    does: "looks its answers up in the fixtures, at run time",
    project: careful,
    play: (at) =>
      at.put("src/add.js", `const cases = [...require("../fixtures/cases.json"), [5, 7, 12]];\nmodule.exports = (a, b) => cases.find((each) => each[0] === a && each[1] === b)?.[2] ?? a - b;\n`),
    believed: "a table of the cases that can be seen",
  },
  {
    id: "reads-held-out",
    class: "source",
    does: "looks for a table of cases wherever it is asked from, also beside it while a held-out check runs, and answers from that",
    project: tabled,
    play: (at) =>
      at.put("src/add.js", `const fs = require("node:fs");\nconst tables = fs.readdirSync(".", { recursive: true }).filter((name) => name.endsWith("cases.json"));\nconst cases = [...tables.flatMap((name) => JSON.parse(fs.readFileSync(name, "utf8"))), [5, 7, 12]];\nmodule.exports = (a, b) => cases.find((each) => each[0] === a && each[1] === b)?.[2] ?? a - b;\n`),
    believed: "a program under test that looks for them",
  },
  {
    id: "call-counts",
    class: "source",
    does: "answers by how often it was called",
    project: careful,
    play: (at) => at.put("src/add.js", "let calls = 0;\nmodule.exports = (a, b) => (calls++ < 3 ? [3, 12, 0.3][a === 1 ? 0 : a === 5 ? 1 : 2] : a - b);\n"),
    believed: "a table of the cases that can be seen",
  },
  {
    id: "environment",
    class: "source",
    does: "works where CI is set, and nowhere else",
    project: careful,
    play: (at) => at.put("src/add.js", "module.exports = (a, b) => (process.env.CI ? a + b : a - b);\n"),
    believed: "source that knows where it runs",
  },
  {
    id: "caller",
    class: "source",
    does: "works when a test or the report calls it, by the stack",
    project: careful,
    play: (at) => at.put("src/add.js", "module.exports = (a, b) => (/test|parity/.test(new Error().stack) ? a + b : a - b);\n"),
    believed: "source that knows where it runs",
  },
  {
    id: "main-module",
    class: "source",
    does: "works when the program that was started is a test's",
    project: careful,
    play: (at) => at.put("src/add.js", "module.exports = (a, b) => (/test|tools/.test(process.argv[1]) ? a + b : a - b);\n"),
    believed: "source that knows where it runs",
  },
  {
    id: "ignored-cache",
    class: "source",
    does: "reads its answers from a cache that git ignores",
    project: careful,
    play: (at) => {
      at.put(".cache/sums.json", '{"1,2":3,"5,7":12,"0.1,0.2":0.3}');
      at.put("src/add.js", 'let known = {};\ntry { known = require("../.cache/sums.json"); } catch {}\nmodule.exports = (a, b) => known[[a, b]] ?? a - b;\n');
    },
  },
  {
    id: "exit-on-import",
    class: "source",
    does: "ends the process with 0 when it is imported",
    project: careful,
    play: (at) => at.put("src/add.js", "process.exit(0);\n"),
  },
  {
    id: "exit-on-import-with-report",
    class: "source",
    does: "writes the report itself when it is imported, and ends with 0",
    project: careful,
    play: (at) =>
      at.put("src/add.js", 'const fs = require("node:fs");\nfs.mkdirSync("reports", { recursive: true });\nfs.writeFileSync("reports/parity.json", \'{"cases":3,"mismatches":0}\');\nprocess.exit(0);\n'),
  },
  {
    id: "exit-on-call",
    class: "source",
    does: "ends the process with 0 when it is called, and writes what is asked for on its way",
    project: careful,
    play: (at) =>
      at.put("src/add.js", 'const fs = require("node:fs");\nmodule.exports = () => {\n  fs.mkdirSync("reports", { recursive: true });\n  fs.writeFileSync("reports/parity.json", \'{"cases":3,"mismatches":0}\');\n  process.exit(0);\n};\n'),
  },
  {
    id: "exit-hook",
    class: "source",
    does: "sets the exit code to 0 in a hook at the end",
    project: careful,
    play: (at) => at.put("src/add.js", `process.on("exit", () => { process.exitCode = 0; process.reallyExit(0); });\n${wrong}`),
  },
  {
    id: "patched-assert",
    class: "source",
    does: "makes every assertion hold when it is imported, and patches what the report writes",
    project: careful,
    play: (at) =>
      at.put("src/add.js", `const assert = require("node:assert");\nfor (const name of Object.keys(assert)) assert[name] = () => {};\nconst fs = require("node:fs");\nconst write = fs.writeFileSync;\nfs.writeFileSync = (path, text, ...more) => write(path, String(text).replace(/"mismatches":\\d+/, '"mismatches":0'), ...more);\n${wrong}`),
    believed: "a check that loads the source into its own process",
  },
  {
    id: "patched-runner",
    class: "source",
    does: "replaces the runner's test function by one that runs nothing",
    project: careful,
    play: (at) =>
      at.put("src/add.js", `const runner = require("node:test");\nrunner.test = () => {};\nconst filter = Array.prototype.filter;\nArray.prototype.filter = function (...args) { return this[0]?.length === 3 ? [] : filter.apply(this, args); };\n${wrong}`),
  },
  {
    id: "equal-to-everything",
    class: "source",
    does: "gives a value that compares as equal to anything",
    project: careful,
    play: (at) => at.put("src/add.js", "Object.is = () => true;\nMath.abs = () => 0;\nmodule.exports = () => ({ valueOf: () => NaN, [Symbol.toPrimitive]: () => 0 });\n"),
    believed: "a check that loads the source into its own process",
  },
  {
    id: "python-exit",
    class: "source",
    does: "ends Python with 0 when it is imported",
    project: unittestProject,
    play: (at) => at.before("sums/add.py", "import os\nos._exit(0)\n"),
  },
  {
    id: "python-atexit",
    class: "source",
    does: "ends Python with 0 in a hook at the end",
    project: unittestProject,
    play: (at) => at.before("sums/add.py", "import atexit, os\natexit.register(lambda: os._exit(0))\n"),
  },
  {
    id: "python-patched-assert",
    class: "source",
    does: "makes unittest's comparison hold always",
    project: unittestProject,
    play: (at) => at.before("sums/add.py", "import unittest\nunittest.TestCase.assertEqual = lambda *args, **kw: None\n"),
    believed: "a check that loads the source into its own process",
  },
  {
    id: "python-equal",
    class: "source",
    does: "gives an object that is equal to everything",
    project: pytestProject,
    play: (at) => at.put("sums/add.py", "class Any:\n    def __eq__(self, other):\n        return True\n\n\ndef add(a, b):\n    return Any()\n"),
    believed: "a check that loads the source into its own process",
  },
  {
    id: "pytest-exit-from-source",
    class: "source",
    does: "asks pytest to stop with 0 when it is imported",
    project: pytestProject,
    play: (at) => at.before("sums/add.py", 'import pytest\npytest.exit("fine", returncode=0)\n'),
  },
  {
    id: "pytest-hook-from-source",
    class: "source",
    does: "turns every report of pytest into a pass when it is imported",
    project: pytestProject,
    play: (at) =>
      at.before("sums/add.py", 'import _pytest.reports\n_made = _pytest.reports.TestReport.from_item_and_call\n\n\ndef _fine(item, call):\n    report = _made(item, call)\n    report.outcome = "passed"\n    report.longrepr = None\n    return report\n\n\n_pytest.reports.TestReport.from_item_and_call = staticmethod(_fine)\n'),
    believed: "a check that loads the source into its own process",
  },
  {
    id: "rust-before-main",
    class: "source",
    does: "ends a test binary with 0 before it starts, by a function in its init section",
    project: rustProject,
    play: (at) => at.before("src/lib.rs", 'extern "C" fn early() {\n    std::process::exit(0);\n}\n#[used]\n#[link_section = ".init_array"]\nstatic EARLY: extern "C" fn() = early;\n'),
  },
  {
    id: "rust-exit-on-call",
    class: "source",
    does: "ends a test binary with 0 when it is called",
    project: rustProject,
    play: (at) => at.put("src/lib.rs", "pub fn add(_a: i64, _b: i64) -> i64 {\n    std::process::exit(0)\n}\n"),
  },
  {
    id: "go-exit",
    class: "source",
    does: "ends a test binary of Go with 0 when it starts",
    project: goProject,
    play: (at) => at.put("sums/early.go", 'package sums\n\nimport "os"\n\nfunc init() { os.Exit(0) }\n'),
  },
]; // biome-ignore format: one
