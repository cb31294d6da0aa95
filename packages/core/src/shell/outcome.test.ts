import { spawnSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomeOf, saysAlike } from "./outcome.ts";

const cannotFail = { canPass: true, canFail: false, exitCode: 0 };
const open = { canPass: true, canFail: true };

describe("cannot fail:", () => {
  test.each([
    "true", ":", "echo ok", "exit 0", "npm test || true", "npm test || :", "npm test; true", "npm test ; exit 0", "npm test; echo done",
    "npm test | tail -5", "npm test 2>&1 | tee out.log", "npm test | cat", "npm test | head -n 3", "npm test | tee a.log | tail -1",
    "test 1 = 1", "[ 1 -eq 1 ]", "[[ a == a ]]", "test -n x", "! false", "! test 1 = 2", "!  false", "(npm test) || true", "{ npm test; } || true",
    "bash -c 'npm test || true'", 'sh -c "exit 0"', "bash -lc 'npm test; true'", "env CI=1 true", "timeout 5 true", "CI=1 npm test || true", "/bin/true",
    "if npm test; then echo yes; else echo no; fi", "npm test && echo yes || echo no", "npm test & ", "npm test || exit 0", "eval 'npm test || true'",
    "for i in 1 2; do npm test || true; done", "set +e; npm test; echo $?", "node -e 'process.exit(0)'", "python3 -c \"print('ok')\"", "node -e 'console.log(\"ok\")'",
    "ruff check --exit-zero .", "git status", "git diff", "git diff src | cat", "find . -name '*.js'", "node --version", "npm test # || false\ntrue",
    "set -e; npm test || true", "set -o pipefail; npm test | tee x || true", "npm run lint || echo 'lint failed'", "cat <<EOF | tail -1\nfalse\nEOF",
    "trivy fs . --exit-code 0", "sudo -u app true", "exec true", "command true", "npm test |& tail -3", "x=1", "sleep 1", "npm test || (exit 0)", "npm run x --if-present", "ls", "ls -la .",
  ])("%s", (script) => expect(outcomeOf(script)).toEqual(cannotFail)); // biome-ignore format: one list
});

describe("cannot fail, in any tree:", () => {
  test.each([
    "test -d .", "npx --yes true", "node -e \"\"", "git --version", "sh -c 'exit 0'", "xargs true < /dev/null", "echo src | xargs echo", "timeout 10 npx true", "env -i PATH=/bin true", "nice -n 5 sh -c ':'", "test -e /", "[ -d .. ]", "test -r /dev/null", "python3 -c \"import sys\"", "node -e \"const x = 1; console.log(x + 1)\"", "pnpm exec true", "npm --version", "cd . && pwd", "mkdir -p build", "[[ -d $PWD ]]", "test -d \"$HOME\"", "npx -y -p typescript tsc --version", "yarn exec -- echo fine", "bash -c 'test -d . && echo ready'", "printf '%s\\n' a b | xargs -n1 echo", "seq 1 10", "node --eval 'process.exitCode = 0'", "python3 -c ''", "ruby -e 'puts 1+1'", "perl -e 'print \"ok\\n\"'", "test \"a\" != \"b\" -a -d .", "docker --version", "touch done.txt", "find . -maxdepth 1", "ls -1A ./", "stat .", "npm exec -- node -v", "test -x /bin/sh",
    "test -d . || npm test", "[ -d . -o -f dist/a.js ]", "[[ -d . ]]", "test -d ./", "test -d /tmp", "cd ~", "npx -- pwd", "find . | xargs -I{} echo {}", "npm run", "git ls-files", "stat /", "node -e 'const fs = require(\"node:fs\"); console.log(1)'",
  ])("%s", (script) => expect(outcomeOf(script)).toEqual(cannotFail)); // biome-ignore format: one list
});

