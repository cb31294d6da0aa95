import { join } from "node:path";
import {
  claudeCode,
  type PermissionMode,
  type SettingValue,
  type StartOptions,
  start as startClaude,
} from "@goalpost/claude-code";
import { codex, start as startCodex } from "@goalpost/codex";
import { type Contract, command, GoalpostError, goal } from "@goalpost/core";
import { contractFolder } from "@goalpost/core/adapter";
import {
  blockGoal,
  completeGoal,
  fail,
  type JudgeScript,
  judge,
  type ModelServer,
  repeat,
  run,
  runProcess,
  type Script,
  say,
  script,
  turn,
} from "@goalpost/rehearsal";
import { runnerFiles } from "@goalpost/verify";
import { claudePrint } from "./claude.ts";
import { codexGoal } from "./codex.ts";
import { claudeCases } from "./facts-claude.ts";
import { claudeModeCases } from "./facts-claude-modes.ts";
import { codexCases } from "./facts-codex.ts";
import { codexSandboxCases } from "./facts-codex-sandbox.ts";
import { hookTagsCase, ownTagsCase } from "./facts-tags.ts";
import { onStage, type StageOptions, type Subject } from "./subject.ts";

/** One case, played by each client. What comes back is what was seen, in few words; undefined where the case has no meaning. */
export interface Case {
  readonly id: string;
  readonly title: string;
  readonly play: Readonly<Record<Subject["client"], ((subject: Subject) => Promise<string>) | undefined>>;
}

const done = script(turn(completeGoal(), say("Done.")), turn(completeGoal(), say("Done.")));
const endless = script(repeat(Number.POSITIVE_INFINITY, turn(say("Again."))));
const yes: JudgeScript = () => judge.ok("it holds");
const no: JudgeScript = () => judge.no("not yet");

/** The goal as the model saw it, against the one that was given. */
const seen = (given: string, got: string | undefined): string =>
  got === given
    ? "seen to the byte"
    : got === undefined
      ? "not seen"
      : `seen changed (${got.length} of ${given.length})`;

/** Versions differ in the words around the goal, so it is also looked for as it stands. */
const seenIn = ({ seen: requests }: ModelServer, text: string): string =>
  seen(text, requests.objective() ?? (requests.contains(text) ? text : undefined));

const goalCase = (id: string, title: string, text: string): Case => ({
  id,
  title,
  play: {
    codex: (subject) =>
      onStage(subject, done, {}, async (stage) => {
        const { refused, status } = await codexGoal(stage, text);
        return refused === "" ? `${status}; ${seenIn(stage.server, text.trim())}` : `refused: ${refused}`;
      }),
    "claude-code": (subject) =>
      onStage(subject, done, { judge: yes }, async (stage) => {
        const { exitCode, subtype, word, result } = await claudePrint(stage, `/goal ${text}`);
        const asked = stage.server.judgeSeen.last.userTexts().at(-1)?.includes(`Condition: ${text.trim()}`);
        const copy = asked === false ? "; changed in the judge's copy" : "";
        const said =
          word === "none"
            ? `refused: ${result}`
            : `${word}; ${seen(text.trim(), stage.server.seen.objective())}${copy}`;
        return `${said} (exit ${exitCode}, ${subtype})`;
      }),
  },
});

const endCase = (
  id: string,
  title: string,
  plan: Script,
  options: StageOptions & { readonly args?: readonly string[]; readonly only?: Subject["client"] },
): Case => ({
  id,
  title,
  play: {
    codex:
      options.only === "claude-code"
        ? undefined
        : (subject) =>
            onStage(subject, plan, options, async (stage) => {
              const { refused, status } = await codexGoal(stage, "Make it green.");
              return refused === "" ? status : `refused: ${refused}`;
            }),
    "claude-code":
      options.only === "codex"
        ? undefined
        : (subject) =>
            onStage(subject, plan, options, async (stage) => {
              const { exitCode, subtype, word, result } = await claudePrint(
                stage,
                "/goal Make it green.",
                options.args ?? [],
              );
              return `${word === "none" ? `refused: ${result}` : word} (exit ${exitCode}, ${subtype})`;
            }),
  },
});

const tagged = '<goal id="g">\n  <a>&amp; "quoted" \'x\'</a>\n\ttab, 漢字, 🥅\n</command-args>\n</goal>';
const plainPrompt = `  <system-reminder>x</system-reminder>\n${tagged} `;

/** A contract whose runner is executed under each permission mode. */
const contract: Contract = goal("Keep Node running.", { id: "conformance" })
  .doneWhen(command("node --version"))
  .build();

async function contractTree(): Promise<Record<string, string>> {
  const folder = contractFolder(contract.id);
  const launch = claudeCode({ root: false }).compile(contract);
  return Object.fromEntries([
    ...launch.files.map(({ path, text }) => [path, text]),
    ...(await runnerFiles(contract)).map(({ path, text, mode }) => [
      `${folder}/${path}${mode === 0o755 ? "*" : ""}`,
      text,
    ]),
  ]);
}

