import type { TurnStatus } from "../run/events.ts";
import { Collector } from "../stuck/collector.ts";
import { blindLook, editedIn, type MachineLook, observationOf } from "../stuck/draft.ts";
import type { StuckFinding } from "../stuck/finding.ts";
import type { StuckLimits } from "../stuck/kinds.ts";
import { newWatch, observe, type Watch } from "../stuck/watch.ts";
import type { SessionEvent, SessionFacts } from "../target/session.ts";
import { Hold } from "./hold.ts";
import type { Life, State } from "./state.ts";

/** How a run that nobody watches is looked at from outside of the client. */
export interface Lookout {
  /** How the tree stands, and whether a task works on in the background; told whether the agent used a tool since the look before, and which files it may have edited. */
  readonly look: (hasActed: boolean, edited: readonly string[]) => MachineLook;
  /** Whether something that the client started computes. */
  readonly isBusy: () => boolean;
}

/** What a {@link Vigil} needs. */
export interface VigilOptions {
  readonly limits: StuckLimits;
  readonly silentMinutes: number;
  readonly lookout: Lookout | undefined;
  /** Whose word for the goal is asked, and who may ask a judge when a turn has ended. */
  readonly session: () => { readonly word: string; readonly facts: Pick<SessionFacts, "lastTurn"> } | undefined;
  readonly found: (finding: StuckFinding) => void;
  readonly silent: (minutes: number, isBusy: boolean) => void;
  /** The clock and the time that passed have come apart; in words. */
  readonly jumped: (words: string) => void;
}

/** A turn, or a part of one, that is over. */
interface Cut {
  readonly turn: number;
  readonly status: TurnStatus;
  readonly pause: Pause;
  readonly error?: string | undefined;
  readonly isTurnEnd: boolean;
}

/** How much longer a client may say nothing while a command of it runs that computes nothing: it may wait for something that is elsewhere. */
const patienceWithCommands = 4;

/** How much longer it may say nothing while something that it started computes: a day, as a rule. */
const patienceWithWork = 48;

/** How far clock and passed time may come apart unnoticed. */
const drift = 60_000;

/** Watches over a run while nobody does: whether it gets anywhere, and whether the client still says something. */
export class Vigil {
  readonly #given: VigilOptions;
  readonly #collector = new Collector();
  readonly #hold = new Hold();
  #watch: Watch = newWatch();
  #heardAt = performance.now();
  /** When it was looked whether something computes; again and again while the client says nothing. */
  #lookedAt: number | undefined;
  #apart = Date.now() - performance.now();
  #hasBegun = false;
  #beganPaused = false;
  #hasActed = false;
  readonly #running = new Set<string>();

  constructor(given: VigilOptions) {
    this.#given = given;
    this.#start();
  }

