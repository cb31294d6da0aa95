import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compact, completeGoal, repeat, run, runProcess, say, script, tool, turn, usage } from "@goalpost/rehearsal";
import type { Case } from "./cases.ts";
import { codexGoal, codexTalk, type Message, startThread } from "./codex.ts";
import { onStage, type Stage, type StageOptions, type Subject } from "./subject.ts";
import { atTerminal, paste } from "./terminal.ts";

/** A case that only Codex has. */
export const codexCase = (id: string, title: string, codex: (subject: Subject) => Promise<string>): Case => ({
  id,
  title,
  play: { codex, "claude-code": undefined },
});

const done = script(repeat(4, turn(completeGoal(), say("Done."))));
const read = script(say("Read."));
const group = (count: number): string => count.toLocaleString("en");
const git = (cwd: string, ...args: readonly string[]): void =>
  void execFileSync("git", ["-c", "init.defaultBranch=main", ...args], { cwd, stdio: "ignore" });

const exec = ({ subject, home, cwd }: Stage, ...args: readonly string[]) =>
  runProcess(subject.path, ["exec", "--skip-git-repo-check", ...args], { cwd, env: home.env, timeoutSeconds: 60 });

const compaction = codexCase("compaction", "the goal's text, and an injected message, after a compaction", (subject) =>
  onStage(
    subject,
    script(
      turn(compact({ summary: "Summary." }), run("echo one"), say("One.")),
      turn(say("Two.")),
      turn(completeGoal()),
    ),
    {},
    (stage) =>
      codexTalk(stage, [], async (talk) => {
        const text = "Make it green, and say POST.";
        const { threadId } = await startThread(talk, { cwd: stage.cwd });
        const content = [{ type: "input_text", text: "POINTER" }];
        await talk.call("thread/inject_items", { threadId, items: [{ type: "message", role: "user", content }] });
        await talk.call("thread/goal/set", { threadId, objective: text, status: "active" });
        await talk.until(() => talk.status() === "complete");
        const first = stage.server.compactions.requests[0]?.index ?? Number.POSITIVE_INFINITY;
        const after = stage.server.seen.requests.filter(({ index }) => index > first);
        if (after.length < 2) return "was not compacted";
        const goal = after.every(({ saw }) => saw.contains(text)) ? "is kept" : "is gone";
        const pointer = after.every(({ saw }) => saw.contains("POINTER")) ? "is kept" : "is gone";
        return `the goal's text ${goal}; an injected message ${pointer}`;
      }),
  ),
);

const execGoal = codexCase("exec-goal", '`codex exec "/goal …"`', (subject) =>
  onStage(subject, read, {}, async (stage) => {
    const text = "/goal Make it green.";
    const { exitCode } = await exec(stage, text);
    const isText = stage.server.seen.userTexts().at(-1) === text && stage.server.seen.objective() === undefined;
    return `${isText ? "plain text, no goal" : "no plain text"}; exit ${exitCode}`;
  }),
);

/** Takes the model out of config.toml: the client then uses its own, and asks nobody to try a newer one. */
function withoutModel({ home }: Stage): void {
  const file = join(home.configDir, "config.toml");
  writeFileSync(file, readFileSync(file, "utf8").replace(/^model = .*\n/m, ""));
}

/** A terminal whose folder is trusted, so that nothing is asked first. */
const terminal = (
  subject: Subject,
  play: (stage: Stage, args: readonly string[]) => Promise<string>,
): Promise<string> =>
  onStage(subject, done, {}, async (stage) => {
    withoutModel(stage);
    const projects = `\n[projects.${JSON.stringify(stage.cwd)}]\ntrust_level = "trusted"\n`;
    appendFileSync(join(stage.home.configDir, "config.toml"), projects);
    const help = await runProcess(subject.path, ["--help"], { cwd: stage.cwd, env: stage.home.env });
    return play(stage, help.stdout.includes("--no-daemon") ? ["--no-daemon"] : []);
  });

