import { vi } from "vitest";
import { Lifecycle } from "../lifecycle/lifecycle.ts";
import type { Lookout } from "../lifecycle/vigil.ts";
import { noUsage } from "../meter.ts";
import type { RunEvent } from "../run/events.ts";
import type { GapOptions, RunOptions } from "../run/options.ts";
import type { MachineLook } from "../stuck/draft.ts";
import type { SessionFacts } from "../target/session.ts";
import { FakeSession } from "./fake-session.ts";

/** A look at a tree that never changes. */
export const same: MachineLook = {
  tree: { exact: "t", figures: "", drawn: "", content: "t", isOld: () => false, isSeen: () => true },
  hasLiveTask: false,
};

/** A run of a client in the test's hand that nobody has started. */
export function attached(
  options: Omit<RunOptions, "stateDir"> & GapOptions = {},
  facts: Partial<SessionFacts> = {},
  lookout?: Lookout,
) {
  const events: RunEvent[] = [];
  const life = new Lifecycle({
    area: "fake",
    title: "Fake",
    clientVersion: "1.0.0",
    bounds: options.bounds ?? {},
    before: { usage: noUsage, reactivations: 0 },
    options,
    ...(lookout === undefined ? {} : { lookout }),
    onEvent: (event) => events.push(event),
  });
  const session = new FakeSession(life.tell, facts);
  life.attach(session);
  return { life, session, events };
}

/** A run of a client in the test's hand, whose goal was taken. */
export function begin(
  options: Omit<RunOptions, "stateDir"> = {},
  lookout: Partial<Lookout> = {},
  facts: Partial<SessionFacts> = {},
) {
  const run = attached(options, facts, { look: () => same, isBusy: () => false, ...lookout });
  void run.life.start();
  run.session.tell({ type: "taken" });
  return run;
}

/** Lets what was begun come to its end; timers are fake. */
export const settle = () => vi.advanceTimersByTimeAsync(0);

/** A turn in which the agent only talks. */
export async function turn(session: FakeSession, text: string): Promise<void> {
  session.tell({ type: "turnBegan" });
  session.tell({ type: "message", text });
  session.tell({ type: "turnEnded", status: "completed" });
  await settle();
}
