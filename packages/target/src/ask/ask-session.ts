import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { requireKnown } from "@goalpost/core/errors";
import { requireProcessGroups } from "../begin.ts";
import { abortedError } from "../client-version.ts";
import { Deferred } from "../deferred.ts";
import { textOf } from "../error-data.ts";
import type { SessionEvent } from "../target/session.ts";
import type { JsonSchema, Said, Talk } from "../target/talk.ts";
import type { RunnableLaunch, RunTarget } from "../target/target.ts";
import { answerReader, type Read } from "./answer.ts";
import { type Asked, Asker, type OnQuestion } from "./asker.ts";

/** How a client is opened to be asked. */
export interface AskSessionOptions {
  /** The folder that the model reads; a relative path is taken from where this process stands. */
  readonly cwd: string;
  /** The client's program and leading arguments; default the target's own name for it. No shell. */
  readonly client?: readonly string[];
  /** The client's whole environment; default that of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the client when it is aborted. */
  readonly signal?: AbortSignal;
}

/** How one prompt is asked. */
export interface AskOptions {
  /** The form that the answer must have, JSON Schema of draft 2020-12. Codex wants every property required and no others. Without it the answer is a text. */
  readonly schema?: JsonSchema;
  /** Answers the model's questions; without it nobody does, and the model is told to go on. */
  readonly onQuestion?: OnQuestion;
  /** Seconds for one request of questions; then nobody answered. Default 3,600. */
  readonly questionSeconds?: number;
  /** How many questions are answered; the model is told then to answer. Whole number, 0 or more, default 40. */
  readonly maxQuestions?: number;
  /** Seconds in which the model must answer; those in which a question waits for its answer are not counted. Default 1,800. */
  readonly answerSeconds?: number;
  /** Told what the model says and does meanwhile. */
  readonly onEvent?: (event: SessionEvent) => void;
  /** Gives up the prompt, and ends the client. */
  readonly signal?: AbortSignal;
}

/** What came of a prompt. */
export interface Answer {
  /** The answer, as the schema has it; a text where there was none. */
  readonly value: unknown;
  /** What the model asked, and what it was answered, in order. */
  readonly questions: readonly Asked[];
  /** Whether a first answer did not keep the schema. */
  readonly wasRetried: boolean;
}

const askNames = ["schema", "onQuestion", "questionSeconds", "maxQuestions", "answerSeconds", "onEvent", "signal"];

/** A client that answers prompts, one at a time, in one conversation. It reads and changes nothing. Close it. */
export class AskSession implements AsyncDisposable {
  readonly #area: string;
  readonly #talk: Talk;
  readonly #hub: Hub;
  readonly #signal: AbortSignal | undefined;
  /** Breaks off the prompt that is being answered. */
  #breakOff: ((error: GoalpostError) => void) | undefined;

  /** @internal */
  constructor(area: string, talk: Talk, hub: Hub, signal: AbortSignal | undefined) {
    this.#area = area;
    this.#talk = talk;
    this.#hub = hub;
    this.#signal = signal;
  }

  /**
   * Gives the model a prompt, hands its questions to the caller, and reads its answer by the schema. An answer that does not keep it is asked for
   * once more, with what is wrong; a second one is an error. After an error the session is closed.
   *
   * @throws GoalpostError `<name>/answer-unreadable`, `<name>/no-answer`, `<name>/too-many-questions`, `<name>/question-failed`, `<name>/client-died`,
   * `<name>/turn-failed`, `<name>/aborted`, `<name>/busy`, `<name>/bad-option`.
   */
  async ask(prompt: string, options: AskOptions = {}): Promise<Answer> {
    requireKnown("ask", options, askNames, `${this.#area}/bad-option`);
    const reader = await answerReader(options.schema).catch((error: unknown) => {
      throw this.#error(
        "bad-option",
        "ask.schema",
        `is not JSON Schema: ${textOf(error)}`,
        "give one of draft 2020-12",
      );
    });
    if (this.#breakOff !== undefined)
      throw this.#error("busy", "ask", "the prompt before is not answered yet", "await it first");
    const broken = new Deferred<never>();
    this.#breakOff = (error) => broken.reject(error);
    try {
      return await this.#answered(prompt, options, reader, broken);
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      this.#breakOff = undefined;
    }
  }

