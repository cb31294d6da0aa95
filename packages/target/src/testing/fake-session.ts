import { GoalpostError } from "@goalpost/core";
import type { ClientExit } from "../line-client.ts";
import type { AskAnswer, Session, SessionEvent, SessionFacts, SessionOrders, Standing } from "../target/session.ts";

/** A session in the test's hand: it does nothing by itself, and keeps what it is ordered. */
export class FakeSession implements Session {
  readonly threadId = "thread";
  readonly pointer = "POINTER";
  word = "word";
  readonly facts: SessionFacts;
  readonly tell: (event: SessionEvent) => void;
  readonly given: string[] = [];
  readonly answers: [string, AskAnswer][] = [];
  readonly closed: Promise<{ readonly exit: ClientExit; readonly error: GoalpostError }>;
  #stands: Standing = { at: "active" };
  #fails: GoalpostError | undefined;
  #die: () => void = () => {};

  constructor(tell: (event: SessionEvent) => void, facts: Partial<SessionFacts>) {
    this.tell = tell;
    this.facts = { lastTurn: "pause", isNudged: false, injectionCostsTurn: false, dollarsHeldBy: "prices", ...facts };
    this.closed = new Promise((resolve) => {
      const exit = { code: 1, signal: null, stderrTail: "", asked: false };
      const error = new GoalpostError({ code: "fake/client-died", where: "fake", what: "ended", help: "resume" });
      this.#die = () => resolve({ exit, error });
    });
  }

  /** What it will say when it is asked how the goal stands. */
  willStand(standing: Standing): void {
    this.#stands = standing;
  }

  /** How the goal stands in its own word. */
  says(status: string): void {
    this.word = status;
    this.tell({ type: "word", status });
  }

  /** What every order but `close` will reject with. */
  willFail(error: GoalpostError | undefined): void {
    this.#fails = error;
  }

  /** The client's process ends. */
  die(): void {
    this.#die();
  }

  readonly orders: SessionOrders = {
    set: (isAgain) => this.#take(isAgain ? "set again" : "set"),
    prompt: (text) => this.#take(text === undefined ? "prompt" : `prompt ${text}`),
    inject: (text) => this.#take(`inject ${text}`),
    pause: () => this.#take("pause"),
    interrupt: () => this.#take("interrupt"),
    close: async () => void this.given.push("close"),
  };

  async standing(): Promise<Standing> {
    await this.#take("standing");
    return this.#stands;
  }

  answer(id: string, answer: AskAnswer): void {
    this.answers.push([id, answer]);
  }

  async #take(order: string): Promise<void> {
    this.given.push(order);
    if (this.#fails !== undefined) throw this.#fails;
  }
}
