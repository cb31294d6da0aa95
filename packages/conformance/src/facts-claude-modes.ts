import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { judge, repeat, run, runProcess, say, script, turn, usage, write } from "@goalpost/rehearsal";
import type { Case } from "./cases.ts";
import { claudePrint } from "./claude.ts";
import { claudeCase } from "./facts-claude.ts";
import { onStage, type Stage, type Subject } from "./subject.ts";

const endless = script(repeat(Number.POSITIVE_INFINITY, turn(say("Again."))));
const condition = "Make it green.";

const words = ["clear", "stop", "off", "reset", "none", "cancel", "CLEAR", "end", "pause"];
const endingWords = claudeCase("ending-words", `\`/goal\` with one word: ${words.join(", ")}`, async (subject) => {
  const ends: string[] = [];
  const sets: string[] = [];
  for (const word of words) {
    const end = await onStage(subject, endless, { judge: () => judge.ok("it holds") }, (stage) =>
      claudePrint(stage, `/goal ${word}`),
    );
    (end.result.includes("No goal set") ? ends : sets).push(word);
  }
  return `ends a goal: ${ends.join(", ")}; sets one: ${sets.join(", ")}`;
});

const timesIn = (text: string, part: string): number => text.split(part).length - 1;
const conditionShown = claudeCase("condition-shown", "how often the model is shown the condition", (subject) =>
  onStage(subject, endless, { judge: [judge.no("one"), judge.no("two"), judge.ok("it holds")] }, async (stage) => {
    await claudePrint(stage, `/goal ${condition}`);
    const asked = stage.server.seen.requests.map(({ saw }) => timesIn(saw.userTexts().join("\n"), condition));
    const more = asked.slice(1).map((count, at) => count - (asked[at] ?? 0));
    return `at the start: ${asked[0]}; more after each no: ${more.join(", ")}`;
  }),
);

const capSet = claudeCase("block-cap-set", "CLAUDE_CODE_STOP_HOOK_BLOCK_CAP=3 and a judge that says no", (subject) =>
  onStage(
    subject,
    endless,
    { judge: () => judge.no("not yet"), env: { CLAUDE_CODE_STOP_HOOK_BLOCK_CAP: "3" } },
    async (stage) => {
      const { word } = await claudePrint(stage, `/goal ${condition}`);
      return `ended after ${stage.server.judgeSeen.requests.length - 1} blocked turns, ${word}`;
    },
  ),
);

const maxBudget = claudeCase("max-budget", "`--max-budget-usd 0.001`, in a turn of three requests", (subject) =>
  onStage(
    subject,
    script(
      usage({ inputTokens: 50_000, outputTokens: 5_000 }),
      turn(run("echo one > one"), run("echo two > two"), say("Done.")),
    ),
    {},
    async (stage) => {
      const args = ["--allowedTools", "Bash(echo:*)", "--max-budget-usd", "0.001"];
      const { subtype } = await claudePrint(stage, "Run it.", args);
      return `${subtype}, after ${stage.server.seen.requests.length} of 3 requests`;
    },
  ),
);

const touch = `node -e 'require("fs").writeFileSync("ran.txt", "")'`;
const boundFlags = claudeCase("bound-flags", "flags in `--help` that bound a run", (subject) =>
  onStage(subject, endless, {}, async ({ cwd, home }) => {
    const { stdout } = await runProcess(subject.path, ["--help"], { cwd, env: home.env, timeoutSeconds: 60 });
    const flags = [...new Set(stdout.match(/--[a-z-]+/g))];
    const bounds = flags.filter((flag) => /max|limit|budget|turn|minute|second|timeout|token|duration/.test(flag));
    return flags.length === 0 ? "no help" : bounds.length === 0 ? "none" : `only ${bounds.sort().join(", ")}`;
  }),
);

