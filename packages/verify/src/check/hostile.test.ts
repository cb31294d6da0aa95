import { execFileSync } from "node:child_process";
import { readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";
import { verify } from "../verify.ts";

let at: Project & Disposable;
beforeAll(() => {
  at = project({ "bomb.txt": `${"a".repeat(64)}!\n`, "../secret.txt": "outside\n", "a.txt": "a\n" });
  at.put("huge.log", "first\n");
  truncateSync(join(at.root, "huge.log"), 1024 ** 3);
  at.link("out.txt", "../secret.txt");
  at.link("away", "..");
  at.link("circle", "circle");
  at.link("logs/inner.log", "../a.txt");
  at.put("binary.bin", Buffer.from([0, 255, 254, 0, 52, 50, 57, 0]));
  execFileSync("mkfifo", [join(at.root, "pipe")]);
});
afterAll(() => at[Symbol.dispose]());

const run = async (item: WireItem, more: object = {}) => {
  const settings = { cwd: at.root, env: at.env, seal: null, graceSeconds: 0.2, ...more };
  return verify(contractOf([item]), settings);
};
const said = async (item: WireItem, more?: object) => {
  const [check] = (await run(item, more)).checks;
  return `${check?.status}: ${check?.what}`;
};
/** For what shall run into the limit; what shall not has the usual one, on a busy machine too. */
const short = { patternTimeoutSeconds: 0.2 };
const bomb = { source: "^(a+)+$", flags: "m" };
const alive = (pid: number) => {
  try {
    // A zombie that nobody reaped is dead all the same.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};
const gone = async (pid: number) => {
  for (let tries = 0; tries < 100 && alive(pid); tries += 1) await pause(20);
  return !alive(pid);
};

describe("patterns that never end are killed", () => {
  test.each<[string, WireItem, string]>([
    ["absent", { kind: "absent", pattern: bomb, in: "bomb.txt" }, "cannot-run: the pattern /^(a+)+$/m did not end within 0.2 s on this text, and was killed"],
    ["artifact", { kind: "artifact", path: "bomb.txt", matches: bomb }, "cannot-run: the pattern /^(a+)+$/m did not end within 0.2 s on this text, and was killed"],
    ["command", { kind: "command", run: "cat bomb.txt", stdout: bomb }, "cannot-run: the pattern /^(a+)+$/m did not end within 0.2 s on this text, and was killed"],
  ])("%s", async (_name, item, expected) => expect(await said(item, short)).toBe(expected)); // biome-ignore format: a table

  test("in a JSON Schema", async () => {
    at.put("bomb.json", JSON.stringify(`${"a".repeat(64)}!`));
    const item = { kind: "artifact", path: "bomb.json", json_schema: { type: "string", pattern: "^(a+)+$" } };
    expect(await said(item, short)).toBe(
      "cannot-run: the JSON Schema cannot be used: Script execution timed out after 200ms",
    );
  }, 20_000);
});

describe("files", () => {
  const absent = (within: string, more: object = {}): WireItem => ({ kind: "absent", pattern: { source: "429", flags: "" }, in: within, ...more }); // biome-ignore format: one
  const artifact = (path: string, more: object = {}): WireItem => ({ kind: "artifact", path, ...more });
  test.each<[string, WireItem, string]>([
    ["1 GB with a pattern", absent("huge.log"), "cannot-run: huge.log is too large for a pattern: 1.0 GB, expected at most 64 MB"],
    ["1 GB, last lines too long", absent("huge.log", { last_lines: 5 }), "cannot-run: huge.log is too large for a pattern: 1.0 GB, expected at most 64 MB"],
    ["1 GB as JSON", artifact("huge.log", { json: {} }), "cannot-run: huge.log is too large to be read as JSON: 1.0 GB, expected at most 64 MB"],
    ["1 GB by size", artifact("huge.log", { min_bytes: 1000000 }), "pass: huge.log is as it should be (1.0 GB)"],
    ["a FIFO as artifact", artifact("pipe"), "cannot-run: pipe is not a regular file"],
    ["a FIFO in a pattern", absent("pipe"), "cannot-run: pipe is not a regular file"],
    ["a binary file", absent("binary.bin"), "fail: /429/ is in binary.bin:1: \\u0000��\\u0000429\\u0000"],
    ["a link out of the root", artifact("out.txt"), "cannot-run: out.txt leads out of the project's root through a symbolic link"],
    ["a folder link out of the root", artifact("away/secret.txt"), "cannot-run: away/secret.txt leads out of the project's root through a symbolic link"],
    ["a link in a circle", artifact("circle"), "cannot-run: circle leads through a symbolic link that ends nowhere or in a circle"],
    ["a pattern over a link out of the root", absent("out.txt"), "cannot-run: out.txt leads out of the project's root through a symbolic link"],
    ["a glob that meets a link out of the root", absent("o*.txt"), "cannot-run: out.txt leads out of the project's root through a symbolic link"],
    ["a glob below a link out of the root", absent("away/**"), "cannot-run: away/** leads out of the project's root through a symbolic link"],
    ["a glob that meets a link inside", absent("logs/*"), "pass: /429/ is absent from logs/inner.log"],
    ["a working directory behind a link", { kind: "command", run: "ls", cwd: "away" }, "cannot-run: away leads out of the project's root through a symbolic link"],
    ["evidence behind a link", { kind: "review", text: "ok", evidence: "out.txt" }, "cannot-run: out.txt leads out of the project's root through a symbolic link"],
  ])("%s", async (_name, item, expected) => expect(await said(item)).toBe(expected)); // biome-ignore format: a table

  test("a producer that puts a link in the file's place shows nothing", async () => {
    const produced_by = { kind: "shell", run: "ln -s ../secret.txt made.txt" };
    expect(await said(artifact("made.txt", { produced_by }))).toBe(
      "cannot-run: made.txt leads out of the project's root through a symbolic link",
    );
  });
});

describe("processes", () => {
  test("the time limit ends the whole group, and a grandchild that holds the pipe is not waited for", async () => {
    const item = { kind: "shell", run: "sleep 300 & echo $! > pids; sleep 300", timeout_seconds: 1 };
    expect(await said(item)).toBe("fail: did not end within 1 s, and was ended with all that it had started");
    expect(await gone(Number(at.text("pids")))).toBe(true);
  });

  test("one that does not listen is killed", async () => {
    const item = {
      kind: "shell",
      run: "trap '' TERM; echo $$ > pids; while :; do sleep 0.1; done",
      timeout_seconds: 1,
    };
    expect(await said(item)).toMatch(/^fail: did not end/);
    expect(await gone(Number(at.text("pids")))).toBe(true);
  });

  test("what a passing command leaves running ends with it", async () => {
    const item = { kind: "shell", run: "sleep 300 & echo $! > pids" };
    expect(await said(item)).toMatch(/^pass: exit 0/);
    expect(await gone(Number(at.text("pids")))).toBe(true);
  });

  test("a process that left the group does not hold us up", async () => {
    const item = { kind: "shell", run: "setsid sleep 300 & echo $! > pids" };
    expect(await said(item)).toMatch(/^pass: exit 0/);
    process.kill(Number(at.text("pids")), "SIGKILL");
  });

  test("a flood is kept at its head and its tail", async () => {
    const code = 'for(let i=0;i<400000;i++)console.log("line "+i)';
    const receipt = await run({ kind: "command", run: `node -e '${code}; process.exitCode = 1'`, timeout_seconds: 60 });
    const [check] = receipt.checks;
    expect(check?.evidence?.bytes).toBeLessThan(300_000);
    const kept = readFileSync(check?.evidence?.path ?? "", "utf8");
    expect(kept).toMatch(/\nline 0\nline 1\n[\s\S]*\n… \d+ bytes dropped …\n[\s\S]*\nline 399999\n$/);
    expect(check?.output?.split("\n")).toHaveLength(20);
  });

  test("an abort ends the children, and gives a receipt that says so", async () => {
    const stop = new AbortController();
    const items = [
      { kind: "shell", run: "echo $$ > pids; sleep 300" },
      { kind: "command", run: "node -e 0" },
    ];
    const settings = { cwd: at.root, env: at.env, seal: null, graceSeconds: 0.2, signal: stop.signal };
    at.remove("pids");
    const verified = verify(contractOf(items), settings);
    while (!at.has("pids") || at.text("pids") === "") await pause(10);
    stop.abort();
    const receipt = await verified;
    expect(receipt).toMatchObject({ interrupted: true, verdict: "not done" });
    expect(receipt.checks.map(({ status, what }) => `${status}: ${what}`)).toEqual([
      "cannot-run: was interrupted before it ended",
      "cannot-run: was not run: interrupted",
    ]);
    expect(await gone(Number(at.text("pids")))).toBe(true);
    const kept: unknown = JSON.parse(readFileSync(join(receipt.evidence_dir ?? "", "receipt.json"), "utf8"));
    expect(kept).toEqual(receipt);
  });
});

test("secrets are masked in evidence, output and details", async () => {
  const env = { ...at.env, MY_API_TOKEN: "hunter2-hunter2", DB_PASSWORD: "p4$$ word" };
  const code = 'console.log(process.env.MY_API_TOKEN, process.env.DB_PASSWORD, "ghp_"+"a".repeat(36)); process.exit(1)';
  const receipt = await run({ kind: "command", run: `node -e '${code}'` }, { env });
  const [check] = receipt.checks;
  const kept = readFileSync(check?.evidence?.path ?? "", "utf8");
  expect(check?.output).toBe("[secret] [secret] [secret]");
  expect(kept).toContain("[secret] [secret] [secret]\n");
  expect(JSON.stringify(receipt) + kept).not.toMatch(/hunter2|p4\$\$|ghp_a/);
  at.put("leak.log", "token hunter2-hunter2 there\n");
  const hit = await run({ kind: "absent", pattern: { source: "token", flags: "" }, in: "leak.log" }, { env });
  expect(hit.checks[0]?.details).toEqual(["leak.log:1: token [secret] there"]);
});
