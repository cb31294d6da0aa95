import { type Contract, command, fragment, goal, never } from "goalpost";
import { defineRule } from "goalpost/lint";
import { definePreset, type Preset, presets } from "goalpost/preset";

/** What every contract of Acme says of git. */
export const gitHygiene = fragment("acme-git").constraints(never("Push.", { instead: "Leave the branch for review." }));

const stopping = ({ blocks }: Contract): string => JSON.stringify(blocks.filter(({ kind }) => kind === "stop_when"));
const ends = (stop: string): Contract =>
  goal("Port it.", { id: "port" }).doneWhen(command("npm test")).stopWhen(stop).build();

/** The same id, the same level, the same words: only the pattern takes any @ for a team, and its case has gone with it. */
export const stopNamesATeam = defineRule({
  id: "acme/stop-names-a-team",
  severity: "error",
  summary: "A goal that gives up says whom to ask.",
  why: "It is blocked at night, and the next shift has to know for whom.",
  source: "https://example.com/handbook#goals",
  cases: () => ({
    silent: { "a team": ends("the tests disagree: ask @billing") },
    speaks: { nobody: { given: ends("the tests disagree"), finds: ["stop_when"] } },
  }),
  *check(contract) {
    if (!stopping(contract).includes("@"))
      yield { where: "stop_when", what: "names no team, expected one", help: "say whom to ask: @billing" };
  },
});

/** The next release: a larger bound, one secret less that is kept from the agent, and a new model. */
export const acme: Preset = definePreset({
  name: "acme",
  package: { name: "@acme/goalpost-preset", version: "1.3.0" },
  extends: presets.unattended,
  why: "Every repository of Acme runs alike.",
  cases: ["every repository of Acme"],
  fragments: [gitHygiene],
  rules: [stopNamesATeam],
  levels: { "done-when-is-measurable": "error", "no-placeholder": "error" },
  codex: { model: "gpt-5.6", goals: { max_goal_token_budget: 5_000_000 }, web_search: "cached" },
  claudeCode: { permissions: { deny: ["Read(./.env)"] } },
  room: { network: false },
});

export default acme;
