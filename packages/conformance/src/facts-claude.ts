import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type JudgeScript, judge, repeat, run, runProcess, say, script, turn } from "@goalpost/rehearsal";
import type { Case } from "./cases.ts";
import { claudePrint } from "./claude.ts";
import { onStage, type Stage, type Subject } from "./subject.ts";

/** A case that only Claude Code has. */
export const claudeCase = (id: string, title: string, claude: (subject: Subject) => Promise<string>): Case => ({
  id,
  title,
  play: { codex: undefined, "claude-code": claude },
});

const endless = script(repeat(Number.POSITIVE_INFINITY, turn(say("Again."))));
const read = script(say("Read."));
const yes: JudgeScript = () => judge.ok("it holds");
const condition = "Make it green.";

/** The messages of a run's stream. */
async function stream(
  { subject, cwd, home }: Stage,
  args: readonly string[],
  input = "",
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const options = { cwd, env: home.env, timeoutSeconds: 60, input };
  const ran = await runProcess(subject.path, ["-p", "--output-format", "stream-json", "--verbose", ...args], options);
  return ran.stdout.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
}

const feedback = claudeCase("feedback", "what the model reads after the judge's no", (subject) =>
  onStage(subject, endless, { judge: [judge.no("reason one"), judge.ok("it holds")] }, async (stage) => {
    await claudePrint(stage, `/goal ${condition}`);
    const text = stage.server.seen.userTexts().find((each) => each.includes("reason one"));
    if (text === undefined) return "nothing";
    if (text === `Stop hook feedback:\n[${condition}]: reason one`) return "the reason alone";
    const isHook = /^<system-reminder>\s[\s\S]*output of a hook/.test(text);
    const isNobody = /not a message from the user|no message, answer or approval from the user/.test(text);
    const standing = text.includes("standing instruction") ? ", to be followed as a standing instruction" : "";
    return `in a reminder: ${isHook ? "a hook's output" : "?"}${isNobody ? ", no message of the user" : ""}${standing}`;
  }),
);

const streamWords = claudeCase("stream", "what the stream says of a goal that is set and met", (subject) =>
  onStage(subject, endless, { judge: yes }, async (stage) => {
    const said = JSON.stringify(await stream(stage, [`/goal ${condition}`]));
    return `goal set: ${said.includes(`Goal set: ${condition}`) ? "told" : "not told"}; met: ${/goal_status|"active_goal"/.test(said) ? "told" : "not told"}`;
  }),
);

const blockCapCase = claudeCase("block-cap", "a judge that always says no to a model that uses no tool", (subject) =>
  onStage(subject, endless, { judge: () => judge.no("not yet") }, async (stage) => {
    const { exitCode, subtype, word } = await claudePrint(stage, `/goal ${condition}`);
    const blocked = stage.server.judgeSeen.requests.length - 1;
    const told = JSON.stringify(await stream(stage, [`/goal ${condition}`])).includes("stop-hook-block-cap");
    return `ended after ${blocked} blocked turns, ${word} (exit ${exitCode}, ${subtype}); ${told ? "told in the stream" : "nothing says so"}`;
  }),
);

const activeGoal = claudeCase("active-goal", "`active_goal` in the stream where CLAUDE_CODE_REMOTE is set", (subject) =>
  onStage(
    subject,
    endless,
    { judge: [judge.no("reason one"), judge.ok("it holds")], env: { CLAUDE_CODE_REMOTE: "1" } },
    async (stage) => {
      const told = (await stream(stage, [`/goal ${condition}`])).filter(({ type }) => type === "active_goal");
      const values = told.map(({ value }) => value as { last_reason?: string } | null);
      if (values.length === 0) return "none";
      const no = values.some((value) => value?.last_reason === "reason one") ? "its reason" : "no reason";
      return `a no: ${no}; the end: ${values.at(-1) === null ? "null" : "not told"}`;
    },
  ),
);