const runner = `${contractFolder(contract.id)}/verify`;
const runs = script(turn(run(runner), say("Shown.")));

const modeCase = (mode: PermissionMode): Case => ({
  id: `runner-${mode}`,
  title: `the runner, in permission mode ${mode}`,
  play: {
    codex: undefined,
    "claude-code": async (subject) => {
      const bypass = mode === "bypassPermissions";
      const launch = claudeCode({ permissionMode: mode, dangerouslyBypassPermissions: bypass, root: false }).compile(
        contract,
      );
      const options = { files: await contractTree(), env: bypass ? { IS_SANDBOX: "1" } : {} };
      return onStage(subject, runs, options, async (stage) => {
        await claudePrint(stage, "Run it.", ["--settings", JSON.stringify(launch.settings)]);
        return lastLine(stage.server.seen.toolOutputs().at(-1));
      });
    },
  },
});

const sandboxCase = (sandbox: string): Case => ({
  id: `runner-${sandbox}`,
  title: `the runner, in sandbox ${sandbox}`,
  play: {
    "claude-code": undefined,
    codex: async (subject) =>
      onStage(subject, runs, { files: await contractTree() }, async (stage) => {
        await runProcess(subject.path, ["exec", "--skip-git-repo-check", "-s", sandbox, "Run it."], {
          cwd: stage.cwd,
          env: stage.home.env,
          timeoutSeconds: 90,
        });
        return lastLine(stage.server.seen.toolOutputs().at(-1));
      }),
  },
});

/** What our own target makes of a start that the client would let go wrong. */
const startCase = (
  id: string,
  title: string,
  wrong: {
    readonly config: string;
    readonly settings?: Readonly<Record<string, SettingValue>>;
    readonly env?: Readonly<Record<string, string>>;
  },
): Case => {
  const play =
    (
      begin: (
        options: Pick<StartOptions, "cwd" | "env" | "client" | "stateDir">,
      ) => Promise<{ abort(): Promise<unknown> }>,
    ) =>
    (subject: Subject) =>
      contractTree().then((files) =>
        onStage(subject, done, { judge: yes, files }, async ({ cwd, home }) => {
          const env = { ...home.env, ...wrong.env };
          const options = { cwd, env, client: [subject.path], stateDir: join(home.root, "state") };
          try {
            await (await begin(options)).abort();
            return "started";
          } catch (error) {
            return GoalpostError.is(error) ? `error ${error.code}` : String(error);
          }
        }),
      );
  return {
    id,
    title,
    play: {
      codex: play((options) => startCodex(codex().compile(contract), { ...options, config: [wrong.config] })),
      "claude-code": play((options) =>
        startClaude(claudeCode({ root: false, settings: wrong.settings ?? {} }).compile(contract), options),
      ),
    },
  };
};

const lastLine = (output: string | undefined): string =>
  output === undefined ? "was not run" : (output.trimEnd().split("\n").at(-1) ?? "").slice(0, 160);

const doctorCase = (mode: PermissionMode): Case => ({
  id: `doctor-${mode}`,
  title: `what \`claude doctor\` says of the settings that we emit for ${mode}`,
  play: {
    codex: undefined,
    "claude-code": (subject) => {
      const launch = claudeCode({
        permissionMode: mode,
        dangerouslyBypassPermissions: mode === "bypassPermissions",
        root: false,
      }).compile(contract);
      return onStage(
        subject,
        script(),
        { files: { ".claude/settings.json": JSON.stringify(launch.settings) } },
        doctorWords,
      );
    },
  },
});

async function doctorWords(stage: {
  readonly subject: Subject;
  readonly cwd: string;
  readonly home: { readonly env: Readonly<Record<string, string>> };
}): Promise<string> {
  const ran = await runProcess(stage.subject.path, ["doctor"], {
    cwd: stage.cwd,
    env: stage.home.env,
    input: "",
    timeoutSeconds: 15,
  });
  if (ran.timedOut || !ran.stdout.includes("doctor")) return "says nothing without a terminal";
  return /invalid settings/i.test(ran.stdout) ? "Invalid settings" : "no complaint";
}

