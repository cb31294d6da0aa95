import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

const contract = (run = "grep -q good src/a.txt") =>
  JSON.stringify({
    version: 1,
    id: "sums",
    blocks: [
      { kind: "goal", items: [{ kind: "outcome", text: "add adds." }] },
      { kind: "constraints", items: [{ kind: "scope", paths: ["src/**"] }] },
      { kind: "done_when", items: [{ kind: "command", run }] },
    ],
  });

const claudeFile = ".claude/settings.local.json";
const files = { "src/a.txt": "bad\n", "goals/sums.goal.json": contract() };
const install = (cwd: string, ...args: readonly string[]) =>
  call(["hook", "install", "--no-lint", "--command", "goalpost", ...args], { cwd });
const stop = async (cwd: string, input: unknown = {}, ...args: readonly string[]) => {
  const stdin = typeof input === "string" ? input : JSON.stringify({ session_id: "s1", ...(input as object) });
  const { code, out, err } = await call(["hook", "stop", ...args], { cwd, stdin });
  expect([code, err]).toEqual([0, ""]);
  return (out === "" ? {} : JSON.parse(out)) as { decision?: string; reason?: string; systemMessage?: string };
};

describe("install and uninstall", () => {
  test.each([
    ["no file", undefined],
    ["an empty one", ""],
    ["settings with comments and odd spacing", '{\n\t"model" : "opus", // mine\r\n\t"hooks": { "Stop": [ ] }\n}'],
    ["hooks of somebody else", '{"hooks":{"Stop":[{"hooks":[{"type":"command","command":"say done"}]}]},"permissions":{"allow":["Read"]}}'],
  ])("give the bytes back: %s", async (_what, text) => {
    for (const [target, path] of [["claude-code", claudeFile], ["codex", ".codex/hooks.json"]] as const) {
      const cwd = project(files);
      if (text !== undefined) put(cwd, path, text);
      const first = await install(cwd, "--target", target);
      expect(first.code).toBe(0);
      const written = readFileSync(join(cwd, path), "utf8");
      expect(written.match(/goalpost hook (?:stop|session-start|guard) --target/g)?.length).toBe(3);
      expect((await install(cwd, "--target", target)).out).toContain("nothing to change");
      expect(readFileSync(join(cwd, path), "utf8")).toBe(written);
      await install(cwd, "--target", target, "--cap", "3");
      expect(readFileSync(join(cwd, path), "utf8")).toContain("--cap 3");
      expect((await call(["hook", "uninstall", "--target", target], { cwd })).code).toBe(0);
      expect(existsSync(join(cwd, path)) ? readFileSync(join(cwd, path), "utf8") : undefined).toBe(text);
      expect(existsSync(join(cwd, `${path}.goalpost.bak`))).toBe(false);
      if (text === undefined) expect(existsSync(join(cwd, path, ".."))).toBe(false);
    }
  }); // biome-ignore format: one

  test("a command of a person's that calls ours among others is theirs", async () => {
    const cwd = project(files);
    await install(cwd, "--target", "claude-code");
    const { hooks } = JSON.parse(readFileSync(join(cwd, claudeFile), "utf8")) as { hooks: { Stop: { hooks: { command: string }[] }[] } }; // biome-ignore format: one
    const [ours] = hooks.Stop.flatMap((group) => group.hooks.map(({ command }) => command));
    const theirs = [`${ours} && say done`, `say first; ${ours}`, `echo $(${ours})`, `echo '${ours}`];
    const Stop = theirs.map((command) => ({ hooks: [{ type: "command", command }] }));
    writeFileSync(join(cwd, claudeFile), JSON.stringify({ hooks: { Stop } }));
    await call(["hook", "uninstall", "--target", "claude-code"], { cwd });
    expect(JSON.parse(readFileSync(join(cwd, claudeFile), "utf8"))).toEqual({ hooks: { Stop } });
  });

  test("what was added since stays", async () => {
    const cwd = project({ ...files, [claudeFile]: '{ "model": "opus" }\n' });
    await install(cwd, "--target", "claude-code");
    const now = JSON.parse(readFileSync(join(cwd, claudeFile), "utf8")) as { hooks: Record<string, unknown[]> };
    now.hooks.Stop?.unshift({ hooks: [{ type: "command", command: "theirs" }] });
    writeFileSync(join(cwd, claudeFile), JSON.stringify(now, null, 4));
    await call(["hook", "uninstall", "--target", "claude-code"], { cwd });
    expect(JSON.parse(readFileSync(join(cwd, claudeFile), "utf8"))).toEqual({
      model: "opus",
      hooks: { Stop: [{ hooks: [{ type: "command", command: "theirs" }] }] },
    });
  });

  test.each([
    ["no target", [], "cli/no-target", {}],
    ["a client that there is not", ["--target", "cursor"], "Allowed choices are codex, claude-code", {}],
    ["a command that needs a shell", ["--target", "codex", "--command", "a; rm -rf /"], "cli/bad-command", {}],
    ["broken settings", ["--target", "claude-code"], "config/bad-json", { [claudeFile]: "{ not json" }],
    ["hooks that are not an object", ["--target", "claude-code"], "cli/hooks-unreadable", { [claudeFile]: '{"hooks":[]}' }],
    ["a moment that is not a list", ["--target", "claude-code"], "cli/hooks-unreadable", { [claudeFile]: '{"hooks":{"Stop":{}}}' }],
    ["a contract that there is not", ["--target", "codex", "nowhere"], "contract/not-found", {}],
  ])("is refused, and nothing is written: %s", async (_what, args, text, more: Record<string, string>) => {
    const cwd = project({ ...files, ...more });
    const { code, err } = await install(cwd, ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(text)]);
    for (const [path, before] of Object.entries(more)) expect(readFileSync(join(cwd, path), "utf8")).toBe(before);
    expect(existsSync(join(cwd, ".codex"))).toBe(false);
  }); // biome-ignore format: one

  test("a link that leads out of the project is refused", async () => {
    const cwd = project(files);
    const other = project({ "settings.local.json": "{}\n" });
    symlinkSync(other, join(cwd, ".claude"));
    const { err } = await install(cwd, "--target", "claude-code");
    expect(err).toContain("cli/hook-file-outside");
    expect(readFileSync(join(other, "settings.local.json"), "utf8")).toBe("{}\n");
  });

  test("--dry-run shows the change, and writes nothing", async () => {
    const cwd = project(files);
    const { out } = await install(cwd, "--target", "codex", "--dry-run", "sums");
    expect(out).toContain("hook stop --target codex");
    expect(existsSync(join(cwd, ".codex"))).toBe(false);
    expect(existsSync(join(cwd, ".goalpost"))).toBe(false);
  });
});

