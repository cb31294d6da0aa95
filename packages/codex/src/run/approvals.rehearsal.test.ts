import { existsSync } from "node:fs";
import { join } from "node:path";
import { completeGoal, say, script, tool, turn, write } from "@goalpost/rehearsal";
import type { ApprovalPolicy } from "@goalpost/target";
import { describe, expect, test } from "vitest";
import { begin, realCodex, stage } from "../testing/stage.ts";

const escalated = (cmd: string) =>
  tool({
    codex: {
      name: "exec_command",
      input: { cmd, sandbox_permissions: "require_escalated", justification: "it needs the outside" },
    },
  });

describe.skipIf(realCodex.skip)("approval requests of the real Codex", () => {
  test.each<[name: string, policy: ApprovalPolicy | undefined, answer: string, written: boolean]>([
    ["are declined by default", undefined, "decline", false],
    ["are accepted by policy", "accept", "accept", true],
    [
      "are decided one by one",
      ({ kind, reason }) => (kind === "command" && reason === "it needs the outside" ? "accept" : "decline"),
      "accept",
      true,
    ],
    [
      "are declined when the policy throws",
      () => {
        throw new Error("nobody there");
      },
      "decline",
      false,
    ],
  ])("%s", async (_name, approvals, answer, written) => {
    const set = await stage(script(turn(escalated("mkdir ../outside"), completeGoal(), say("Done."))));
    const { run, events } = await begin(set, approvals === undefined ? {} : { approvals });
    expect(await run.result).toMatchObject({ reason: "complete" });
    expect(events.filter((event) => event.type === "approvalAsked")).toMatchObject([
      { request: { kind: "command", reason: "it needs the outside" }, answer },
    ]);
    expect(existsSync(join(set.home.root, "outside"))).toBe(written);
  });

  test("for a file outside the tree are declined as a file change, and the file is not written", async () => {
    const set = await stage(script());
    const outside = join(set.home.root, "outside.txt");
    const plan = await stage(
      script(
        turn(
          write("README.md", "Changed."),
          tool({
            codex: { name: "apply_patch", input: `*** Begin Patch\n*** Add File: ${outside}\n+out\n*** End Patch` },
          }),
          completeGoal(),
          say("Done."),
        ),
      ),
    );
    const { run, events } = await begin(plan);
    expect(await run.result).toMatchObject({ reason: "complete" });
    expect(events.filter((event) => event.type === "approvalAsked")).toMatchObject([
      { request: { kind: "file-change" }, answer: "decline" },
    ]);
    expect(events.filter((event) => event.type === "fileChange").map(({ status }) => status)).toEqual([
      "completed",
      "declined",
    ]);
    expect(existsSync(outside)).toBe(false);
  });

  test("never come under approvalPolicy never", async () => {
    const set = await stage(script(turn(escalated("mkdir ../outside"), completeGoal(), say("Done."))), {
      codex: { approvalPolicy: "never" },
    });
    const { run, events } = await begin(set, { approvals: "accept" });
    expect(await run.result).toMatchObject({ reason: "complete" });
    expect(events.filter((event) => event.type === "approvalAsked")).toEqual([]);
    expect(existsSync(join(set.home.root, "outside"))).toBe(false);
  });
});
