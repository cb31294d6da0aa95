import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Project, project } from "../testing/project.ts";
import { missingAfter } from "./after.ts";

let at: Project & Disposable;
beforeAll(() => {
  at = project({ "package.json": '{ "scripts": { "test": "vitest run", "mocha": "mocha" } }' }, { git: false });
});
afterAll(() => at[Symbol.dispose]());

const after = (run: string, exitCode: number, output: string): boolean =>
  missingAfter(
    { kind: run.includes("&&") ? "shell" : "command", run, exit_code: 0 } as Parameters<typeof missingAfter>[0],
    { exitCode, output },
    { cwd: at.root, root: at.root, env: at.env },
  ) !== undefined;

/** What tools say that are not on every machine. */
describe("it was not there", () => {
  test.each([
    ["pnpm run tset", 1, " ERR_PNPM_NO_SCRIPT  Missing script: tset\n\nCommand \"tset\" not found."],
    ["yarn tset", 1, 'yarn run v1.22.22\nerror Command "tset" not found.\ninfo Visit https://yarnpkg.com'],
    ["yarn tset", 1, "Usage Error: Couldn't find a script named \"tset\".\n\n$ yarn run [--inspect]"],
    ["bun run tset", 1, 'error: Script not found "tset"'],
    ["bun nope.ts", 1, 'error: Module not found "nope.ts"'],
    ["deno task tset", 1, "Task not found: tset\nAvailable tasks:"],
    ["go tst ./...", 2, "go tst: unknown command\nRun 'go help' for usage."],
    ["go test ./none/...", 1, 'go: warning: "./none/..." matched no packages\nno packages to test'],
    ["go run ./cmd/none", 1, "stat /x/cmd/none: directory not found"],
    ["docker compose -f none.yml up", 1, "open none.yml: no such file or directory"],
    ["npm test", 1, "> test\n> vitest run\n\n RUN  v4.1.12 /x\n\nNo test files found, exiting with code 1\n\ninclude: **/*.test.ts"],
    ["npx vitest run nope", 1, "\n\u001b[31mNo test files found, exiting with code 1\u001b[39m\nfilter: nope"],
    ["npx jest nope", 1, "No tests found, exiting with code 1\nRun with `--passWithNoTests`"],
    ["npm run mocha -- spec/nope.js", 1, 'Error: No test files found: "spec/nope.js"'],
    ["npx tsc -p tsconfig.none.json", 1, "error TS5058: The specified path does not exist: 'tsconfig.none.json'."],
    ["npx eslint none/", 2, 'Oops! Something went wrong! :(\n\nNo files matching the pattern "none/" were found.'],
    ["uv run nope", 2, "error: Failed to spawn: `nope`\n  Caused by: No such file or directory (os error 2)"],
    ["poetry run nope", 1, "Command not found: nope"],
    ["bundle exec nope", 127, "bundler: command not found: nope\nInstall missing gem executables with `bundle install`"],
    ["./gradlew tset", 1, "FAILURE: Build failed with an exception.\n\n* What went wrong:\nTask 'tset' not found in root project 'x'."],
    ["mvn tset", 1, "[ERROR] Unknown lifecycle phase \"tset\". You must specify a valid lifecycle phase"],
    ["mvn -f nope.xml test", 1, "POM file nope.xml specified with the -f/--file command line argument does not exist"],
    ["node --import nope-loader a.mjs", 1, "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'nope-loader' imported from /x/"],
    ["node --require=nope/register a.mjs", 1, "Error: Cannot find module 'nope/register'\nRequire stack:\n- internal/preload"],
    ["node --import tsx-nope/esm a.mjs", 1, "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'tsx-nope' imported from /x/"],
    ["just nope", 1, "error: Justfile does not contain recipe `nope`"],
    ["rake nope", 1, "rake aborted!\nDon't know how to build task 'nope' (See the list of available tasks with `rake --tasks`)"],
    ["composer nope", 1, '  Command "nope" is not defined.  '],
    ["mix nope", 1, '** (Mix) The task "nope" could not be found'],
    ["kubectl gett pods", 1, 'error: unknown command "gett" for "kubectl"'],
    ["pip instal x", 1, 'ERROR: unknown command "instal" - maybe you meant "install"'],
    ["npx biome chekc .", 1, "Error: no such command or positional: `chekc`, did you mean `check`?"],
    ["docker compose -f none.yml config", 125, "unknown shorthand flag: 'f' in -f\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]"],
    ["terraform paln", 1, 'Terraform has no command named "paln". Did you mean "plan"?'],
    ["poetry tset", 1, "The requested command tset does not exist."],
    ["java -jar none.jar", 1, "Error: Unable to access jarfile none.jar"],
    ["rustc none.rs", 1, "error: couldn't read `none.rs`: No such file or directory (os error 2)"],
    ["gcc none.c", 1, "cc1: fatal error: none.c: No such file or directory\ncompilation terminated."],
    ["ninja tset", 1, "ninja: error: unknown target 'tset', did you mean 'test'?"],
    ["turbo run tset", 1, "  × Missing tasks in project\n  ╰─▶   × Could not find task `tset` in project"],
    ["perl -MNope::Mod -e 1", 2, "Can't locate Nope/Mod.pm in @INC (you may need to install the Nope::Mod module)"],
    ["ruby -rnope x.rb", 1, "<internal:kernel_require.rb>:136:in 'require': cannot load such file -- nope (LoadError)"],
    ["openssl tset", 1, "Invalid command 'tset'; type \"help\" for a list."],
    ["cargo test", 1, "error: rustup could not choose a version of cargo to run, because one wasn't specified explicitly, and no default is configured."],
    ["if nope; then exit 0; fi && exit 1", 1, "sh: 1: nope: not found"],
    ["make check && true", 2, "make: *** No rule to make target 'check'.  Stop."],
    ["bash -c 'nope'", 127, "bash: line 1: nope: command not found"],
  ])("%s: %i %j", (run, exitCode, output) => expect(after(run, exitCode, output)).toBe(true)); // biome-ignore format: a table
});

