import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { projectCommands } from "./project-commands.ts";

const commandsOf = (files: Readonly<Record<string, string>>) => projectCommands(project(files));
const runs = async (files: Readonly<Record<string, string>>) => (await commandsOf(files)).map(({ run }) => run);
const suites = async (files: Readonly<Record<string, string>>) =>
  (await commandsOf(files)).filter(({ wholeSuite }) => wholeSuite).map(({ run }) => run);
const scripts = (all: object, more: object = {}): Record<string, string> => ({
  "package.json": JSON.stringify({ name: "x", scripts: all, ...more }),
});

describe("package.json", () => {
  test("each script, as the project's own manager runs it", async () => {
    const all = { test: "vitest run", lint: "biome check", audit: "node audit.mjs" };
    expect(await commandsOf(scripts(all))).toEqual([
      { run: "npm test", from: "package.json, script test", wholeSuite: true },
      { run: "npm run lint", from: "package.json, script lint", wholeSuite: false },
      { run: "npm run audit", from: "package.json, script audit", wholeSuite: false },
    ]);
    expect(await runs({ ...scripts(all), "pnpm-lock.yaml": "" })).toEqual(["pnpm test", "pnpm lint", "pnpm run audit"]);
    expect(await runs({ ...scripts(all), "bun.lock": "" })).toEqual(["bun run test", "bun run lint", "bun run audit"]);
    expect(await runs({ ...scripts(all, { packageManager: "yarn@4.1.0" }), "pnpm-lock.yaml": "" })).toEqual([
      "yarn test",
      "yarn run lint",
      "yarn run audit",
    ]);
  });
  test.each([
    ["test alone", { test: "vitest run" }, ["npm test"]],
    ["parts beside it", { test: "vitest run", "test:unit": "vitest run unit", "test:e2e": "playwright test" }, ["npm test"]],
    ["all says more than test", { test: "vitest run", "test:all": "vitest run && playwright test" }, ["npm run test:all"]],
    ["two that say all", { "test:all": "a", "all:tests": "b" }, []],
    ["only a part", { "test:unit": "vitest run unit" }, []],
    ["a part by its file", { test: "node --test src/a.test.js" }, []],
    ["a part by its name", { test: "vitest run -t parser" }, []],
    ["every file by a glob", { test: "node --test src/**/*.test.js" }, ["npm test"]],
    ["npm's placeholder", { test: 'echo "Error: no test specified" && exit 1' }, []],
    ["one that cannot fail", { test: "vitest run || true" }, []],
    ["one that only says something", { test: "echo no tests yet" }, []],
    ["handed on to one that cannot fail", { test: "npm run unit", unit: "exit 0" }, []],
    ["handed on in a ring", { test: "npm run unit", unit: "npm test" }, []],
    ["handed on", { test: "npm run unit", unit: "vitest run" }, ["npm test"]],
    ["another word that holds it", { contest: "x", "latest-test": "y" }, []],
  ])("the whole suite: %s", async (_name, all, expected) => {
    expect(await suites(scripts(all))).toEqual(expected);
  }); // biome-ignore format: rows
  test("what a script runs is told where it cannot fail", async () => {
    expect(await commandsOf(scripts({ lint: "eslint . || true", test: "vitest run" }))).toEqual([
      { run: "npm run lint", from: "package.json, script lint", wholeSuite: false, cannotFail: "eslint . || true" },
      { run: "npm test", from: "package.json, script test", wholeSuite: true },
    ]);
  });
  test("what a script hands on to one that cannot fail is told by that", async () => {
    expect((await commandsOf(scripts({ chain: "npm run noop", noop: "true" })))[0]).toMatchObject({ run: "npm run chain", cannotFail: "true" }); // biome-ignore format: one
  });
  test("npm's placeholder is not a command of the project's", async () => {
    expect(await runs(scripts({ test: 'echo "Error: no test specified" && exit 1', lint: "x" }))).toEqual([
      "npm run lint",
    ]);
  });
});

