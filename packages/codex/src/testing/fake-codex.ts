import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { GoalLaunch } from "../run/goal-launch.ts";
import type { StartOptions } from "../run/options.ts";
import { testedVersion } from "../tested.gen.ts";
import { fakeClient } from "./fake-client.ts";

/**
 * A client that speaks just enough of the protocol to be started, and then does what the script says; for what the real one cannot be
 * brought to do on demand. In the script: `said` (methods that came, in order), `tell(method, params)`, `goal(status)`, `turn(status)`,
 * and `on(method, (params) => …)` after each call. What it was asked is kept in `orders.log` of its folder.
 */
export function fakeCodex(script: string): { readonly launch: GoalLaunch; readonly options: StartOptions } {
  const { client, cwd } = fakeClient(`
if (process.argv.includes("--version")) { console.log("codex-cli ${testedVersion}"); process.exit(0); }
const threadId = "t1";
const said = [];
const note = (method, { status, objective, items, tokenBudget } = {}) => appendFileSync("orders.log", [
  method, status, objective, tokenBudget, ...(items ?? []).map(({ content }) => content[0].text.split("\\n")[0]),
].filter((part) => part !== undefined && part !== null).join(" ") + "\\n");
let status = "none";
const handlers = {};
const on = (method, handler) => { handlers[method] = handler; };
const tell = (method, params) => send({ method, params: { threadId, ...params } });
const theGoal = () => ({ threadId, objective: "o", status, tokensUsed: 0, timeUsedSeconds: 0 });
const goal = (word) => { status = word; tell("thread/goal/updated", { goal: theGoal() }); };
let turns = 0;
const turn = (word) => word === "inProgress"
  ? tell("turn/started", { turn: { id: "u" + (turns += 1), status: word } })
  : tell("turn/completed", { turn: { id: "u" + turns, status: word } });
const answers = {
  initialize: () => hello,
  "account/read": () => ({ requiresOpenaiAuth: false }),
  "config/read": () => ({ config: {} }),
  "thread/start": () => ({ thread: { id: threadId }, model: "fake", sandbox: { type: "workspaceWrite" }, approvalPolicy: "never" }),
  "thread/goal/get": () => ({ goal: status === "none" ? null : theGoal() }),
  "thread/goal/set": (params) => { if (params.status) status = params.status; return { goal: theGoal() }; },
};
${script}
lines(({ id, method, params }) => {
  if (method === undefined) return;
  said.push(method + (params?.status ? " " + params.status : ""));
  note(method, params);
  if (id !== undefined) answer(id, answers[method]?.(params) ?? {});
  handlers[method]?.(params);
});`);
  const launch: GoalLaunch = {
    id: "port",
    objective: "Port it.",
    pointer: "POINTER",
    bounds: {},
    config: [],
    files: [],
  };
  const control = new AbortController();
  onTestFinished(() => control.abort());
  return {
    launch,
    options: {
      cwd,
      stateDir: join(cwd, "state"),
      client,
      env: { PATH: process.env.PATH, HOME: cwd },
      signal: control.signal,
    },
  };
}
