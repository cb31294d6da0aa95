/** Something to run among others. */
export interface Task {
  readonly name: string;
  /** Names that must have ended well before; a name that is not in the list is taken as done. */
  readonly needs?: readonly string[];
  /** How many of the slots it takes; at most all of them. */
  readonly cost: number;
}

/** How a task ended. */
export type Outcome<Result> =
  | { readonly kind: "ran"; readonly result: Result }
  | { readonly kind: "blocked"; readonly by: string };

/**
 * Runs tasks in the order of the list, as many at a time as the slots allow. A task whose need failed is blocked, not run: it says
 * nothing of its own.
 */
export async function schedule<Entry extends Task, Result>(
  tasks: readonly Entry[],
  slots: number,
  start: (task: Entry) => Promise<Result>,
  isGood: (result: Result) => boolean,
): Promise<ReadonlyMap<Entry, Outcome<Result>>> {
  const outcomes = new Map<Entry, Outcome<Result>>();
  const good = new Map<string, boolean>();
  const waiting = [...tasks];
  const active = new Set<Promise<void>>();
  let free = slots;

  const blockerOf = (task: Entry) => task.needs?.find((need) => good.get(need) === false);
  const isReady = (task: Entry) =>
    (task.needs ?? []).every((need) => good.get(need) === true || !tasks.some(({ name }) => name === need));
  const launch = (task: Entry) => {
    const cost = Math.min(task.cost, slots);
    free -= cost;
    const done = start(task).then((result) => {
      outcomes.set(task, { kind: "ran", result });
      good.set(task.name, isGood(result));
      free += cost;
      active.delete(done);
    });
    active.add(done);
  };
  const settleBlocked = () => {
    for (const task of [...waiting]) {
      const by = blockerOf(task);
      if (by === undefined) continue;
      waiting.splice(waiting.indexOf(task), 1);
      outcomes.set(task, { kind: "blocked", by });
      good.set(task.name, false);
      return true;
    }
    return false;
  };

  while (waiting.length > 0) {
    while (settleBlocked());
    const next = waiting.find((task) => isReady(task) && Math.min(task.cost, slots) <= free);
    if (next !== undefined) {
      waiting.splice(waiting.indexOf(next), 1);
      launch(next);
    } else if (active.size > 0) await Promise.race(active);
    else if (waiting.length > 0)
      throw new Error(`tasks wait for each other: ${waiting.map(({ name }) => name).join(", ")}`);
  }
  await Promise.all(active);
  return outcomes;
}