describe("at a stop", () => {
  const sealed = async (run?: string): Promise<string> => {
    const cwd = project({ ...files, "goals/sums.goal.json": contract(run) });
    expect((await install(cwd, "--target", "claude-code", "sums")).err).toBe("");
    return cwd;
  };

  test("the agent is sent back with what fails and what changed since, and let go when it holds", async () => {
    const cwd = await sealed();
    const first = await stop(cwd);
    expect(first.decision).toBe("block");
    expect(first.reason).toMatch(/D1 command: grep -q good src\/a\.txt: exit 1/);
    expect(first.reason).not.toContain("Since you stopped before");
    put(cwd, "src/b.txt", "more\n");
    const second = await stop(cwd, { stop_hook_active: true });
    expect(second.reason).toContain("Since you stopped before: still fails: D1; 1 file differs from the start.");
    put(cwd, "src/a.txt", "good\n");
    expect(await stop(cwd, { stop_hook_active: true })).toEqual({ systemMessage: "goalpost: sums: done: every check holds" });
    expect(await stop(cwd)).toEqual({});
  }); // biome-ignore format: one

  test("a tree that does not change ends it: no-progress, after three stops; a word of a person begins anew", async () => {
    const cwd = await sealed();
    const kinds: (string | undefined)[] = [];
    for (let time = 0; time < 4; time += 1) kinds.push((await stop(cwd, { stop_hook_active: time > 0 })).decision);
    expect(kinds).toEqual(["block", "block", "block", undefined]);
    expect((await call(["hook", "status"], { cwd })).out).toMatch(/contract sums: sealed .*; ended: no-progress/);
    expect((await stop(cwd)).decision).toBe("block");
  });

  test("the cap ends it while the tree goes on changing", async () => {
    const cwd = await sealed();
    const answers: { decision?: string; systemMessage?: string }[] = [];
    for (let time = 0; time < 3; time += 1) {
      put(cwd, "src/b.txt", `${time}\n`);
      answers.push(await stop(cwd, { stop_hook_active: time > 0 }, "--cap", "2"));
    }
    expect(answers.map(({ decision }) => decision)).toEqual(["block", "block", undefined]);
    expect(answers[2]?.systemMessage).toContain(
      "not done (D1), and it was sent back 2 times in a row, which is the cap",
    );
  });

  test("background tasks that run are waited for; ended ones are not", async () => {
    const cwd = await sealed();
    const waits = await stop(cwd, { background_tasks: [{ id: "b1", status: "running" }] });
    expect(waits).toEqual({ systemMessage: "goalpost: not judged yet: a background task runs on; the checks run when it stops without one" }); // biome-ignore format: one
    expect((await stop(cwd, { background_tasks: [{ id: "b1", status: "completed" }] })).decision).toBe("block");
  });

  test("checks that do not end in time hold nobody up", async () => {
    const cwd = await sealed("sleep 30");
    const { decision, systemMessage } = await stop(cwd, {}, "--seconds", "1");
    expect(decision).toBeUndefined();
    expect(systemMessage).toContain("the checks did not end within 1 s");
  });

  test("inside of a run of ours, and where nothing is sealed, it says nothing", async () => {
    const cwd = await sealed();
    const inRun = await call(["hook", "stop"], { cwd, stdin: "{}", env: { GOALPOST_RUN: "r" } });
    expect(inRun.out).toBe("");
    expect(await stop(project(files))).toEqual({});
  });

  test.each([
    ["nothing", ""],
    ["no JSON", "{{{"],
    ["100,000 brackets", "[".repeat(100_000)],
    ["a number", "7"],
    ["null", "null"],
    ["wrong types", '{"session_id":["x"],"stop_hook_active":"yes","background_tasks":7,"cwd":{}}'],
    ["a name that is a path", '{"session_id":"../../etc/passwd"}'],
    ["a name that is a key of objects", '{"session_id":"__proto__"}'],
    ["bytes that are not text", Buffer.from([0xff, 0xfe, 0x00]).toString("latin1")],
  ])("hostile input sends the agent back at most as often as any: %s", async (_what, input) => {
    const cwd = await sealed();
    const kinds: (string | undefined)[] = [];
    for (let time = 0; time < 2; time += 1) kinds.push((await stop(cwd, input)).decision);
    expect(kinds).toEqual(["block", "block"]);
  });

  test("an input that never ends, or is endless, is given up", async () => {
    const { readHookInput } = await import("../hook/read-input.ts");
    const silent = new Readable({ read() {} });
    expect((await readHookInput(silent, 0.05)).sessionId).toBe("unknown");
    const chunk = Buffer.alloc(8 * 1024 * 1024, 97);
    const endless = new Readable({ read() { this.push(chunk); } }); // biome-ignore format: one
    expect((await readHookInput(endless, 60)).sessionId).toBe("unknown");
  });

  test.each([
    ["an unknown option", ["hook", "stop", "--no-such-option"]],
    ["a folder that is gone", ["hook", "stop", "--cwd", "/nonexistent/folder"]],
    ["a cap that is none", ["hook", "stop", "--cap", "0"]],
    ["an id that is a path", ["hook", "stop", "--", "../../x"]],
  ])("what goes wrong with us never reads as 'go on': %s", async (_what, argv) => {
    const { code, out } = await call(argv, { cwd: project(files), stdin: "{}" });
    expect(code).toBe(0);
    expect(out).not.toContain('"decision"');
  });
});

