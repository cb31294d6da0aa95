import type { Happening, Life, Rules, State } from "./state.ts";

/** Rules of a run that is judged and bound, for tests and for the page that shows the table. */
export const sampleRules: Rules = {
  area: "codex",
  threadId: "t",
  maxTurns: 3,
  maxReactivations: 3,
  isJudged: true,
  idleSeconds: 30,
  facts: { lastTurn: "pause", isNudged: true, injectionCostsTurn: false },
};

const error = { code: "codex/refused", where: "client", what: "said no", help: "ask again" };
const stuck = { kind: "no-progress", sinceTurn: 2, times: 8, evidence: ["nothing was new"] } as const;
const end = { reason: "aborted" } as const;

/** Each state once, and once more where what it says decides. */
export const sampleStates: Readonly<Record<string, State>> = {
  opening: { at: "opening" },
  setting: { at: "setting" },
  waiting: { at: "waiting", last: false, isNudged: false },
  "waiting, nudged": { at: "waiting", last: false, isNudged: true },
  turn: { at: "turn", number: 1, last: false },
  "turn, the last": { at: "turn", number: 3, last: true },
  resting: { at: "resting", question: 1, last: false },
  "resting, after the last turn": { at: "resting", question: 1, last: true },
  judging: { at: "judging" },
  "judging, client dead": { at: "judging", clientDead: error },
  reactivating: { at: "reactivating", isAgain: true },
  "quieting for a pause": { at: "quieting", hasRested: false, last: false },
  "quieting for an end": { at: "quieting", end, hasRested: false, last: false },
  paused: { at: "paused" },
  "waiting until a time": { at: "limited", until: "2026-12-01T07:00:00Z" },
  closing: { at: "closing", end },
  ended: { at: "ended", end },
};

/** A run that stands in a state. */
export const sampleLife = (state: State): Life => {
  const number = state.at === "turn" ? state.number : 1;
  return {
    state,
    turns: state.at === "opening" || state.at === "setting" ? 0 : number,
    reactivations: 0,
    hasBegun: state.at !== "opening" && state.at !== "setting",
    questions: state.at === "resting" ? state.question : 0,
    ...(state.at === "turn" ? { running: { number, id: `t/${number}` } } : {}),
  };
};

/** Everything that may happen, each kind once, and once more where what it says decides. */
export const sampleHappenings: Readonly<Record<string, Happening>> = {
  start: { type: "start" },
  "take up, complete": { type: "takeUp", standing: "complete" },
  "take up, active": { type: "takeUp", standing: "active" },
  "take up, still limited": { type: "takeUp", standing: "over", until: "2026-12-01T07:00:00Z" },
  "take up with evidence": { type: "takeUp", standing: "complete", evidence: "D1" },
  taken: { type: "taken" },
  "turn began": { type: "turnBegan" },
  "turn ended": { type: "turnEnded", status: "completed" },
  "turn interrupted by another": { type: "turnEnded", status: "interrupted", isAbandoned: true },
  rested: { type: "rested" },
  "rested, paused": { type: "rested", isPaused: true },
  "may it stop?": { type: "mayStop", id: "s" },
  refused: { type: "refused", error },
  died: { type: "died", error },
  "order taken": { type: "ordered", order: "inject" },
  "order failed": { type: "failed", order: "set", error },
  "stands: active": { type: "stands", question: 1, at: "active" },
  "stands: complete": { type: "stands", question: 1, at: "complete" },
  "stands: over": { type: "stands", question: 1, at: "over", end: { reason: "blocked" } },
  "receipt: done": { type: "judged", verdict: { done: true } },
  "receipt: not done": { type: "judged", verdict: { done: false, evidence: "D1" } },
  "receipt failed": { type: "judgeFailed", error },
  "bound reached": { type: "bound", bound: { bound: "minutes", limit: 1, used: 1 } },
  "usage limit, with a time": {
    type: "stands",
    question: 1,
    at: "over",
    end: { reason: "usage-limited" },
    failed: "limit",
    until: "2026-12-01T07:00:00Z",
  },
  idle: { type: "idle" },
  silent: { type: "silent", minutes: 30, isBusy: false },
  "the time is there": { type: "waited" },
  "stuck, first sign": { type: "stuck", finding: { ...stuck, isEnd: false } },
  stuck: { type: "stuck", finding: { ...stuck, isEnd: true } },
  "pause()": { type: "pause" },
  "resume()": { type: "resume" },
  "abort()": { type: "abort", reason: "aborted" },
  quieted: { type: "quieted" },
  closed: { type: "closed" },
};
