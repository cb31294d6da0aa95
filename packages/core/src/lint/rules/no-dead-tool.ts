import { goal } from "../../builder/goal.ts";
import { seenClients } from "../../clients/seen.gen.ts";
import { command } from "../../node/command.ts";
import { never } from "../../node/never.ts";
import { once } from "../../node/once.ts";
import { defineRule } from "../rule.ts";
import { textsOf } from "../texts.ts";

/** A tool that texts name and a client lacks, with what was seen. */
interface DeadTool {
  readonly name: RegExp;
  readonly target: string;
  readonly seen: string;
  readonly help: string;
}

const dead = once((): readonly DeadTool[] => {
  const { codex, "claude-code": claude } = seenClients;
  return [
    {
      name: /multi_tool_use(?:\.parallel)?/,
      target: "codex",
      seen: `${codex.parallelIsNoTool}; ${codex.unknownToolFails}`,
      help: 'say "in parallel"; the client calls tools in parallel by itself',
    },
    {
      name: /\brequest_user_input\b/,
      target: "codex",
      seen: codex.nobodyAnswers,
      help: "say in stop_when when to give up",
    },
    {
      name: /\bupdate_plan\b/,
      target: "codex",
      seen: codex.planToolIsOff,
      help: "write the plan into a file",
    },
    { name: /\blocal_shell\b/, target: "codex", seen: codex.localShellIsNoTool, help: 'say "run"' },
    {
      name: /\bAskUserQuestion\b/,
      target: "claude-code",
      seen: claude.nobodyAnswers,
      help: "say in stop_when when to give up",
    },
    {
      name: /multi_tool_use(?:\.parallel)?/,
      target: "claude-code",
      seen: claude.codexToolsAreUnknown,
      help: 'say "in parallel"',
    },
  ];
});

export const noDeadTool = defineRule({
  id: "no-dead-tool",
  severity: "warning",
  summary: "No text names a tool that the client does not offer.",
  why: "The call fails, a turn is spent, and the agent looks for another way; often it drops what the tool was for.",
  get source() {
    return `${seenClients.both}; https://github.com/farion1231/cc-switch/issues/3432 (read 2026-11-22)`;
  },
  condition: true,
  cases: () => {
    const base = goal("Port it.").doneWhen(command("pnpm test"));
    return {
      silent: {
        "in words": base.workflow("Read all context in parallel.").build(),
        "a tool of the other client": {
          given: base.executionRules("Ask with AskUserQuestion.").build(),
          context: { targets: ["codex"] },
        },
        "a ban": base.constraints(never("Call AskUserQuestion.")).build(),
      },
      speaks: {
        "a tool that is none": {
          given: base.workflow("Read all context with multi_tool_use.parallel.").build(),
          context: { targets: ["codex"] },
          finds: ["workflow[0]"],
        },
      },
    };
  },
  *check(contract, { targets = ["codex", "claude-code"] }) {
    for (const { text, where, kind } of textsOf(contract)) {
      const found = dead().find(({ name, target }) => targets.includes(target) && name.test(text));
      if (found === undefined || kind === "never" || /\b(?:never|do not|don't|not) (?:use|call)/i.test(text)) continue;
      yield {
        where,
        what: `names ${found.name.exec(text)?.[0]}: ${found.seen} (${found.target === "codex" ? seenClients.codex.title : seenClients["claude-code"].title})`,
        help: found.help,
      };
    }
  },
});