  /** Ends the client and all that it started, and breaks off a prompt that is being answered. Safe to call twice. */
  close(): Promise<void> {
    this.#breakOff?.(abortedError(this.#area));
    return this.#talk.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #answered(
    prompt: string,
    options: AskOptions,
    reader: (said: Said) => Read,
    broken: Deferred<never>,
  ): Promise<Answer> {
    const { schema, onQuestion, questionSeconds = 3600, maxQuestions = 40, answerSeconds = 1800 } = options;
    const signals = [options.signal, this.#signal].filter((signal) => signal !== undefined);
    const abort = (): void => broken.reject(abortedError(this.#area));
    const clock = new Clock(answerSeconds, () => broken.reject(this.#late(answerSeconds)));
    const rules = { area: this.#area, onQuestion, questionSeconds, maxQuestions };
    const asker = new Asker(
      rules,
      (id, answer) => this.#talk.answer(id, answer),
      (error) => broken.reject(error),
      (open) => (open ? clock.stop() : clock.start()),
    );
    const leave = this.#hub.listen((event) => {
      asker.take(event);
      options.onEvent?.(event);
    });
    for (const signal of signals) signal.addEventListener("abort", abort, { once: true });
    if (signals.some(({ aborted }) => aborted)) abort();
    void this.#talk.died.then((error) => broken.reject(error));
    const say = (text: string): Promise<Said> => {
      const said = this.#talk.say(text, schema);
      said.catch(() => {}); // one that was broken off fails when the client is ended
      return Promise.race([said, broken.promise]);
    };
    clock.start();
    try {
      const first = reader(await say(schema === undefined ? prompt : `${prompt}\n\n${inForm(schema)}`));
      if (first.ok) return { value: first.value, questions: asker.asked, wasRetried: false };
      const second = reader(await say(again(first.wrong)));
      if (second.ok) return { value: second.value, questions: asker.asked, wasRetried: true };
      throw this.#error(
        "answer-unreadable",
        "ask",
        `the model answered twice, and not in the form that was asked for: ${second.wrong}`,
        "ask again, or make the schema simpler",
      );
    } finally {
      clock.stop();
      asker.end();
      leave();
      for (const signal of signals) signal.removeEventListener("abort", abort);
    }
  }

  #late(seconds: number): GoalpostError {
    const what = `the model gave no answer within ${seconds} s`;
    return this.#error("no-answer", "ask", what, "ask again, or raise answerSeconds");
  }

  #error(code: string, where: string, what: string, help: string): GoalpostError {
    return new GoalpostError({ code: `${this.#area}/${code}`, where, what, help });
  }
}

/** The form of the answer in words: a client that does not hold the model to the schema says nothing of it. */
const inForm = (schema: JsonSchema): string =>
  `Answer with JSON that keeps this schema, and with nothing else:\n${JSON.stringify(schema)}`;

const again = (wrong: string): string =>
  `Your answer cannot be read: ${wrong}. Answer once more with JSON that keeps the schema, and with nothing else.`;

/** Who is told what the client tells. */
export class Hub {
  #listener: ((event: SessionEvent) => void) | undefined;

  readonly tell = (event: SessionEvent): void => this.#listener?.(event);

  listen(listener: (event: SessionEvent) => void): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = undefined;
    };
  }
}

/** A deadline that stands still while somebody else is waited for. */
class Clock {
  readonly #ring: () => void;
  #left: number;
  #since: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(seconds: number, ring: () => void) {
    this.#left = seconds * 1000;
    this.#ring = ring;
  }

  start(): void {
    if (this.#since !== undefined) return;
    this.#since = performance.now();
    this.#timer = setTimeout(this.#ring, Math.min(this.#left, 2 ** 31 - 1));
  }

  stop(): void {
    clearTimeout(this.#timer);
    if (this.#since !== undefined) this.#left = Math.max(0, this.#left - (performance.now() - this.#since));
    this.#since = undefined;
  }
}

/**
 * Opens a target's client to be asked: it works on no goal, keeps no state of ours, and its model may read and change nothing.
 *
 * @throws GoalpostError `<name>/cannot-be-asked` for a target that does not do it, `<name>/system-unsupported`, and what its `talk` throws.
 */
export async function openAskSession<Own extends object>(
  target: Pick<RunTarget<RunnableLaunch & never, Own>, "name" | "title" | "program" | "talk">,
  options: AskSessionOptions & Own,
): Promise<AskSession> {
  const { name, title, program } = target;
  requireProcessGroups(name);
  const hub = new Hub();
  const { client = [program], env = process.env, signal } = options;
  const talk = await target.talk?.({
    cwd: resolve(options.cwd),
    client,
    env,
    own: options,
    runId: randomUUID(),
    signal,
    tell: hub.tell,
  });
  if (talk !== undefined) return new AskSession(name, talk, hub, signal);
  const what = `${title} has no way to answer a prompt outside of a goal`;
  throw new GoalpostError({
    code: `${name}/cannot-be-asked`,
    where: "target",
    what,
    help: "take codex or claude-code",
  });
}
