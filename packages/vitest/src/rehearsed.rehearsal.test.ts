import { resolve } from "node:path";
import { artifact, budget, goal } from "@goalpost/core";
import { clientForTests, completeGoal, say, script, write } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import "./setup.ts";

process.env.GOALPOST_CACHE_DIR ??= resolve(import.meta.dirname, "../../../node_modules/.cache/goalpost");
const { skip } = await clientForTests("codex");
if (skip !== undefined) console.warn(skip);

const six = goal("Write six into six.txt.", { id: "six" })
  .doneWhen(artifact("six.txt"))
  .stopWhen("the tree is read-only", budget({ turns: 3 }));

describe.skipIf(skip)("toBeRehearsedBy, with the real Codex", () => {
  test("holds when the goal ends complete, and what the model saw can be asked", async () => {
    const done = script(write("six.txt", "6\n"), completeGoal(), say("Done."));
    await expect(six).toBeRehearsedBy(done, { files: { "README.md": "Numbers.\n" }, sees: "Write six into six.txt." });
  });
  test("fails with how the run ended", async () => {
    await expect(expect(six.build()).toBeRehearsedBy(script())).rejects.toThrow(
      /^six is not rehearsed to its end: the run ended with "blocked"/,
    );
  });
});