const maxTurns = claudeCase("max-turns-counts", "`--max-turns 2` and a turn of three requests", (subject) =>
  onStage(
    subject,
    script(turn(run("echo one"), run("echo two"), run("echo three"), say("Done."))),
    { judge: yes },
    async (stage) => {
      const { subtype } = await claudePrint(stage, `/goal ${condition}`, ["--max-turns", "2"]);
      return subtype === "error_max_turns" ? "ended in the first turn" : `not ended: ${subtype}`;
    },
  ),
);

const hookCommand = claudeCase("hook-command", "a command hook that blocks, by a JSON decision", (subject) => {
  const hook =
    'if [ -e blocked ]; then exit 0; fi; touch blocked; echo "{\\"decision\\":\\"block\\",\\"reason\\":\\"go on\\"}"; : IN-THE-COMMAND';
  const settings = JSON.stringify({ hooks: { Stop: [{ hooks: [{ type: "command", command: hook }] }] } });
  return onStage(subject, script(repeat(3, turn(say("Done.")))), {}, async (stage) => {
    await claudePrint(stage, "Read.", ["--settings", settings]);
    if (!stage.server.seen.contains("go on")) return "the hook did not block";
    const reaches = stage.server.seen.contains("IN-THE-COMMAND");
    return reaches ? "the command line reaches the model" : "the reason alone";
  });
});

/** What the judge sees of a condition. */
const judged = (subject: Subject, text: string, show: (copy: string) => string): Promise<string> =>
  onStage(subject, endless, { judge: yes }, async (stage) => {
    await claudePrint(stage, `/goal ${text}`);
    return show(/Condition: (.*)/.exec(stage.server.judgeSeen.last.userTexts().at(-1) ?? "")?.[1] ?? "");
  });

const placeholderOne = claudeCase("placeholder-one", "`$1` in the judge's copy of a condition", (subject) =>
  judged(subject, "Spend $1 on it.", (copy) => (copy.includes("$1") ? "as it stands" : "blank")),
);
const placeholderArguments = claudeCase("placeholder-arguments", "`$ARGUMENTS` in that copy", (subject) =>
  judged(subject, "Spend $ARGUMENTS on it.", (copy) => (copy.includes("$ARGUMENTS") ? "as it stands" : "replaced")),
);

const mention = claudeCase("mention", "`@note.md` in a prompt", async (subject) => {
  const word = async (prompt: string) =>
    onStage(subject, read, { files: { "note.md": "WRITTEN-IN-THE-NOTE\n" } }, async (stage) => {
      await claudePrint(stage, prompt);
      return stage.server.seen.contains("WRITTEN-IN-THE-NOTE") ? "read" : "not read";
    });
  return `${await word("Look at @note.md now.")}; in backticks: ${await word("Look at `@note.md` now.")}`;
});

const slash = claudeCase("slash", "a prompt that begins with `/nosuch`", (subject) =>
  onStage(subject, read, {}, async (stage) => {
    const prompt = "/nosuch thing";
    const { exitCode } = await claudePrint(stage, prompt);
    const requests = stage.server.seen.requests.length;
    if (requests === 0) return `not as it is: no model was asked (exit ${exitCode})`;
    const texts = stage.server.seen.userTexts();
    const isAlone = texts.at(-1) === prompt && !texts.some((text) => /nosuch/.test(text) && text !== prompt);
    return isAlone ? "as it is" : `not as it is: with words of the client's (exit ${exitCode})`;
  }),
);

const codexTools = ["update_goal", "update_plan", "apply_patch", "multi_tool_use.parallel"];
const tools = claudeCase("claude-tools", "tools that a prompt may name", (subject) =>
  onStage(subject, read, {}, async (stage) => {
    await claudePrint(stage, "Read.");
    const offered = stage.server.seen.tools();
    const theirs = codexTools.filter((name) => offered.includes(name));
    const rest = theirs.length === 0 ? `${codexTools.join(", ")}: not offered` : `offered: ${theirs.join(", ")}`;
    return `AskUserQuestion: ${offered.includes("AskUserQuestion") ? "offered" : "not offered"}; ${rest}`;
  }),
);

