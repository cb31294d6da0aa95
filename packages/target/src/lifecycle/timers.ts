import type { Life, Rules, State } from "./state.ts";

/** A timer of a run. `bounds`: the bounds are looked at every now and then. `idle`: the client owes a turn. `limit`: the run waits until a time. */
export type TimerName = "bounds" | "idle" | "limit";

/** The timers that run in a state: they follow from it, so that none can be forgotten. */
export function timersOf({ state }: Life, { facts }: Pick<Rules, "facts">): readonly TimerName[] {
  switch (state.at) {
    case "waiting":
      return facts.isNudged ? ["bounds", "idle"] : ["bounds"];
    // by the clock
    case "limited":
      return ["bounds", "limit"];
    case "paused":
    case "setting":
    case "turn":
    case "resting":
    case "reactivating":
      return ["bounds"];
    default:
      return [];
  }
}

/** What a timer does. */
export interface Alarm {
  readonly seconds: number;
  readonly ring: () => void;
}

/** The timers of one run, as its state wants them. The idle one starts anew with each state. */
export class Timers {
  readonly #alarms: Readonly<Record<TimerName, Alarm>>;
  readonly #running = new Map<TimerName, { readonly timer: NodeJS.Timeout; readonly since: State }>();

  constructor(alarms: Readonly<Record<TimerName, Alarm>>) {
    this.#alarms = alarms;
  }

  /** Starts and stops timers such that those of the state run. */
  follow(life: Life, rules: Pick<Rules, "facts">): void {
    const wanted = timersOf(life, rules);
    for (const name of ["bounds", "idle", "limit"] as const) {
      const running = this.#running.get(name);
      const stays = wanted.includes(name) && (name === "bounds" || running?.since === life.state);
      if (running !== undefined && !stays) {
        clearInterval(running.timer);
        this.#running.delete(name);
      }
      if (!wanted.includes(name) || this.#running.has(name)) continue;
      const { seconds, ring } = this.#alarms[name];
      this.#running.set(name, { timer: setInterval(ring, seconds * 1000), since: life.state });
    }
  }
}
