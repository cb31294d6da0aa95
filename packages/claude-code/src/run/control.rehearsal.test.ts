import { readFileSync } from "node:fs";
import { join } from "node:path";
import { delay, judge, run as runCommand, say, script, turn, write } from "@goalpost/rehearsal";
import { processesOf, until } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, realClaude, stage } from "../testing/stage.ts";

const hang = runCommand("while true; do sleep 1; done", { timeoutSeconds: 300 });
const claude = { settings: { permissions: { allow: ["Bash"] } } };

describe.skipIf(realClaude.skip)("a run of the real Claude Code in hand", () => {
  test("is paused in the middle of a command, which is ended, and goes on when resumed", async () => {
    const set = await stage(script(turn(hang, say("Never said.")), turn(say("Done."))), {
      claude,
      server: { judge: [judge.ok("done")] },
    });
    const { run, events } = await begin(set);
    await until(() => events.some((event) => event.type === "commandStarted"));
    await until(() => processesOf(set).some((line) => line.includes("sleep 1")));
    await run.pause();
    expect(run.status()).toMatchObject({ goal: "active", turnRunning: false });
    await until(() => !processesOf(set).some((line) => line.includes("sleep 1")));
    const asked = set.server.requests.length;
    await new Promise((resume) => setTimeout(resume, 300));
    expect(set.server.requests.length).toBe(asked);
    await run.resume();
    expect(await run.result).toMatchObject({ reason: "complete", client: "met" });
  });

  test.each([["abort()"], ["its signal"]])(
    "is ended by %s, the goal left in the session and nothing running",
    async (how) => {
      const set = await stage(script(turn(hang, say("Never said."))), { claude });
      const control = new AbortController();
      const { run, events } = await begin(set, { signal: control.signal });
      await until(() => events.some((event) => event.type === "commandStarted"));
      if (how === "abort()") await run.abort();
      else control.abort();
      expect(await run.result).toMatchObject({ reason: "aborted", client: "active", turns: 1 });
      expect(events.at(-1)?.type).toBe("ended");
      expect(processesOf(set)).toEqual([]);
    },
  );

  test("ends every process, also one that a command moved to a session of its own", async () => {
    const plan = script(
      turn(runCommand("setsid sleep 501 & while true; do sleep 1; done", { timeoutSeconds: 300 }), say("Never said.")),
    );
    const set = await stage(plan, { claude });
    const { run } = await begin(set);
    await until(() => processesOf(set).some((line) => line.startsWith("sleep 501")));
    await run.abort();
    expect(processesOf(set)).toEqual([]);
  });

  test.each(["SIGKILL", "SIGTERM"] as const)(
    "survives the client's death by %s in the middle of a turn: a clear error, a receipt, nothing left running",
    async (signal) => {
      const set = await stage(script(turn(delay(600_000), say("Never said."))));
      const { run } = await begin(set);
      await until(() => set.server.seen.requests.length > 0);
      const { client } = JSON.parse(readFileSync(join(set.stateDir, "run.json"), "utf8"));
      process.kill(-client.pid, signal);
      const result = await run.result;
      expect(result).toMatchObject({ reason: "client-died", error: { code: "claude-code/client-died" } });
      expect(result.error?.help).toMatch(/resume/);
      expect(JSON.parse(readFileSync(join(set.stateDir, "run.json"), "utf8"))).toMatchObject({
        phase: "ended",
        result: { reason: "client-died" },
      });
      expect(processesOf(set)).toEqual([]);
    },
  );

  test("asks the policy for what no rule allows: declined, accepted once, accepted for the session", async () => {
    const plan = () =>
      script(turn(runCommand("node -e 1"), runCommand("node -e 1"), write("../beside.txt", "x"), say("Done.")));
    const asked = async (approvals: "decline" | "accept" | "accept-for-session") => {
      const set = await stage(plan(), { server: { judge: [judge.ok("done")] } });
      const { run, events } = await begin(set, { approvals });
      await run.result;
      return events.flatMap((event) =>
        event.type === "approvalAsked"
          ? [`${event.request.kind} ${event.request.command ?? ""} ${event.answer}`]
          : event.type === "commandEnded"
            ? [`${event.status}`]
            : [],
      );
    };
    expect(await asked("decline")).toEqual([
      "command node -e 1 decline",
      "declined",
      "command node -e 1 decline",
      "declined",
      "file-change  decline",
    ]);
    expect((await asked("accept")).slice(0, 4)).toEqual([
      "command node -e 1 accept",
      "completed",
      "command node -e 1 accept",
      "completed",
    ]);
    expect((await asked("accept-for-session")).slice(0, 3)).toEqual([
      "command node -e 1 accept-for-session",
      "completed",
      "completed",
    ]);
  });

  test("a policy that throws declines, and says so", async () => {
    const set = await stage(script(turn(runCommand("node -e 1"), say("Done."))), {
      server: { judge: [judge.ok("done")] },
    });
    const { run, events } = await begin(set, {
      approvals: () => {
        throw new Error("no policy today");
      },
    });
    await run.result;
    expect(events.find((event) => event.type === "warning" && event.code === "approval-failed")).toMatchObject({
      message: "the approval policy threw (no policy today); declined",
    });
  });
});
