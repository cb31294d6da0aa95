/** What one request is: a turn of the model, or one of the client's other errands. */
export type RequestKind = "turn" | "compaction" | "judge" | "side" | "count-tokens" | "models" | "refused";

/** One piece of what was sent to the model, whatever the wire format. */
export interface SeenItem {
  readonly role: "developer" | "user" | "assistant" | "tool";
  readonly kind: "text" | "call" | "output" | "objective" | "compaction";
  readonly text: string;
  /** The tool's name, on calls, and on outputs where the wire has it. */
  readonly name?: string;
  readonly callId?: string;
}

/** What a request says, read once from its body. */
export interface Reading {
  readonly items: readonly SeenItem[];
  /** Names of the tools that were offered. */
  readonly tools: readonly string[];
  readonly model?: string;
  /** The goal, where the request holds it. */
  readonly objective?: string;
}

/** Answers "what did the model see" of one request or of many; over many, each text once, in the order in which it was first sent. */
export class View {
  readonly #readings: () => readonly Reading[];

  /** @internal */
  constructor(readings: () => readonly Reading[]) {
    this.#readings = readings;
  }

  /** Every text that was sent: instructions, prompts, answers, tool outputs, in order. */
  texts(): readonly string[] {
    return this.#pick(() => true);
  }

  /** Texts in the user's role: prompts, the environment, continuations of the goal. */
  userTexts(): readonly string[] {
    return this.#pick(({ role, kind }) => role === "user" && kind === "text");
  }

  /** Instructions: the roles developer and system. */
  developerTexts(): readonly string[] {
    return this.#pick(({ role }) => role === "developer");
  }

  /** What the scripted model itself said before, as the client sends it back. */
  assistantTexts(): readonly string[] {
    return this.#pick(({ role, kind }) => role === "assistant" && kind === "text");
  }

  /** What the tools gave back. */
  toolOutputs(): readonly string[] {
    return this.#pick(({ kind }) => kind === "output");
  }

  /** Calls as the client sends them back: the tool's name and its input as text. */
  toolCalls(): readonly { readonly name: string; readonly input: string }[] {
    const calls = this.#items().filter(({ kind }) => kind === "call");
    const once = new Map(
      calls.map(({ name = "", text, callId }) => [`${callId}\n${name}\n${text}`, { name, input: text }]),
    );
    return [...once.values()];
  }

  /** Names of the tools that were offered. */
  tools(): readonly string[] {
    return [...new Set(this.#readings().flatMap(({ tools }) => tools))];
  }

  /** The goal as the model was given it, the newest if there were several; undefined when it was not sent. */
  objective(): string | undefined {
    return this.#readings().findLast(({ objective }) => objective !== undefined)?.objective;
  }

  /** Whether the text stands in any text that was sent. */
  contains(text: string): boolean {
    return this.#items().some((item) => item.text.includes(text));
  }

  /** The pieces themselves, in order, repeated as often as they were sent. */
  items(): readonly SeenItem[] {
    return this.#items();
  }

  #items(): readonly SeenItem[] {
    return this.#readings().flatMap(({ items }) => items);
  }

  /** Every request repeats the history, so over many requests each piece is told once; a tool's output is another piece for each call. */
  #pick(wanted: (item: SeenItem) => boolean): readonly string[] {
    const readings = this.#readings();
    const found = readings.flatMap(({ items }) => items.filter(wanted));
    if (readings.length < 2) return found.map(({ text }) => text);
    return [...new Map(found.map((item) => [`${item.callId ?? ""}\n${item.text}`, item.text])).values()];
  }
}

/** One request as the server got it. */
export interface CapturedRequest {
  /** From 1, over all requests of the server. */
  readonly index: number;
  readonly kind: RequestKind;
  readonly dialect: "openai-responses" | "anthropic-messages" | "none";
  readonly method: string;
  readonly path: string;
  /** Lower-case names; the values of headers that carry credentials are `[hidden]`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; undefined when there was none. */
  readonly body: unknown;
  readonly model: string | undefined;
  /** What this one request showed. */
  readonly saw: View;
}

/** What the model was sent over a whole rehearsal, and request by request. */
export class Seen extends View {
  readonly #requests: () => readonly CapturedRequest[];

  /** @internal */
  constructor(requests: () => readonly CapturedRequest[], reading: (request: CapturedRequest) => Reading) {
    super(() => requests().map(reading));
    this.#requests = requests;
  }

  /** The requests, in order. */
  get requests(): readonly CapturedRequest[] {
    return this.#requests();
  }

  /** What the newest request showed; an empty view before the first. */
  get last(): View {
    return this.#requests().at(-1)?.saw ?? new View(() => []);
  }
}