describe("the tree decides:", () => {
  test.each([
    "test -d dist", "npx --yes tsc --noEmit", "node -e \"require('./check')\"", "git diff --exit-code", "[ \"$(cat VERSION)\" = 2.0.0 ]", "sh -c 'npm test'", "xargs npx eslint < files.txt", "git ls-files '*.ts' | xargs npx prettier --check", "timeout 60 npx vitest run", "env CI=1 npm test", "nice -n 5 make check", "test -e src/index.ts", "[ -d ../sibling ]", "test -r config.json", "python3 -c \"import app\"", "node -e \"const x = require('fs').readFileSync('a.json'); JSON.parse(x)\"", "pnpm exec tsc", "npm test --silent", "cd packages/a && npm test", "mkdir build && cmake --build build", "[[ -d $PWD/dist ]]", "test -f \"$HOME/.cache/x\"", "npx -y -p typescript tsc -p . --version-check", "yarn exec -- jest", "bash -c 'test -d dist && echo ready'", "cat files.txt | xargs -n1 test -f", "seq 1 10 | grep -q 11", "node --eval 'process.exitCode = require(\"./x\").ok ? 0 : 1'", "python3 -c 'assert open(\"a\").read()'", "ruby -e 'require \"./app\"; App.check'", "perl -e 'exit(-e \"dist\" ? 0 : 1)'", "test ! -d legacy", "docker build .", "grep -q done done.txt", "ls -1A ./dist", "stat dist/index.js", "pnpm dlx publint", "npm exec -- node scripts/check.mjs", "test -x bin/run", "node -e \"import('./dist/index.js').then(m => process.exit(m.default === 3 ? 0 : 1))\"", "deno eval \"Deno.readTextFileSync('a')\"",
    "test -d . -a -f dist/a.js", "test -d ./dist", "test -d ../other", "[ -d $X ]", "test -d \"$HOME/x\"", "cd dist", "mkdir -p \"$X\"", "touch a/b", "npx x", "npx true-story", "ls | xargs ls", "xargs false", "xargs -a list true", "xargs test 1 = 1",
    "npx -c 'npm test'", "git ls-files --error-unmatch dist/a.js", "npm run build", "node -e 'console.log(x)'", "node -e 'throw 1'", "node -e \"if (1) process.exit(0)\"", "node -e 'console.log(`$" + "{require(\"./a\")}`)'", "python3 -c 'import os; os.stat(\"a\")'",
    "node -e 'const fs = require(\"fs\"); fs.statSync(\"a\")'", "python3 -c 'from app import x'", "node -e 'console.log(\"open)'", "cat < /dev/null missing.txt", "test -s .",
  ])("%s", (script) => expect(outcomeOf(script)).toEqual(open)); // biome-ignore format: one list
});

describe("only prints, or only tells of what every tree has:", () => {
  test.each([
    "pnpm dlx cowsay hello", "npx cowsay@1.6.0 \"all is well\"", "npx --yes figlet done", "bunx cowsay moo", "cowsay ready", "figlet -f slant OK | lolcat", "fortune", "banner ok", "cal", "mktemp", "basename dist/index.js", "dirname dist/index.js", "who", "hostid", "find . -type f -name '*.spec.ts'", "find -L . -maxdepth 1", "find -name x", "find . ../ -print", "git log --oneline -5", "git log -n 5", "git diff HEAD", "git diff -- src", "git status --short src", "git ls-files src", "git branch -a", "git tag -l 'v*'", "git show --stat", "git show HEAD", "git config --list", "npm config list", "npm prefix", "npm root", "pnpm root", "node -p process.version", "node -p \"'ok'\"", "npx --yes true@1", "which sh", "command -v sh", "type echo", "yes | head -1", "env | sort", "pnpm dlx cowsay@latest -- hi", "corepack pnpm dlx cowsay hi", "npm exec --yes -- cowsay hi", "npx ponysay@latest good", "pnpm exec cowthink done", "yarn dlx figlet@1.9.3 Ready", "uvx cowsay -t \"all green\"", "echo done | npx lolcat", "/usr/bin/figlet hi", "node_modules/.bin/cowsay hi", "find / -maxdepth 0", "find -maxdepth 1 -type d", "find . \\( -name a -o -name b \\) -print", "git remote -v", "git stash list", "git rev-parse HEAD", "git log --since yesterday --oneline", "git log --author Ada -- src", "git shortlog -s -n HEAD", "git describe --always", "git branch", "git diff --stat", "git ls-files dist", "npm root -g", "node -p \"process.versions.node\"", "which ls", "hash sh", "dirname a/b/c", "git diff --name-only HEAD -- dist", "/usr/local/bin/node --version",
  ])("%s", (script) => expect(outcomeOf(script)).toEqual(cannotFail)); // biome-ignore format: one list
});

