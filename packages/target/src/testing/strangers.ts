import { createHash } from "node:crypto";
import type { StuckKind } from "../stuck/names.ts";
import { mostProgress } from "../stuck/progress.ts";
import type { SessionEvent } from "../target/session.ts";
import { type PlayedTurn, ran, said } from "./stuck-loops.ts";

/** One turn of a run, by its number. */
type Turn = (at: number) => PlayedTurn;

/** What lies in the tree before. */
type Files = Readonly<Record<string, string>>;

/** A number of turns. */
export const many = (count: number, turn: Turn): readonly PlayedTurn[] =>
  Array.from({ length: count }, (_, at) => turn(at));
const hash = (at: number): string => createHash("sha256").update(`stranger ${at}`).digest("hex");
/** A number below `most` that nobody can foretell. */
const random = (at: number, most: number): number => Number.parseInt(hash(at).slice(0, 8), 16) % most;
const word = (at: number): string => hash(at).replaceAll(/./g, (digit) => "bcdfghjklmnpqrst".charAt(Number.parseInt(digit, 16))).slice(0, 9); // biome-ignore format: one
const firstNames = ["Anna", "Bob", "Carla", "Dan", "Eve", "Frank", "Gina", "Hugo"];
const lastNames = ["Abel", "Baker", "Cohen", "Diaz", "Egger", "Fuchs", "Gomez", "Hill"];
const person = (at: number): string =>
  `${pick(random(at, 8), firstNames)} ${pick(random(at + 1000, 8), lastNames)} ${word(at)}`;
const pick = <Value>(at: number, values: readonly Value[]): Value => values[at % values.length] as Value;
const edited = (path: string): SessionEvent => ({ type: "fileChange", id: path, status: "completed", changes: [{ path, kind: "update" }] }); // biome-ignore format: one
const lines = (count: number, line: (at: number) => string): string => Array.from({ length: count }, (_, at) => `${line(at)}\n`).join(""); // biome-ignore format: one
/** A word of `length` that is drawn by lot. */
const drawnByLot = (at: number, length: number, letters: string): string => Array.from({ length }, (_, place) => letters.charAt(random(at * 101 + place * 7, letters.length))).join(""); // biome-ignore format: one
const ofPods = "bcdfghjklmnpqrstvwxz2456789";
const ofUlids = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ofCuids = "abcdefghijklmnopqrstuvwxyz0123456789";
const pad = (value: number, length = 2): string => `${value}`.padStart(length, "0");

const twoTexts = ["export const round = Math.floor;\n", "export const round = Math.ceil;\n"];
/** Figures that nobody can foretell, of twenty suites. */
const rates = (at: number): string => `${lines(20, (line) => `suite ${word(line)} ${random(at * 20 + line, 90_000)} op/s`)}too slow\n`; // biome-ignore format: one

