import type { GoalpostError } from "@goalpost/core";
import type { AskAnswer, SessionEvent } from "./session.ts";

/** A JSON Schema, as the client is given it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Where and with what a client is opened to be asked. `Own`: what only this target takes. */
export interface TalkOrder<Own> {
  readonly cwd: string;
  /** The client's program and leading arguments. No shell. */
  readonly client: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly own: Own;
  /** Names what is started: every process of it carries this in its environment. */
  readonly runId: string;
  readonly signal: AbortSignal | undefined;
  /** Takes in what the client tells and asks. */
  readonly tell: (event: SessionEvent) => void;
}

/** What the model answered to one prompt. */
export interface Said {
  readonly text: string;
  /** The answer as data, where the client holds the model to the schema itself. */
  readonly structured?: unknown;
}

/** A client that is open to be asked: it reads, changes nothing, and has no goal. */
export interface Talk {
  /** Settles with the error that says how, when the client's process has ended and nobody asked for it. */
  readonly died: Promise<GoalpostError>;
  /**
   * Gives the model one prompt, and waits for the end of its turn.
   *
   * @param schema - The form that the answer must have; where the client knows how, it holds the model to it.
   * @throws GoalpostError `<name>/turn-failed`, and of its own.
   */
  say(prompt: string, schema: JsonSchema | undefined): Promise<Said>;
  /** Answers what the client asked; an id that is not open is left alone. */
  answer(id: string, answer: AskAnswer): void;
  /** Ends the client and all that it started. Safe to call twice. */
  close(): Promise<void>;
}