  /** Takes in what the session tells. */
  heard(event: SessionEvent, turn: number, pause: Pause): void {
    this.#heardNow();
    if (event.type === "turnBegan") this.#beganPaused = pause !== "none";
    this.#goesOn(event);
    this.#hasActed ||= isAct(event);
    if (event.type === "commandStarted") this.#running.add(event.id);
    if (event.type === "commandEnded") this.#running.delete(event.id);
    if (event.type === "turnBegan") this.#running.clear();
    if (this.#given.limits === "off") return;
    if (event.type === "turnBegan" && !this.#hasBegun) this.#start();
    this.#hasBegun ||= event.type === "turnBegan";
    if (this.#collector.take(event) || (this.#isPaused(pause) && event.type === "used"))
      this.#cut({ turn, status: "completed", pause, isTurnEnd: false });
  }

  /** The receipt said not done. */
  missed(evidence: string): void {
    this.#collector.missed(evidence);
  }

  /** A turn is over. */
  turnEnded(turn: number, status: TurnStatus, pause: Pause, error?: string): void {
    this.#cut({ turn, status, pause, error, isTurnEnd: true });
  }

  /** A turn, or a part of one, is looked at, now, while what was told of it and how the tree stands belong together. */
  #cut({ turn, status, pause, error, isTurnEnd }: Cut): void {
    const { limits, found, session } = this.#given;
    if (limits === "off") return;
    const draft = this.#collector.cut(turn, status, this.#isPaused(pause), error);
    const { watch, finding } = observe(this.#watch, observationOf(draft, this.#look(editedIn(draft))), limits);
    this.#watch = watch;
    if (finding === undefined) return;
    const { word, facts } = session() ?? {};
    const isTold = pause === "run" || this.#hold.lets(finding, { word, isTurnEnd, isJudgedNext: facts?.lastTurn === "stop" }); // biome-ignore format: one
    if (isTold) found(finding);
    // who was not told is still to be
    else if (!finding.isEnd) this.#watch = { ...watch, nudgedAt: undefined };
  }

  /** What was held is told when the goal goes on. */
  #goesOn(event: SessionEvent): void {
    const held =
      event.type === "turnBegan"
        ? this.#hold.turnBegan(this.#given.session()?.word)
        : event.type === "word"
          ? this.#hold.said(event.status)
          : undefined;
    if (held !== undefined) this.#given.found(held);
  }

  /** A turn in which the model itself pauses the goal has leave to end: its next requests are how it does so. */
  #isPaused(pause: Pause): boolean {
    return pause === "run" || (pause === "word" && this.#beganPaused);
  }

  /** Where the run waits or is paused, nothing that was seen counts any more; where a receipt is made, nothing that was held. */
  arrived({ at }: State): void {
    if (at === "limited" || at === "paused" || at === "judging") this.#hold.drop();
    if (at === "limited" || at === "paused") this.#watch = { seen: this.#watch.seen, row: [] };
  }

  /** Looks at the clock. */
  check(state: State): void {
    const now = performance.now();
    const apart = Date.now() - now;
    if (Math.abs(apart - this.#apart) > drift) this.#given.jumped(jumpWords(Math.round((apart - this.#apart) / 1000)));
    this.#apart = apart;
    if (!isOwed(state)) this.#heardNow();
    this.#checkSilence(now);
  }

  /** A look says what was computed since the one before; the first is made halfway. */
  #checkSilence(now: number): void {
    const { silentMinutes, lookout, silent } = this.#given;
    const minutes = silentMinutes * (this.#running.size > 0 ? patienceWithCommands : 1);
    const lookEvery = (minutes * 60_000) / 2;
    if (now - (this.#lookedAt ?? this.#heardAt) < lookEvery) return;
    const isFirst = this.#lookedAt === undefined;
    this.#lookedAt = now;
    const isBusy = lookout?.isBusy() === true;
    const most = isBusy ? silentMinutes * patienceWithWork : minutes;
    if (isFirst || now - this.#heardAt < most * 60_000) return;
    this.#heardNow();
    silent(most, isBusy);
  }

  #heardNow(): void {
    this.#heardAt = performance.now();
    this.#lookedAt = undefined;
  }

  /** How the tree stands before the run, and which processes are the client's own when its first turn begins. */
  #start(): void {
    if (this.#given.limits !== "off") this.#watch = newWatch(this.#look().tree);
  }

  #look(edited: readonly string[] = []): MachineLook {
    try {
      return this.#given.lookout?.look(this.#hasActed, edited) ?? blindLook;
    } catch {
      return blindLook;
    } finally {
      // a command that still runs may start more
      this.#hasActed = this.#running.size > 0;
    }
  }
}

/** Whether the agent uses a tool. */
const isAct = ({ type }: SessionEvent): boolean =>
  type === "commandStarted" || type === "commandEnded" || type === "fileChange" || type === "material";

/** Whether the client has no leave to work, so that tokens that it uses are not for the goal: the run is paused, or its client's word says so. */
export type Pause = "run" | "word" | "none";

/** Of a run, beside its client's word for the goal. */
export const pauseOf = ({ state }: Life, word: string | undefined): Pause => {
  if (state.at === "paused") return "run";
  const isLast = state.at === "turn" && state.last;
  return word === "paused" && !isLast ? "word" : "none";
};

/** Whether the client owes a word. */
const isOwed = ({ at }: State): boolean =>
  at === "setting" || at === "waiting" || at === "turn" || at === "resting" || at === "reactivating";

const jumpWords = (seconds: number): string =>
  `the clock went ${seconds > 0 ? "forward" : "back"} by ${Math.abs(seconds)} s: it was set, or the machine slept; the minutes of the run go on from where they were`;
