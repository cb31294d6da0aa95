import type { TurnStatus } from "../run/events.ts";
import type { SessionEvent } from "../target/session.ts";
import type { Draft, Material, Ran } from "./draft.ts";

/** Commands of one turn after which a part of it is observed. */
const commandsPerPart = 20;

/** Output that is kept of a command. */
const keptOutput = 16_000;

/** Commands of a run that are remembered, to tell a new one; then each is. */
const mostCommands = 10_000;

/** Collects what a turn tells, and says when it is time to look. */
export class Collector {
  readonly #everRan = new Set<string>();
  #commands: Ran[] = [];
  #changed: string[] = [];
  #material: Material[] = [];
  #evidence: string | undefined;
  #message: string | undefined;
  #asked = false;
  #tokens = 0;
  #errors: string[] = [];
  #compactions = 0;

  /** Takes in what the session tells; true where a part of the turn is over that is worth a look. */
  take(event: SessionEvent): boolean {
    switch (event.type) {
      case "message":
        this.#message = event.text;
        return false;
      case "commandEnded":
        this.#commands.push({ ...event, output: event.output.slice(0, keptOutput), isNew: this.#isNew(event.command) });
        return this.#commands.length >= commandsPerPart;
      case "fileChange":
        if (event.status === "completed") this.#changed.push(...event.changes.map(({ path }) => path));
        return false;
      case "material":
        this.#material.push(event);
        return this.#material.length >= commandsPerPart;
      case "compacted":
        this.#compactions += 1;
        // the second one begins a part of its own
        return this.#compactions >= 2;
      case "used":
        this.#tokens +=
          Math.max(0, event.tokens.inputTokens - event.tokens.cachedInputTokens) + event.tokens.outputTokens;
        return false;
      case "warning":
        if (event.code === "model-error" || event.code === "model-error-retried") this.#errors.push(event.message);
        return false;
      case "asked":
        if (event.ask.kind === "question") this.#asked = true;
        return false;
      default:
        return false;
    }
  }

  /** Whether a command never ran before, to the letter. */
  #isNew(command: string): boolean {
    const isNew = !this.#everRan.has(command);
    if (this.#everRan.size < mostCommands) this.#everRan.add(command);
    return isNew;
  }

  /** The receipt said not done. */
  missed(evidence: string): void {
    this.#evidence = evidence;
  }

  /** What was told since the last time. */
  cut(turn: number, status: TurnStatus, isPaused: boolean, error?: string): Draft {
    const draft: Draft = {
      turn,
      status,
      commands: this.#commands,
      changed: this.#changed,
      material: this.#material,
      evidence: this.#evidence,
      message: this.#message,
      asked: this.#asked,
      tokens: this.#tokens,
      errors: error === undefined ? this.#errors : [...this.#errors, error],
      compactions: Math.min(1, this.#compactions),
      isPaused,
    };
    this.#compactions = Math.max(0, this.#compactions - 1);
    this.#commands = [];
    this.#changed = [];
    this.#material = [];
    this.#evidence = undefined;
    this.#message = undefined;
    this.#asked = false;
    this.#tokens = 0;
    this.#errors = [];
    return draft;
  }
}
