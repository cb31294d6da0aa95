import { readFileSync } from "node:fs";
import { join } from "node:path";
import { completeGoal, edit, run as runCommand, say, script, turn, write } from "@goalpost/rehearsal";
import { processesOf } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { begin, realCodex, stage } from "../testing/stage.ts";

describe.skipIf(realCodex.skip)("a goal with the real Codex under workspace-write", () => {
  test("runs to complete: commands and edits through the client's tools, told as typed events", async () => {
    const set = await stage(
      script(
        turn(say("I read the contract."), runCommand("cat .goalpost/greeting/contract.md"), say("Read.")),
        turn(write("reports/greeting.txt", "Hello."), runCommand("node check.mjs"), say("Not yet.")),
        turn(
          edit("reports/greeting.txt", { find: "Hello.", replace: "Hello, world." }),
          runCommand("node check.mjs"),
          completeGoal(),
          say("Done."),
        ),
      ),
    );
    const { run, events } = await begin(set);
    const result = await run.result;
    expect(result).toMatchObject({
      reason: "complete",
      client: "complete",
      turns: 3,
      reactivations: 0,
      lastMessage: "Done.",
    });
    expect(result.tokens).toBe(set.server.seen.requests.length * 1050);
    expect(readFileSync(join(set.cwd, "reports/greeting.txt"), "utf8")).toBe("Hello, world.\n");
    const told = events.map((event) => event.type);
    expect(told.filter((type) => !["commandOutput", "tokens", "warning"].includes(type))).toEqual([
      "threadStarted",
      "goalStatus",
      "turnStarted",
      "message",
      "commandStarted",
      "commandEnded",
      "message",
      "turnEnded",
      "turnStarted",
      "fileChange",
      "commandStarted",
      "commandEnded",
      "message",
      "turnEnded",
      "turnStarted",
      "fileChange",
      "commandStarted",
      "commandEnded",
      "goalStatus",
      "message",
      "turnEnded",
      "ended",
    ]);
    const ends = events.filter((event) => event.type === "commandEnded");
    expect(ends.map(({ exitCode }) => exitCode)).toEqual([0, 1, 0]);
    expect(ends[2]?.output).toContain("greeted");
    expect(events.find((event) => event.type === "fileChange")).toMatchObject({
      status: "completed",
      changes: [{ kind: "add" }],
    });
    expect(set.server.seen.objective()).toBe(set.launch.objective);
    expect(set.server.seen.requests[0]?.saw.contains(set.launch.pointer)).toBe(true);
    expect(set.server.outside).toEqual([]);
    expect(processesOf(set)).toEqual([]);
  });
});
