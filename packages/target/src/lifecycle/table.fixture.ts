import { sampleLife, sampleRules } from "./samples.ts";
import type { End, Happening, Life, Order, Rules, State } from "./state.ts";
import { step } from "./step.ts";

export const error = { code: "fake/no", where: "client", what: "said no", help: "ask again" };
export const turn = { at: "turn", number: 1, last: false } as const;
export const lastTurn = { at: "turn", number: 3, last: true } as const;
/** The end of a run that has used its three turns. */
export const spent = { reason: "bound-reached", bound: { bound: "turns", limit: 3, used: 3 } } as const;
export const facts = (given: Partial<Rules["facts"]>): Partial<Rules> => ({
  facts: { ...sampleRules.facts, ...given },
});

/** A run that has begun and stands in a state, with what else is counted. */
export const at = (state: State, more: Partial<Life> = {}): Life => ({ ...sampleLife(state), hasBegun: true, ...more });

/** Where something leads, and what is ordered. */
export const after = (life: Life, event: Happening, rules: Partial<Rules> = {}): readonly [State, ...Order[]] => {
  const next = step(life, event, { ...sampleRules, ...rules });
  return [next.life.state, ...next.orders];
};
export const tell = (event: Extract<Order, { readonly do: "tell" }>["event"]): Order => ({ do: "tell", event });
export const warning = (code: string, message: string): Order => tell({ type: "warning", code, message });
/** That the first turn ended. */
export const ended = (status: "completed" | "interrupted" | "failed", more = {}): Order =>
  tell({ type: "turnEnded", turn: 1, turnId: "t/1", status, ...more });
export const bound = tell({ type: "bound", bound: "turns", limit: 3, used: 3 });
export const quieting = (end: End): State => ({ at: "quieting", end, hasRested: false, last: false });