describe("other ecosystems", () => {
  test.each([
    ["cargo", { "Cargo.toml": '[package]\nname = "x"' }, ["cargo test", "cargo check"], ["cargo test"]],
    ["a cargo workspace", { "Cargo.toml": "[workspace]\nmembers = []" }, ["cargo test --workspace", "cargo check --workspace"], ["cargo test --workspace"]],
    ["a Cargo.toml of settings alone", { "Cargo.toml": "[profile.dev]\nopt-level = 1" }, [], []],
    ["go", { "go.mod": "module example.org/x\n\ngo 1.23\n" }, ["go test ./...", "go build ./...", "go vet ./..."], ["go test ./..."]],
    ["pytest by its settings", { "pyproject.toml": "[tool.pytest.ini_options]\naddopts = ''" }, ["python3 -m pytest"], ["python3 -m pytest"]],
    ["pytest of a group, with uv", { "pyproject.toml": '[dependency-groups]\ndev = ["pytest>=8"]', "uv.lock": "" }, ["uv run pytest"], ["uv run pytest"]],
    ["pytest of poetry", { "pyproject.toml": '[tool.poetry.group.dev.dependencies]\npytest = "^8"' }, ["poetry run pytest"], ["poetry run pytest"]],
    ["a python project without tests", { "pyproject.toml": '[project]\nname = "x"' }, [], []],
    ["tools that are set up", { "pyproject.toml": '[tool.ruff]\n[tool.mypy]\nfiles = "src"' }, ["ruff check .", "mypy"], []],
    ["poe", { "pyproject.toml": '[tool.poe.tasks]\ntest = "pytest"\nlint.cmd = "ruff check"\n_x = "y"\nno = "false"\n[tool.pytest.ini_options]' }, ["poe test", "poe lint", "python3 -m pytest"], ["poe test"]],
    ["make", { Makefile: ".PHONY: test\nCC := gcc\n%.o: %.c\n\t$(CC) $<\ntest: build\n\tpytest -q\nbuild lint:\n\ttrue\n" }, ["make test", "make build", "make lint"], ["make test"]],
    ["a make target that ignores its failure", { Makefile: "test:\n\t-@pytest\n\t@echo ok\n" }, ["make test"], []],
    ["a make target on one line", { makefile: "test: ; pytest\n" }, ["make test"], ["make test"]],
    ["just", { justfile: "default:\n  just --list\n\n# all\ntest: lint\n  cargo nextest run\n@lint *args:\n  x\ndeploy env:\n  y\n_z:\n  w\n[private]\nq:\n  v\n" }, ["just default", "just test"], ["just test"]],
  ])("%s", async (_name, files, all, whole) => {
    expect(await runs(files)).toEqual(all);
    expect(await suites(files)).toEqual(whole);
  }); // biome-ignore format: rows
  test("what only hands on to another suite is not a second one", async () => {
    const files = { ...scripts({ test: "vitest run" }), Makefile: "test:\n\t@npm run test\n" };
    expect(await suites(files)).toEqual(["npm test"]);
    expect(await suites({ ...files, Makefile: "test:\n\tnpm test\n\tcargo test\n" })).toEqual([
      "npm test",
      "make test",
    ]);
  });
  test("nothing at all", async () => {
    expect(await commandsOf({})).toEqual([]);
    expect(await projectCommands(join(project(), "not-there"))).toEqual([]);
  });
});

describe("hostile files", () => {
  test.each<[string, Record<string, string>]>([
    ["broken JSON", { "package.json": '{"scripts": {"test": ' }],
    ["scripts that are not an object", { "package.json": '{"scripts": ["test"]}' }],
    ["scripts that are not texts", { "package.json": '{"scripts": {"test": {"x": 1}, "lint": null}}' }],
    ["names that a shell would act on", scripts({ "a; rm -rf /": "x", "$(id)": "x", "a b": "x", "`id`": "x", "-rf": "x", "": "x", "a\nb": "x", "\u001b[2J": "x" })],
    ["names of an object's own", { "package.json": '{"scripts": {"__proto__": {"test": "x"}}}' }],
    ["deep JSON", { "package.json": `{"scripts": ${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}` }],
    ["a file of a megabyte", { "package.json": JSON.stringify({ scripts: { test: "x".repeat(1_000_000) } }) }],
    ["broken TOML", { "pyproject.toml": "[tool.pytest", "Cargo.toml": "[package" }],
    ["deep TOML", { "pyproject.toml": `a = ${"[".repeat(20_000)}${"]".repeat(20_000)}`, "Cargo.toml": `[${"a.".repeat(20_000)}a]` }],
    ["a Makefile of names that are none", { Makefile: "$(eval x):\n\tx\n../../etc:\n\tx\na$b:\n\tx\n'q':\n\tx\n" }],
    ["a long line", { Makefile: `${"a ".repeat(200_000)}:\n\tx\n` }],
  ])("%s", async (_name, files) => {
    expect(await runs(files)).toEqual([]);
  }); // biome-ignore format: rows
  test("a folder, a pipe or a link out of the project in the file's place", async () => {
    const root = project();
    mkdirSync(join(root, "package.json"));
    execFileSync("mkfifo", [join(root, "Makefile")]);
    const outside = project({ "Cargo.toml": '[package]\nname = "x"' });
    symlinkSync(join(outside, "Cargo.toml"), join(root, "Cargo.toml"));
    symlinkSync(join(root, "go.mod"), join(root, "go.mod"));
    expect(await projectCommands(root)).toEqual([]);
    put(root, "real/justfile", "test:\n  x\n");
    symlinkSync("real/justfile", join(root, "justfile"));
    expect((await projectCommands(root)).map(({ run }) => run)).toEqual(["just test"]);
  });
  test("thousands of scripts are cut at a number", async () => {
    const many = Object.fromEntries(Array.from({ length: 2_000 }, (_none, index) => [`s${index}`, "x"]));
    expect(await runs(scripts(many))).toHaveLength(300);
  });
});
