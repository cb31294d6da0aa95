import { goal } from "../../builder/goal.ts";
import { seenClients } from "../../clients/seen.gen.ts";
import { budget } from "../../node/budget.ts";
import { command } from "../../node/command.ts";
import { effortWarning } from "../../node/effort.ts";
import { defineRule } from "../rule.ts";

export const effortFitsBudget = defineRule({
  id: "effort-fits-budget",
  severity: "warning",
  summary: "A goal with over an hour runs with an effort of high or more.",
  get why() {
    return `An early step that was thought about too little is carried through every hour after it. ${seenClients.codex.title} takes ${seenClients.codex.defaultEffort} and ${seenClients["claude-code"].title} ${seenClients["claude-code"].defaultEffort} where nothing is set.`;
  },
  get source() {
    return `https://platform.claude.com/docs/en/build-with-claude/effort (read 2026-11-29); ${seenClients.both}`;
  },
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    const long = base.stopWhen("stuck", budget({ minutes: 360 })).build();
    return {
      silent: {
        "the effort is not known": long,
        "high, and more": { given: long, context: { efforts: { codex: "high", "claude-code": "max" } } },
        "an hour": {
          given: base.stopWhen("stuck", budget({ minutes: 60 })).build(),
          context: { efforts: { codex: "low" } },
        },
        "no bound in minutes": {
          given: base.stopWhen("stuck", budget({ turns: 60 })).build(),
          context: { efforts: { codex: "low" } },
        },
        "the narrowest bound counts": {
          given: base.stopWhen("stuck", budget({ minutes: 360 }), budget({ minutes: 30 })).build(),
          context: { efforts: { codex: "low" } },
        },
        "of a client that it is not for": {
          given: long,
          context: { efforts: { codex: "low" }, targets: ["claude-code"] },
        },
      },
      speaks: {
        medium: { given: long, context: { efforts: { "claude-code": "medium" } }, finds: ["stop_when[1]"] },
        none: { given: long, context: { efforts: { codex: "none" } }, finds: ["stop_when[1]"] },
        "a minute over an hour": {
          given: base.stopWhen("stuck", budget({ minutes: 61 })).build(),
          context: { efforts: { codex: "low" } },
          finds: ["stop_when[1]"],
        },
        "one client of two": {
          given: long,
          context: { efforts: { codex: "low", "claude-code": "high" } },
          finds: ["stop_when[1]"],
        },
        "both clients": {
          given: long,
          context: { efforts: { codex: "minimal", "claude-code": "low" } },
          finds: ["stop_when[1]", "stop_when[1]"],
        },
      },
    };
  },
  *check(contract, { efforts = {}, targets }) {
    for (const [client, effort] of Object.entries(efforts)) {
      if (targets?.includes(client) === false) continue;
      const warning = effortWarning(contract, effort, client);
      if (warning !== undefined) yield warning;
    }
  },
});