const tuiArgument = codexCase("tui-argument", "`codex '/goal …'`, at a terminal", (subject) =>
  terminal(subject, async (stage, args) => {
    const text = "/goal Make it green.";
    // The client may ask for something else first: only what holds the text, or a goal's frame, answers the question.
    const isPlain = () => stage.server.seen.userTexts().includes(text);
    const isGoal = () => stage.server.seen.contains("<codex_internal_context");
    await atTerminal(stage, [...args, text], [{ until: () => isPlain() || isGoal(), within: 20_000 }]);
    return isPlain() ? "plain text" : isGoal() ? "a goal" : "nothing was asked";
  }),
);

async function pasted(subject: Subject, count: number): Promise<string> {
  return terminal(subject, async (stage, args) => {
    const text = "x".repeat(count);
    const asked = () => stage.server.seen.requests.length > 0;
    await atTerminal(stage, args, [
      {
        until: (screen) => screen.includes("/model") || screen.includes("context left") || screen.includes("›"),
        within: 15_000,
      },
      "/goal ",
      { until: (screen) => screen.includes("goal"), within: 2_000 },
      paste(text),
      { until: () => false, within: 700 },
      "\r",
      { until: asked, within: 10_000 },
    ]);
    if (!asked()) return "nothing was asked";
    return stage.server.seen.contains(text) ? "the goal's text" : "in a file";
  });
}

const tuiPaste = codexCase("tui-paste", "a paste behind `/goal `, at a terminal", async (subject) => {
  const said: string[] = [];
  for (const count of [1000, 1001, 4001]) said.push(`${group(count)} characters: ${await pasted(subject, count)}`);
  return said.join("; ");
});

const tokenBudget = codexCase("token-budget", "a budget of 5,000 tokens, turns of 3,100", (subject) =>
  onStage(
    subject,
    script(repeat(20, turn(usage({ inputTokens: 3000, outputTokens: 100 }), say("Again.")))),
    {},
    (stage) =>
      codexTalk(stage, [], async (talk) => {
        const { threadId } = await startThread(talk, { cwd: stage.cwd });
        await talk.call("thread/goal/set", { threadId, objective: "Go on.", status: "active", tokenBudget: 5000 });
        await talk.until(() => !["none", "active"].includes(talk.status()));
        const { result } = await talk.call("thread/goal/get", { threadId });
        const { tokensUsed } = (result as { goal: { tokensUsed: number } }).goal;
        return `${talk.status()}: 5,000 set, ${group(tokensUsed)} used`;
      }),
  ),
);

/** A client that does not know the field takes any word for it. */
const origin = codexCase(
  "goal-origin",
  'a goal set with `origin: "user"`, and with a word that is none',
  async (subject) => {
    const said: string[] = [];
    for (const word of ["user", "nobody"]) {
      const { refused, status } = await onStage(subject, done, {}, (stage) =>
        codexGoal(stage, "Make it green.", [], 40, { origin: word }),
      );
      said.push(`${word}: ${refused === "" ? status : "refused"}`);
    }
    return said.join("; ");
  },
);

const tools = codexCase("codex-tools", "tools that a prompt may name", (subject) =>
  onStage(
    subject,
    script(
      tool({
        codex: {
          name: "request_user_input",
          input: {
            questions: [
              {
                id: "q",
                header: "Q",
                question: "Which?",
                options: [
                  { label: "a", description: "a" },
                  { label: "b", description: "b" },
                ],
              },
            ],
          },
        },
      }),
      say("Asked."),
    ),
    {},
    async (stage) => {
      await exec(stage, "Ask.");
      const offered = stage.server.seen.tools();
      const answer = stage.server.seen.toolOutputs().at(-1) ?? "not answered";
      const asked = /unavailable/.test(answer) ? "unavailable" : answer.slice(0, 80);
      const isOffered = (name: string) => `${name}: ${offered.includes(name) ? "offered" : "not offered"}`;
      return [isOffered("update_plan"), isOffered("multi_tool_use.parallel"), `request_user_input: ${asked}`].join(
        "; ",
      );
    },
  ),
);