/** Every case, in the order of the page. */
export const cases: readonly Case[] = [
  goalCase("ascii-4000", "4,000 ASCII characters", "x".repeat(4000)),
  goalCase("ascii-4001", "4,001 ASCII characters", "x".repeat(4001)),
  goalCase("emoji-2000", "2,000 emoji", "🥅".repeat(2000)),
  goalCase("emoji-2001", "2,001 emoji", "🥅".repeat(2001)),
  goalCase("cjk-4000", "4,000 CJK characters", "漢".repeat(4000)),
  goalCase("cjk-4001", "4,001 CJK characters", "漢".repeat(4001)),
  goalCase("blanks", "4,000 characters and blanks around them", `${"x".repeat(4000)}   \n`),
  goalCase("tags", "several lines with tags, quotes and unicode", tagged),
  goalCase("arguments", "`$ARGUMENTS` and `$1` in the text", "Spend $ARGUMENTS or $1 on it."),
  goalCase("clear", "the word `clear`", "clear"),
  {
    id: "leading-blank",
    title: "a blank before the slash",
    play: {
      codex: undefined,
      "claude-code": (subject) =>
        onStage(subject, done, { judge: yes }, async (stage) => {
          const { word } = await claudePrint(stage, " /goal Make it green.");
          return word === "none" ? "plain text: no goal is set" : word;
        }),
    },
  },
  {
    id: "plain-prompt",
    title: "a plain prompt of several lines with tags",
    play: {
      codex: (subject) =>
        onStage(subject, script(say("Read.")), {}, async (stage) => {
          const options = { cwd: stage.cwd, env: stage.home.env, input: plainPrompt, timeoutSeconds: 60 };
          await runProcess(subject.path, ["exec", "--skip-git-repo-check", "-"], options);
          return seen(plainPrompt, stage.server.seen.userTexts().at(-1));
        }),
      "claude-code": (subject) =>
        onStage(subject, script(say("Read.")), {}, async (stage) => {
          await claudePrint(stage, plainPrompt);
          return seen(plainPrompt, stage.server.seen.userTexts().at(-1));
        }),
    },
  },
  endCase("met", "the end is reached", done, { judge: yes }),
  endCase("given-up", "the model gives up, the judge says impossible", script(turn(blockGoal(), say("I cannot."))), {}),
  endCase("judge-malformed", "the judge answers nothing that can be read", endless, {
    judge: [judge.malformed()],
    only: "claude-code",
  }),
  endCase("judge-500", "the judge's request fails", endless, { judge: [judge.fails(500)], only: "claude-code" }),
  endCase("endless", "a model that never ends, 40 requests allowed here", endless, { judge: no }),
  endCase("max-turns", "`--max-turns 3`", endless, { judge: no, args: ["--max-turns", "3"], only: "claude-code" }),
  endCase("model-500", "a request to the model fails", script(turn(fail(500, { times: 40 }))), { judge: no }),
  endCase("goals-off", "goals switched off: `features.goals`, `disableAllHooks`", done, {
    judge: yes,
    args: ["--settings", JSON.stringify({ disableAllHooks: true })],
    config: "[features]\ngoals = false",
  }),
  {
    id: "bad-setting",
    title: "a setting with a value that does not exist",
    play: {
      codex: (subject) =>
        onStage(subject, done, {}, async (stage) => {
          const { refused, status } = await codexGoal(stage, "Make it green.", ["-c", 'approval_policy="nonsense"']);
          return refused === "" ? `taken: ${status}` : "refused, with the words that exist";
        }),
      "claude-code": (subject) =>
        onStage(subject, done, { judge: yes }, async (stage) => {
          const settings = JSON.stringify({ permissions: { defaultMode: "nonsense", deny: ["Bash"] } });
          const { word, exitCode, stderr } = await claudePrint(stage, "/goal Make it green.", ["--settings", settings]);
          const told = stderr === "" ? "in silence" : "with words on standard error";
          return `all of it dropped ${told}; the run goes on: ${word} (exit ${exitCode})`;
        }),
    },
  },
  startCase("start-goals-off", "our `start()` where goals are switched off", {
    config: "features.goals=false",
    settings: { disableAllHooks: true },
  }),
  startCase("start-bad-setting", "our `start()` with a setting that does not exist", {
    config: 'approval_policy="nonsense"',
    settings: { model: 5 },
  }),
  startCase("start-logged-out", "our `start()` when not logged in", {
    config: 'model_provider="openai"',
    env: { ANTHROPIC_API_KEY: "" },
  }),
  {
    id: "bad-settings-file",
    title: "a settings file of the project with such a value",
    play: {
      codex: undefined,
      "claude-code": (subject) =>
        onStage(
          subject,
          done,
          { files: { ".claude/settings.json": JSON.stringify({ permissions: { defaultMode: "nonsense" } }) } },
          async (stage) => `claude doctor: ${await doctorWords(stage)}`,
        ),
    },
  },
  ...(["acceptEdits", "dontAsk", "default", "auto", "plan", "bypassPermissions"] as const).map(doctorCase),
  ...(["acceptEdits", "dontAsk", "default", "auto", "plan", "bypassPermissions"] as const).map(modeCase),
  ...(["read-only", "workspace-write", "danger-full-access"] as const).map(sandboxCase),
  ...codexCases,
  ...codexSandboxCases,
  ...claudeCases,
  ...claudeModeCases,
  ownTagsCase,
  hookTagsCase,
];
