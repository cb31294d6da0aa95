import { match, P } from "ts-pattern";
import type { EndReason } from "../run/end-reasons.ts";
import {
  atBound,
  begun,
  close,
  finish,
  first,
  isSpent,
  outOfTurns,
  rest,
  setOut,
  stay,
  stop,
  to,
  turnOver,
} from "./moves.ts";
import type { End, Happening, Life, Order, Rules, Step } from "./state.ts";
import { waitUntil } from "./unattended.ts";

type Of<Type extends Happening["type"]> = Extract<Happening, { readonly type: Type }>;

/** Ends that are ours where the turn before was the last: the client says so only because no further turn may start. */
const forWantOfTurns: ReadonlySet<EndReason> = new Set(["paused", "not-met", "cap-reached", "interrupted"]);

/** The client has said how the goal stands. */
export function stands(given: Life, event: Of<"stands">, rules: Rules): Step {
  const { state } = given;
  if (state.at !== "resting" || state.question !== event.question) return stay(given);
  const { last } = state;
  return match(event)
    .with({ at: "active" }, () =>
      last && rules.facts.lastTurn === "rest"
        ? stop(given, outOfTurns(given, rules))
        : to(given, { at: "waiting", last, isNudged: false }),
    )
    .with({ at: "complete" }, () => {
      const [life, told] = turnOver(given, "completed");
      return first(
        told,
        begun(life, (next) => judge(next, rules)),
      );
    })
    .with({ at: P.union("none", "over") }, ({ end = { reason: "cleared" } as End, failed }) => {
      const [life, told] = turnOver(given, failed === undefined ? "completed" : "failed", failed);
      if (event.until !== undefined)
        return first(
          told,
          begun(life, (next) =>
            waitUntil(next, event.until ?? "", given.running !== undefined || given.hasFailed === true),
          ),
        );
      const ours = last && forWantOfTurns.has(end.reason);
      return first(told, finish(life, ours ? outOfTurns(life, rules) : end));
    })
    .exhaustive();
}

/** The client says complete: the receipt decides, where there is one. */
export const judge = (life: Life, { isJudged }: Rules): Step =>
  isJudged ? to(life, { at: "judging" }, { do: "judge" }) : finish(life, { reason: "complete" });

/** The receipt is there. */
export function judged(given: Life, { verdict }: Of<"judged">, rules: Rules): Step {
  if (given.state.at !== "judging") return stay(given);
  const { clientDead } = given.state;
  const told: Order = { do: "tell", event: { type: "judged", verdict: verdict.done ? "done" : "not-done" } };
  if (verdict.done || given.reactivations >= rules.maxReactivations)
    return first([told], finish(given, { reason: "complete" }));
  if (clientDead !== undefined) return first([told], finish(given, { reason: "client-died", error: clientDead }));
  if (isSpent(given, rules)) return first([told], stop(given, outOfTurns(given, rules)));
  const attempt = given.reactivations + 1;
  const life = { ...given, reactivations: attempt };
  const again: Order = { do: "tell", event: { type: "reactivated", attempt, of: rules.maxReactivations } };
  return first([told, again], withEvidence(life, verdict.evidence ?? "", true, rules));
}

/** Puts what is missing before the model, and sets the goal going; a turn is left for it. */
export const withEvidence = (life: Life, evidence: string, isAgain: boolean, { facts }: Rules): Step =>
  facts.injectionCostsTurn && isAgain
    ? to(life, { at: "setting" }, { do: "prompt", evidence })
    : to(life, { at: "reactivating", isAgain }, { do: "inject", evidence });

/** No receipt could be made: the client's word stands. */
export const judgeFailed = (life: Life, { error }: Of<"judgeFailed">): Step =>
  life.state.at === "judging" ? finish(life, { reason: "complete", error }) : stay(life);

/** An order was taken. */
export const ordered = (life: Life, { order }: Of<"ordered">, rules: Rules): Step =>
  match([life.state, order])
    .with([{ at: "reactivating" }, "inject"], ([{ isAgain }]) => setOut(life, rules, { do: "set", isAgain }))
    .otherwise(() => stay(life));

