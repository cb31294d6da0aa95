import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { readLog } from "@goalpost/log";
import { describe, expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, "../audit/fixtures", name), "utf8");
const rollout = fixture("codex-0.171.0.jsonl");
const transcript = fixture("claude-code-2.1.332.jsonl");

const contract = JSON.stringify({
  version: 1,
  id: "small",
  blocks: [
    { kind: "goal", items: [{ kind: "outcome", text: "done.txt says done." }] },
    { kind: "done_when", items: [{ kind: "command", run: "grep -qx done done.txt" }] },
  ],
});

interface AuditJson {
  readonly lines: { read: number; unknown: number; unknown_kinds: Record<string, number>; damaged: number; too_long: number; torn: boolean };
  readonly session: Record<string, unknown>;
  readonly why: readonly string[];
  readonly verdict: string | null;
  readonly judged: string | null;
  readonly run_id: string | null;
} // biome-ignore format: one

async function audited(text: string | Buffer, ...args: readonly string[]): Promise<AuditJson & { readonly code: number; readonly cwd: string }> {
  const cwd = project({ "small.goal.json": contract });
  writeFileSync(join(cwd, "s.jsonl"), text);
  const { code, out, err } = await call(["audit", "s.jsonl", "--format", "json", ...args], { cwd });
  expect(err).toBe("");
  return { ...(JSON.parse(out) as AuditJson), code, cwd };
} // biome-ignore format: one

describe("what real clients wrote", () => {
  test("a rollout of Codex", async () => {
    const { code, session, lines, why, verdict } = await audited(rollout);
    expect(session).toMatchObject({ client: "Codex", client_version: "0.171.0", model: "gpt-5.5", turns: 2, commands: 2, failed_commands: 1, goal_status: "complete", tokens: 6300, last_message: "All checks pass, the work is done.", turn_running: false }); // biome-ignore format: one
    expect(session.goal).toContain("done.txt says done.");
    expect(lines).toMatchObject({ read: 46, unknown: 0, damaged: 0, torn: false });
    expect(why[0]).toContain("It did stop: the agent called its goal complete.");
    expect([code, verdict]).toEqual([0, null]);
  });

  test("a rollout of Codex in which nobody set a goal", async () => {
    const { why } = await audited(fixture("codex-no-goal-0.171.0.jsonl"));
    expect(why[0]).toContain("No goal was ever set in this session");
  });

  test("a transcript of Claude Code", async () => {
    const { session, lines, why } = await audited(transcript);
    expect(session).toMatchObject({ client: "Claude Code", client_version: "2.1.332", turns: 2, commands: 2, failed_commands: 1, files: ["done.txt"], goal_status: "met", refusals: 1, judge_said: ["The script has not completed the goal."] }); // biome-ignore format: one
    expect(lines).toMatchObject({ unknown: 0, damaged: 0 });
    expect(why[0]).toContain("the client's judge said that the condition holds");
  });
});

describe("why a goal did not stop", () => {
  const goalStatus = (more: object) => JSON.stringify({ type: "attachment", uuid: "u", timestamp: "2026-11-30T04:00:00.000Z", attachment: { type: "goal_status", met: false, condition: "x", ...more } }); // biome-ignore format: one
  const without = transcript.split("\n").filter((line) => !line.includes('"met": true')).join("\n"); // biome-ignore format: one

  test("the judge says the same again and again", async () => {
    const { why } = await audited(`${without}\n${`${goalStatus({ reason: "no test output is shown" })}\n`.repeat(4)}`);
    expect(why.join("\n")).toContain(
      'The judge said no 5 times, the last 4 with the same reason: "no test output is shown"',
    );
    expect(why[0]).toContain("The goal is still active at the end of the file");
  });

  test("it was cut off within a turn", async () => {
    const lines = rollout.trimEnd().split("\n");
    const { why, lines: count, session } = await audited(lines.slice(0, 30).join("\n") + lines[30]?.slice(0, 50));
    expect(count.torn).toBe(true);
    expect(session.turn_running).toBe(true);
    expect(why.join("\n")).toMatch(/in the middle of turn 2[\s\S]*The last line of the file was cut off/);
  });

  test("one command fails over and over, and then it only talks", async () => {
    const at = '"timestamp":"2026-11-30T04:00:00.000Z"';
    const failed = `{${at},"type":"event_msg","payload":{"type":"item_completed","item":{"type":"CommandExecution","id":"c","command":["/bin/bash","-lc","pnpm test"],"status":"failed","exit_code":1}}}`;
    const started = `{${at},"type":"event_msg","payload":{"type":"task_started","turn_id":"t"}}`;
    const open = rollout.replaceAll("update_goal", "other_tool");
    const { why } = await audited(`${open}${`${failed}\n`.repeat(3)}${`${started}\n`.repeat(3)}`);
    expect(why.join("\n")).toContain("`pnpm test` failed 3 times and never passed after that.");
    expect(why.join("\n")).toContain("The last 3 turns ran no command and changed no file: it only talked.");
  });
});