const projectBypass = claudeCase(
  "project-bypass",
  "defaultMode bypassPermissions of a project that is not trusted",
  (subject) => {
    const files = { ".claude/settings.json": JSON.stringify({ permissions: { defaultMode: "bypassPermissions" } }) };
    return onStage(subject, read, { files, env: { IS_SANDBOX: "1" } }, async (stage) => {
      const init = (await stream(stage, ["Read."])).find(({ subtype }) => subtype === "init");
      return String(init?.permissionMode ?? "not told");
    });
  },
);

const modeBeforeStart = claudeCase("mode-before-start", "the mode in the answer to `initialize`", (subject) =>
  onStage(subject, read, {}, async (stage) => {
    const hello = { type: "control_request", request_id: "1", request: { subtype: "initialize" } };
    const args = ["--input-format", "stream-json", "--permission-mode", "acceptEdits"];
    const said = await stream(stage, args, `${JSON.stringify(hello)}\n`);
    const answer = said.find(({ type }) => type === "control_response") as
      | { response?: { response?: { current_permission_mode?: string } } }
      | undefined;
    return answer?.response?.response?.current_permission_mode ?? "not told";
  }),
);

const agentsFile = claudeCase("agents-file", "AGENTS.md", async (subject) => {
  const word = async (files: Readonly<Record<string, string>>) =>
    onStage(subject, read, { files, outside: true }, async (stage) => {
      await claudePrint(stage, "Read.");
      return stage.server.seen.contains("WRITTEN-FOR-AGENTS") ? "read" : "not read";
    });
  const agents = { "AGENTS.md": "WRITTEN-FOR-AGENTS\n" };
  return `alone: ${await word(agents)}; beside CLAUDE.md: ${await word({ ...agents, "CLAUDE.md": "Other.\n" })}`;
});

const defaultModel = claudeCase("claude-default-model", "the model where none is set", (subject) =>
  onStage(subject, read, {}, async (stage) => {
    await claudePrint(stage, "Read.");
    const request = stage.server.seen.requests[0];
    const body = request?.body as { output_config?: { effort?: string } } | undefined;
    return `${request?.model ?? "none"}, effort ${body?.output_config?.effort ?? "none"}`;
  }),
);

const modelEfforts = claudeCase("claude-model-efforts", "the effort of a model where none is set", async (subject) => {
  const said = ["opus", "sonnet", "haiku", "fable"].map((word) =>
    onStage(subject, read, {}, async (stage) => {
      await claudePrint(stage, "Read.", ["--model", word]);
      const request = stage.server.seen.requests[0];
      const body = request?.body as { output_config?: { effort?: string } } | undefined;
      return `${word}: ${request?.model ?? "none"}, effort ${body?.output_config?.effort ?? "none"}`;
    }),
  );
  return (await Promise.all(said)).join("; ");
});

const skippedSettings = claudeCase(
  "skipped-settings",
  "a bad mode in the project's settings, in text mode",
  (subject) =>
    onStage(subject, read, {}, async (stage) => {
      const settings = join(stage.home.configDir, "settings.json");
      writeFileSync(settings, JSON.stringify({ permissions: { defaultMode: "nonsense" } }));
      const options = { cwd: stage.cwd, env: stage.home.env, timeoutSeconds: 60 };
      const { stderr } = await runProcess(subject.path, ["-p", "Read."], options);
      return /did not load|defaultMode/.test(stderr) ? "said on standard error" : "in silence";
    }),
);

/** What only Claude Code does: each case shows facts of `@goalpost/claude-code`. */
export const claudeCases: readonly Case[] = [
  feedback,
  streamWords,
  blockCapCase,
  activeGoal,
  maxTurns,
  hookCommand,
  placeholderOne,
  placeholderArguments,
  mention,
  slash,
  tools,
  projectBypass,
  modeBeforeStart,
  agentsFile,
  defaultModel,
  modelEfforts,
  skippedSettings,
];
