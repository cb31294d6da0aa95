import { execFileSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { RoomSettings } from "../room/settings.ts";
import type { Seal } from "../seal/seal.ts";
import { sealContract } from "../seal/seal-contract.ts";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";
import { verify } from "../verify.ts";

/** One real runner: a small project in its language, honest work, and lies. */
interface Rehearsed {
  readonly runner: string;
  /** Tells whether the runner is here. */
  readonly there: () => boolean;
  readonly files: Readonly<Record<string, string>>;
  readonly item: WireItem;
  readonly scope: readonly string[];
  readonly room?: RoomSettings;
  readonly env?: NodeJS.ProcessEnv;
  /** How many tests there are at the start. */
  readonly tests: number;
  readonly honest: (at: Project) => void;
  /** Adds a test of its own to honest work. */
  readonly more: (at: Project) => void;
  readonly lies: Readonly<Record<string, readonly [lie: (at: Project) => void, words: RegExp]>>;
}

const runs = (program: string, ...args: readonly string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

const python: Rehearsed = {
  runner: "pytest",
  there: () => runs("/usr/bin/python3", "-m", "pytest", "--version"),
  item: { kind: "tests", run: { kind: "command", run: "/usr/bin/python3 -m pytest -p no:cacheprovider" } },
  scope: ["calc/**", "tests/**", "extra/**"],
  tests: 3,
  files: {
    "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["."]\npython_files = ["test_*.py", "*_extra.py"]\n',
    "calc/__init__.py": "def add(a, b):\n    return a - b\n",
    "tests/test_add.py":
      'import pytest\nfrom calc import add\n\n@pytest.mark.parametrize("a,b,sum", [(1, 2, 3), (0, 0, 0)])\ndef test_add(a, b, sum):\n    assert add(a, b) == sum\n\ndef test_none():\n    assert add(5, -5) == 0\n',
  },
  honest: (at) => at.put("calc/__init__.py", "def add(a, b):\n    return a + b\n"),
  more: (at) => at.put("tests/test_more.py", "from calc import add\n\ndef test_more():\n    assert add(2, 2) == 4\n"),
  lies: {
    "ends the process on import": [
      (at) => at.put("calc/__init__.py", "import os\nos._exit(0)\n"),
      /tests could not be counted|none of the 3 tests of the start/,
    ],
    "ends it with a report of its own": [
      (at) => at.put("calc/__init__.py", 'import os\nprint("3 passed in 0.01s", flush=True)\nos._exit(0)\n'),
      /was junit at the start, and is summary now|tests could not be counted/,
    ],
    "skips from within": [
      (at) => at.put("calc/__init__.py", 'import pytest\ndef add(a, b):\n    pytest.skip("later")\n'),
      /3 of 3 tests of the start are skipped now/,
    ],
    "leaves a test out by an added file that the runner lists": [
      (at) => {
        at.put("calc/__init__.py", "def add(a, b):\n    return 7\n");
        at.put("extra/a_extra.py", "import calc\ncalc.add = lambda a, b: a + b\n\ndef test_extra():\n    pass\n");
      },
      /3 of 3 tests failed/,
    ],
  },
};

const go: Rehearsed = {
  runner: "go test",
  there: () => runs("go", "version"),
  item: { kind: "tests", run: { kind: "command", run: "go test ./..." } },
  scope: ["*.go"],
  room: { setup: [] },
  tests: 3,
  files: {
    "go.mod": "module example.com/calc\n\ngo 1.19\n",
    "calc.go": "package calc\n\nfunc Add(a, b int) int { return a - b }\n",
    "calc_test.go":
      'package calc\n\nimport "testing"\n\nfunc TestAdd(t *testing.T) {\n\tt.Run("one", func(t *testing.T) {\n\t\tif Add(1, 2) != 3 {\n\t\t\tt.Fatal("no")\n\t\t}\n\t})\n}\n\nfunc TestNone(t *testing.T) {\n\tif Add(5, -5) != 0 {\n\t\tt.Fatal("no")\n\t}\n}\n',
  },
  honest: (at) => at.put("calc.go", "package calc\n\nfunc Add(a, b int) int { return a + b }\n"),
  more: (at) =>
    at.put(
      "more_test.go",
      'package calc\n\nimport "testing"\n\nfunc TestMore(t *testing.T) {\n\tif Add(2, 2) != 4 {\n\t\tt.Fatal("no")\n\t}\n}\n',
    ),
  lies: {
    "ends the process on import": [
      (at) =>
        at.put(
          "calc.go",
          'package calc\n\nimport "os"\n\nfunc init() { os.Exit(0) }\n\nfunc Add(a, b int) int { return 0 }\n',
        ),
      /none of the 3 tests of the start ran|no test ran|could not be counted/,
    ],
    "prints results of tests that never began": [
      (at) =>
        at.put(
          "calc.go",
          'package calc\n\nimport (\n\t"fmt"\n\t"os"\n)\n\nfunc init() {\n\tfmt.Println("--- PASS: TestAdd (0.00s)\\n--- PASS: TestNone (0.00s)")\n\tos.Exit(0)\n}\n\nfunc Add(a, b int) int { return 0 }\n',
        ),
      /none of the 3 tests of the start ran|no test ran|could not be counted/,
    ],
  },
};

const rust: Rehearsed = {
  runner: "cargo test",
  there: () => runs("/usr/bin/cargo", "--version"),
  item: { kind: "tests", run: { kind: "command", run: "/usr/bin/cargo test --offline" } },
  scope: ["src/**", "tests/**", "Cargo.lock"],
  // The system's own toolchain, and none of a home that is not there.
  env: { PATH: "/usr/bin:/bin" },
  room: { setup: [] },
  tests: 3,
  files: {
    "Cargo.toml": '[package]\nname = "calc"\nversion = "0.1.0"\nedition = "2021"\n',
    "Cargo.lock":
      '# This file is automatically @generated by Cargo.\n# It is not intended for manual editing.\nversion = 3\n\n[[package]]\nname = "calc"\nversion = "0.1.0"\n',
    ".gitignore": "target/\n",
    "src/lib.rs":
      "/// Adds.\n///\n/// ```\n/// assert_eq!(calc::add(1, 1), 2);\n/// ```\npub fn add(a: i64, b: i64) -> i64 {\n    a - b\n}\n",
    "tests/add.rs":
      "#[test]\nfn adds() {\n    assert_eq!(calc::add(1, 2), 3);\n}\n\n#[test]\nfn none() {\n    assert_eq!(calc::add(5, -5), 0);\n}\n",
  },
  honest: (at) => at.put("src/lib.rs", at.text("src/lib.rs").replace("a - b", "a + b")),
  more: (at) => at.put("tests/more.rs", "#[test]\nfn more() {\n    assert_eq!(calc::add(2, 2), 4);\n}\n"),
  lies: {
    "ends the process": [
      (at) =>
        at.put("src/lib.rs", at.text("src/lib.rs").replace("a - b", "let _ = (a, b);\n    std::process::exit(0)")),
      /contradicts itself|did not run|could not be counted/,
    ],
    "loses a test of the documentation": [
      (at) => at.put("src/lib.rs", "pub fn add(a: i64, b: i64) -> i64 {\n    a + b\n}\n"),
      /1 of 3 tests of the start did not run: src\/lib\.rs/,
    ],
    "prints results of its own": [
      (at) =>
        at.put(
          "src/lib.rs",
          at
            .text("src/lib.rs")
            .replace(
              "a - b",
              'use std::io::Write;\n    std::io::stdout().write_all(b"test fake ... ok\\n").unwrap();\n    a + b',
            ),
        ),
      /contradicts itself/,
    ],
  },
};

const modules = fileURLToPath(new URL("../../../../node_modules/", import.meta.url));
const pnpm = join(modules, ".pnpm");
const ownVitest = realpathSync(join(modules, "vitest"));

const vitest: Rehearsed = {
  runner: "vitest",
  there: () => existsSync(join(ownVitest, "vitest.mjs")),
  item: { kind: "tests", run: { kind: "command", run: "npm test" } },
  scope: ["src/**"],
  // A package of its own leads to the vitest of this repository, which is put into the room.
  room: { setup: ["sh link.sh"], expose: [pnpm] },
  tests: 3,
  files: {
    "package.json": JSON.stringify({ name: "calc", type: "module", scripts: { test: "vitest run" } }),
    "link.sh": [
      "mkdir -p node_modules/.bin node_modules/vitest",
      `printf '#!/bin/sh\\nexec node ${ownVitest}/vitest.mjs "$@"\\n' > node_modules/.bin/vitest`,
      "chmod +x node_modules/.bin/vitest",
      `printf 'export * from "${ownVitest}/dist/index.js";\\n' > node_modules/vitest/index.js`,
      `printf '{"name":"vitest","type":"module","exports":"./index.js"}\\n' > node_modules/vitest/package.json\n`,
    ].join("\n"),
    "vitest.config.js": 'export default { test: { include: ["src/**/*.{test,check}.js"] }, cacheDir: "/tmp/vite" };\n',
    "src/add.js": "export const add = (a, b) => a - b;\n",
    "src/add.test.js": 'import { describe, expect, test } from "vitest";\nimport { add } from "./add.js";\n\ndescribe("add", () => {\n  test("adds", () => expect(add(1, 2)).toBe(3));\n  test.each([0, 1])("none %d", (n) => expect(add(n, -n)).toBe(0));\n});\n',
  },
  honest: (at) => at.put("src/add.js", "export const add = (a, b) => a + b;\n"),
  more: (at) => at.put("src/more.check.js", 'import { expect, test } from "vitest";\nimport { add } from "./add.js";\n\ntest("more", () => expect(add(2, 2)).toBe(4));\n'),
  lies: {
    "leaves tests out by .only in an added file that the runner lists": [
      (at) => at.put("src/a.check.js", 'import { test } from "vitest";\n\ntest.only("one", () => {});\n'),
      /2 of 3 tests failed|3 of 3 tests failed/,
    ],
    "skips from within": [(at) => at.put("src/add.js", 'import { expect } from "vitest";\nexport const add = () => ({ then: undefined });\nexpect.extend({});\nimport * as v from "vitest";\nv.beforeEach(({ skip }) => skip());\nexport default v;\n'), /skipped now|failed|could not be counted/],
    "forgets the sum": [(at) => at.put("src/add.js", "export const add = () => 3;\n"), /2 of 3 tests failed/],
  },
}; // biome-ignore format: a table

const unittest: Rehearsed = {
  runner: "unittest",
  there: () => runs("/usr/bin/python3", "-c", "import unittest"),
  item: { kind: "tests", run: { kind: "command", run: "/usr/bin/python3 -B -m unittest discover -s checks -p '*_check.py' -t ." } },
  scope: ["calc/**", "checks/**"],
  tests: 3,
  files: {
    "calc/__init__.py": "def add(a, b):\n    return a - b\n",
    "checks/__init__.py": "",
    "checks/add_check.py": "import unittest\nfrom calc import add\n\nclass AddCheck(unittest.TestCase):\n    def test_add(self):\n        for a, b, sum in [(1, 2, 3), (0, 0, 0)]:\n            with self.subTest(a=a):\n                self.assertEqual(add(a, b), sum)\n\n    def test_none(self):\n        print('Ran 9 tests in 0.1s')\n        self.assertEqual(add(5, -5), 0)\n\n    @unittest.skip('later')\n    def test_later(self):\n        pass\n",
  },
  honest: (at) => at.put("calc/__init__.py", "def add(a, b):\n    return a + b\n"),
  more: (at) => at.put("checks/more_check.py", "import unittest\nfrom calc import add\n\nclass MoreCheck(unittest.TestCase):\n    def test_more(self):\n        self.assertEqual(add(2, 2), 4)\n"),
  lies: {
    "skips its module from within": [
      (at) => at.put("calc/__init__.py", "import unittest\nraise unittest.SkipTest('later')\n"),
      /none of the 3 tests of the start ran/,
    ],
    "ends the process with what is printed when all is well": [
      (at) => at.put("calc/__init__.py", "import os, sys\nsys.stderr.write('Ran 3 tests in 0.000s\\n\\nOK\\n')\nsys.stderr.flush()\nos._exit(0)\n"),
      /was junit at the start, and is summary now/,
    ],
    "skips from within": [
      (at) => at.put("calc/__init__.py", "import unittest\ndef add(a, b):\n    raise unittest.SkipTest('later')\n"),
      /2 of 3 tests of the start are skipped now/,
    ],
  },
}; // biome-ignore format: a table

const ownMocha = fileURLToPath(new URL("../../node_modules/mocha/", import.meta.url));

const mocha: Rehearsed = {
  runner: "mocha",
  there: () => existsSync(join(ownMocha, "bin/mocha.js")),
  item: { kind: "tests", run: { kind: "command", run: "npm test" } },
  scope: ["src/**"],
  room: { setup: ["sh link.sh"], expose: [pnpm] },
  tests: 3,
  files: {
    "package.json": JSON.stringify({ name: "calc", scripts: { test: "mocha" } }),
    ".mocharc.json": '{"spec":["src/**/*.check.js"]}\n',
    "link.sh": `mkdir -p node_modules/.bin\nprintf '#!/bin/sh\\nexec node %s "$@"\\n' ${join(realOr(ownMocha), "bin/mocha.js")} > node_modules/.bin/mocha\nchmod +x node_modules/.bin/mocha\n`,
    "src/add.js": "exports.add = (a, b) => a - b;\n",
    "src/add.check.js": 'const assert = require("node:assert");\nconst { add } = require("./add.js");\n\ndescribe("add", () => {\n  it("adds", () => assert.equal(add(1, 2), 3));\n  it("none # or \\\\ so", () => { console.log("  ✔ fake"); assert.equal(add(5, -5), 0); });\n});\nit.skip("later");\n',
  },
  honest: (at) => at.put("src/add.js", "exports.add = (a, b) => a + b;\n"),
  more: (at) => at.put("src/more.check.js", 'const assert = require("node:assert");\n\nit("more", () => assert.equal(require("./add.js").add(2, 2), 4));\n'),
  lies: {
    "leaves tests out by .only in an added file that the runner lists": [
      (at) => at.put("src/a.check.js", ["it", 'only("one", () => {});\n'].join(".")),
      /2 of 3 tests failed/,
    ],
    "ends the process on import": [(at) => at.put("src/add.js", "process.exit(0);\n"), /tests could not be counted/],
    "ends it with lines of its own": [
      (at) => at.put("src/add.js", 'console.log("  ✔ a\\n  ✔ b\\n  ✔ c\\n\\n  3 passing (1ms)");\nprocess.exit(0);\n'),
      /was tap at the start, and is mocha now/,
    ],
  },
}; // biome-ignore format: a table

function realOr(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

describe.each([python, unittest, go, rust, vitest, mocha])("$runner", (each) => {
  const there = each.there();
  if (!there) console.log(`skipped: ${each.runner} is not here`);

  const contract = contractOf([each.item], [{ kind: "scope", paths: each.scope }]);
  let at: Project & Disposable;
  let seal: Seal;

  // All work begins at one start, which is sealed once: to make it, the runner runs twice.
  beforeAll(async () => {
    if (!there) return;
    at = project(each.files);
    seal = await sealContract(contract, { cwd: at.root, env: { ...at.env, ...each.env }, room: each.room });
  });
  afterAll(() => at?.[Symbol.dispose]());
  afterEach(() => {
    if (!there) return;
    at.git("checkout", "-q", ".");
    at.git("clean", "-qfdx");
  });

  const judge = async (): Promise<{ verdict: string; what: string }> => {
    const { verdict, checks, open, notes } = await verify(contract, { cwd: at.root, env: { ...at.env, ...each.env }, seal, evidence: false }); // biome-ignore format: one
    const check = checks.find(({ id }) => id === "D1");
    return { verdict, what: [check?.what, ...open, ...notes].join(" · ") };
  };

  test.runIf(there)("is counted at the start, and stands there as it was", () => {
    expect(seal.tests.D1).toMatchObject({ sealed: { unstable: [] } });
    expect(seal.tests.D1?.sealed?.tests).toHaveLength(each.tests);
    expect(at.git("status", "--porcelain", "--ignored")).toBe("");
  });

  test.runIf(there)("honest work is done, with a test of its own", async () => {
    expect(await judge()).toMatchObject({ verdict: "not done" });
    each.honest(at);
    expect(await judge()).toMatchObject({ verdict: "done", what: expect.stringMatching(new RegExp(` · ${each.tests} tests, as at the start`)) }); // biome-ignore format: one
    each.more(at);
    const more = await judge();
    expect(more).toMatchObject({ verdict: "done", what: expect.stringMatching(new RegExp(`${each.tests} tests, as at the start(?:, 1 of them skipped)?, and 1 new one`)) }); // biome-ignore format: one
    // Whatever it is called: the runner says that it is a test, or its rule for names does.
    expect(more.what).toContain("judged twice: without the added test");
  });

  for (const [name, [lie, words]] of Object.entries(each.lies)) {
    test.runIf(there)(`work that ${name} is not done`, async () => {
      lie(at);
      expect(await judge()).toMatchObject({ verdict: "not done", what: expect.stringMatching(words) });
    });
  }
});