/** Whether an edit is made, and whether a command that no rule allows runs. */
async function inMode(subject: Subject, mode: string): Promise<string> {
  const plan = script(turn(write("made.txt", "x"), run(touch), run("touch denied.txt"), say("Done.")));
  return onStage(subject, plan, { env: { IS_SANDBOX: "1" } }, async (stage) => {
    const settings = { permissions: { defaultMode: mode, deny: ["Bash(touch denied.txt)"] } };
    await claudePrint(stage, "Make it.", ["--settings", JSON.stringify(settings)]);
    const is = (name: string, yes: string, no: string) => (existsSync(join(stage.cwd, name)) ? yes : no);
    const denied = mode === "bypassPermissions" ? `, what is denied ${is("denied.txt", "runs", "does not run")}` : "";
    return `${mode}: the edit ${is("made.txt", "is made", "is not made")}, the command ${is("ran.txt", "runs", "does not run")}${denied}`;
  });
}

const modes = claudeCase("mode-edits", "an edit and a command that no rule allows, by mode", async (subject) => {
  const said: string[] = [];
  for (const mode of ["plan", "default", "acceptEdits", "dontAsk", "bypassPermissions"])
    said.push(await inMode(subject, mode));
  return said.join("; ");
});

const permissionRules = claudeCase("permission-rules", "which command lines a rule allows", (subject) => {
  const lines = ["node exact.cjs 1", "node exact.cjs 1 2", "node star.cjs 3", "node colon.cjs 4"];
  const note = 'require("node:fs").writeFileSync("ran-" + process.argv.slice(2).join("-"), "");\n';
  const files = { "exact.cjs": note, "star.cjs": note, "colon.cjs": note };
  const allow = ["Bash(node exact.cjs 1)", "Bash(node star*)", "Bash(node colon.cjs:*)"];
  return onStage(subject, script(turn(...lines.map((line) => run(line)), say("Done."))), { files }, async (stage) => {
    await claudePrint(stage, "Run them.", ["--settings", JSON.stringify({ permissions: { allow } })]);
    const is = (name: string) => (existsSync(join(stage.cwd, name)) ? "runs" : "does not run");
    return `the line of a rule: ${is("ran-1")}; with a word more: ${is("ran-1-2")}; by \`*\`: ${is("ran-3")}; by a final \`:*\`: ${is("ran-4")}`;
  });
});

const cannotRoot = "--dangerously-skip-permissions cannot be used with root/sudo privileges for security reasons";
/** Runs as root, or as one whom the kernel maps to root. */
const asRoot = ({ subject, cwd, home }: Stage, env: Readonly<Record<string, string>>) => {
  const args = ["-p", "--permission-mode", "bypassPermissions", "Read."];
  const options = { cwd, env: { ...home.env, ...env }, timeoutSeconds: 60 };
  return process.getuid?.() === 0
    ? runProcess(subject.path, args, options)
    : runProcess("unshare", ["--map-root-user", subject.path, ...args], options);
};
const rootBypass = claudeCase("root-bypass", "bypassPermissions as root, and with IS_SANDBOX=1", async (subject) => {
  const word = (env: Readonly<Record<string, string>>) =>
    onStage(subject, script(say("Read.")), {}, async (stage) => {
      const { exitCode, stdout, stderr } = await asRoot(stage, env);
      return (stdout + stderr).includes(cannotRoot) ? `refused, exit ${exitCode}` : `runs, exit ${exitCode}`;
    });
  return `${await word({})}; with it: ${await word({ IS_SANDBOX: "1" })}`;
});

const mentionOutside = claudeCase("mention-outside", "`@../note.md` and a path from the root, in a prompt", (subject) =>
  onStage(subject, script(repeat(2, turn(say("Read.")))), {}, async (stage) => {
    const [beside, away] = [join(stage.cwd, "../beside.md"), join(stage.home.root, "away.md")];
    writeFileSync(beside, "WRITTEN-BESIDE\n");
    writeFileSync(away, "WRITTEN-AWAY\n");
    await claudePrint(stage, `Look at @../beside.md and @${away} now.`);
    const is = (word: string) => (stage.server.seen.contains(word) ? "read" : "not read");
    return `beside the project: ${is("WRITTEN-BESIDE")}; by its whole path: ${is("WRITTEN-AWAY")}`;
  }),
);

/** What modes, bounds and words come to. */
export const claudeModeCases: readonly Case[] = [
  endingWords,
  conditionShown,
  capSet,
  maxBudget,
  boundFlags,
  modes,
  permissionRules,
  rootBypass,
  mentionOutside,
];
