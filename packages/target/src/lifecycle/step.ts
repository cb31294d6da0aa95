import { match } from "ts-pattern";
import {
  abort,
  bound,
  closed,
  died,
  failed,
  judge,
  judged,
  judgeFailed,
  ordered,
  pause,
  quieted,
  refused,
  resume,
  stands,
  withEvidence,
} from "./ends.ts";
import { begun, isSpent, outOfTurns, setOut, stay, stop } from "./moves.ts";
import type { Happening, Life, Rules, Step } from "./state.ts";
import { idle, mayStop, rested, taken, turnBegan, turnEnded } from "./turns.ts";
import { silent, stuck, waited, waitUntil } from "./unattended.ts";

/**
 * The one transition table of a run, for every client: what follows when something happens in a state. Pure: no clock, no client, no disk.
 * What does not matter in a state leaves it as it is. docs/lifecycle.md shows it whole.
 */
export const step = (life: Life, happening: Happening, rules: Rules): Step =>
  life.state.at === "ended" ? stay(life) : follow(life, happening, rules);

const follow = (life: Life, happening: Happening, rules: Rules): Step =>
  match(happening)
    .with({ type: "start" }, () => start(life, rules))
    .with({ type: "takeUp" }, (event) => takeUp(life, event, rules))
    .with({ type: "taken" }, () => taken(life, rules))
    .with({ type: "turnBegan" }, (event) => turnBegan(life, event, rules))
    .with({ type: "turnEnded" }, (event) => turnEnded(life, event, rules))
    .with({ type: "rested" }, (event) => rested(life, event))
    .with({ type: "mayStop" }, (event) => mayStop(life, event, rules))
    .with({ type: "refused" }, (event) => refused(life, event))
    .with({ type: "died" }, (event) => died(life, event))
    .with({ type: "ordered" }, (event) => ordered(life, event, rules))
    .with({ type: "failed" }, (event) => failed(life, event))
    .with({ type: "stands" }, (event) => stands(life, event, rules))
    .with({ type: "judged" }, (event) => judged(life, event, rules))
    .with({ type: "judgeFailed" }, (event) => judgeFailed(life, event))
    .with({ type: "bound" }, (event) => bound(life, event))
    .with({ type: "idle" }, () => idle(life, rules))
    .with({ type: "silent" }, (event) => silent(life, event, rules))
    .with({ type: "waited" }, () => waited(life, rules))
    .with({ type: "stuck" }, (event) => stuck(life, event))
    .with({ type: "pause" }, () => pause(life))
    .with({ type: "resume" }, () => resume(life, rules))
    .with({ type: "abort" }, (event) => abort(life, event))
    .with({ type: "quieted" }, (event) => quieted(life, event, rules))
    .with({ type: "closed" }, () => closed(life))
    .exhaustive();

const start = (life: Life, rules: Rules): Step =>
  life.state.at === "opening" ? setOut(life, rules, { do: "set", isAgain: false }) : stay(life);

/** One that is complete is judged, not started again; one that is active goes on; one that is over is set going with what is missing. */
const takeUp = (
  life: Life,
  { standing, evidence, until }: Extract<Happening, { readonly type: "takeUp" }>,
  rules: Rules,
): Step => {
  if (life.state.at !== "opening") return stay(life);
  if (standing === "complete" && evidence === undefined) return begun(life, (next) => judge(next, rules));
  if (isSpent(life, rules)) return stop(life, outOfTurns(life, rules));
  if (until !== undefined) return begun(life, (next) => waitUntil(next, until, false));
  if (standing === "active") return setOut(life, rules, { do: "prompt", evidence });
  const isAgain = standing !== "none";
  return evidence === undefined
    ? setOut(life, rules, { do: "set", isAgain })
    : withEvidence(life, evidence, isAgain, rules);
};

/** A run at its start, or taken up with what it had counted. */
export const newLife = (counted: { readonly turns: number; readonly reactivations: number }): Life => ({
  state: { at: "opening" },
  turns: counted.turns,
  reactivations: counted.reactivations,
  hasBegun: false,
  questions: 0,
});
