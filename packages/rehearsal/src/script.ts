import { blockGoal, say } from "./model-steps.ts";
import { requireInteger } from "./require-value.ts";
import { requireStep, type Step } from "./step.ts";

/** Steps from a request of the user (or a continuation of the goal) until the model stops. */
export interface Turn {
  readonly kind: "turn";
  readonly steps: readonly Step[];
  /** How often the turn is played, 1 or more; may be `Infinity`. */
  readonly times: number;
}

/** A scripted model: what it does, turn by turn, whatever the client is. */
export interface Script {
  readonly turns: readonly Turn[];
}

/** Groups the steps of one turn. A turn that does not end in `say` ends in a stock sentence, since a model always says something last. */
export function turn(...steps: readonly Step[]): Turn {
  for (const [index, step] of steps.entries()) requireStep(`turn[${index}]`, step);
  return { kind: "turn", steps, times: 1 };
}

/** Plays a turn several times; `Infinity` is allowed, because the server ends a runaway at its cap of requests. */
export function repeat(times: number, { steps }: Turn): Turn {
  if (times !== Number.POSITIVE_INFINITY) requireInteger("repeat(times)", times, [1, 1_000_000]);
  return { kind: "turn", steps, times };
}

/**
 * Writes a script. Steps that stand outside a `turn` form one turn together. A script without anything looks only: it says so and gives
 * the goal up (`blocked`), so that a rehearsal shows what the model sees and ends.
 *
 * @example
 * script(
 *   turn(say("I read the contract."), run("node --test")),
 *   turn(edit("src/vat.ts", { find: "const vat = 7;", replace: "const vat = 19;" }), completeGoal(), say("Done.")),
 * );
 */
export function script(...parts: readonly (Turn | Step)[]): Script {
  if (parts.length === 0) return { turns: [lookOnly] };
  const turns: Turn[] = [];
  let loose: Step[] = [];
  const closeLoose = () => {
    if (loose.length > 0) turns.push(turn(...loose));
    loose = [];
  };
  for (const [index, part] of parts.entries()) {
    if (part?.kind === "turn") {
      closeLoose();
      turns.push(part);
    } else {
      requireStep(`script[${index}]`, part);
      loose.push(part);
    }
  }
  closeLoose();
  return { turns };
}

const lookOnly = turn(say("This rehearsal has no script: it shows what the model is sent, and ends."), blockGoal());
