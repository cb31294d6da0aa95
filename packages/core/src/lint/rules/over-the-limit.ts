import { goal } from "../../builder/goal.ts";
import { GoalpostError } from "../../errors/goalpost-error.ts";
import { command } from "../../node/command.ts";
import { pack } from "../../pack/pack.ts";
import { defineRule } from "../rule.ts";

/** A hash has this length; which one it is does not matter for measuring. */
const anyDigest = (): string => "0".repeat(64);

export const overTheLimit = defineRule({
  id: "over-the-limit",
  severity: "error",
  summary: "What the client is given fits its limit once the contract is packed.",
  why: "Both clients accept 4,000 characters. Codex refuses a longer objective, and cuts the middle out of what its model sees of one over 4,000 bytes; Claude Code refuses a longer condition and still exits 0.",
  source: "Codex 0.169.0 and Claude Code 2.1.330, run on 2026-11-22",
  cases: () => ({
    silent: {
      "a short goal": goal("Port it.").doneWhen(command("pnpm test")).build(),
      "long conditions, which move into the file": goal("Port it.").doneWhen("x".repeat(9000)).build(),
    },
    speaks: {
      "a goal that is too long by itself": {
        given: goal("Port it. ".repeat(600)).doneWhen(command("pnpm test")).build(),
        finds: ["goal"],
      },
      "a goal that Codex accepts, and shows its model with a hole in it": {
        given: goal("移".repeat(1400)).doneWhen(command("pnpm test")).build(),
        finds: ["goal"],
      },
    },
  }),
  *check(contract, { limits }) {
    for (const [name, limit] of Object.entries(limits)) {
      try {
        pack(contract, { limit, digest: anyDigest });
      } catch (error) {
        if (!GoalpostError.is(error) || error.code !== "pack/over-limit") throw error;
        yield { where: "goal", what: `${error.what} (${name})`, mend: error.mend };
      }
    }
  },
});