/** Each with its kind. They end soon: what they change is nothing. */
export const loops: readonly (readonly [name: string, kind: StuckKind, turn: Turn, before?: Files])[] = [
  ["a failure with the date of `date`", "repeated-failure", (at) => ({ events: [ran("make check", `Mon Nov 30 10:${pad(at)}:07 UTC 2026\nError: 3 of 9 differ`, 2)] })],
  ["a failure with a port that is free", "repeated-failure", (at) => ({ events: [ran("npm run e2e", `server listening on port ${20_000 + random(at, 40_000)}\nError: connect ECONNREFUSED 127.0.0.1:${20_000 + random(at, 40_000)}\n1 failed`, 1)] })],
  ["a failure with a port after a colon alone", "repeated-failure", (at) => ({ events: [ran("npm run e2e", `ready on http://app.test:${20_000 + random(at, 40_000)}/\nlistening on :::${20_000 + random(at, 40_000)}\nexpected 200, got 500`, 1)] })],
  ["a failure with a uuid, a ULID and a nanoid", "repeated-failure", (at) => ({ events: [ran("npm test", `request ${hash(at).slice(0, 8)}-${hash(at).slice(8, 12)}-4${hash(at).slice(13, 16)}-8${hash(at).slice(17, 20)}-${hash(at).slice(20, 32)}\norder 01${hash(at).slice(0, 24).toUpperCase()}\nexpected true, got false`, 1)] })],
  ["a failure with durations of every form", "repeated-failure", (at) => ({ events: [ran("npm test", `Time: ${at}.${at}3 s, estimated ${at + 1} s\nran for 00:0${at % 10}.12\n✗ rounds (${100 + random(at, 900)} ms)\nDone in ${at} minutes ${at + 2} seconds\nfinished after 1m${at}s`, 1)] })],
  ["a failure with addresses of objects", "repeated-failure", (at) => ({ events: [ran("pytest -q", `assert <Cart object at 0x7f${hash(at).slice(0, 10)}> is None\njava.lang.Object@${hash(at).slice(0, 7)}`, 1)] })],
  ["a failure with a seed", "repeated-failure", (at) => ({ events: [ran("rspec", `Randomized with seed ${random(at, 65_536)}\n12 examples, 1 failure\nrspec ./spec/cart_spec.rb:${at + 4} # Cart rounds`, 1)] })],
  ["a failure of go, with goroutines and times", "repeated-failure", (at) => ({ events: [ran("go test ./...", `--- FAIL: TestCart (0.0${at % 10}s)\n    cart_test.go:${at + 9}: got 3, want 4\ngoroutine ${random(at, 90)} [running]:\nFAIL\tshop/cart\t0.${100 + random(at, 900)}s`, 1)] })],
  ["a failure of pytest, whose bars are as wide as the rest leaves", "repeated-failure", (at) => ({ events: [ran("pytest", `${"=".repeat(30 + (at % 5))} FAILURES ${"=".repeat(31 - (at % 5))}\nE  assert 3 == 4\n${"=".repeat(20 + (at % 4))} 1 failed in ${at}.${at}2s ${"=".repeat(21 + (at % 3))}`, 1)] })],
  ["a failure behind a spinner", "repeated-failure", (at) => ({ events: [ran("npm run build", `${pick(at, ["⠋", "⠙", "⠹", "⠸", "⠼"])} building\n${".".repeat((at * 7) % 40)}\nERR! cannot resolve ./cart`, 1)] })],
  ["a failure whose check prints its whole log each time", "repeated-failure", (at) => ({ events: [ran("./check.sh", `${Array.from({ length: at + 1 }, (_, line) => `attempt ${line}: connection refused`).join("\n")}\ngave up`, 1)] })],
  ["a failure with a container's name and an image's digest", "repeated-failure", (at) => ({ events: [ran("docker compose run test", `Container shop-test-run-${hash(at).slice(0, 12)}  Created\nsha256:${hash(at)}\nexpected 4, got 3`, 1)] })],
  ["a failure with the heap in other units", "repeated-failure", (at) => ({ events: [ran("npm test", `heap ${20 + random(at, 400)}.${random(at + 1, 10)} MB, rss ${100 + random(at + 2, 900)} KiB\nCPU ${random(at, 100)}%\n2 failed`, 1)] })],
  ["two texts by turns, nothing done", "empty-turns", (at) => ({ events: [said(pick(at, ["I will fix the cart now.", "Let me look at the cart."]))] })],
  ["two texts of one file by turns", "oscillation", (at) => ({ files: { "src/cart.ts": pick(at, ["export const round = Math.floor;\n", "export const round = Math.ceil;\n"]) }, events: [edited("src/cart.ts")] })],
  ["three texts, each with a failure of its own", "oscillation", (at) => ({ files: { "src/cart.ts": `export const mode = "${pick(at, ["floor", "ceil", "trunc"])}";\n` }, events: [edited("src/cart.ts"), ran("npm test", `case ${pick(at, ["one", "two", "three"])} failed`, 1)] })],
  ["a change that is taken back in the same turn", "no-progress", () => ({ events: [edited("src/cart.ts"), ran("git checkout -- src/cart.ts", "Updated 1 path from the index")] })],
  ["a stash, and the stash back", "oscillation", (at) => ({ files: { "src/cart.ts": at % 2 === 0 ? "export const a = 1;\n" : "export const a = b ?? c;\n" }, events: [ran(at % 2 === 0 ? "git stash" : "git stash pop", `Dropped refs/stash@{0} (${hash(at).slice(0, 40)})`)] })],
  ["two lines that change places", "oscillation", (at) => ({ files: { "src/cart.ts": at % 2 === 0 ? 'import "a";\nimport "b";\n' : 'import "b";\nimport "a";\n' }, events: [edited("src/cart.ts")] })],
  ["white space that comes and goes", "oscillation", (at) => ({ files: { "src/cart.ts": at % 2 === 0 ? "let a = 1;\n" : "let  a = 1;\n" }, events: [edited("src/cart.ts")] })],
  ["a scratch file that is touched", "no-progress", (at) => ({ files: { [`scratch/${word(at)}.tmp`]: "" }, events: [ran(`touch scratch/${word(at)}.tmp`, "")] })],
  ["a diary that says the same each day", "no-progress", (at) => ({ files: { "NOTES.md": Array.from({ length: at + 1 }, (_, day) => `- 2026-11-${pad((day % 28) + 1)} attempt ${day}: still the same`).join("\n") }, events: [ran("tail -1 NOTES.md", "- still the same")] })],
  ["a screenshot in each turn, with the same failure", "repeated-failure", (at) => ({ files: { [`shots/run-${at}.png`]: `\0PNG ${hash(at)}` }, events: [ran("npx playwright test", "1 failed\n  [chromium] › cart.spec.ts:12:5 › rounds", 1)] })],
  ["a check that is flaky, and nothing else", "no-progress", (at) => ({ events: [ran("npm test", random(at, 2) === 0 ? "12 passed" : "FAIL cart.test.ts\n1 failed, 11 passed", random(at, 2) === 0 ? 0 : 1), said("Once more.")] })],
  ["polling with ids and times", "waiting-for-time", (at) => ({ events: [ran("sleep 60 && curl -s api.test/jobs/7", `{"status":"queued","request_id":"${hash(at).slice(0, 20)}","at":"2026-11-30T10:${pad(at)}:00Z"}`), said("It is still queued; I check again.")] })],
  ["`date`, again and again", "no-progress", (at) => ({ events: [ran("date", `Mon Nov 30 10:${pad(at)}:07 UTC 2026`)] })],
  ["the same blocked sentence beside a command", "waiting-for-person", (at) => ({ events: [ran("ls", "src"), said(`Try ${at}: I still need the password of the staging database.`)] })],
  ["questions in the client's own form", "waiting-for-person", (at) => ({ events: [{ type: "asked", ask: { kind: "question", id: `q${at}`, questions: [{ id: "a", question: `Which one, ${word(at)}?`, header: "", options: [] }] } } as never, said(`Which ${word(at)} is it?`)] })],
  ["a program that is not there, asked for in many ways", "cannot-run", (at) => ({ events: [ran(pick(at, ["terraform plan", "terraform init", "bash -lc 'terraform plan'", "which terraform && terraform plan"]), "bash: terraform: command not found", 127)] })],
  ["the Docker daemon that does not run", "repeated-failure", (at) => ({ events: [ran("docker ps", "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", 1), said(`Docker again, ${word(at)}.`)] })],
  ["leave that nobody gives", "cannot-run", () => ({ events: [{ ...ran("rm -rf build", ""), status: "declined", exitCode: undefined } as never] })],
  ["errors of the client with ids", "client-error-loop", (at) => ({ status: "failed", error: `529 overloaded_error, request req_${hash(at).slice(0, 16)}` })],
  ["compactions over one large file, page by page, again from the start", "compaction-loop", (at) => ({ events: [{ type: "compacted" }, ran(`sed -n ${(at % 2) * 100},${(at % 2) * 100 + 99}p big.txt`, "the same text")] })],
  ["a failure with a build number and a commit", "repeated-failure", (at) => ({ events: [ran("make release", `Build #${900 + at} of ${hash(at).slice(0, 7)} (main)\nsize 1,2${pad(at, 2)},331 bytes\nERROR signing key is missing`, 2)] })],
  ["a failure whose lines come twice, or thrice", "repeated-failure", (at) => ({ events: [ran("npm test", `${"warning: deprecated\n".repeat(1 + (at % 4))}1 failed`, 1)] })],
  ["a failure with a table of times", "repeated-failure", (at) => ({ events: [ran("npm test", `suite a ${at}ms ok\nsuite b ${at * 3}.2ms ok\nsuite c FAILED after ${at}.5s\n| p95 | ${100 + random(at, 50)} ms |`, 1)] })],
  ["a failure in colour, with a cursor that moves", "repeated-failure", (at) => ({ events: [ran("npm test", `\u001b[2K\u001b[${at}G\u001b[31mFAIL\u001b[0m cart ${"\u001b[1A".repeat(at)}`, 1)] })],
  ["a failure in another language", "repeated-failure", (at) => ({ events: [ran("npm test", `Fehler: 3 erwartet, 4 erhalten (Dauer: ${at},${pad(at)} Sekunden, Vorgang ${4000 + random(at, 999)})`, 1), said("Ich versuche es noch einmal.")] })],
  ["a question in another language", "waiting-for-person", (at) => ({ events: [ran("ls", "src"), said(`Versuch ${at}. Ich brauche das Passwort der Datenbank.`)] })],
  ["a loop of three failures without a change", "no-progress", (at) => ({ events: [ran(pick(at, ["npm test", "npm run lint", "npm run types"]), `${pick(at, ["cart", "style", "types"])} failed`, 1)] })],
  ["a server that is started and killed", "no-progress", (at) => ({ events: [ran(`node server.js & echo $!`, `${4000 + random(at, 9000)}`), ran(`kill ${4000 + random(at, 9000)}`, "")] })],
  ["a patch that does not apply", "repeated-failure", (at) => ({ events: [ran(`git apply fix-${at}.patch`, `error: patch failed: src/cart.ts:${12 + at}\nerror: src/cart.ts: patch does not apply`, 1)] })],
  ["a file that is written as it was", "no-progress", () => ({ files: { "src/cart.ts": "export const a = 1;\n" }, events: [edited("src/cart.ts")] })],
  ["lines that are appended to a log by a check", "repeated-failure", (at) => ({ files: { "logs/run.log": lines(at + 1, (line) => `10:${pad(line % 60)} job ${line} failed`) }, events: [ran("cat logs/run.log; exit 1", lines(at + 1, (line) => `10:${pad(line % 60)} job ${line} failed`), 1)] })],
  ["what is installed already", "no-progress", (at) => ({ events: [ran("pip install -r requirements.txt", `Requirement already satisfied: flask in /venv/lib (3.0.${at % 2})\n[notice] A new release of pip is available`)] })],
  ["two texts by turns, two turns each", "oscillation", (at) => ({ files: { "src/cart.ts": pick(at >> 1, twoTexts) }, events: [edited("src/cart.ts")] })],
  ["two texts by turns, and a heap that differs", "oscillation", (at) => ({ files: { "src/cart.ts": pick(at, twoTexts) }, events: [ran("npm test", `heap ${20 + random(at, 400)}.${random(at + 1, 10)} MB\n1 failed`, 1)] })],
  ["two texts by turns, and three failures", "oscillation", (at) => ({ files: { "src/cart.ts": pick(at, twoTexts) }, events: [ran("npm test", `${pick(at, ["one", "two", "three"])} failed`, 1)] })],
  ["a failure with a table of twenty rates", "repeated-failure", (at) => ({ events: [ran("npm run bench", rates(at), 1)] })],
  ["the same beside a diary that grows", "repeated-failure", (at) => ({ files: { "NOTES.md": lines(at + 1, (line) => `attempt ${line} failed`) }, events: [ran("npm run bench", rates(at), 1)] })],
  ["a failure with a number of its own beside a diary that grows", "repeated-failure", (at) => ({ files: { "NOTES.md": lines(at + 1, (line) => `attempt ${line} failed`) }, events: [ran("npm test", `GET /orders/${random(at, 99_999)} 500`, 1)] })],
  ["the number of the attempt in a source", "repeated-failure", (at) => ({ files: { "src/cart.ts": `// attempt ${at}\nexport {};\n` }, events: [edited("src/cart.ts"), ran("npm test", "1 failed", 1)] }), { "src/cart.ts": "export {};\n" }],
  ["a check that counts its tries in the tree, and tells them", "repeated-failure", (at) => ({ files: { "state.json": `{ "tries": ${at} }\n` }, events: [ran("npm test", `try ${at}: 1 failed`, 1)] }), { "state.json": '{ "tries": 0 }\n' }],
  ["a time stamp in seconds in a file that was there", "repeated-failure", (at) => ({ files: { "build.json": `{ "at": ${1_796_004_000 + at * 37} }\n` }, events: [ran("npm test", "1 failed", 1)] }), { "build.json": '{ "at": 1 }\n' }],
  ["a log of two megabytes that grows", "repeated-failure", (at) => ({ files: { "big.log": lines(90_000 + at, (line) => `attempt ${line} failed`) }, events: [ran("npm test", "1 failed", 1)] }), { "big.log": "attempt 1 failed\n" }],
  ["a screenshot that each failure overwrites", "repeated-failure", (at) => ({ files: { "test-results/failed.png": `\0PNG ${hash(at)}` }, events: [ran("git status --short", "?? test-results/"), ran("npx playwright test", "1 failed\n  [chromium] › cart.spec.ts:12:5 › rounds", 1)] })],
  ["two pictures by turns", "oscillation", (at) => ({ files: { "assets/logo.png": `\0PNG ${hash(at % 2)}` }, events: [ran("python draw.py", "")] })],
  ["the same picture under another number each time", "no-progress", (at) => ({ files: { [`shots/run-${at}.png`]: "\0PNG the same" }, events: [ran("npm run shot", "ok")] })],
  ["two counters in a file of their own", "no-progress", (at) => ({ files: { "state.txt": `${at} ${at + 400}\n` }, events: [ran("cat src/cart.ts", "the same")] })],
  ["what is free of the memory and the disk", "no-progress", (at) => ({ events: [ran("free -m; df /", `Mem: 7900 ${random(at, 7000)} ${random(at + 1, 7000)}\n/dev/sda1 100 ${random(at + 2, 99)}%`)] })],
  ["a report of tests with times", "repeated-failure", (at) => ({ files: { "junit.xml": `<testsuite tests="3" failures="1" time="0.${100 + random(at, 900)}"><testcase name="rounds" time="0.0${10 + random(at + 1, 90)}"/></testsuite>\n` }, events: [ran("npx jest", "1 failed, 2 passed", 1)] })],
  ["a report in JSON with durations", "repeated-failure", (at) => ({ files: { "report.json": `{ "duration": ${random(at, 9000) / 10}, "tests": [{ "name": "rounds", "duration": ${random(at + 1, 90)} }] }\n` }, events: [ran("npx mocha", "1 failing", 1)] })],
  ["a failure with the name of a pod", "repeated-failure", (at) => ({ events: [ran("kubectl rollout status deploy/web", `pod web-${drawnByLot(at, 9, ofPods)}-${drawnByLot(at + 1, 5, ofPods)} is in CrashLoopBackOff`, 1)] })],
  ["a failure with a ULID and a cuid of all letters", "repeated-failure", (at) => ({ events: [ran("npm test", `order 01J${drawnByLot(at, 23, ofUlids)} of c${drawnByLot(at, 24, ofCuids)} is not paid`, 1)] })],
  ["a trace of thousands of numbers that each failure writes", "repeated-failure", (at) => ({ files: { "trace.json": lines(3000, (line) => `{"ts":${random(at * 7 + line, 999_999)},"dur":${random(line, 99)}}`) }, events: [ran("npm test", "1 failed", 1)] })],
  ["a database that each failing test writes", "repeated-failure", (at) => ({ files: { "test.db": `SQLite\0${hash(at)}` }, events: [ran("git status --short", ""), ran("npm test", "1 failed", 1)] })],
  ["a search for other words, which finds nothing", "no-progress", (at) => ({ events: [ran(`grep -n ${word(at)} src/cart.ts || true`, "")] }), { "src/cart.ts": "export {};\n" }],
  ["another substitution that changes nothing", "repeated-failure", (at) => ({ events: [ran(`sed -i s/${word(at)}/x/ src/cart.ts`, ""), ran("npm test", "1 failed", 1)] }), { "src/cart.ts": "export {};\n" }],
  ["a report of its own that each failure writes in another order", "repeated-failure", (at) => ({ files: { "report.txt": Array.from({ length: 9 }, (_, line) => line).sort((one, other) => random(at * 31 + one, 999) - random(at * 31 + other, 999)).map(word).join("\n") }, events: [ran("npm test", "1 failed", 1)] })],
  ["five texts by turns", "no-progress", (at) => ({ files: { "src/cart.ts": `export const mode = "${pick(at, ["floor", "ceil", "trunc", "round", "none"])}";\n` }, events: [edited("src/cart.ts")] })],
  ["a failing set that is drawn by lot", "repeated-failure", (at) => ({ events: [ran("npm test", ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"].filter((_, bit) => (random(at, 512) >> bit) % 2 === 1).map((name) => `FAIL ${name}`).join("\n") || "FAIL none", 1)] })],
  ["a failure with names drawn by lot", "repeated-failure", (at) => ({ events: [ran("npm test", `expected "${word(at)} ${word(at + 500)}" to be "Alice"\n1 failed`, 1)] })],
  ["tests that are killed at another place each time", "repeated-failure", (at) => ({ events: [ran("timeout 60 npm test", Array.from({ length: 30 }, (_, each) => each).filter((each) => random(at * 40 + each, 2) === 1).map((each) => `ok ${word(each)}`).join("\n"), 124)] })],
  ["warnings drawn by lot before a failure", "repeated-failure", (at) => ({ events: [ran("npm ci", `${["one", "two", "three", "four", "five", "six", "seven", "eight"].filter((_, bit) => (random(at, 256) >> bit) % 2 === 1).map((name) => `npm warn deprecated ${name}`).join("\n")}\nnpm error code E401`, 1)] })],
  ["a failure with a person and an address drawn by lot", "repeated-failure", (at) => ({ events: [ran("npm test", `expected "${person(at)}, ${random(at, 999)} ${word(at)} Street" to be ""\n1 failed`, 1)] })],
  ["the same in a long trace, beside a diary that grows", "repeated-failure", (at) => ({ files: { "NOTES.md": lines(at + 1, (line) => `attempt ${line} failed`) }, events: [ran("npx jest", `${lines(40, (line) => `  at ${word(line)} (src/${word(line)}.ts:${at})`)}Expected: "Alice"\nReceived: "${person(at)}"\n1 failed`, 1)] })],
  ["two texts by turns, and a person drawn by lot", "oscillation", (at) => ({ files: { "src/cart.ts": pick(at, twoTexts) }, events: [edited("src/cart.ts"), ran("npm test", `expected "${person(at)} ${word(at)}" to be ""\n1 failed`, 1)] })],
  ["a temporary name of letters alone", "repeated-failure", (at) => ({ events: [ran("npm test", `ENOENT app-${word(at).slice(0, 6)}/x.json\n1 failed`, 1)] })],
  ["a debugger asked the same, which tells other numbers", "no-progress", (at) => ({ events: [ran("gdb -batch -ex run -ex 'print total' ./cart", `$1 = ${random(at, 9999)}`)] }), { cart: "\x7fELF\0" }],
  ["a debugger asked at other places, which knows nothing", "no-progress", (at) => ({ events: [ran(`gdb -batch -ex 'break cart.c:${10 + at * 3}' -ex run ./cart`, "No symbol table is loaded.")] }), { cart: "\x7fELF\0" }],
  ["what is counted is never there", "no-progress", (at) => ({ events: [ran(`grep -c ${word(at)} src/cart.ts; true`, "0")] }), { "src/cart.ts": "export {};\n" }],
  ["the same file under other spellings", "no-progress", (at) => ({ events: [ran(`cat src/cart.ts # ${word(at)}`, "the same")] }), { "src/cart.ts": "the same\n" }],
  ["sleeps of other lengths before a meter", "waiting-for-time", (at) => ({ events: [ran(`sleep ${10 + random(at, 90)}; free -m`, `Mem: 7900 ${random(at, 7000)}`)] })],
  ["white space that goes to and fro by a tool", "oscillation", (at) => ({ files: { "a.ts": at % 2 === 0 ? "a;\n" : "a; \n" }, events: [edited("a.ts"), ran("npm test", "1 failed", 1)] }), { "a.ts": "a;\n" }],
  ["a delay that rises by one, by a tool", "repeated-failure", (at) => ({ files: { "a.ts": `wait("${at}s");\n` }, events: [edited("a.ts"), ran("npm test", "1 failed", 1)] }), { "a.ts": "wait;\n" }],
  ["a page of progress, dated anew by a tool", "no-progress", (at) => ({ files: { "PROGRESS.md": `Updated ${new Date().toISOString().slice(0, 10)} 12:${pad(random(at, 60))}. Still blocked.\n` }, events: [edited("PROGRESS.md")] }), { "PROGRESS.md": "Begun.\n" }],
]; // biome-ignore format: a table

/** They make something new in each turn, and nothing better: they may go on for long, and not for ever. */
export const busy: readonly (readonly [name: string, most: number, turn: Turn, before?: Files])[] = [
  ["a variable of another name in each turn", mostProgress.all + 15, (at) => ({ files: { "src/cart.ts": `export const ${word(at)} = 1;\n` }, events: [edited("src/cart.ts"), ran("npm test", "1 failed", 1)] })],
  ["a number drawn by lot in a source", mostProgress.slight + 15, (at) => ({ files: { "src/cart.ts": `export const seed = ${random(at, 99_999)};\n` }, events: [edited("src/cart.ts"), ran("npm test", "1 failed", 1)] }), { "src/cart.ts": "export const seed = 1;\n" }],
  ["a report in the tree in another order each time", mostProgress.slight + 15, (at) => ({ files: { "report.txt": Array.from({ length: 9 }, (_, line) => line).sort((one, other) => random(at * 31 + one, 999) - random(at * 31 + other, 999)).map(word).join("\n") }, events: [ran("npm test", "1 failed", 1)] }), { "report.txt": "" }],
  ["one file read again and again, another part each time", mostProgress.slight + 20, (at) => ({ events: [ran(`sed -n 1,${20 + at}p a.md`, lines(20, (line) => `a line of ${word(line)}`))] }), { "a.md": lines(100, (line) => `a line of ${word(line)}`) }],
  ["the processes of the machine", mostProgress.slight + 15, (at) => ({ events: [ran("ps aux", `root ${word(at)} ${at} 0.${at} /usr/bin/${word(at + 1)}`)] })],
  ["one picture that is drawn anew for ever", mostProgress.slight + 15, (at) => ({ files: { "assets/logo.png": `\0PNG ${hash(at)}` }, events: [ran("python draw.py", "")] })],
  ["a picture under another number in each turn", mostProgress.slight + 15, (at) => ({ files: { [`shots/run-${at}.png`]: `\0PNG ${hash(at)}` }, events: [ran("npm run shot", "ok")] })],
  ["a picture drawn by another number each time, and a check that fails alike", mostProgress.slight + 15, (at) => ({ files: { "logo.png": `\0PNG ${hash(at)}` }, events: [ran(`python draw.py --seed ${random(at, 9999)}`, ""), ran("npm test", "1 failed", 1)] })],
  ["a new folder of pictures with names of words", mostProgress.slight + 15, (at) => ({ files: { [`shots/${word(at)}.png`]: `\0PNG ${hash(at)}` }, events: [ran("npm run shot", "ok")] })],
  ["a command with other words each time, which says the same", mostProgress.slight + 15, (at) => ({ events: [ran(`./ask ${word(at)}`, "nothing known")] })],
  ["a file that nobody can see, edited for ever", mostProgress.slight + 15, () => ({ events: [edited("node_modules/cart/index.js"), ran("npm test", "1 failed", 1)] })],
  ["a check of another name in each turn, which fails alike", mostProgress.slight + 15, (at) => ({ events: [ran(`npm test -- -t ${word(at)}`, "1 failed", 1)] })],
  ["a branch of another name in each turn, which is not there", mostProgress.slight + 15, (at) => ({ events: [ran(`git checkout ${word(at)}`, `error: pathspec '${word(at)}' did not match any file(s) known to git`, 1)] })],
  ["a scratch program of another name in each turn, which fails alike", mostProgress.slight + 15, (at) => ({ files: { [`try_${word(at)}.py`]: "import cart\n" }, events: [ran(`python try_${word(at)}.py`, "ModuleNotFoundError: no module cart", 1)] })],
  ["a person drawn by lot that a failing check writes into the tree", mostProgress.slight + 15, (at) => ({ files: { "out.json": `{ "name": "${word(at)}" }\n` }, events: [ran("npm test", "1 failed", 1)] }), { "out.json": "{}\n" }],
  ["a program of the tree that says other words each time", mostProgress.slight + 15, (at) => ({ events: [ran("node tools/seed.js", `created ${person(at)} ${word(at)}`)] }), { "tools/seed.js": "export {};\n" }],
  ["a share of the disk that rises each nine turns", mostProgress.slightSpan + 15, (at) => ({ events: [ran("df -h /", `/dev/sda1 100G ${20 + Math.floor(at / 9)}G ${80 - Math.floor(at / 9)}G ${20 + Math.floor(at / 9)}% /`)] })],
  ["tries of so many that are counted", 30, (at) => ({ events: [ran("sleep 60 && ./poll", `try ${at} of 500: queued`)] })],
]; // biome-ignore format: a table

const manyEntries = lines(70_000, (line) => `msgid "entry of number ${line}"`);
const manyRows = lines(180_000, (line) => `insert into cart values (${line});`);
/** A table of more numbers than are looked at one by one, of which some are put right. */
const cells = (fixed: number): string =>
  lines(2000, (row) => `${row}; ${random(row, 900) + (row < fixed ? 5000 : 0)}; ${row % 7}`);

/** Each with what lies in the tree before. */
export const honest: readonly (readonly [name: string, turn: Turn, before?: Files])[] = [
  ["pods that get ready one by one, three of them before the first look", (at) => ({ events: [ran("sleep 60 && kubectl get deployment cart", `cart   ${at + 3}/60   ready`)] })],
  ["a count of tests that rises by one each ten turns, code written in between", (at) => ({ files: { "src/cart.ts": lines(at + 1, (line) => `export const ${word(line)} = ${line};`) }, events: [edited("src/cart.ts"), ran("npm test", `1 failed, ${40 + Math.floor(at / 10)} passed`, 1)] })],
  ["a count of failures that falls by one each six turns, and nothing else", (at) => ({ events: [ran("npm test", `${30 - Math.floor(at / 6)} failed`, 1)] })],
  ["a refactoring: red alike for twenty turns, while files change", (at) => ({ files: { [`src/${word(at % 20)}.ts`]: `export class ${word(at)} {}\n` }, events: [ran("npx tsc", "error TS2305: no exported member 'Cart'", 2)] })],
  ["a refactoring that only deletes", (at) => ({ files: { [`src/m${at}.ts`]: null }, events: [ran("npx tsc", "error TS2305: no exported member 'Cart'", 2)] }), Object.fromEntries(many(40, () => ({})).map((_, at) => [`src/m${at}.ts`, `export const m${at} = ${at};\n`]))],
  ["a flaky check beside work that is slow", (at) => ({ files: at % 4 === 0 ? { "src/cart.ts": lines(at + 1, word) } : {}, events: [ran("npm test", random(at, 2) === 0 ? "12 passed" : "1 failed", random(at, 2))] })],
  ["findings of lint, one fewer at a time", (at) => ({ events: [ran("npm run lint", `✖ ${87 - at} problems (${87 - at} errors, 0 warnings)`, 1)] })],
  ["coverage that rises, test by test", (at) => ({ files: { [`test/${word(at)}.test.ts`]: `test("${word(at)}", () => {});\n` }, events: [ran("npm run coverage", `ERROR: coverage (${(60 + at / 3).toFixed(2)}%) is below 80%`, 1)] })],
  ["pictures, one in each turn", (at) => ({ files: { [`assets/${word(at)}.png`]: `\0PNG ${hash(at)}` }, events: [ran("python draw.py", "")] })],
  ["tables of numbers, one in each turn", (at) => ({ files: { [`tables/${word(at)}.csv`]: lines(20, (row) => `${row},${random(at * 20 + row, 1000)}`) }, events: [ran("python table.py", "")] })],
  ["one picture drawn anew in each turn, and nothing else", (at) => ({ files: { "assets/logo.png": `\0PNG ${hash(at)}` }, events: [ran("python draw.py", "")] })],
  ["one picture that was there before, drawn anew in each turn", (at) => ({ files: { "logo.png": `\0PNG ${hash(at)}` }, events: [edited("logo.png")] }), { "logo.png": "\0PNG" }],
  ["one picture drawn anew by other arguments, while the one check says the same", (at) => ({ files: { "logo.png": `\0PNG ${hash(at)}` }, events: [ran(`python draw.py --hue ${random(at, 360)}`, ""), ran("npm run compare", "the picture differs", 1)] })],
  ["pictures whose names differ by numbers alone", (at) => ({ files: { [`frames/${pad(at, 4)}.png`]: `\0PNG ${hash(at)}` }, events: [ran("python render.py --next", "")] })],
  ["tables of numbers whose names differ by numbers alone", (at) => ({ files: { [`tables/${1980 + at}.csv`]: lines(20, (row) => `${row},${random(at * 20 + row, 1000)}`) }, events: [ran("python table.py", "")] })],
  ["one table of numbers that is made anew", (at) => ({ files: { "table.csv": lines(20, (row) => `${row},${random(at * 20 + row, 1000)}`) }, events: [ran("python table.py", "")] })],
  ["translations, a line in each turn", (at) => ({ files: { "de.po": lines(at + 1, (line) => `msgstr "${word(line)}"`) }, events: [edited("de.po")] })],
  ["a bisection over forty commits", (at) => ({ files: { "src/cart.ts": lines(30, (line) => (line < 40 - at ? word(line) : "")) }, events: [ran(`git bisect ${pick(at, ["good", "bad"])}`, `Bisecting: ${40 - at} revisions left\n[${hash(at).slice(0, 40)}] ${word(at)}`), ran("npm test", "1 failed", 1)] })],
  ["reading docs on the web, a page a turn", (at) => ({ events: [ran(`curl -s docs.test/${word(at)}`, lines(8, (line) => `${word(at * 8 + line)} ${word(line)}`)), said("I read on.")] })],
  ["a file of a million numbers, read page by page", (at) => ({ events: [ran(`sed -n ${at}00,${at}99p data/big.csv`, lines(9, (row) => `${at * 9 + row},${random(row, 9)}`))] }), { "data/big.csv": lines(4000, (row) => `${row},${row % 9}`) }],
  ["eleven turns of waiting for CI, and then its answer", (at) => ({ events: [ran("sleep 300; gh run view", at % 12 === 11 ? `completed: ${word(at)} failed` : "in progress", at % 12 === 11 ? 1 : 0), said(at % 12 === 11 ? "It is there." : "Still in progress.")] })],
  ["a network that fails five times, and then works", (at) => ({ files: at % 6 === 5 ? { "lock.txt": lines(at, word) } : {}, events: [ran("npm ci", at % 6 === 5 ? `added ${word(at)}` : "npm error network ECONNRESET", at % 6 === 5 ? 0 : 1)] })],
  ["a training run in the background, looked at each turn", (at) => ({ hasLiveTask: true, events: [ran("tail -1 train.log", `step ${at}00 loss ${(9 / (at + 1)).toFixed(4)}`)] })],
  ["an accuracy that is tuned by numbers alone, every other turn", (at) => ({ files: { "tune.toml": `rate = ${1 / (Math.floor(at / 2) + 2)}\n` }, events: [ran("python train.py", `accuracy ${(0.7 + random(Math.floor(at / 2), 300) / 1000 + at / 10_000).toFixed(4)} is below 0.99`, 1)] })],
  ["a question in one turn of three, decided by itself in the next", (at) => ({ files: at % 3 === 1 ? { "DECISIONS.md": lines(at, word) } : {}, events: [said(at % 3 === 0 ? `Which ${word(at)} do you want?` : "I decide it myself."), ran("ls", "src")] })],
  ["a change that is taken back, and then made otherwise, each time anew", (at) => ({ files: { "src/cart.ts": at % 2 === 0 ? "export {};\n" : `export const ${word(at)} = ${at};\n` }, events: [edited("src/cart.ts"), ran("npm test", "1 failed", 1)] })],
  ["failures of one form, one fewer each six turns", (at) => ({ events: [ran("npm test", lines(30 - Math.floor(at / 6), (line) => `FAIL case ${(line * 7) % 31}`), 1)] })],
  ["a list of missing files that gets shorter, in numbers alone", (at) => ({ events: [ran("./check", lines(40 - Math.floor(at / 5), (line) => `missing page ${line}`), 1)] })],
  ["one test after the other made green, each named", (at) => ({ events: [ran("npm test", Array.from({ length: 40 - at }, (_, line) => `FAIL ${word(line)}`).join("\n"), 1)] })],
  ["comments written to old files, one file a turn", (at) => ({ files: { [`src/m${at}.ts`]: `/** ${word(at)} */\nexport const m = 1;\n` } }), Object.fromEntries(many(40, () => ({})).map((_, at) => [`src/m${at}.ts`, "export const m = 1;\n"]))],
  ["another number in each of forty old files", (at) => ({ files: { [`src/m${at}.json`]: `{ "version": ${at + 2} }\n` } }), Object.fromEntries(many(40, () => ({})).map((_, at) => [`src/m${at}.json`, `{ "version": 1 }\n`]))],
  ["sources of the same text in new folders", (at) => ({ files: { [`packages/${word(at)}/index.ts`]: "export {};\n" } })],
  ["a subagent's long research, told as material", (at) => ({ events: [{ type: "material", id: `m${at}`, tool: "WebFetch", about: `https://docs.test/${word(at)}`, digest: hash(at).slice(0, 20) }, said("…")] })],
  ["moving forty files, one in each turn", (at) => ({ files: { [`lib/${word(at)}.ts`]: null, [`src/cart/${word(at)}.ts`]: `export const ${word(at)} = 1;\n` }, events: [ran(`git mv lib/${word(at)}.ts src/cart`, "")] }), Object.fromEntries(many(40, () => ({})).map((_, at) => [`lib/${word(at)}.ts`, `export const ${word(at)} = 1;\n`]))],
  ["compactions between pages of one long read", (at) => ({ events: [...(at % 2 === 0 ? [{ type: "compacted" } as const] : []), ran(`cat docs/${word(at)}.md`, lines(6, (line) => word(at * 6 + line)))] }), Object.fromEntries(many(40, () => ({})).map((_, at) => [`docs/${word(at)}.md`, lines(6, (line) => word(at * 6 + line))]))],
  ["a time that is tuned by the numbers of one file", (at) => ({ files: { "cache.json": `{ "size": ${128 + random(at, 4000)}, "ttl": ${random(at + 99, 900)} }\n` }, events: [edited("cache.json"), ran("npm run bench", `p95 ${120 - at + random(at, 9)} ms is above 50 ms`, 1)] }), { "cache.json": '{ "size": 64, "ttl": 10 }\n' }],
  ["an accuracy that rises by the same step", (at) => ({ files: { "tune.toml": `rate = ${(at + 1) / 100}\n` }, events: [ran("python train.py", `accuracy ${(0.5 + at / 100).toFixed(2)} is below 0.99`, 1)] }), { "tune.toml": "rate = 0\n" }],
  ["numbers that are tuned while the one check says the same", (at) => ({ files: { "tune.toml": `rate = ${random(at, 1000) / 1000}\n` }, events: [ran("python train.py", `accuracy ${(0.5 + random(at, 400) / 1000).toFixed(3)}`), ran("python check.py", "not good enough", 1)] }), { "tune.toml": "rate = 0\n" }],
  ["the same in a file of its own", (at) => ({ files: { "tune.toml": `rate = ${random(at, 1000) / 1000}\n` }, events: [ran("python check.py", "not good enough", 1)] })],
  ["trials by arguments alone, in equal steps", (at) => ({ events: [ran(`python train.py --depth ${at}`, `accuracy ${(0.5 + random(at, 400) / 1000).toFixed(3)}`)] })],
  ["trials by arguments alone, each a failure", (at) => ({ events: [ran(`python train.py --rate ${random(at, 1000) / 1000}`, `accuracy ${(0.5 + random(at, 400) / 1000).toFixed(3)} is below 0.99`, 1)] })],
  ["a margin that is tuned, one among others of its form", (at) => ({ files: { "a.css": `a { margin: 4px; }\nb { margin: ${3000 - at * 7 - random(at, 5)}px; }\n` }, events: [edited("a.css"), ran("npm run shots", "the picture differs", 1)] }), { "a.css": "a { margin: 4px; }\nb { margin: 1px; }\n" }],
  ["the versions of a dependency, one after the other", (at) => ({ files: { "package.json": `{ "dependencies": { "react": "18.${40 - at}.${random(at, 9)}" } }\n` }, events: [edited("package.json"), ran("npm test", "hydration failed", 1)] }), { "package.json": '{ "dependencies": { "react": "19.0.0" } }\n' }],
  ["a list that is sorted, an entry a turn", (at) => ({ files: { "list.txt": [...Array.from({ length: at + 1 }, (_, line) => word(line)).sort(), ...Array.from({ length: 45 - at }, (_, line) => word(at + 1 + line))].join("\n") }, events: [edited("list.txt"), ran("npm run sorted", "the list is not sorted", 1)] }), { "list.txt": lines(46, word) }],
  ["a source that is indented, a line a turn", (at) => ({ files: { "a.py": lines(45, (line) => `${line <= at ? "    " : ""}call_${word(line)}()`) }, events: [edited("a.py"), ran("pytest", "IndentationError", 1)] }), { "a.py": lines(45, (line) => `call_${word(line)}()`) }],
  ["entries of one form struck from a list", (at) => ({ files: { "ports.txt": lines(45 - at, (line) => `allow port ${1000 + line}`) }, events: [edited("ports.txt"), ran("npm test", "too many ports", 1)] }), { "ports.txt": lines(46, (line) => `allow port ${1000 + line}`) }],
  ["steps of a plan that are ticked, one a turn", (at) => ({ files: { "PLAN.md": lines(45, (line) => `- [${line <= at ? "x" : " "}] step ${line}`) }, events: [edited("PLAN.md"), ran("./deploy.sh", "ok")] }), { "PLAN.md": lines(45, (line) => `- [ ] step ${line}`) }],
  ["a file of two megabytes that gets other words", (at) => ({ files: { "big.po": `${lines(at + 1, (line) => `msgstr "${word(line)}"`)}${manyEntries}` }, events: [edited("big.po"), ran("npm test", "translations are missing", 1)] }), { "big.po": manyEntries }],
  ["a migration that says how much is left", (at) => ({ events: [ran("node migrate.js --next", `moved 500 rows, ${20_000 - at * 500} left`)] })],
  ["tables of a database, altered one a turn", (at) => ({ events: [ran(`psql -c 'alter table ${word(at)} add column paid boolean'`, "ALTER TABLE")] })],
  ["each module tested by itself", (at) => ({ events: [ran(`npx vitest run test/${word(at)}.test.ts`, " Test Files  1 passed (1)\n Tests  4 passed (4)")] })],
  ["issues that are filed by a tool of a server", (at) => ({ events: [{ type: "material", id: `m${at}`, tool: "tracker.create", about: `{"title":"${word(at)}"}`, digest: hash(0).slice(0, 20) }] })],
  ["a migration that says how much is done", (at) => ({ events: [ran("node migrate.js --next", `moved ${at * 500 + 500} of 40000 rows`)] })],
  ["a build elsewhere that says its share", (at) => ({ events: [ran("sleep 120; ./ci status", `building: ${Math.min(99, at * 2 + random(at, 2))}%`), said("Still building.")] })],
  ["a file of seven megabytes that is edited", (at) => ({ files: { "dump.sql": `${lines(at + 1, (line) => `-- ${word(line)}`)}${manyRows}` }, events: [edited("dump.sql"), ran("./load.sh", "a key is missing", 1)] }), { "dump.sql": manyRows }],
  ["a table of six thousand numbers, a cell a turn", (at) => ({ files: { "data.csv": cells(at + 1) }, events: [edited("data.csv"), ran("python check.py", "outliers remain", 1)] }), { "data.csv": cells(0) }],
  ["files beside the tree, edited one a turn", (at) => ({ events: [edited(`../lib/src/${word(at)}.ts`), ran("npm test", "1 failed", 1)] })],
  ["patches of a dependency", (at) => ({ files: { [`node_modules/lib/${word(at)}.js`]: `exports.${word(at)} = 1;\n` }, events: [edited(`node_modules/lib/${word(at)}.js`), ran("npm test", "1 failed", 1)] })],
  ["files that it made itself, renamed one a turn", (at) => at < 20 ? { files: { [`src/${word(at)}.ts`]: `export const ${word(at)} = 1;\n` }, events: [edited(`src/${word(at)}.ts`)] } : { files: { [`src/${word(at - 20)}.ts`]: null, [`src/cart-${word(at - 20)}.ts`]: `export const ${word(at - 20)} = 1;\n` }, events: [ran(`mv src/${word(at - 20)}.ts src/cart-${word(at - 20)}.ts`, "")] }],
  ["dependencies that are added to a lockfile", (at) => ({ files: { "lock.json": `{ "integrity": "sha512-${Buffer.from(hash(at)).toString("base64")}" }\n` }, events: [ran(`npm install lib-${word(at)}`, "added 1 package in 2s")] }), { "lock.json": "{}\n" }],
  ["a list of its own that is sorted, an entry a turn", (at) => ({ files: { "list.txt": [...Array.from({ length: at + 1 }, (_, line) => word(line)).sort(), ...Array.from({ length: 45 - at }, (_, line) => word(at + 1 + line))].join("\n") }, events: [edited("list.txt"), ran("npm run sorted", "the list is not sorted", 1)] })],
  ["a debugger that stops at other places", (at) => ({ events: [ran(`gdb -batch -ex 'break cart.c:${10 + at * 3}' -ex run -ex 'print total' ./cart`, `Breakpoint 1, total () at cart.c:${10 + at * 3}\n$1 = ${random(at, 9999)}`)] }), { cart: "\x7fELF\0", "cart.c": "int total;\n" }],
  ["a debugger that is asked for other variables", (at) => ({ events: [ran(`gdb -batch -ex 'break cart.c:10' -ex run -ex 'print ${word(at)}' ./cart`, `Breakpoint 1, total () at cart.c:10\n$1 = ${random(at, 9999)}`)] }), { cart: "\x7fELF\0", "cart.c": "int total;\n" }],
  ["addresses of a core file", (at) => ({ events: [ran(`gdb -batch -ex 'x/2dw 0x${(4096 + at * 16).toString(16)}' ./cart core`, `0x${(4096 + at * 16).toString(16)}: ${random(at, 99)} ${random(at + 1, 99)}`)] }), { cart: "\x7fELF\0", core: "\x7fELF\0" }],
  ["counters of a profiler", (at) => ({ events: [ran(`perf stat -e ${word(at)} ./cart`, `${random(at, 99_999)} counted`)] }), { cart: "\x7fELF\0" }],
  ["rows of a database's tables, counted one a turn", (at) => ({ events: [ran(`sqlite3 shop.db "select count(*) from ${word(at)}"`, `${random(at, 999)}`)] }), { "shop.db": "SQLite\0" }],
  ["words of a log that are counted", (at) => ({ events: [ran(`grep -c ${word(at)} logs/app.log`, `${1 + random(at, 99)}`)] }), { "logs/app.log": "started\n" }],
  ["minutes of a log that are counted", (at) => ({ events: [ran(`awk '$1 > "12:${pad(at)}"' logs/app.log | wc -l`, `${random(at, 9999)}`)] }), { "logs/app.log": "started\n" }],
  ["a program's own functions, tried one a turn", (at) => ({ events: [ran(`node -e "import('./src/cart.js').then((cart) => console.log(cart.${word(at)}))"`, `${random(at, 999)}`)] }), { "src/cart.js": "export {};\n" }],
  ["flags whose time is all that is told", (at) => ({ events: [ran(`hyperfine './cart --${word(at)}'`, `Time (mean ± σ): ${random(at, 900)} ms ± ${random(at, 9)} ms`)] }), { cart: "\x7fELF\0" }],
  ["numbers of a flag whose time is all that is told", (at) => ({ events: [ran(`hyperfine './cart --unroll ${random(at, 900)}'`, `Time (mean ± σ): ${random(at, 900)} ms ± ${random(at, 9)} ms`)] }), { cart: "\x7fELF\0" }],
  ["a time limit that is tuned", (at) => ({ files: { "nginx.conf": `proxy_read_timeout ${5 + random(at, 400)}s;\n` }, events: [edited("nginx.conf"), ran("npm run e2e", "504 Gateway Time-out", 1)] }), { "nginx.conf": "proxy_read_timeout 1s;\n" }],
  ["images pinned by other digests, one a turn", (at) => ({ files: { Dockerfile: lines(45, (line) => `FROM image${line}@sha256:${hash(line <= at ? line + 500 : line)}`) }, events: [edited("Dockerfile"), ran("npm run pins", "old pins remain", 1)] }), { Dockerfile: lines(45, (line) => `FROM image${line}@sha256:${hash(line)}`) }],
  ["white space at the end of lines, taken away a line a turn", (at) => ({ files: { "a.md": lines(45, (line) => `line ${word(line)}${line <= at ? "" : "  "}`) }, events: [edited("a.md"), ran("npm run lint", "trailing spaces", 1)] }), { "a.md": lines(45, (line) => `line ${word(line)}  `) }],
  ["blank lines between headings", (at) => ({ files: { "a.md": lines(45, (line) => `# ${word(line)}${line <= at ? "\n" : ""}`) }, events: [edited("a.md"), ran("npm run lint", "a blank line is missing", 1)] }), { "a.md": lines(45, (line) => `# ${word(line)}`) }],
  ["times of day in a timetable", (at) => ({ files: { "jobs.txt": lines(45, (line) => `${word(line)} at ${line <= at ? "04:30" : "12:00"}`) }, events: [edited("jobs.txt"), ran("npm run jobs", "jobs overlap", 1)] }), { "jobs.txt": lines(45, (line) => `${word(line)} at 12:00`) }],
  ["a build beside the tree that is killed and goes on", (at) => ({ events: [ran("timeout 600 make -C ../build", lines(20 + random(at, 9), (line) => `CC ${word(at * 40 + line)}.o`), 124)] })],
  ["rows that are posted without a word", (at) => ({ events: [ran(`curl -s -o /dev/null -X POST api.test/${word(at)}`, "")] })],
  ["tables that are altered without a word, while the check names the next one", (at) => ({ events: [ran(`psql -q -c 'alter table ${word(at)} add x int'`, ""), ran("npm test", `column x is missing in ${word(at + 1)}`, 1)] })],
  ["failing tests, looked at one by one", (at) => ({ events: [ran(`pytest -q -k ${word(at)}`, "E assert 3 == 4\n1 failed", 1)] })],
  ["a time limit that is tuned by a command", (at) => ({ files: { "a.conf": `read_timeout ${5 + random(at, 400)}s;\n` }, events: [ran(`sed -i 's/[0-9]*s;/${5 + random(at, 400)}s;/' a.conf`, ""), ran("npm test", "504", 1)] }), { "a.conf": "read_timeout 1s;\n" }],
  ["dates of fixtures, put right one a turn", (at) => ({ files: { "due.json": lines(45, (line) => `{"name":"${word(line)}","due":"${line <= at ? "2017-01-01" : "2016-01-01"}"}`) }, events: [edited("due.json"), ran("npm test", "a date is in the past", 1)] }), { "due.json": lines(45, (line) => `{"name":"${word(line)}","due":"2016-01-01"}`) }],
  ["places on a page that are clicked by a tool of a server", (at) => ({ events: [{ type: "material", id: `m${at}`, tool: "mcp__browser__click", about: `{"ref":"e${at * 3}"}`, digest: hash(0).slice(0, 20) }] })],
]; // biome-ignore format: a table
