import { once } from "node:events";
import { appendFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, utimesSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { LogWriter, logPath } from "@goalpost/log";
import { sampleRun } from "@goalpost/log/testing";
import { stateDir } from "@goalpost/verify";
import { expect, test } from "vitest";
import { ProjectSource } from "../../run/watch-source.ts";
import { project, testEnv } from "../../testing/cache.ts";
import { call } from "../../testing/call.ts";
import { terminal } from "../../testing/terminal.ts";

/** Keeps a log, as a run does, and says where. */
function logged(
  cwd: string,
  id: string,
  more: readonly { readonly type: string; readonly [key: string]: unknown }[] = [],
): string {
  const path = logPath(join(stateDir({ cwd, id: "port-billing", env: testEnv(cwd) }), "run"), id);
  const log = LogWriter.open(path);
  for (const record of [...sampleRun(), ...more])
    log.append({ ...record, ...(record.type === "run" ? { run_id: id } : {}) });
  log.close();
  return path;
}

const id = "7f3a91c2-0000-4000-8000-000000000000";

test("runs are listed a line each, as text and as JSON, and shown one by one", async () => {
  const cwd = project();
  expect(await call(["runs"], { cwd })).toMatchObject({
    code: 0,
    out: "no run was started here; start one: goalpost run CONTRACT\n",
  });
  const path = logged(cwd, id);
  const listed = await call(["runs"], { cwd });
  expect(listed.out).toBe(
    "7f3a91c2 port-billing: ended (complete); goal complete; receipt done; 2 turns, 52,000 tokens; 2026-11-22T09:00:00.000Z\n",
  );
  const json = JSON.parse((await call(["runs", "list", "--format", "json"], { cwd })).out);
  expect(json).toMatchObject({
    version: 1,
    runs: [{ id, phase: "ended", reason: "complete", log: { path, damaged: 0 } }],
  });
  for (const name of [id, "7f3a91", "port-billing"]) {
    const shown = await call(["runs", "show", name], { cwd });
    expect(shown.out).toContain("D1 fail → fail → pass pnpm test\n");
    expect(shown.out).toContain("1 completed, 30,000 tokens, 1 command (1 failed), 0 changes\n");
  }
  const shown = JSON.parse((await call(["runs", "show", "port-billing", "--format", "json"], { cwd })).out);
  expect(shown).toMatchObject({ command: "runs show", run: { id }, turns: [{ turn: 1 }, { turn: 2 }], checks: [{ id: "C1" }, { id: "D1" }, { id: "D2" }] }); // biome-ignore format: one
});

test("a replay says what happened, line by line, and gives the records back", async () => {
  const cwd = project();
  const path = logged(cwd, id);
  const text = await call(["runs", "replay", "port-billing", "--speed", "0"], { cwd });
  expect(text.out).toContain("09:00:16  $ pnpm test: exit 1, 10.0 s\n");
  expect(text.out.trimEnd().split("\n").at(-1)).toBe(
    "09:01:35  ended: complete; goal complete; 2 turns, 52,000 tokens",
  );
  const records = await call(["runs", "replay", "7f3a", "--speed", "1000000", "--format", "jsonl"], { cwd });
  expect(records.out.trim().split("\n").map((line) => JSON.parse(line))).toEqual(
    readFileSync(path, "utf8").trim().split("\n").map((line) => JSON.parse(line)),
  ); // biome-ignore format: one
});

test("what a log holds reaches no terminal, and damage ends nothing", async () => {
  const cwd = project();
  const path = logged(cwd, id, [
    { type: "message", text: "\u001b]0;owned\u0007\u001b[2J\u202egood" },
    { type: "warning", message: "one\r\u009b31mtwo" },
  ]);
  appendFileSync(path, 'no record\n{"type":"ended","result":7}\n{"v":9,"type":"of tomorrow"}\n{"type":"turn_sta');
  for (const argv of [["show", "port-billing"], ["replay", "port-billing", "--speed", "0"], []]) {
    const called = await call(["runs", ...argv], { cwd });
    expect(called.code).toBe(0);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not be there
    expect(called.out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
  }
  expect((await call(["runs", "show", "port-billing"], { cwd })).out).toContain(
    "damaged lines of the log: 1; records lost to a full disk: 0",
  );
});

test.runIf(process.platform === "linux")("a log that cannot be read is named, and hides no other", async () => {
  const cwd = project();
  const path = logged(cwd, id);
  const broken = path.replace(id, "0bad0bad-0000");
  mkdirSync(join(broken, ".."));
  // a file that can be opened and not read, by root too
  symlinkSync("/proc/self/mem", broken);
  const listed = await call(["runs"], { cwd });
  expect(listed).toMatchObject({ code: 0, err: "" });
  expect(listed.out.split("\n").sort()).toEqual([
    "",
    expect.stringMatching(/^0bad0bad cannot be shown: .+events\.jsonl cannot be read: EIO$/),
    expect.stringContaining("7f3a91c2 port-billing: ended (complete)"),
  ]);
  const { runs } = JSON.parse((await call(["runs", "--format", "json"], { cwd })).out);
  expect(runs).toContainEqual({
    id: "0bad0bad-0000",
    phase: "unreadable",
    log: { path: broken, bytes: 0 },
    error: expect.objectContaining({ code: "log/unreadable" }),
  });
  expect((await call(["runs", "show", "port-billing"], { cwd })).code).toBe(0);
  expect((await call(["runs", "show", "0bad"], { cwd })).err).toContain("cannot be read: EIO");
  const source = new ProjectSource(terminal(cwd));
  const phases = (await source.runs()).map(async (run) => [run.contract, await source.phase(run)]);
  expect((await Promise.all(phases)).sort()).toEqual([
    ["port-billing", "ended"],
    ["unnamed", "lost"],
  ]);
});

test("a run that is not there, several that begin alike, and numbers that are none, are errors that help", async () => {
  const cwd = project();
  const none = await call(["runs", "show", "nothing"], { cwd });
  expect(none).toMatchObject({ code: 2, err: expect.stringMatching(/^error: nothing: is not a run: none was started here\n {2}help: start one: .+\n {2}code: cli\/no-such-run\n$/) }); // biome-ignore format: one
  logged(cwd, id);
  logged(cwd, "7f3a91c2-1111-4000-8000-000000000000");
  expect((await call(["runs", "show", "7f3a91c2"], { cwd })).err).toMatch(/7f3a91c2: is how 2 runs begin: 7f3a91c2-\d{3}, 7f3a91c2-\d{3}\n {2}help: write more of the id/); // biome-ignore format: one
  expect((await call(["runs", "replay", "port-biling"], { cwd })).err).toMatch(/port-biling: is not a run of this project, .+\n {2}help: write port-billing;/); // biome-ignore format: one
  expect((await call(["runs", "shwo"], { cwd })).err).toMatch(/^error: runs shwo: is not a command, expected one of list, .+\n {2}help: write goalpost runs show\n/); // biome-ignore format: one
  expect((await call(["runs", "port-billing"], { cwd })).err).toContain("help: write goalpost runs show port-billing");
  expect((await call(["runs", "show", "../../../etc/passwd"], { cwd })).err).toContain("code: cli/no-such-run");
  for (const speed of ["-1", "fast", "Infinity", "1e3"]) expect((await call(["runs", "replay", id, "--speed", speed], { cwd })).err).toContain("expected a number from 0 to 1000000"); // biome-ignore format: one
});

test("a run is exported in every form, to standard output or to a file that is not replaced", async () => {
  const cwd = project();
  logged(cwd, id);
  const begins = {
    otlp: '{\n "resourceSpans"',
    ctrf: '{\n  "reportFormat": "CTRF"',
    junit: "<?xml",
    markdown: "# Run of port-billing\n",
    html: "<!doctype html>\n",
  };
  for (const [format, begin] of Object.entries(begins)) {
    const called = await call(["runs", "export", "port-billing", "--format", format], { cwd });
    expect(called).toMatchObject({ code: 0, err: "", out: expect.stringContaining(begin) });
  }
  const written = ["runs", "export", id, "--format", "html", "--out", "reports/run.html"];
  expect(await call(written, { cwd })).toMatchObject({ code: 0, out: "written: reports/run.html\n" });
  expect(readFileSync(join(cwd, "reports/run.html"), "utf8")).toContain("<h1>port-billing</h1>");
  expect(await call(written, { cwd })).toMatchObject({ code: 2, err: expect.stringMatching(/--out reports\/run\.html: is there already\n {2}help: name another file, or replace it with --force/) }); // biome-ignore format: one
  expect((await call([...written, "--force"], { cwd })).code).toBe(0);
  expect((await call(["runs", "export", id, "--format", "pdf"], { cwd })).err).toContain(
    "Allowed choices are otlp, ctrf, markdown, html, junit",
  );
  expect((await call(["runs", "export", id], { cwd })).err).toContain(
    "required option '--format <format>' not specified",
  );
});

test("a run without a receipt has no junit report, and says how to make one", async () => {
  const cwd = project();
  const log = LogWriter.open(logPath(join(stateDir({ cwd, id: "small", env: testEnv(cwd) }), "run"), "abcd0000"));
  log.append({ type: "run", run_id: "abcd0000", contract_id: "small", target: "codex" });
  log.close();
  const called = await call(["runs", "export", "abcd", "--format", "junit"], { cwd });
  expect(called).toMatchObject({
    code: 2,
    err: expect.stringMatching(/abcd0000: holds no receipt: .+\n {2}help: make one: goalpost verify/),
  });
});

test("clean removes old logs and no others: not the last run's of a contract", async () => {
  const cwd = project();
  const old = logged(cwd, "0ld00000-0000-4000-8000-000000000000");
  utimesSync(old, new Date("2026-01-01"), new Date("2026-01-01"));
  const fresh = logged(cwd, id);
  // without a record of the contract's last run nobody knows which log is still needed
  expect((await call(["runs", "clean"], { cwd })).out).toBe("removed 0 logs, 0.0 MB\n");
  const folder = join(stateDir({ cwd, id: "port-billing", env: testEnv(cwd) }), "run");
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, "run.json"), JSON.stringify(lastRun));
  const dry = await call(["runs", "clean", "--dry-run", "--format", "json"], { cwd });
  expect(JSON.parse(dry.out)).toMatchObject({ dry_run: true, removed: [{ id: "0ld00000-0000-4000-8000-000000000000", contract_id: "port-billing" }] }); // biome-ignore format: one
  expect(existsSync(old)).toBe(true);
  expect((await call(["runs", "clean"], { cwd })).out).toContain("removed 1 logs");
  expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
  expect((await call(["runs", "clean", "--older-than", "0"], { cwd })).out).toContain("removed 0 logs");
});

