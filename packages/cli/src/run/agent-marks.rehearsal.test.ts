import { clientForTests, completeGoal, run, say, script, turn, write } from "@goalpost/rehearsal";
import { agentMark } from "@goalpost/verify";
import { describe, expect, test } from "vitest";
import { smallStage } from "../testing/small.ts";
import { startCli } from "../testing/start-cli.ts";

const contract = `import { after, budget, command, goal, scope } from "goalpost";
export default goal("done.txt says done.")
  .constraints(scope("done.txt"))
  .doneWhen(command("node check.mjs"))
  .verificationLoop(after("each change", command("node env.mjs")))
  .stopWhen("done.txt cannot be written", budget({ turns: 8 }));
`;

for (const target of ["codex", "claude-code"] as const) {
  const { client, skip } = await clientForTests(target);
  if (skip !== undefined) console.warn(skip);

  describe.skipIf(skip !== undefined)(`a process that the real ${target} starts`, () => {
    test("carries a mark by which an approval is refused", async () => {
      if (client === undefined) throw new Error(skip);
      const plan = script(turn(run("node env.mjs"), write("done.txt", "done"), completeGoal(), say("Done.")));
      const stage = await smallStage(plan, client, {
        "small.goal.ts": contract,
        "env.mjs": "for (const [name, value] of Object.entries(process.env)) console.log([name, value].join('='));\n",
      });
      const cli = startCli(["run", "small", "--target", target], stage);
      expect(await cli.ended, cli.said()).toBe(0);
      const said = stage.server.seen.toolOutputs().join("\n");
      const env = Object.fromEntries([...said.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = "", value]) => [name, value]));
      expect(env.PATH).toBeTypeOf("string");
      expect(agentMark(env)).toBeTypeOf("string");
      expect(agentMark(stage.env)).toBeUndefined();
    });
  });
}
