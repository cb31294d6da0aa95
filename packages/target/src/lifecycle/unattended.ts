import { match, P } from "ts-pattern";
import { first, setOut, stay, stop, to } from "./moves.ts";
import type { Happening, Life, Order, Rules, Step } from "./state.ts";

type Of<Type extends Happening["type"]> = Extract<Happening, { readonly type: Type }>;

/** The run gets nowhere: the agent is told once, and then the run is ended. */
export const stuck = (life: Life, { finding: { isEnd, ...stuck } }: Of<"stuck">): Step => {
  const told: Order = { do: "tell", event: { type: "stuck", isEnd, ...stuck } };
  return (
    match(life.state)
      // no turn comes in which it could do otherwise
      .with({ at: P.union("turn", "waiting"), last: true }, () =>
        isEnd ? first([told], stop(life, { reason: "stuck", stuck })) : stay(life),
      )
      .with({ at: P.union("setting", "waiting", "turn", "resting", "reactivating") }, () =>
        isEnd ? first([told], stop(life, { reason: "stuck", stuck })) : stay(life, told, { do: "nudge", stuck }),
      )
      // nobody is there who could be told
      .with({ at: "paused" }, () => (isEnd ? first([told], stop(life, { reason: "stuck", stuck })) : stay(life, told)))
      .otherwise(() => stay(life))
  );
};

/** The client owes a word, and has said none for a long time. */
export const silent = (life: Life, { minutes, isBusy }: Of<"silent">, { area }: Rules): Step =>
  match(life.state)
    .with({ at: P.union("setting", "waiting", "turn", "resting", "reactivating") }, () => {
      const work = isBusy ? "though something that it started computes" : "and no command of it worked";
      const what = `said nothing for ${minutes} minutes, ${work}`;
      const help = "look at the client's server and network; then resume the run, or allow it more time with --idle";
      return stop(life, { reason: "stalled", error: { code: `${area}/silent`, where: "client", what, help } });
    })
    .otherwise(() => stay(life));

/** The run waits until a time; a turn that failed for it is made again. */
export function waitUntil(life: Life, until: string, isTurnLost: boolean): Step {
  const turnGivenBack = isTurnLost && life.turns > 0;
  const event = { type: "waitingUntil", reason: "usage-limited", until, turnGivenBack } as const;
  const turns = turnGivenBack ? life.turns - 1 : life.turns;
  return to({ ...life, turns }, { at: "limited", until }, { do: "tell", event });
}

/** The time is there. */
export const waited = (life: Life, rules: Rules): Step =>
  life.state.at === "limited" ? setOut(life, rules, { do: "prompt" }) : stay(life);
