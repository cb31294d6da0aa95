import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { shell } from "../../node/shell.ts";
import { orderedLines, orderedProse } from "../orders.ts";
import { defineRule } from "../rule.ts";
import { shorten } from "../texts.ts";
import { anchorsOf } from "../words/anchors.ts";
import { forbiddenAt } from "../words/forbidden.ts";
import { secondsAsleep, timeToPass, waitFor } from "../words/waiting.ts";

/** A command may let a server come up; what is longer waits for the clock. */
const longest = 60;

export const noClockWait = defineRule({
  id: "no-clock-wait",
  severity: "warning",
  summary:
    "Nothing waits for the clock or for what comes by schedule: no hours that must pass, no nightly build, no sleep 3600.",
  why: "A run spends no time: the agent polls, turn after turn, until a bound stops it, or calls it done. What needs time to pass cannot be brought about by work.",
  source: "https://github.com/Hmbown/Codewhale/issues/4054 (read 2026-11-22)",
  condition: true,
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "time as data": goal("Port it.").doneWhen("`pnpm test` passes with the clock set to 3 days ahead").build(),
        "a bound on time": goal("Port it.").doneWhen(command("pnpm test"), "p95 stays below 2 seconds").build(),
        "a state to give up in": base.stopWhen("the suite is red for 3 hours in a row").build(),
        "a server that comes up": goal("Port it.").doneWhen(shell("npm start & sleep 5; npm run e2e")).build(),
        "a state that is waited for": base.workflow("Wait until the server prints its port.").build(),
      },
      speaks: {
        "hours that must pass": {
          given: goal("Port it.").doneWhen(command("pnpm test"), "no error for 24 hours").build(),
          finds: ["done_when[1]"],
        },
        "a build of the night": {
          given: base.workflow("Wait until the nightly build is green.").build(),
          finds: ["workflow[0]"],
        },
        "a wait by the clock": {
          given: base.verificationLoop("Wait 30 minutes, then measure.").build(),
          finds: ["verification_loop[0]"],
        },
        "a night that passes": {
          given: base.workflow("Wait overnight for the soak test.", "Come back tomorrow morning.").build(),
          finds: ["workflow[0]", "workflow[1]"],
        },
        "an hour that is said last": {
          given: base.workflow("Sleep until the cache has expired, about an hour.").build(),
          finds: ["workflow[0]"],
        },
        "a long sleep": {
          given: goal("Port it.").doneWhen(shell("sleep 3600; npm test")).build(),
          finds: ["done_when[0].run"],
        },
      },
    };
  },
  *check(contract) {
    const told = new Set<string>();
    for (const { line, where } of orderedLines(contract)) {
      if (secondsAsleep(line) <= longest || told.has(where)) continue;
      told.add(where);
      yield {
        where,
        what: `\`${shorten(line)}\` waits for the clock`,
        help: "wait for what you need: a line of output, a port, a file, with a limit",
      };
    }
    for (const { text, where, kind } of orderedProse(contract)) {
      if (told.has(where)) continue;
      const { commands, words: prose } = anchorsOf(text);
      // A claim is a state, for which the time itself is enough; elsewhere somebody has to be told to wait for it.
      const isClaim = kind === "claim";
      const found = (isClaim ? timeToPass().exec(prose) : null) ?? waitFor().exec(prose);
      if (found === null || (isClaim ? commands > 0 : forbiddenAt(prose, found.index))) continue;
      yield {
        where,
        ...(isClaim ? { severity: "error" as const } : {}),
        what: `"${shorten(text)}" needs time to pass, which no run spends`,
        help: "simulate it, or bound it by a count: 1,000 requests without an error",
      };
    }
  },
});
