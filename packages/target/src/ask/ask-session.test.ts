import { GoalpostError } from "@goalpost/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Deferred } from "../deferred.ts";
import type { AskAnswer } from "../target/session.ts";
import type { JsonSchema, Said, Talk } from "../target/talk.ts";
import { type AskOptions, AskSession, Hub, openAskSession } from "./ask-session.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const question = { id: "a", question: "Which port?", options: [{ label: "80" }], isMultiple: false, isSecret: false };
const schema = { type: "object", properties: { port: { type: "number" } }, required: ["port"] };

/** A client in the test's hand: each prompt is answered by `reply`, and questions wait for their answers. */
class FakeTalk implements Talk {
  readonly hub = new Hub();
  readonly prompts: string[] = [];
  readonly answers: AskAnswer[] = [];
  readonly #died = new Deferred<GoalpostError>();
  readonly #reply: (talk: FakeTalk, prompt: string) => Promise<Said>;
  #waiting: ((answer: AskAnswer) => void) | undefined;
  isClosed = false;

  constructor(reply: (talk: FakeTalk, prompt: string) => Promise<Said>) {
    this.#reply = reply;
  }

  get died(): Promise<GoalpostError> {
    return this.#died.promise;
  }
  die(): void {
    this.#died.resolve(new GoalpostError({ code: "fake/client-died", where: "fake", what: "ended", help: "again" }));
  }
  say(prompt: string, _schema: JsonSchema | undefined): Promise<Said> {
    this.prompts.push(prompt);
    return this.#reply(this, prompt);
  }
  /** Asks the question of the test, and waits for its answer. */
  question(): Promise<AskAnswer> {
    const answered = new Promise<AskAnswer>((resolve) => {
      this.#waiting = resolve;
    });
    this.hub.tell({ type: "asked", ask: { kind: "question", id: "q", questions: [question] } });
    return answered;
  }
  answer(_id: string, answer: AskAnswer): void {
    if (this.#waiting === undefined) this.answers.push(answer);
    this.#waiting?.(answer);
    this.#waiting = undefined;
  }
  async close(): Promise<void> {
    this.isClosed = true;
  }
}

const texts = (...replies: readonly string[]) => {
  const left = [...replies];
  return async (): Promise<Said> => ({ text: left.shift() ?? "" });
};

function asked(reply: (talk: FakeTalk, prompt: string) => Promise<Said>, options: AskOptions = {}) {
  const talk = new FakeTalk(reply);
  const session = new AskSession("fake", talk, talk.hub, undefined);
  const answer = session.ask("Which port?", options);
  answer.catch(() => {});
  return { talk, session, answer };
}

describe("an answer by its schema", () => {
  test.each([['{"port":80}'], ['\n```json\n{"port":80}\n```\n'], ['```\n{ "port": 80 }\n```']])(
    "is read: %j",
    async (text) => {
      const { answer, talk } = asked(texts(text), { schema });
      expect(await answer).toEqual({ value: { port: 80 }, questions: [], wasRetried: false });
      expect(talk.prompts).toEqual([
        `Which port?\n\nAnswer with JSON that keeps this schema, and with nothing else:\n${JSON.stringify(schema)}`,
      ]);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  test.each([
    ["Port 80.", "it is not JSON"],
    ['{"port":"80"}', "/port must be number"],
    ["{}", "the answer must have required property 'port'"],
    ['Here: {"port":80}', "it is not JSON"],
  ])("that is none is asked for once more with what is wrong: %j", async (text, wrong) => {
    const { answer, talk } = asked(texts(text, '{"port":80}'), { schema });
    expect(await answer).toMatchObject({ value: { port: 80 }, wasRetried: true });
    expect(talk.prompts[1]).toContain(`Your answer cannot be read: ${wrong}`);
    const twice = asked(texts(text, text, '{"port":80}'), { schema });
    await expect(twice.answer).rejects.toThrow(
      new RegExp(`answered twice.*${wrong.replaceAll("/", "\\/")}[\\s\\S]+fake/answer-unreadable$`),
    );
    expect(twice.talk.prompts.length).toBe(2);
    expect(twice.talk.isClosed).toBe(true);
  });

  test("that the client gives as data is not read in its text", async () => {
    const { answer } = asked(async () => ({ text: "Done.", structured: { port: 80 } }), { schema });
    expect((await answer).value).toEqual({ port: 80 });
  });

  test("what is not a schema, and an option that there is not, is misuse", async () => {
    await expect(asked(texts(""), { schema: { type: "porridge" } }).answer).rejects.toThrow(
      /^ask\.schema: is not JSON Schema/,
    );
    // @ts-expect-error -- no such option
    await expect(asked(texts(""), { shema: schema }).answer).rejects.toThrow(/^ask\.shema: [\s\S]+fake\/bad-option$/);
  });
});

describe("a question", () => {
  const asks = async (talk: FakeTalk): Promise<Said> => ({ text: JSON.stringify(await talk.question()) });

  test("is answered by the caller", async () => {
    const { answer } = asked(asks, { onQuestion: (all) => Object.fromEntries(all.map(({ id }) => [id, ["80"]])) });
    expect(await answer).toMatchObject({
      value: '{"kind":"question","answers":{"a":["80"]}}',
      questions: [{ question, answers: ["80"] }],
    });
  });

  test("that nobody answers in time is nobody's, and the deadline of the answer stands still meanwhile", async () => {
    const { answer } = asked(asks, {
      onQuestion: () => new Promise(() => {}),
      questionSeconds: 100,
      answerSeconds: 10,
    });
    await vi.advanceTimersByTimeAsync(100_000);
    const { value, questions } = await answer;
    expect(value).toContain("Nobody answered.");
    expect(questions).toEqual([{ question }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("no terminal");
      },
      "onQuestion threw: no terminal",
    ],
    ["answers what was not asked", () => ({ b: ["80"] }), 'onQuestion answered "b", which was not asked'],
  ] as const)("whose answer %s ends the prompt", async (_how, onQuestion, what) => {
    const { answer, talk } = asked(asks, { onQuestion });
    await expect(answer).rejects.toThrow(new RegExp(`${what}[\\s\\S]+fake/question-failed$`));
    expect(talk.isClosed).toBe(true);
  });

  test("past the last is not answered, and a model that goes on asking is given up", async () => {
    const notes: (string | undefined)[] = [];
    const endless = async (talk: FakeTalk): Promise<Said> => {
      for (;;) {
        const answer = await talk.question();
        notes.push(answer.kind === "question" ? answer.note : undefined);
      }
    };
    const { answer } = asked(endless, { maxQuestions: 2, onQuestion: () => ({ a: ["80"] }) });
    await expect(answer).rejects.toThrow(/after 2 questions, and was told so 3 times[\s\S]+fake\/too-many-questions$/);
    expect(notes.map((note) => note?.slice(0, 19))).toEqual([
      undefined,
      undefined,
      ...Array(3).fill("No further question"),
    ]);
  });

  test("for permission is declined", async () => {
    const answers: AskAnswer[] = [];
    const { answer } = asked(async (talk) => {
      talk.hub.tell({ type: "asked", ask: { kind: "permission", id: "p", request: { kind: "command", itemId: "i" } } });
      answers.push(...talk.answers);
      return { text: "Well." };
    });
    await answer;
    expect(answers).toEqual([{ kind: "permission", answer: "decline" }]);
  });
});

describe("a prompt that gets no answer ends with an error, and the client with it", () => {
  const never = () => new Promise<Said>(() => {});

  test("by its deadline", async () => {
    const { answer, talk } = asked(never, { answerSeconds: 7 });
    await vi.advanceTimersByTimeAsync(7000);
    await expect(answer).rejects.toThrow(/no answer within 7 s[\s\S]+fake\/no-answer$/);
    expect([talk.isClosed, vi.getTimerCount()]).toEqual([true, 0]);
  });

  test("by the client's death", async () => {
    const { answer, talk } = asked(never);
    talk.die();
    await expect(answer).rejects.toThrow(/fake\/client-died$/);
    expect([talk.isClosed, vi.getTimerCount()]).toEqual([true, 0]);
  });

  test("by a signal while a question waits for its answer: no clock goes on, which would keep the process alive", async () => {
    const control = new AbortController();
    const asks = async (talk: FakeTalk): Promise<Said> => ({ text: JSON.stringify(await talk.question()) });
    const { answer } = asked(asks, {
      signal: control.signal,
      onQuestion: async () => {
        control.abort();
        return undefined;
      },
    });
    await expect(answer).rejects.toThrow(/fake\/aborted$/);
    await vi.advanceTimersByTimeAsync(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("by a signal, and by close()", async () => {
    const control = new AbortController();
    const { answer } = asked(never, { signal: control.signal });
    control.abort();
    await expect(answer).rejects.toThrow(/fake\/aborted$/);
    const closed = asked(never);
    await vi.advanceTimersByTimeAsync(1);
    await closed.session.close();
    await expect(closed.answer).rejects.toThrow(/fake\/aborted$/);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("a target that cannot be asked says so", async () => {
  const target = { name: "paper", title: "Paper", program: "paper" };
  await expect(openAskSession(target, { cwd: "." })).rejects.toThrow(
    /^target: Paper has no way[\s\S]+paper\/cannot-be-asked$/,
  );
});
