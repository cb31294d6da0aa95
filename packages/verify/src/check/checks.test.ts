import { chmodSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";
import { verify } from "../verify.ts";

let at: Project & Disposable;
beforeAll(() => {
  at = project({
    "package.json": JSON.stringify({ name: "p", scripts: { test: "node -e 0" } }),
    "a.json": JSON.stringify({ mismatches: 0, nested: { list: [1, 2], x: null } }),
    "wrong.json": JSON.stringify({ mismatches: 3 }),
    "broken.json": "{",
    "log.txt": "old 429\nfine\nfine\n",
    "logs/a.log": "fine\n",
    "logs/b.log": "an error\n",
    "empty.txt": "",
    "pkg/here.txt": "here\n",
    "bin/no-x.sh": "#!/bin/sh\n",
  });
});
afterAll(() => at[Symbol.dispose]());

const one = async (item: WireItem, env: NodeJS.ProcessEnv = {}) => {
  const settings = {
    cwd: at.root,
    env: { ...at.env, ...env },
    seal: null,
    patternTimeoutSeconds: 1,
    graceSeconds: 0.2,
  };
  const { checks } = await verify(contractOf([item]), settings);
  return checks[0];
};
const said = async (item: WireItem, env?: NodeJS.ProcessEnv) => {
  const check = await one(item, env);
  return `${check?.status}: ${check?.what}`.replace(/in [\d.]+ m?s\b/, "in T");
};
const node = (code: string, more: object = {}): WireItem => ({ kind: "command", run: `node -e '${code}'`, ...more });
const prints = (text: string) => ({ kind: "command", run: `node -e 'console.log(${JSON.stringify(text)})'` });

describe("command and shell", () => {
  test.each<[string, WireItem, string]>([
    ["the exit code", node("0"), "pass: exit 0 in T"],
    ["another exit code", node("process.exit(3)"), "fail: exit 3 in T, expected exit 0"],
    ["an exit code that is expected", node("process.exit(3)", { exit_code: 3 }), "pass: exit 3 in T"],
    ["a program that is missing", { kind: "command", run: "no-such-program x" }, "cannot-run: no-such-program is not on PATH"],
    ["a script that may not run", { kind: "command", run: "./bin/no-x.sh" }, "cannot-run: ./bin/no-x.sh may not be executed"],
    ["a missing folder", node("0", { cwd: "reports" }), "cannot-run: reports/ is missing"],
    ["a folder that is a file", node("0", { cwd: "a.json" }), "cannot-run: a.json is not a folder"],
    ["its folder", { kind: "command", run: "ls here.txt", cwd: "pkg" }, "pass: exit 0 in T"],
    ["a signal", node('process.kill(process.pid, "SIGKILL")'), "fail: was ended by SIGKILL, expected exit 0"],
    ["a shell", { kind: "shell", run: "echo a | grep -q a && true" }, "pass: exit 0 in T"],
    ["a shell without the program", { kind: "shell", run: "no-such-program" }, "cannot-run: the shell did not find a program (exit 127)"],
    ["a question for a program", { kind: "shell", run: "command -v no-such-program" }, "fail: exit 127 in T, expected exit 0"],
    ["a question at the end of others", { kind: "shell", run: "command -v sh && command -v no-such-program" }, "fail: exit 127 in T, expected exit 0"],
    ["a question, and no program behind it", { kind: "shell", run: "command -v sh && no-such-program" }, "cannot-run: the shell did not find a program (exit 127)"],
    ["output", { ...prints("all 12 pass"), stdout: { source: "\\d+ pass", flags: "" } }, "pass: exit 0 in T; standard output matches /\\d+ pass/"],
    ["other output", { ...prints("no"), stdout: { source: "yes", flags: "i" } }, "fail: exit 0 in T, but standard output does not match /yes/i"],
    ["standard error is not standard output", { ...node('console.error("yes")'), stdout: { source: "yes", flags: "" } }, "fail: exit 0 in T, but standard output does not match /yes/"],
  ])("%s", async (_name, item, expected) => expect(await said(item)).toBe(expected)); // biome-ignore format: a table

  test("a variable that is needed", async () => {
    const item = node("process.exit(process.env.NEEDED ? 0 : 1)", { env: ["NEEDED"] });
    expect(await said(item)).toBe("cannot-run: needs NEEDED in the environment, which is not set");
    expect(await said(item, { NEEDED: "1" })).toBe("pass: exit 0 in T");
  });

  test("runs with CI=1, without colour, and without what makes a nested node --test do nothing", async () => {
    const code =
      "console.log([process.env.CI, process.env.NO_COLOR, process.env.NODE_TEST_CONTEXT, process.env.FORCE_COLOR].join())";
    const item = node(code, { stdout: { source: "^1,1,,$", flags: "m" } });
    expect(await said(item, { NODE_TEST_CONTEXT: "child-v8", FORCE_COLOR: "1" })).toMatch(/^pass/);
  });

  test("standard input is closed", async () => {
    expect(await said({ kind: "command", run: "cat" })).toBe("pass: exit 0 in T");
  });

  test("an argument reaches the program as it was quoted", async () => {
    const run = `node -e 'console.log(process.argv[1])' 'a  b"c' `;
    expect(await said({ kind: "command", run, stdout: { source: '^a  b"c$', flags: "m" } })).toMatch(/^pass/);
  });
});

describe("artifact", () => {
  const artifact = (path: string, more: object = {}): WireItem => ({ kind: "artifact", path, ...more });
  test.each<[string, WireItem, string]>([
    ["is there", artifact("log.txt"), "pass: log.txt is as it should be (18 bytes)"],
    ["is missing", artifact("none.txt"), "fail: none.txt is missing"],
    ["is empty", artifact("empty.txt"), "fail: empty.txt has 0 bytes, expected at least 1 byte"],
    ["is too small", artifact("log.txt", { min_bytes: 2000 }), "fail: log.txt has 18 bytes, expected at least 2.0 KB"],
    ["is a folder", artifact("logs"), "cannot-run: logs is a directory"],
    ["leaves the root", artifact("a/../../x"), "unreachable"],
    ["contains", artifact("log.txt", { contains: "429\nfine" }), "pass: log.txt is as it should be (18 bytes)"],
    ["does not contain", artifact("log.txt", { contains: "absent" }), 'fail: log.txt does not contain "absent"'],
    ["matches", artifact("log.txt", { matches: { source: "^fine$", flags: "m" } }), "pass: log.txt is as it should be (18 bytes)"],
    ["does not match", artifact("log.txt", { matches: { source: "^x", flags: "m" } }), "fail: log.txt does not match /^x/m"],
    ["holds JSON", artifact("a.json", { json: { nested: { list: [1, 2] } } }), "pass: a.json is as it should be (49 bytes)"],
    ["holds other JSON", artifact("wrong.json", { json: { mismatches: 0 } }), "fail: in wrong.json mismatches is 3, expected 0"],
    ["lacks a member", artifact("a.json", { json: { nested: { y: 1 } } }), "fail: in a.json nested.y is missing, expected 1"],
    ["compares lists whole", artifact("a.json", { json: { nested: { list: [1] } } }), "fail: in a.json nested.list is [1,2], expected [1]"],
    ["tells null from missing", artifact("a.json", { json: { nested: { x: null } } }), "pass: a.json is as it should be (49 bytes)"],
    ["is not JSON", artifact("log.txt", { json: {} }), "fail: log.txt is not JSON: Unexpected token 'o', \"old 429\nfine\nfine\n\" is not valid JSON"],
    ["fits a schema", artifact("a.json", { json_schema: { properties: { mismatches: { const: 0 } }, required: ["mismatches"] } }), "pass: a.json is as it should be (49 bytes)"],
    ["does not fit a schema", artifact("wrong.json", { json_schema: { properties: { mismatches: { const: 0 } } } }), "fail: wrong.json does not fit its JSON Schema: /mismatches must be equal to constant"],
    ["has a schema that is none", artifact("a.json", { json_schema: { type: "thing" } }), "cannot-run: the JSON Schema cannot be used"],
    ["has a schema that names another", artifact("a.json", { json_schema: { $ref: "https://example.com/s.json" } }), "cannot-run: the JSON Schema cannot be used: can't resolve reference https://example.com/s.json from id #"],
  ])("%s", async (_name, item, expected) => {
    if (expected === "unreachable") {
      await expect(said(item)).rejects.toThrow(/leaves the project's root/);
      return;
    }
    expect(await said(item)).toContain(expected.replaceAll("\n", "\\n"));
  }); // biome-ignore format: a table

  test("is made again: what was forged goes", async () => {
    at.put("made.json", '{"forged":true}');
    const by = (code: string) => artifact("made.json", { json: { forged: false }, produced_by: node(code) });
    expect(await said(by('require("fs").writeFileSync("made.json", "{\\"forged\\":false}")'))).toBe(
      "pass: made again: made.json is as it should be (16 bytes)",
    );
    expect(at.text("made.json")).toBe('{"forged":false}');
  });

  test("stays where it is when its producer fails, or makes nothing", async () => {
    at.put("made.json", "before");
    const by = (code: string) => artifact("made.json", { produced_by: node(code) });
    expect(await said(by("process.exit(1)"))).toBe("fail: its producer exit 1 in T, expected exit 0");
    expect(await said(by("0"))).toBe("fail: made.json was not made again by its producer");
    expect(at.text("made.json")).toBe("before");
    expect(at.git("status", "--porcelain", "--ignored")).toBe("?? made.json\n");
  });

  test("says when its producer has no folder to write to", async () => {
    const produced_by = node('require("fs").writeFileSync("reports/x.json", "1")');
    expect(await said(artifact("reports/x.json", { produced_by }))).toBe(
      "cannot-run: reports/ is missing, and its producer exit 1 in T, expected exit 0",
    );
  });
});

describe("absent", () => {
  test("in a file that its producer makes, or does not make", async () => {
    const by = (code: string): WireItem => ({ kind: "absent", pattern: { source: "429", flags: "" }, in: "made.log", produced_by: node(code) });
    const writes = (text: string) => by(`require("fs").writeFileSync("made.log", "${text}")`);
    expect(await said(writes("fine"))).toBe("pass: made again: /429/ is absent from made.log");
    expect(await said(writes("a 429"))).toBe("fail: /429/ is in made.log:1: a 429");
    expect(await said(by("0"))).toBe("fail: made.log was not made again by its producer");
    expect(await said(by("process.exit(2)"))).toBe("fail: its producer exit 2 in T, expected exit 0");
  }); // biome-ignore format: one

  test.each<[string, string, Buffer | string]>([
    ["a name with a line break", "odd/line\nbreak.ts", "SECRET"],
    ["UTF-16 with its mark", "odd/le.txt", Buffer.from("\ufeffa\nSECRET\n", "utf16le")],
    ["UTF-16 the other way round", "odd/be.txt", Buffer.from("\ufeffa\nSECRET\n", "utf16le").swap16()],
    ["UTF-16 without a mark", "odd/plain.txt", Buffer.from("a\nSECRET\n", "utf16le")],
    ["a folder of the project's own that is called node_modules", "odd/node_modules/x.js", "SECRET"],
  ])("sees %s", async (_name, path, text) => {
    at.put(path, text);
    const whole = await said({ kind: "absent", pattern: { source: "SECRET", flags: "" }, in: "odd/**" });
    const last = await said({ kind: "absent", pattern: { source: "SECRET", flags: "" }, in: "odd/**", last_lines: 2 });
    at.remove("odd");
    expect([whole.slice(0, 22), last.slice(0, 22)]).toEqual(["fail: /SECRET/ is in o", "fail: /SECRET/ is in o"]);
  });

  // For root every folder can be read.
  test.skipIf(process.getuid?.() === 0)("a folder that cannot be read decides nothing", async () => {
    at.put("odd/closed/x.txt", "SECRET");
    chmodSync(join(at.root, "odd/closed"), 0);
    const seen = await said({ kind: "absent", pattern: { source: "SECRET", flags: "" }, in: "odd/**" });
    chmodSync(join(at.root, "odd/closed"), 0o755);
    at.remove("odd");
    expect(seen).toBe("cannot-run: odd/closed/ cannot be read: EACCES");
  });

  test("does not look into what a package manager has installed", async () => {
    at.put("odd/package.json", "{}");
    at.put("odd/node_modules/x.js", "SECRET");
    const seen = await said({ kind: "absent", pattern: { source: "SECRET", flags: "" }, in: "odd/**" });
    at.remove("odd");
    expect(seen).toBe("pass: /SECRET/ is absent from odd/package.json");
  });

  const absent = (source: string, within: string, more: object = {}): WireItem => ({ kind: "absent", pattern: { source, flags: "" }, in: within, ...more }); // biome-ignore format: one
  test.each<[string, WireItem, string]>([
    ["is absent", absent("503", "log.txt"), "pass: /503/ is absent from log.txt"],
    ["is there", absent("\\b429\\b", "log.txt"), "fail: /\\b429\\b/ is in log.txt:1: old 429"],
    ["is in the lines before", absent("429", "log.txt", { last_lines: 2 }), "pass: /429/ is absent from the last 2 lines of log.txt"],
    ["is in the last lines", absent("429", "log.txt", { last_lines: 3 }), "fail: /429/ is in log.txt: old 429"],
    ["a missing file proves nothing", absent("x", "none.log"), "fail: none.log is missing, so nothing shows that /x/ is absent"],
    ["a missing file may be allowed", absent("x", "none.log", { if_missing: "pass" }), "pass: none.log is missing, which is allowed"],
    ["a glob", absent("error", "logs/*.log"), "fail: /error/ is in logs/b.log:1: an error"],
    ["a glob that holds", absent("fatal", "logs/*.log"), "pass: /fatal/ is absent from 2 files"],
    ["a glob over nothing", absent("x", "none/*.log"), "fail: none/*.log matches no file, so nothing shows that /x/ is absent"],
  ])("%s", async (_name, item, expected) => expect(await said(item)).toBe(expected)); // biome-ignore format: a table
});

describe("metric", () => {
  const metric = (text: string, more: object): WireItem => ({ kind: "metric", run: prints(text), ...more });
  test.each<[string, WireItem, string]>([
    ["the last number", metric("1 of 20 in 3.5 s", { at_most: 3.5 }), "pass: 3.5"],
    ["a number with commas", metric("size 1,234", { at_most: 1233 }), "fail: is 1234, expected at most 1233"],
    ["a negative number", metric("x=-2", { at_least: -1 }), "fail: is -2, expected at least -1"],
    ["a word with a hyphen", metric("utf-8", { at_least: 0 }), "pass: 8"],
    ["a pattern's group", metric("p50 1 ms, p95 7 ms", { matches: { source: "p95 (\\d+)", flags: "" }, at_most: 6 }), "fail: is 7, expected at most 6"],
    ["a JSON Pointer", metric('{"a/b":[{"p95":4}]}', { json_pointer: "/a~1b/0/p95", at_most: 4 }), "pass: 4"],
    ["a JSON Pointer below header lines", metric('> p@1.0.0 bench\n\n{"p95":4}', { json_pointer: "/p95", at_most: 4 }), "pass: 4"],
    ["a pointer to nothing", metric("{}", { json_pointer: "/p95", at_most: 4 }), "cannot-run: /p95 is missing in the JSON"],
    ["no number", metric("none", { at_most: 4 }), "cannot-run: standard output holds no number"],
    ["a fall that is enough", metric("70", { change_at_most_percent: -20, baseline: 100 }), "pass: 70, -30 % against 100"],
    ["a fall that is not", metric("90", { change_at_most_percent: -20, baseline: 100 }), "fail: changed by -10 % (100 → 90), expected at most -20 %"],
    ["a rise", metric("150", { change_at_least_percent: 60, baseline: 100 }), "fail: changed by +50 % (100 → 150), expected at least +60 %"],
    ["no baseline", metric("1", { change_at_most_percent: 0 }), "cannot-run: has no baseline; a change in percent cannot be told (now 1)"],
  ])("%s", async (_name, item, expected) => expect(await said(item)).toBe(expected)); // biome-ignore format: a table
});