/** An order was not taken. A goal that could not be paused for its last turn goes on; the turn after it is ended. */
export const failed = (life: Life, { order, error }: Of<"failed">): Step =>
  match([life.state, order])
    .with([P._, "nudge"], () => {
      const message = `the agent could not be told that it gets nowhere: ${error.what}`;
      return life.state.at === "closing" ? stay(life) : stay(life, warning("nudge-failed", message));
    })
    .with([P._, "pause"], () => {
      const message = `the goal could not be paused for its last turn: ${error.what}`;
      return life.state.at === "closing" ? stay(life) : stay(life, warning("pause-failed", message));
    })
    .with(
      [
        { at: P.union("setting", "waiting", "turn", "resting", "reactivating") },
        P.union("set", "prompt", "inject", "ask"),
      ],
      () => finish(life, { reason: "refused", error }),
    )
    .otherwise(() => stay(life));

/** A bound was reached. */
export const bound = (life: Life, event: Of<"bound">): Step =>
  match(life.state)
    .with({ at: P.union("setting", "waiting", "turn", "resting", "reactivating", "paused", "limited") }, () =>
      stop(life, atBound(event.bound)),
    )
    .otherwise(() => stay(life));

/** Something makes the run worthless. */
export const refused = (life: Life, { error }: Of<"refused">): Step =>
  isEnding(life) ? stay(life) : stop(life, { reason: "refused", error });

/** The client's process ended, and not because we asked for it. */
export function died(given: Life, { error }: Of<"died">): Step {
  const [life, told] = turnOver(given, "interrupted");
  const next = match(life.state)
    // a receipt that is being made may still say done
    .with({ at: "judging" }, () => to(life, { at: "judging", clientDead: error }))
    .with({ at: "quieting", end: P.nonNullable }, { at: "closing" }, () => stay(life))
    .otherwise(() => finish(life, { reason: "client-died", error }));
  return first(told, next);
}

/** The caller, or another process, wants the end. */
export const abort = (life: Life, { reason }: Of<"abort">): Step =>
  match(life.state)
    .with({ at: "opening" }, () => finish(life, { reason }))
    .with({ at: "quieting", end: P.nonNullable }, { at: "closing" }, () => stay(life))
    // the client is on its way to rest already
    .with({ at: "quieting" }, (state) => to(life, { ...state, end: { reason } }))
    .otherwise(() => stop(life, { reason }));

/** The caller wants a pause. */
export const pause = (life: Life): Step =>
  match(life.state)
    .with({ at: "setting" }, () => toPause(life, false))
    .with({ at: P.union("waiting", "turn") }, ({ last }) => toPause(life, last))
    // nothing runs while the run waits
    .with({ at: "limited" }, () => to(life, { at: "paused" }))
    .otherwise(() => stay(life));

const toPause = (life: Life, last: boolean): Step =>
  begun(life, (next) => to(next, { at: "quieting", hasRested: false, last }, { do: "quiet" }));

/** The caller wants to go on. */
export const resume = (life: Life, rules: Rules): Step =>
  life.state.at === "paused" ? setOut(life, rules, { do: "prompt" }) : stay(life);

/** The client is at rest, or could not be brought to it. */
export const quieted = (life: Life, { error }: Of<"quieted">, rules: Rules): Step =>
  match(life.state)
    .with({ at: "quieting", end: P.nonNullable }, ({ end }) =>
      close(life, end, ...(error === undefined ? [] : [warning("pause-failed", error.what)])),
    )
    .with({ at: "quieting" }, ({ hasRested, last }) => {
      if (error !== undefined) return first([{ do: "pauseFailed", error }], backFromPause(life, last, rules));
      return hasRested ? rest(life, last) : to(life, { at: "paused" });
    })
    .otherwise(() => stay(life));

const backFromPause = (life: Life, last: boolean, { maxTurns }: Rules): Step =>
  life.running === undefined
    ? to(life, { at: "waiting", last, isNudged: false })
    : to(life, { at: "turn", number: life.running.number, last: life.running.number === maxTurns });

/** The client has ended. */
export const closed = (life: Life): Step =>
  match(life.state)
    .with({ at: "closing" }, ({ end }) => to(life, { at: "ended", end }, { do: "end", end }))
    .otherwise(() => stay(life));

const warning = (code: string, message: string): Order => ({ do: "tell", event: { type: "warning", code, message } });
const isEnding = ({ state }: Life): boolean => "end" in state && state.end !== undefined;