describe("with a contract", () => {
  test("the tree as it is now is judged, said so, and never done without a seal; the session becomes a run", async () => {
    const before = await audited(rollout, "--contract", "small");
    expect([before.code, before.verdict, before.judged]).toEqual([1, "not done", "the tree as it is now, which may not be what the session left"]); // biome-ignore format: one
    put(before.cwd, "done.txt", "done\n");
    const again = await call(["audit", "s.jsonl", "--contract", "small"], { cwd: before.cwd });
    expect(again.code).toBe(4);
    expect(again.out).toContain("judged: the tree as it is now");
    expect(again.out).toMatch(/VERDICT: open \(it was not sealed at the start\)\n$/);
    const { stateDir } = await import("@goalpost/verify");
    const state = stateDir({ cwd: before.cwd, id: "small", env: { GOALPOST_STATE_DIR: `${before.cwd}.state` } });
    const log = [...readLog(join(state, "run/logs", String(before.run_id), "events.jsonl"))].map(({ record }) => record?.type); // biome-ignore format: one
    expect(log[0]).toBe("run");
    expect(log.slice(-2)).toEqual(["receipt", "ended"]);
    expect(log.filter((type) => type === "ended").length).toBe(1);
    const runs = await call(["runs", "list"], { cwd: before.cwd });
    expect(runs.out + runs.err).toContain("small");
  });

  test("of a sealed start a commit counts that holds the work, and nothing that a build wrote", async () => {
    const cwd = project({ "small.goal.json": contract, ".gitignore": "s.jsonl\n", "s.jsonl": rollout });
    const git = (...args: readonly string[]) =>
      execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], { cwd, encoding: "utf8" });
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "start");
    expect(await call(["build", "small", "--target", "codex", "--seal"], { cwd })).toMatchObject({ code: 0 });
    put(cwd, "done.txt", "done\n");
    git("add", "done.txt");
    git("commit", "-qm", "done");
    const judged = () => call(["audit", "s.jsonl", "--contract", "small", "--commit", "HEAD"], { cwd });
    const good = await judged();
    expect(good.out).toContain("VERDICT: open (small states no scope");
    expect(good.out).not.toContain("changed since the seal");
    // what stands there is another one now, and so it is told
    put(cwd, ".goalpost/small/contract.json", "{}\n");
    expect((await judged()).out).toContain("changed since the seal: .goalpost/small/contract.json (modified)");
  });

  test("a commit is judged instead", async () => {
    const cwd = project({ "small.goal.json": contract, "s.jsonl": rollout });
    const git = (...args: readonly string[]) =>
      execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], { cwd, encoding: "utf8" });
    git("init", "-q");
    git("add", "-A");
    git("commit", "-qm", "start");
    put(cwd, "done.txt", "done\n");
    git("add", "-A");
    git("commit", "-qm", "done");
    put(cwd, "done.txt", "spoilt\n");
    const good = await call(["audit", "s.jsonl", "--contract", "small", "--commit", "HEAD"], { cwd });
    expect(good.out).toMatch(/judged: commit [0-9a-f]{12}\n/);
    expect(good.code).toBe(4);
    expect((await call(["audit", "s.jsonl", "--contract", "small", "--commit", "HEAD~1"], { cwd })).code).toBe(1);
    for (const ref of ["nowhere", "-x", "--output=x"]) {
      const bad = await call(["audit", "s.jsonl", "--contract", "small", `--commit=${ref}`], { cwd });
      expect([bad.code, bad.err]).toEqual([2, expect.stringContaining("verify/no-commit")]);
    }
  });

  test("a sealed start gives the receipt's own verdict", async () => {
    const cwd = project({ "small.goal.json": contract, "s.jsonl": rollout });
    expect((await call(["hook", "install", "--target", "codex", "--command", "goalpost", "--no-lint", "small"], { cwd })).code).toBe(0); // biome-ignore format: one
    const { out, code } = await call(["audit", "s.jsonl", "--contract", "small"], { cwd });
    expect([code, out]).toEqual([1, expect.stringMatching(/VERDICT: not done\n$/)]);
  });
});

