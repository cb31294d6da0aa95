/** A company, a department and a team, each a package with a preset over the one below, and a project that takes the team's. */
const manifest = (name: string, version: string, more: object = {}): string =>
  JSON.stringify({ name, version, type: "module", exports: "./index.js", ...more });

/** A package below node_modules. */
export const installed = (
  name: string,
  version: string,
  source: string,
  more: object = {},
): Readonly<Record<string, string>> => ({
  [`node_modules/${name}/package.json`]: manifest(name, version, more),
  [`node_modules/${name}/index.js`]: source,
});

export const company = `import { defineRule } from "goalpost/lint";
import { command, fragment, goal, never } from "goalpost";
import { definePreset, presets } from "@goalpost/config";
const asks = goal("Port it.").doneWhen(command("npm test")).stopWhen("tests disagree: ask @billing").build();
const silent = goal("Port it.").doneWhen(command("npm test")).stopWhen("tests disagree").build();
export const git = fragment("acme-git").constraints(never("Push.", { instead: "Leave the branch for review." }));
export const stop = defineRule({
  id: "acme/stop-names-a-team", severity: "error", summary: "A goal that gives up says whom to ask.", why: "It is night.", source: "https://example.com",
  cases: () => ({ silent: { "a team": asks }, speaks: { nobody: { given: silent, finds: ["stop_when"] } } }),
  *check({ blocks }) {
    if (!JSON.stringify(blocks.filter(({ kind }) => kind === "stop_when")).includes("@"))
      yield { where: "stop_when", what: "names no team, expected one", help: "say whom to ask: @billing" };
  },
});
export default definePreset({
  name: "acme", extends: presets.guarded, fragments: [git], rules: [stop], levels: { "done-when-is-measurable": "error" },
  codex: { sandbox_mode: "read-only", goals: { max_goal_token_budget: 2_000_000 } },
  claudeCode: { permissions: { deny: ["Read(./.env)"] } },
  room: { network: false, env: ["CI"] },
});
`;

export const department = `import { definePreset } from "@goalpost/config";
import acme from "@acme/goalpost-preset";
export default definePreset({ name: "payments", extends: acme, codex: { sandbox_mode: "workspace-write", goals: { max_goal_token_budget: 1_000_000 } } });
`;

export const team = `import { definePreset } from "@goalpost/config";
import payments from "@acme/payments";
export default definePreset({ name: "billing", version: "0.3.0", extends: payments, codex: { web_search: "disabled" } });
`;

export const goodGoal = `import { command, goal, scope } from "goalpost";
export default goal("done.txt says done.").constraints(scope("done.txt")).doneWhen(command("node check.mjs")).stopWhen("it cannot be written: ask @billing");
`;

/** The three packages, at their places. */
export const organisation: Readonly<Record<string, string>> = {
  ...installed("@acme/goalpost-preset", "1.2.0", company),
  ...installed("@acme/payments", "2.0.1", department),
  "team.ts": team,
};