const customPrompt = codexCase("custom-prompt", "`/prompts:mine`, with such a file", (subject) =>
  onStage(subject, read, {}, async (stage) => {
    mkdirSync(join(stage.home.configDir, "prompts"), { recursive: true });
    writeFileSync(join(stage.home.configDir, "prompts/mine.md"), "EXPANDED");
    await exec(stage, "/prompts:mine");
    return stage.server.seen.contains("EXPANDED") ? "expanded" : "plain text";
  }),
);

/** What a command comes to under workspace-write. */
const inSandbox = (subject: Subject, command: string, prepare: (cwd: string) => void, args: readonly string[] = []) =>
  onStage(subject, script(run(command), say("Ran.")), {}, async (stage) => {
    prepare(stage.cwd);
    await exec(stage, "-s", "workspace-write", ...args, "Run it.");
    return stage.server.seen.toolOutputs().at(-1) ?? "";
  });

const sandboxGit = codexCase("sandbox-git", "a commit under workspace-write", async (subject) => {
  const commit = "git -c user.name=x -c user.email=x@y.invalid commit --allow-empty -qm x && echo COMMITTED";
  const output = await inSandbox(subject, commit, (cwd) => git(cwd, "init", "-q"));
  return output.includes("COMMITTED") ? "made" : /read-only|denied|not permitted/i.test(output) ? "refused" : output;
});

const listen =
  'node -e \'require("net").createServer().listen(0, "127.0.0.1", function () { console.log("OPENED"); this.close(); }).on("error", (e) => console.log(e.code))\'';
const sandboxPort = codexCase("sandbox-port", "a port under workspace-write", async (subject) => {
  const said = async (args: readonly string[]) => {
    const output = await inSandbox(subject, listen, () => undefined, args);
    return output.includes("OPENED") ? "opened" : /EPERM|EACCES/.test(output) ? "refused" : output.trim().slice(-80);
  };
  const open = await said(["-c", "sandbox_workspace_write.network_access=true"]);
  return `${await said([])}; with network_access: ${open}`;
});

const trustWritten = async (subject: Subject, isRepository: boolean, sandbox: string): Promise<boolean> =>
  onStage(subject, read, { outside: true }, (stage) =>
    codexTalk(stage, [], async (talk) => {
      if (isRepository) git(stage.cwd, "init", "-q");
      await startThread(talk, { cwd: stage.cwd, sandbox });
      return readFileSync(join(stage.home.configDir, "config.toml"), "utf8").includes("trust_level");
    }),
  );

const trust = codexCase("trust", "`trust_level` in the user's config.toml after thread/start", async (subject) => {
  const word = async (isRepository: boolean) => {
    const all: boolean[] = [];
    for (const sandbox of ["workspace-write", "danger-full-access"])
      all.push(await trustWritten(subject, isRepository, sandbox));
    return all.every(Boolean) ? "written" : all.some(Boolean) ? "written under one of two" : "not written";
  };
  return `in a repository: ${await word(true)}; elsewhere: ${await word(false)}`;
});

const untrustedHook = codexCase("untrusted-hook", "a hook that was never trusted", (subject) => {
  const config = '[[hooks.Stop]]\n[[hooks.Stop.hooks]]\ntype = "command"\ncommand = "touch HOOK-RAN"\n';
  return onStage(subject, read, { config }, async (stage) => {
    const { stdout, exitCode } = await exec(stage, "--json", "Read.");
    if (existsSync(join(stage.cwd, "HOOK-RAN"))) return "runs";
    return exitCode === 0 && !/hook/i.test(stdout) ? "skipped in silence" : "skipped, and said";
  });
});

const defaultModel = codexCase("default-model", "the model where none is set", (subject) =>
  onStage(subject, read, {}, async (stage) => {
    withoutModel(stage);
    await exec(stage, "Read.");
    const request = stage.server.seen.requests[0];
    const body = request?.body as { reasoning?: { effort?: string } } | undefined;
    return `${request?.model ?? "none"}, effort ${body?.reasoning?.effort ?? "none"}`;
  }),
);