test("a command that was interrupted has not passed: what failed before it is told", async () => {
  const line = (payload: object) => `${JSON.stringify({ timestamp: "2026-11-30T05:00:00.000Z", type: "response_item", payload })}\n`;
  const called = (id: string, output: string) =>
    line({ type: "function_call", name: "exec_command", call_id: id, arguments: '{"cmd":"make check"}' }) + line({ type: "function_call_output", call_id: id, output });
  const lines = called("a", "Process exited with code 2\nOutput:\nno") + called("b", "Process exited with code 2\nOutput:\nno") + called("c", "Wall time: 0.1 seconds\naborted by user");
  const { session, why } = await audited(rollout + lines);
  expect(session.failing_command).toEqual({ command: "make check", times: 2, passed_since: false });
  expect(why.join("\n")).toContain("`make check` failed 2 times and never passed after that.");
}); // biome-ignore format: one

describe("hostile files", () => {
  const first = rollout.split("\n")[0] ?? "";
  test.each([
    ["100,000 brackets alone", "[".repeat(100_000), { damaged: 1 }],
    ["100,000 brackets in a field that is used", `{"type":"event_msg","payload":{"type":"item_completed","item":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`, {}],
    ["100,000 brackets in an unknown line", `{"type":"novel","payload":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, { unknown: 1 }],
    ["binary", Buffer.from([0, 1, 2, 255, 254, 10, 0, 0, 10]), { damaged: 2 }],
    ["wrong types everywhere", '{"type":"event_msg","payload":7}\n{"type":"response_item","payload":{"type":["x"],"content":{"a":1}}}\n{"type":"session_meta","payload":null}', {}],
    ["keys of objects", '{"type":"__proto__","payload":{}}\n{"type":"constructor"}', { unknown: 2, unknown_kinds: { constructor: 1, __proto__: undefined } }],
    ["an unknown event", '{"type":"event_msg","payload":{"type":"brand_new_event","x":1}}', { unknown: 1, unknown_kinds: { "event_msg/brand_new_event": 1 } }],
  ])("are counted and never fatal: %s", async (_what, line, counts: object) => {
    const { lines, session } = await audited(Buffer.concat([Buffer.from(`${first}\n`), Buffer.from(line), Buffer.from(`\n${rollout.split("\n").slice(1).join("\n")}`)]), "--contract", "small");
    const { unknown_kinds: kinds, ...rest } = counts as { unknown_kinds?: Record<string, number | undefined> };
    expect(lines).toMatchObject(rest);
    for (const [kind, count] of Object.entries(kinds ?? {})) expect(lines.unknown_kinds[kind]).toBe(count);
    expect(session).toMatchObject({ turns: 2, goal_status: "complete" });
  }); // biome-ignore format: one

  test("a file that tells neither time, version nor session is told without holes", async () => {
    const endless = '{"type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"total_tokens":1e308,"input_tokens":-5}}}}'; // biome-ignore format: one
    const cwd = project({ "s.jsonl": `{"type":"event_msg","payload":7}\n${endless}\n` });
    const { out } = await call(["audit", "s.jsonl"], { cwd });
    expect(out).toMatch(/^s\.jsonl: codex\n {2}at no time that is told: 0 turns, 0 tokens, /);
  });

  test("a line that is too long is passed over, in bounded memory", async () => {
    const cwd = project();
    const path = join(cwd, "s.jsonl");
    writeFileSync(path, `${first}\n{"type":"event_msg","payload":"`);
    const file = openSync(path, "a");
    const chunk = Buffer.alloc(4 * 1024 * 1024, 120);
    for (let written = 0; written < 64; written += 1) writeSync(file, chunk);
    closeSync(file);
    appendFileSync(path, `"}\n${rollout.split("\n").slice(1).join("\n")}`);
    const { out } = await call(["audit", "s.jsonl", "--format", "json"], { cwd });
    expect((JSON.parse(out) as AuditJson).lines).toMatchObject({ too_long: 1, read: 46 });
    expect(process.memoryUsage().rss).toBeLessThan(1024 ** 3);
  });

  test("escape sequences and secrets reach neither the terminal nor the log", async () => {
    const secret = `sk-proj-${"a1B2".repeat(12)}`;
    const said = JSON.stringify({ timestamp: "2026-11-30T04:00:00.000Z", type: "response_item", payload: { type: "message", role: "assistant", content: [{ text: `\u001b]0;owned\u0007\u001b[2Jthe key is ${secret}` }] } }); // biome-ignore format: one
    const cwd = project({ "small.goal.json": contract, "s.jsonl": `${rollout}${said}\n{"type":"novel\\u001b[31m","key":"${secret}"}\n` }); // biome-ignore format: one
    const { out } = await call(["audit", "s.jsonl", "--contract", "small"], { cwd });
    expect(out).toContain("claimed:");
    expect(out).not.toContain("\u001b");
    expect(out).not.toContain(secret);
    const { stateDir } = await import("@goalpost/verify");
    const logs = join(stateDir({ cwd, id: "small", env: { GOALPOST_STATE_DIR: `${cwd}.state` } }), "run/logs");
    const [run = ""] = readdirSync(logs);
    const log = readFileSync(join(logs, run, "events.jsonl"), "utf8");
    expect(log).toContain("the key is ");
    expect(log).toContain('"type":"foreign"');
    expect(log).not.toContain(secret);
  });

  test("a secret is shown nowhere: in what is claimed, a command, a path, a goal, a warning, an unknown kind; nor where a long output is cut", async () => {
    const secret = `sk-ant-api03-${"aB3dE5gH".repeat(11)}AA`;
    const line = (type: string, payload: object): string => `${JSON.stringify({ timestamp: "2026-11-30T04:00:00.000Z", type, payload })}\n`; // biome-ignore format: one
    const fails = (id: string, output: string): string =>
      line("response_item", { type: "function_call", name: "exec_command", call_id: id, arguments: JSON.stringify({ cmd: `deploy --key ${secret}` }) }) +
      line("event_msg", { type: "item_completed", item: { type: "CommandExecution", id, command: ["x"], status: "failed", exit_code: 1, aggregated_output: output } }); // biome-ignore format: one
    const cut = [7960, 8000, 31_950].map((at, turn) => fails(`c${turn}`, `${"w ".repeat(at / 2)}${secret} ${"x ".repeat(60_000)}${secret} ${"y ".repeat(at / 2)}`)); // biome-ignore format: one
    const told = [
      ...cut,
      line("event_msg", { type: "item_completed", item: { type: "FileChange", id: "f", status: "completed", changes: { [`a/${secret}`]: {} } } }),
      line("event_msg", { type: "thread_goal_updated", goal: { status: "active", objective: `Use ${secret}.`, tokensUsed: 1 } }),
      line("event_msg", { type: "error", message: `401 for ${secret}` }),
      line(`novel ${secret}`, {}),
      line("response_item", { type: "message", role: "assistant", content: [{ text: `${"z ".repeat(960)}${secret}` }] }),
    ]; // biome-ignore format: one
    const { session, lines, cwd, run_id } = await audited(`${rollout}${told.join("")}`, "--contract", "small");
    const part = secret.slice(20, 60);
    expect(JSON.stringify([session, lines])).not.toContain(part);
    expect(JSON.stringify(session)).toContain("deploy --key [secret]");
    const { stateDir } = await import("@goalpost/verify");
    const logs = join(stateDir({ cwd, id: "small", env: { GOALPOST_STATE_DIR: `${cwd}.state` } }), "run/logs");
    const log = readFileSync(join(logs, String(run_id), "events.jsonl"), "utf8");
    expect(log).toContain("characters left out");
    for (const piece of [secret.slice(0, 30), part, secret.slice(-30)]) expect(log).not.toContain(piece);
  });

  test.each([
    ["not there", "nowhere.jsonl"],
    ["a folder", "folder"],
    ["a device", "/dev/zero"],
    ["empty", "empty.jsonl"],
    ["another format", "other.jsonl"],
    ["a link to a folder", "link"],
    ["a link in a circle", "circle"],
  ])("a file that is none is refused, with what it may be: %s", async (_what, name) => {
    const cwd = project({ "empty.jsonl": "", "other.jsonl": '{"type":"novel"}\n{"a":1}\n' });
    mkdirSync(join(cwd, "folder"));
    symlinkSync("folder", join(cwd, "link"));
    symlinkSync("circle", join(cwd, "circle"));
    const { code, err } = await call(["audit", name], { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining("code: cli/not-a-session-file")]);
  });
});
