import type { Ask, AskAnswer, SessionEvent } from "@goalpost/target";
import { askedOf } from "./approvals.ts";

/** The requests of the client that wait for an answer. */
export class Asks {
  readonly #open = new Map<string, (answer: AskAnswer) => void>();
  readonly #tell: (event: SessionEvent) => void;

  constructor(tell: (event: SessionEvent) => void) {
    this.#tell = tell;
  }

  /** Answers a request of the client: by whoever follows the session, or at once where nobody is to be asked. */
  async request(method: string, params: unknown): Promise<unknown> {
    const asked = askedOf(method, params);
    if (asked.kind === "answered") {
      const [code, message] = asked.warning ?? [];
      if (code !== undefined && message !== undefined) this.#tell({ type: "warning", code, message });
      return asked.answer;
    }
    const id = crypto.randomUUID();
    const said = new Promise<AskAnswer>((resolve) => this.#open.set(id, resolve));
    const ask: Ask =
      asked.kind === "permission"
        ? { kind: "permission", id, request: asked.request }
        : { kind: "question", id, questions: asked.questions };
    this.#tell({ type: "asked", ask });
    return asked.answer(await said);
  }

  /** Gives an answer; an id that is not open is left alone. */
  answer(id: string, answer: AskAnswer): void {
    this.#open.get(id)?.(answer);
    this.#open.delete(id);
  }
}