describe("at the start of a session, and before an edit", () => {
  const sealed = async (): Promise<string> => {
    const cwd = project(files);
    await install(cwd, "--target", "claude-code", "sums");
    return cwd;
  };
  const answer = async (cwd: string, event: string, input: object) => {
    const { code, out } = await call(["hook", event, "--target", "claude-code"], { cwd, stdin: JSON.stringify(input) });
    expect(code).toBe(0);
    return out === "" ? undefined : (JSON.parse(out) as { hookSpecificOutput: Record<string, string> }).hookSpecificOutput; // biome-ignore format: one
  };

  test("the pointer is given, with what failed at the last stop", async () => {
    const cwd = await sealed();
    await stop(cwd);
    const said = await answer(cwd, "session-start", { session_id: "s1", source: "compact" });
    expect(said).toMatchObject({ hookEventName: "SessionStart" });
    expect(said?.additionalContext).toMatch(/under the contract "sums" in `\.goalpost\/sums\/contract\.md`/);
    expect(said?.additionalContext).toContain("these did not hold: D1");
  });

  test.each([
    ["Write", { file_path: ".goalpost/sums/contract.json" }],
    ["Edit by another way", { file_path: "src/../.goalpost/sums/verify" }],
    ["Edit of the contract's own file", { file_path: "goals/sums.goal.json" }],
    ["a patch", { command: "*** Begin Patch\n*** Update File: goals/sums.goal.json\n@@\n-a\n+b\n*** End Patch" }],
    ["a patch that moves", { input: "*** Begin Patch\n*** Update File: src/a.txt\n*** Move to: .goalpost/sums/x\n*** End Patch" }],
    ["through a link", { file_path: "src/link/contract.json" }],
    ["of the seal", { file_path: "STATE/sums/seal.json" }],
  ])("an edit of the contract or the seal is refused: %s", async (_what, tool_input: Record<string, string>) => {
    const cwd = await sealed();
    symlinkSync(join(cwd, ".goalpost/sums"), join(cwd, "src/link"));
    const folder = (await import("@goalpost/verify")).stateDir({ cwd, env: { GOALPOST_STATE_DIR: `${cwd}.state` } });
    const input = Object.fromEntries(Object.entries(tool_input).map(([key, value]) => [key, value.replace("STATE", folder)])); // biome-ignore format: one
    expect(await answer(cwd, "guard", { cwd, tool_input: input })).toMatchObject({ permissionDecision: "deny" });
  }); // biome-ignore format: one

  test.each([
    ["work", { file_path: "src/a.txt" }],
    ["nothing known", { x: 1 }],
    ["no object", "text"],
    ["a name that begins alike", { file_path: ".goalpost/sums-notes.md" }],
    ["a NUL", { file_path: "a\0b" }],
  ])("others are let go: %s", async (_what, tool_input) => {
    expect(await answer(await sealed(), "guard", { tool_input })).toBeUndefined();
  });
});