describe("tells of what may not be there, or is a file of the project whatever its name:", () => {
  test.each([
    "find dist -maxdepth 1", "find dist src -name '*.js'", "find ./dist", "find -L dist", "find \"$OUT\"", "find -O3 dist -name x", "find . -name '*.ts' | xargs grep -L foo", "git log v2.0.0", "git log main..release", "git show v2.0.0", "git show HEAD:dist/index.js", "git diff main", "git diff main...HEAD", "git rev-parse v1", "git rev-list v1", "git tag v2", "git branch release", "git remote get-url origin", "git stash show", "git stash pop", "git diff a.txt", "./bin/tool --version", "bin/tool --help", "./dist/cli version", "script/test", "./script/test", "scripts/test", "./test", "./bin/date", "bin/clear", "tools/find .", "./echo hi", "./scripts/true", "dist/bin/ls", "./git status", "vendor/node -e 'process.exit(0)'", "script/npm run", "which mytool", "basename", "cowsay -f ./art.cow hi", "npx cowsay-check src", "pnpm dlx @acme/cowsay hello", "realpath dist/a.js", "readlink -e dist", "npm config get", "npx tsc --build", "pnpm dlx knip", "node dist/cli.js --version", "expr 1 - 1", "env FOO=1 bin/test", "sh ./true", "diff a b", "cmp a b", "yes | sh install.sh", "find build -type f", "find packages/app/dist -name '*.d.ts' -print", "find src lib", "find -P out", "find . -name '*.snap' -exec grep -q x {} +", "git show stable:README.md", "git log origin/main..HEAD", "git log feature", "git diff v1..v2", "git diff --no-index a b", "git shortlog release", "git rev-parse feature", "git tag -d v1", "git branch -d old", "git remote show origin", "./node --version", "target/release/app --version", "./target/debug/app --help", "dist/app version", "script/true", "scripts/echo", "bin/exit", "./bin/false", "tools/pwd", "./sleep 1", ".venv/bin/python -c \"print(1)\"", "build/ls", "./seq", "npx cowsay-lint .", "npx @org/figlet x", "which app", "command -v dist/app", "type mytool", "cat dist/a.txt | sort out/b.txt", "npm test | cat report.txt", "bin/npm run", "./run", "scripts/find .", "cowsay -f cows/own.cow hi",
  ])("%s", (script) => expect(outcomeOf(script)).toEqual(open)); // biome-ignore format: one list
});

describe("may do both:", () => {
  test.each([
    "npm test", "npm test && true", "true && npm test", "npm test && echo ok", "set -o pipefail; npm test | tail -5", "set -euo pipefail\nnpm test | tee x",
    "bash -o pipefail -c 'npm test | tail'", "bash -eo pipefail -c 'npm test | tee x'", "npm test | grep -q passed", "set -e; npm test; true", "bash -ec 'npm test; true'",
    "for i in 1 2 3; do npx playwright test || exit 1; done", "test -f a.txt", "[ -n \"$X\" ]", "[ $(ls | wc -l) -eq 3 ]", "! grep -r foo src", "git diff --exit-code",
    "git diff --quiet", "cat < missing.txt", "tail -1 log.txt", "npm test || exit 1", "npm test || exit 1; true", "find . -name x | grep -q .", "echo ok | grep bad", "if npm test; then exit 0; else exit 1; fi",
    "npm test || { echo failed; exit 1; }", "sed -n '/x/q1' f", "awk 'END { exit n }'", "node -e 'require(\"./check\")'", "echo $(false) && npm test", "'true story'", "sh check.sh",
    "select x in a; do true; done", "'unclosed", "((", "echo ok > /x && npm test", "sort -c a.txt", "ls | sort -c", "kill -0 1", "command -v node", "printenv CI",
    "! npm test", "git rev-parse --verify main", "ls dist", "ls *.tgz", "ls $X", "ls --bad",
  ])("%s", (script) => expect(outcomeOf(script)).toEqual(open)); // biome-ignore format: one list
});

test.each([
  ["false", 1],
  ["exit 3", 3],
  ['echo "Error: no test specified" && exit 1', 1],
  ["! true", 1],
  ["test 1 = 2", 1],
  ["npm test; exit 2", 2],
  ["test -f .", 1],
  ["test -d /dev/null", 1],
  ["test -d . -a 1 = 2", 1],
  ["npm test; node -e 'process.exitCode = 3'", 3],
])("cannot pass: %s", (script, exitCode) => {
  expect(outcomeOf(script)).toEqual({ canPass: false, canFail: true, exitCode });
});