describe("it was there, and failed", () => {
  test.each([
    ["npm test", 1, " FAIL  a.test.ts\n  No test files found, exiting with code 1\n\n Test Files  1 failed (1)"],
    ["go test ./...", 1, "# x/a\na/a.go:3:2: undefined: Parse\nFAIL x/a [build failed]"],
    ["go test ./a", 1, "a/a.go:4:2: no required module provides package example.com/parity; to add it:"],
    ["cargo test", 101, "error[E0432]: unresolved import `crate::parity`\nerror: could not compile `x` (lib test)"],
    ["npx tsc --noEmit", 2, "src/a.ts(1,20): error TS2307: Cannot find module './parity' or its corresponding type declarations."],
    ["make all", 2, "make: *** No rule to make target 'src/parity.c', needed by 'all'.  Stop."],
    ["make check", 2, "make: *** [Makefile:2: check] Error 1"],
    ["docker compose config", 1, "service \"api\" refers to undefined volume data: invalid compose project"],
    ["gcc a.c", 1, "a.c:1:10: fatal error: parity.h: No such file or directory\ncompilation terminated."],
    ["node cli.mjs tset", 1, "error: unknown command 'tset'"],
    ["./bin/tool frob", 1, 'Error: unknown command "frob" for "tool"'],
    ["mvn test", 1, "[ERROR] There are test failures."],
    ["./gradlew test", 1, "> There were failing tests. See the report"],
    ["bundle exec rspec", 1, "3 examples, 1 failure"],
    ["node x.mjs", 1, "Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/x/src/parity.mjs' imported from /x/x.mjs"],
    ["node x.mjs", 1, "Error: Cannot find module 'parity'\nRequire stack:\n- /x/x.mjs"],
    ["node --import tsx x.mjs", 1, "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'parity' imported from /x/x.mjs"],
    ["perl -e 'use Parity;'", 2, "Can't locate Parity.pm in @INC (you may need to install the Parity module)"],
    ["node -e \"require('./parity')\"", 1, "Error: Cannot find module './parity'\nRequire stack:\n- /x/[eval]"],
    ["node -e \"console.error('Cannot find module x'); process.exit(1)\"", 1, "Cannot find module x"],
    ["python3 -c 'import app'", 1, "  File \"/x/app.py\", line 1, in <module>\n    import parity\nModuleNotFoundError: No module named 'parity'"],
    ["if node a.mjs; then exit 0; fi && exit 1", 1, "sh: nope: not found"],
    ["npx vitest run", 1, "Error: Cannot find module './parity' imported from a.test.ts\n Test Files  1 failed (1)"],
  ])("%s: %i %j", (run, exitCode, output) => expect(after(run, exitCode, output)).toBe(false)); // biome-ignore format: a table
});
