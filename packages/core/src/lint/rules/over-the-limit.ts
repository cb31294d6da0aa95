import { goal } from "../../builder/goal.ts";
import { measuredFor } from "../../clients/client-packings.ts";
import { clientLimits } from "../../clients/limits.gen.ts";
import { seenClients } from "../../clients/seen.gen.ts";
import { GoalpostError } from "../../errors/goalpost-error.ts";
import { command } from "../../node/command.ts";
import { note } from "../../node/note.ts";
import { addition } from "../offer.ts";
import { defineRule } from "../rule.ts";

export const overTheLimit = defineRule({
  id: "over-the-limit",
  severity: "error",
  summary: "What the client is given fits its limit once the contract is packed.",
  get why() {
    return `What is longer does not reach the model whole. Codex shows it at most ${clientLimits.codex.max.toLocaleString("en")} bytes; in Claude Code ${seenClients["claude-code"].overlongIsRefusedSilently}.`;
  },
  get source() {
    return seenClients.both;
  },
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
      "a goal that fits until what each client is told beside it is counted": {
        given: goal("x".repeat(3300)).doneWhen(command("pnpm test")).build(),
        finds: ["goal"],
      },
      "a goal that Codex accepts, and shows its model with a hole in it": {
        given: goal("移".repeat(1400)).doneWhen(command("pnpm test")).build(),
        finds: ["goal"],
      },
    },
  }),
  *check(contract, context) {
    const { limits } = context;
    const over: string[] = [];
    let help = "";
    for (const [name, limit] of Object.entries(limits)) {
      try {
        measuredFor(contract, name, limit);
      } catch (error) {
        if (!GoalpostError.is(error) || error.code !== "pack/over-limit") throw error;
        over.push(`${error.what} (${name})`);
        // The error is thrown at code that compiles, and speaks its language.
        help = error.help.replace(/\.context\(.*$/, addition(context, contract, "context", note("…")));
      }
    }
    if (over.length > 0) yield { where: "goal", what: over.join("; "), help };
  },
});
