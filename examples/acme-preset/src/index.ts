import { type Contract, command, fragment, goal, never } from "goalpost";
import { defineRule } from "goalpost/lint";
import { definePreset, type Preset, presets } from "goalpost/preset";

/** What every contract of Acme says of git. */
export const gitHygiene = fragment("acme-git")
  .constraints(never("Push, or rewrite what is committed.", { instead: "Leave the branch for review." }))
  .verificationLoop("Look at `git status` before each edit; what somebody else changed stays.");

const stopping = ({ blocks }: Contract): string => JSON.stringify(blocks.filter(({ kind }) => kind === "stop_when"));
const ends = (stop: string): Contract =>
  goal("Port it.", { id: "port" }).doneWhen(command("npm test")).stopWhen(stop).build();

/** At night the next shift has to know whom to wake. */
export const stopNamesATeam = defineRule({
  id: "acme/stop-names-a-team",
  severity: "error",
  summary: "A goal that gives up says whom to ask.",
  why: "It is blocked at night, and the next shift has to know for whom.",
  source: "https://example.com/handbook#goals",
  cases: () => ({
    silent: { "a team": ends("the tests disagree: ask @billing") },
    speaks: {
      nobody: { given: ends("the tests disagree"), finds: ["stop_when"] },
      "an address in the text alone": { given: ends("the mail of a@b.example bounces"), finds: ["stop_when"] },
    },
  }),
  *check(contract) {
    if (!/(?:^|[\s"(])@[a-z]/.test(stopping(contract)))
      yield { where: "stop_when", what: "names no team, expected one", help: "say whom to ask: @billing" };
  },
});

/** Acme's house rules: unattended, one model, a bound on every goal, and no reading of secrets. */
export const acme: Preset = definePreset({
  name: "acme",
  package: { name: "@acme/goalpost-preset", version: "1.2.0" },
  extends: presets.unattended,
  why: "Every repository of Acme runs alike.",
  cases: ["every repository of Acme"],
  fragments: [gitHygiene],
  rules: [stopNamesATeam],
  levels: { "done-when-is-measurable": "error" },
  codex: { model: "gpt-5.5", goals: { max_goal_token_budget: 2_000_000 }, web_search: "cached" },
  claudeCode: { permissions: { deny: ["Read(./.env)", "Read(./secrets/**)"] } },
  room: { network: false },
});

export default acme;
