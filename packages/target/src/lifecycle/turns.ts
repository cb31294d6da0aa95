import { match, P } from "ts-pattern";
import { begun, first, isSpent, onTheWay, outOfTurns, rest, stay, stop, to, turnOver } from "./moves.ts";
import type { Happening, Life, Order, Rules, Step } from "./state.ts";

type Of<Type extends Happening["type"]> = Extract<Happening, { readonly type: Type }>;

/** The client has taken the goal. */
export const taken = (given: Life, rules: Rules): Step =>
  begun(given, (life) =>
    match(life.state)
      .with({ at: "setting" }, () => onTheWay(life, rules))
      .otherwise(() => stay(life)),
  );

/** A turn begins, whoever made it begin; the client has the goal. */
export function turnBegan(given: Life, { id }: Of<"turnBegan">, rules: Rules): Step {
  const { at } = given.state;
  if (at === "closing" || at === "ended") return stay(given);
  const [before, ended] = turnOver(given, "completed");
  const number = before.turns + 1;
  const turnId = id ?? `${rules.threadId}/${number}`;
  const counted: Life = { ...before, turns: number, running: { number, id: turnId }, hasFailed: false };
  const told: Order = { do: "tell", event: { type: "turnStarted", turn: number, turnId } };
  const next = match(at)
    .with("setting", "waiting", "turn", "resting", "paused", "limited", () =>
      begun(counted, (life) => inTurn(life, number, rules)),
    )
    .with("opening", "judging", "reactivating", "quieting", () => stay(counted))
    .exhaustive();
  return first([...ended, told], next);
}

function inTurn(life: Life, number: number, rules: Rules): Step {
  const { maxTurns, facts } = rules;
  if (number < maxTurns) return to(life, { at: "turn", number, last: false });
  // one that should not have begun: it is ended, and not counted into the bound
  if (number > maxTurns)
    return stop(life, { reason: "bound-reached", bound: { bound: "turns", limit: maxTurns, used: maxTurns } });
  const orders: readonly Order[] = facts.lastTurn === "pause" ? [{ do: "pause" }] : [];
  return to(life, { at: "turn", number, last: true }, ...orders);
}

/** A turn ended. What follows is the client's to begin, unless nobody will. */
export function turnEnded(given: Life, event: Of<"turnEnded">, rules: Rules): Step {
  const [over, told] = turnOver(given, event.status, event.error);
  const life: Life = { ...over, hasFailed: event.status === "failed" };
  const next = match(life.state)
    .with({ at: "turn" }, ({ last }) => {
      if (event.isAbandoned === true) return stop(life, { reason: "interrupted" });
      return last && rules.facts.lastTurn === "rest"
        ? rest(life, true)
        : to(life, { at: "waiting", last, isNudged: false });
    })
    .otherwise(() => stay(life));
  return first(told, next);
}

/** The client starts no turn by itself any more. */
export const rested = (life: Life, { isPaused = false }: Of<"rested">): Step =>
  match(life.state)
    .with({ at: "setting" }, () => rest(life, false))
    .with({ at: P.union("waiting", "turn") }, ({ last }) => rest(life, last))
    .with({ at: "quieting", end: P.nonNullable }, () => stay(life))
    .with({ at: "quieting" }, (state) => (isPaused ? stay(life) : to(life, { ...state, hasRested: true })))
    .with({ at: "paused" }, () => (isPaused ? stay(life) : rest(life, false)))
    .otherwise(() => stay(life));

/** The client asks whether the model may stop: it may, and after the last turn nothing follows. */
export const mayStop = (life: Life, { id }: Of<"mayStop">, rules: Rules): Step =>
  stay(life, { do: "letStop", id, end: rules.facts.lastTurn === "stop" && isSpent(life, rules) });

/** No turn has started for a while. */
export const idle = (life: Life, rules: Rules): Step =>
  match(life.state)
    .with({ at: "waiting", isNudged: true }, () => stop(life, { reason: "stalled" }))
    .with({ at: "waiting" }, (state) => {
      if (isSpent(life, rules)) return stop(life, outOfTurns(life, rules));
      const message = `the goal is active, but no turn started within ${rules.idleSeconds} s; it is set active again`;
      return to(
        life,
        { ...state, isNudged: true },
        { do: "tell", event: { type: "warning", code: "idle", message } },
        { do: "prompt" },
      );
    })
    .otherwise(() => stay(life));
