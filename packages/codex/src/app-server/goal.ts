import type { AppServer } from "./client.ts";
import type { Goal, Params } from "./messages.ts";

/** The goal of one thread, and what can be done to it. */
export class GoalThread {
  readonly threadId: string;
  readonly #server: AppServer;

  constructor(server: AppServer, threadId: string) {
    this.#server = server;
    this.threadId = threadId;
  }

  /** Reads the goal; needs no loaded thread. */
  async get(): Promise<Goal | undefined> {
    return (await this.#server.call("thread/goal/get", { threadId: this.threadId })).goal;
  }

  /** Sets the goal active, which starts a turn by itself, also over a goal that is complete. */
  async activate(set: Omit<Params<"thread/goal/set">, "threadId" | "status">): Promise<void> {
    // the text is what a person wrote; without that word the client takes it for nobody's authorization
    const origin = set.objective === undefined ? {} : ({ origin: "user" } as const);
    await this.#server.call("thread/goal/set", { threadId: this.threadId, status: "active", ...origin, ...set });
  }

  /** Pauses the goal: no further turn starts; the one that runs goes on. Needs no loaded thread. */
  async pause(): Promise<void> {
    await this.#server.call("thread/goal/set", { threadId: this.threadId, status: "paused" }, 10);
  }

  /** Interrupts a turn; one that has ended by itself is not an error. The goal stays as it is: pause it first, or it is active and idle. */
  async interrupt(turnId: string): Promise<void> {
    await this.#server.call("turn/interrupt", { threadId: this.threadId, turnId }, 10).catch(() => {});
  }

  /** Ends the commands that an interrupted turn leaves running in the background. */
  async endCommands(): Promise<void> {
    await this.#server.call("thread/backgroundTerminals/clean", { threadId: this.threadId }, 10).catch(() => {});
  }

  /** Puts a user message into the history without a turn; compaction keeps it. */
  async inject(text: string): Promise<void> {
    const item = { type: "message", role: "user", content: [{ type: "input_text", text }] };
    await this.#server.call("thread/inject_items", { threadId: this.threadId, items: [item] });
  }
}
