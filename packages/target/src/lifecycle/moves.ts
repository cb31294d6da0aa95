import type { ErrorData } from "../error-data.ts";
import type { ReachedBound } from "../usage.ts";
import type { End, Life, Order, Rules, State, Step } from "./state.ts";

/** Stays in the state. */
export const stay = (life: Life, ...orders: readonly Order[]): Step => ({ life, orders });

/** Goes to a state. */
export const to = (life: Life, state: State, ...orders: readonly Order[]): Step => ({
  life: { ...life, state },
  orders,
});

/** Does something before the orders of a step. */
export const first = (order: readonly Order[], { life, orders }: Step): Step => ({
  life,
  orders: [...order, ...orders],
});

/** Whether no further turn may start. */
export const isSpent = ({ turns }: Life, { maxTurns }: Rules): boolean => turns >= maxTurns;

/** The end by the bound in turns. */
export const outOfTurns = ({ turns }: Life, { maxTurns }: Rules): End => ({
  reason: "bound-reached",
  bound: { bound: "turns", limit: maxTurns, used: turns },
});

/** The end by a bound. */
export const atBound = (bound: ReachedBound): End => ({ reason: "bound-reached", bound });

/** Tells whoever started the run how that went; said once. An end before the goal was taken is an error only if the client did not take it. */
const begin = (life: Life, error?: ErrorData): readonly [Life, readonly Order[]] =>
  life.hasBegun ? [life, []] : [{ ...life, hasBegun: true }, [{ do: "begun", error }]];

/** The goal was taken. */
export function begun(life: Life, then: (life: Life) => Step): Step {
  const [next, orders] = begin(life);
  return first(orders, then(next));
}

/** Tells that the running turn has ended, if one was told to run. */
export function turnOver(
  life: Life,
  status: "completed" | "interrupted" | "failed",
  error?: string,
): readonly [Life, readonly Order[]] {
  const { running, ...rest } = life;
  if (running === undefined) return [life, []];
  const said = error === undefined ? {} : { error };
  const event = { type: "turnEnded", turn: running.number, turnId: running.id, status, ...said } as const;
  return [{ ...rest, running: undefined }, [{ do: "tell", event }]];
}

const boundTold = ({ bound }: End): readonly Order[] =>
  bound === undefined ? [] : [{ do: "tell", event: { type: "bound", ...bound } }];

const errorOfStart = ({ reason, error }: End): ErrorData | undefined =>
  reason === "refused" || reason === "client-died" ? error : undefined;

/** Ends the run; the client is at rest, or gone. */
export function finish(given: Life, end: End): Step {
  const [quiet, ended] = turnOver(given, "interrupted");
  const [life, told] = begin(quiet, errorOfStart(end));
  return to(life, { at: "closing", end }, ...ended, ...boundTold(end), ...told, { do: "close" });
}

/** Ends the run; the client is brought to rest before. */
export function stop(given: Life, end: End): Step {
  const [life, told] = begin(given, errorOfStart(end));
  const state = { at: "quieting", end, hasRested: false, last: false } as const;
  // one that is on its way to rest already is not told again
  const quiet: readonly Order[] = life.state.at === "quieting" ? [] : [{ do: "quiet" }];
  return to(life, state, ...boundTold(end), ...told, ...quiet);
}

/** Closes the client after it was brought to rest. */
export function close(given: Life, end: End, ...before: readonly Order[]): Step {
  const [life, ended] = turnOver(given, "interrupted");
  return to(life, { at: "closing", end }, ...ended, ...before, { do: "close" });
}

/** Asks the client how the goal stands. */
export function rest(life: Life, last: boolean): Step {
  const question = life.questions + 1;
  return to({ ...life, questions: question }, { at: "resting", question, last }, { do: "ask", question });
}

/** Where the client is when it has the goal: in the turn that runs, or owing the next one. */
export function onTheWay(life: Life, rules: Rules): Step {
  const { running } = life;
  return running === undefined
    ? to(life, { at: "waiting", last: false, isNudged: false })
    : to(life, { at: "turn", number: running.number, last: running.number === rules.maxTurns });
}

/** Sets the goal going, or takes it up, if a turn is left for it. */
export const setOut = (life: Life, rules: Rules, order: Order): Step =>
  isSpent(life, rules) ? stop(life, outOfTurns(life, rules)) : to(life, { at: "setting" }, order);