test.each([
  ["echo 3 | tee a.txt", true], ["sh -c 'echo ok > a.log'", true], ["(printf a; date) > a.txt", true], ["npx echo ok", true], ["node -e 'console.log(1)'", true],
  ["cat a.txt", false], ["node -e 'require(\"./a\")'", false], ["echo $X", false], ["echo ok; npm test", false], ["echo ok | grep ok", true], ["printf 'done' | grep -q done", true], ["yes | head -n 1 | grep y", true], ["node -e \"process.exit(2 > 1 ? 0 : 1)\"", true], ["python3 -c 'assert 1 == 1'", true],
  ["echo ok | grep -f words.txt", false], ["ps aux | grep -q server", false], ["cat a.txt | grep x", false], ["grep x", false], ["echo a | grep -r x", false], ["echo ok | grep ok a.txt", false], ["node -e 'process.exit(a > 1)'", false], ["node -e 'process.exit(require(\"./a\") > 1)'", false], ["python3 -c 'import app; assert 1 == 1'", false], ["echo x | ./judge", false], ["if true; then echo a; fi", false], ["'", false], ["", false],
])("what is printed and written is the same: %s: %s", (script, expected) => expect(saysAlike(script)).toBe(expected)); // biome-ignore format: rows

test("deep and long scripts are read in linear time, or not at all", () => {
  expect(outcomeOf(`${"(".repeat(9_000)}true${")".repeat(9_000)}`)).toEqual(open);
  expect(outcomeOf("f() ".repeat(4_000))).toEqual(open);
  expect(outcomeOf(`${"true; ".repeat(3_000)}true`)).toEqual(cannotFail);
  expect(outcomeOf("a[".repeat(9_000))).toEqual(open);
  expect(outcomeOf("x".repeat(100_000))).toEqual(open);
});

/** Scripts made of programs whose end we choose, so that a real shell can be asked. */
const unit = fc.constantFrom(
  "true",
  "false",
  ":",
  "exit 0",
  "exit 3",
  "maybe",
  "test 1 = 1",
  "[ a = b ]",
  "echo x >/dev/null",
  "(exit 2)",
);
const script = fc.letrec<{ list: string; part: string }>((tie) => ({
  part: fc.oneof(
    { depthSize: "small" },
    unit,
    fc
      .tuple(tie("part"), fc.constantFrom(" && ", " || ", "; ", " | ", "\n"), tie("part"))
      .map((parts) => parts.join("")),
    tie("part").map((inner) => `( ${inner} )`),
    tie("part").map((inner) => `{ ${inner}; }`),
    tie("part").map((inner) => `{ ! ( ${inner} ); }`),
    fc.tuple(tie("part"), tie("part"), tie("part")).map(([a, b, c]) => `if ${a}; then ${b}; else ${c}; fi`),
    tie("part").map((inner) => `for i in 1 2; do ${inner}; done`),
  ),
  list: fc
    .tuple(fc.constantFrom("", "set -e; ", "set -o pipefail; ", "set -eo pipefail\n"), tie("part"))
    .map((parts) => parts.join("")),
})).list;

test("what is said to be impossible does not happen in bash", { timeout: 120_000 }, () => {
  const scripts = fc.sample(script, { numRuns: 1000, seed: 11 });
  // `maybe` passes or fails by turns, the same for each run of one seed.
  const program = scripts
    .flatMap((text) =>
      [0, 1, 2, 3].map(
        (seed) =>
          `( n=${seed}; maybe() { n=$((n * 5 + 3)); return $((n / 4 % 2)); }\n${text}\n) </dev/null >/dev/null 2>&1; echo $?`,
      ),
    )
    .join("\n");
  const { stdout } = spawnSync("bash", ["-s"], { input: program, encoding: "utf8" });
  const codes = stdout.trim().split("\n").map(Number);
  expect(codes).toHaveLength(scripts.length * 4);
  for (const [index, text] of scripts.entries()) {
    const { canPass, canFail, exitCode } = outcomeOf(text);
    for (const code of codes.slice(index * 4, index * 4 + 4)) {
      expect(code === 0 ? canPass : canFail, `${JSON.stringify(text)} ended with ${code}`).toBe(true);
      if (exitCode !== undefined) expect(code, text).toBe(exitCode);
    }
  }
});