describe("status", () => {
  test("an untrusted project is told, with exit code 1; a trusted one runs them", async () => {
    const cwd = project({ ...files, ".git/HEAD": "ref: refs/heads/main\n" });
    await install(cwd, "--target", "claude-code");
    const env = { CLAUDE_CONFIG_DIR: join(cwd, ".home") };
    const before = await call(["hook", "status", "--target", "claude-code"], { cwd, env });
    expect(before.code).toBe(1);
    expect(before.out).toContain("will not run: this folder is not trusted");
    expect(before.out).toContain("not the guarantee of goalpost run");
    mkdirSync(join(cwd, ".home"), { recursive: true });
    put(cwd, ".home/.claude.json", JSON.stringify({ projects: { [cwd]: { hasTrustDialogAccepted: true } } }));
    const after = await call(["hook", "status", "--target", "claude-code"], { cwd, env });
    expect([after.code, after.out]).toEqual([0, expect.stringContaining("the client runs them here")]);
    put(cwd, ".home/settings.json", '{"disableAllHooks":true}');
    expect((await call(["hook", "status", "--target", "claude-code"], { cwd, env })).out).toContain("disableAllHooks is set in"); // biome-ignore format: one
  });

  test("nothing installed is said, with exit code 0", async () => {
    const { code, out } = await call(["hook", "status"], { cwd: project(files) });
    expect([code, out]).toEqual([0, expect.stringContaining("codex: not installed: goalpost hook install --target codex")]); // biome-ignore format: one
  });
});