const lastRun = { version: 2, target: "codex", run_id: id, contract_id: "port-billing", launch_hash: "h", cwd: "/work", client_version: "1", phase: "ended", owner: { pid: 1, started_at: "x" }, goal: "complete", usage: { turns: 0, seconds: 0, tokens: 0, input_tokens: 0, cached_input_tokens: 0, output_tokens: 0 }, reactivations: 0, bounds: {}, updated_at: "" }; // biome-ignore format: one

test("watch --text prints a run that has ended, and a run that is not there is an error before anything is served", async () => {
  const cwd = project();
  expect(await call(["watch", "--text"], { cwd })).toMatchObject({ code: 2, err: expect.stringMatching(/^error: this folder: has no run: none was started here\n {2}help: start one: goalpost run CONTRACT/) }); // biome-ignore format: one
  logged(cwd, id);
  const text = await call(["watch", "port-billing", "--text"], { cwd });
  expect(text).toMatchObject({ code: 0, err: "" });
  expect(text.out.trimEnd().split("\n").at(-1)).toBe(
    "09:01:35  ended: complete; goal complete; 2 turns, 52,000 tokens",
  );
  expect(await call(["watch", "nope"], { cwd })).toMatchObject({ code: 2, err: expect.stringContaining("code: cli/no-such-run") }); // biome-ignore format: one
  for (const port of ["0", "65536", "http"]) expect((await call(["watch", "--port", port], { cwd })).err).toContain("expected a whole number from 1 to 65535"); // biome-ignore format: one
});

test("watch serves the page until Ctrl-C, prints its link, and a code only where a person sits at the terminal", async () => {
  const cwd = project();
  const control = new AbortController();
  const served = call(["watch"], { cwd, signal: control.signal });
  const busy = createServer().listen({ host: "127.0.0.1", port: 0 });
  await once(busy, "listening");
  const { port } = busy.address() as AddressInfo;
  expect(await call(["watch", "--port", String(port)], { cwd })).toMatchObject({ code: 2, err: expect.stringMatching(new RegExp(`^error: --port ${port}: is in use by another process\n {2}help: name another port`)) }); // biome-ignore format: one
  busy.close();
  control.abort();
  const { code, out } = await served;
  expect(code).toBe(0);
  expect(out).toMatch(/^watch: http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/\nCtrl-C ends the page; runs go on\n$/);
});