async function effectiveWindow(subject: Subject, model: string, window: string): Promise<string> {
  const options: StageOptions = { config: `model = ${JSON.stringify(model)}\n${window}` };
  return onStage(subject, script(say("Read.")), options, (stage) =>
    codexTalk(stage, [], async (talk) => {
      const { threadId } = await startThread(talk, { cwd: stage.cwd });
      await talk.call("turn/start", { threadId, input: [{ type: "text", text: "Read." }] });
      const used = () => talk.told.find(({ method }) => method === "thread/tokenUsage/updated");
      await talk.until(() => used() !== undefined, 10_000);
      const told = used()?.params?.tokenUsage as { modelContextWindow?: number } | undefined;
      return told?.modelContextWindow === undefined ? "not told" : group(told.modelContextWindow);
    }),
  );
}

const windowCase = (model: string): Case =>
  codexCase(`window-${model}`, `the effective window of ${model}: none set, and 1,050,000 set`, async (subject) => {
    const unset = await effectiveWindow(subject, model, "");
    return `unset ${unset}; set ${await effectiveWindow(subject, model, "model_context_window = 1050000")}`;
  });

const profileMissing = codexCase("profile-missing", "`-p nope` without nope.config.toml", (subject) =>
  onStage(subject, read, {}, async (stage) => {
    const { exitCode } = await exec(stage, "-p", "nope", "Read.");
    return exitCode === 0 ? "runs without it, exit 0" : `stops, exit ${exitCode}`;
  }),
);

const profileTable = codexCase("profile-table", "`-p night` with [profiles.night] in config.toml", (subject) =>
  onStage(subject, read, { config: '[profiles.night]\nmodel_reasoning_effort = "high"\n' }, async (stage) => {
    const { exitCode } = await exec(stage, "-p", "night", "Read.");
    return exitCode === 0 ? "runs, exit 0" : `stops, exit ${exitCode}`;
  }),
);

const missingFile = codexCase("missing-file", "a key that names a file which is not there", async (subject) => {
  const said: string[] = [];
  for (const key of ["model_catalog_json", "model_instructions_file", "experimental_compact_prompt_file"]) {
    const config = `${key} = "/nowhere/at/all.json"`;
    const { exitCode } = await onStage(subject, read, { config }, (stage) => exec(stage, "Read."));
    said.push(`${key}: ${exitCode === 0 ? "runs" : "stops"}`);
  }
  return said.join("; ");
});

const interrupted = codexCase("interrupt", "turn/interrupt in a goal's turn", (subject) =>
  onStage(subject, script(turn(run("sleep 20"), say("Slept.")), repeat(5, turn(say("Again.")))), {}, (stage) =>
    codexTalk(stage, [], async (talk) => {
      const { threadId } = await startThread(talk, { cwd: stage.cwd });
      await talk.call("thread/goal/set", { threadId, objective: "Go on.", status: "active" });
      const started = (message: Message) =>
        message.method === "item/started" && JSON.stringify(message).includes("sleep 20");
      await talk.until(() => talk.told.some(started));
      const turn = talk.told.find(({ method }) => method === "turn/started")?.params?.turn as
        | { id: string }
        | undefined;
      const turnId = turn?.id;
      await talk.call("turn/interrupt", { threadId, turnId });
      await talk.until(() => talk.told.some(({ method }) => method === "turn/completed"));
      const before = talk.told.filter(({ method }) => method === "turn/started").length;
      await talk.until(() => false, 2_000);
      const after = talk.told.filter(({ method }) => method === "turn/started").length;
      return `${talk.status()}, ${after === before ? "and no further turn" : "and goes on"}`;
    }),
  ),
);

/** What only Codex does: each case shows facts of `@goalpost/codex`. */
export const codexCases: readonly Case[] = [
  compaction,
  execGoal,
  tuiArgument,
  tuiPaste,
  tokenBudget,
  origin,
  tools,
  customPrompt,
  sandboxGit,
  sandboxPort,
  trust,
  untrustedHook,
  defaultModel,
  windowCase("gpt-5.5"),
  windowCase("gpt-5.6-sol"),
  profileMissing,
  profileTable,
  missingFile,
  interrupted,
];
