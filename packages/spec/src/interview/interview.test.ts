import { GoalpostError } from "@goalpost/core/errors";
import { describe, expect, test } from "vitest";
import { asks, MemoryStore, ScriptedSession, type Turn } from "../testing/scripted-session.ts";
import type { Answerer } from "./asking.ts";
import { type InterviewOptions, interview } from "./interview.ts";
import type { Reply } from "./reply.ts";

const topics = [
  { id: "Goal", about: "what" },
  { id: "Data", about: "which" },
];
const port = asks("Goal", "Which port?\nWhy: two clients have it fixed.", ["80 (Recommended)", "443"]);
const format = asks("Data", "Which format?", ["CSV", "JSON"]);
const written = (text: string, open: readonly string[] = []) => ({ specification: text, open });
const cited = written("# Server\n\n- R1: It listens on the port (decision 1) and writes the format (decision 2).\n");
const first: Answerer = ({ options }) => ({ kind: "answer", choices: [options[0]?.label ?? ""] });

function run(turns: readonly Turn[], answer: Answerer = first, more: Partial<InterviewOptions> = {}) {
  const session = new ScriptedSession(turns);
  const store = new MemoryStore();
  const result = interview({
    text: "A server.\n",
    session,
    store,
    answer,
    who: "Ada",
    now: () => new Date(0),
    topics,
    ...more,
  });
  return { session, store: (more.store as MemoryStore | undefined) ?? store, result };
}

/** Replies in turn; the last one goes on. */
const replies =
  (...list: readonly Reply[]): Answerer =>
  () =>
    (list.length > 1 ? (list as Reply[]).shift() : list[0]) as Reply;

describe("an interview", () => {
  test("keeps each answer before the model hears it, and proposes a text with its decisions", async () => {
    const order: string[] = [];
    const store = new MemoryStore();
    const append = store.append.bind(store);
    store.append = (record) => {
      order.push(`kept ${record.id}`);
      append(record);
    };
    const says = (heard: readonly string[]) => {
      order.push(...heard);
      return cited;
    };
    const turn = { asks: [[port, format]], says };
    const { result, session } = run([turn], first, { store });
    expect(await result).toMatchObject({ status: "proposed", asked: 2, unseen: 0, open: [], uncited: [], lost: [] });
    expect(order).toEqual(["kept 1", "kept 2", "80 [decision 1]", "CSV [decision 2]"]);
    expect(store.records[0]).toEqual({
      version: 1,
      spec: "SPEC.md",
      id: 1,
      kind: "answer",
      topic: "Goal",
      question: "Which port?",
      why: "two clients have it fixed.",
      options: [
        { label: "80", description: "it is 80 (Recommended)", recommended: true },
        { label: "443", description: "it is 443" },
      ],
      answer: ["80"],
      who: "Ada",
      when: "1970-01-01T00:00:00.000Z",
    });
    expect(session.prompts.length).toBe(1);
    expect((await result) as object).toMatchObject({
      text: expect.stringContaining(
        "## Decisions\n\n- Decision 1: Which port? 80 (it is 80 (Recommended)).\n- Decision 2: ",
      ),
    });
  });

  test("goes on where it was: the same question is answered unseen, a reworded one has the earlier answer as its default", async () => {
    const before = run([{ asks: [[port]] }], replies({ kind: "answer", choices: ["443"] }, { kind: "quit" }), {});
    await before.result.catch(() => {});
    const seen: unknown[] = [];
    const reworded = asks("Goal", "Which port is it?", ["80", "443", "8080"]);
    const store = new MemoryStore(before.store.records);
    const { result, session } = run(
      [{ asks: [[port, reworded, format]], says: () => written("- R1: a (decisions 1, 2 and 3)\n") }],
      (question, { earlier }) => {
        seen.push([question.question, earlier?.answer]);
        return { kind: "answer", choices: [question.options[0]?.label ?? ""] };
      },
      { store },
    );
    expect(await result).toMatchObject({ unseen: 1, asked: 2 });
    expect(seen).toEqual([
      ["Which port is it?", ["443"]],
      ["Which format?", undefined],
    ]);
    expect(session.heard).toEqual(["443 [decision 1]", "80 [decision 2]", "CSV [decision 3]"]);
    expect(session.prompts[0]).toContain("decision 1 (Goal): Which port? → 443 [decision 1]");
  });

  test("a question that is like an earlier one takes its place only where the author says so", async () => {
    const again = asks("Goal", "Which port is it?", ["80", "443"]);
    for (const [replaces, ids] of [
      [true, [1]],
      [false, [1, 2]],
    ] as const) {
      const { result } = run(
        [{ asks: [[port], [again]], says: () => written("- R1: a (decisions 1, 2)\n") }],
        (_, { earlier }) => ({
          kind: "answer",
          choices: ["443"],
          replaces: replaces && earlier !== undefined,
        }),
        { topics: topics.slice(0, 1) },
      );
      expect(((await result) as { decisions: readonly { id: number }[] }).decisions.map(({ id }) => id)).toEqual(ids);
    }
  });

  test("goes back across requests: the new answer replaces the old one, and the model hears so", async () => {
    const { result, session, store } = run(
      [{ asks: [[port], [format]], says: () => cited }],
      replies(
        { kind: "answer", choices: ["80"] },
        { kind: "back" },
        { kind: "answer", choices: ["443"] },
        { kind: "answer", choices: ["CSV"] },
      ),
    );
    expect(await result).toMatchObject({ asked: 2, decisions: [{ id: 1, answer: ["443"] }, { id: 2 }] });
    expect(session.heard).toEqual([
      "80 [decision 1]",
      "CSV [decision 2]\nThe author changed an earlier answer. Which port? → 443 [decision 1]",
    ]);
    expect(store.records.map(({ id }) => id)).toEqual([1, 1, 2]);
  });

  test("sends the model back to a topic that is missing, whatever it says, and to decisions that nothing cites", async () => {
    const { result, session } = run([
      { asks: [[port]], says: () => written("- R1: It listens.\n") },
      { asks: [[format]], says: () => cited },
    ]);
    expect(await result).toMatchObject({ coverage: [{ state: "clear" }, { state: "clear" }] });
    expect(session.prompts[1]).toContain("These topics are missing, whatever you think of them: Data.");
    expect(session.prompts[1]).toContain("These decisions are cited nowhere: 1.");
  });

  test("keeps the author's requirements: one that is gone is asked back once, and then said", async () => {
    const { result, session } = run([{ asks: [[port, format]], says: () => cited }], first, {
      text: "# Server\n\n- R1: a\n- R7: It logs.\n",
    });
    expect(await result).toMatchObject({ lost: ["R7"] });
    expect(session.prompts[1]).toContain("These requirements of the author are gone: R7.");
  });

  test.each<[string, Reply, RegExp, string]>([
    ["skipped", { kind: "skip", reason: "May decides" }, /leaves this open \(note: May decides\)/, "missing"],
    ["in the repository", { kind: "look" }, /look there/, "missing"],
    ["not relevant", { kind: "not-relevant" }, /the topic Goal is not relevant/, "clear"],
  ])("a question that is %s is not a decision", async (_, reply, told, state) => {
    const { result, session } = run([{ asks: [[port], [format]], says: () => written("- R1: a\n") }], (question) =>
      question.topic === "Goal" ? reply : { kind: "answer", other: "XML", note: "as before" },
    );
    expect(await result).toMatchObject({
      decisions: [{ answer: ["XML"], note: "as before" }],
      coverage: [{ state }, {}],
    });
    expect(session.heard[0]).toMatch(told);
  });

  test("shows, keeps and writes nothing of a question that nobody would see", async () => {
    const asked: unknown[] = [];
    const hostile = asks(
      "Da\u200bta\u001b[2J",
      "Which \u001b]0;mine\u0007for\u202emat?\u0000\r\nWhy: it \u001b[8mis\u001b[0m read.",
      ["CSV\u001b[1A (Recommended)", "../../etc\u2028"],
    );
    const { result, store } = run([{ asks: [[port, hostile]], says: () => cited }], (question) => {
      asked.push(question);
      return first(question, {} as never);
    });
    expect(await result).toMatchObject({ status: "proposed", asked: 2 });
    expect(asked[1]).toMatchObject({
      topic: "Data",
      question: "Which format?",
      why: "it is read.",
      options: [{ label: "CSV", description: "it is CSV (Recommended)" }, { label: "../../etc" }],
    });
    expect(JSON.stringify([asked, store.records])).not.toMatch(/\\u[0-9a-f]{4}|[\u202e\u200b\u2028]/);
  });

  test("sends a specification back that has what nobody sees, and takes it never", async () => {
    const bad = written("# Server\n\n- R1: It listens (decision 1) and\u202e writes (decision 2).\n");
    const turn = { asks: [[port, format]], says: () => bad };
    const { result, session } = run([turn]);
    await expect(result).rejects.toThrow(
      /cannot be used: line 3 has a character that nobody sees[\s\S]+spec\/bad-proposal/,
    );
    expect(session.prompts[1]).toContain("Your specification cannot be used: line 3 has a character");
    // what the author has is the author's
    const own = await run([turn], first, { text: "A ser\u202ever.\n" }).result;
    expect(own).toMatchObject({ status: "proposed" });
  });

  test.each([
    ["as a part of every object", ["__proto__", "constructor"]],
    ["alike", ["q", "q"]],
    ["as a path", ["../../etc/passwd", ""]],
  ])("tells the model each answer, where it names its questions %s", async (_, [one = "", other = ""]) => {
    const answers: unknown[] = [];
    const session: InterviewOptions["session"] = {
      ask: async (_prompt, { onQuestion }) => {
        answers.push(
          JSON.parse(
            JSON.stringify(
              await onQuestion?.([
                { ...port, id: one },
                { ...format, id: other },
              ]),
            ),
          ),
        );
        return { value: cited };
      },
    };
    await run([], first, { session }).result;
    const told = Object.entries(Object(answers[0])).flatMap(([id, each]) => [id, ...(each as string[])]);
    expect(told).toEqual(
      one === other
        ? [one, "80 [decision 1]", "CSV [decision 2]"]
        : [one, "80 [decision 1]", other, "CSV [decision 2]"],
    );
  });

  test("ends when the author has had enough, and stops when they leave", async () => {
    const enough = run([{ asks: [[port, format]], says: () => written("- R1: a\n") }], () => ({ kind: "enough" }));
    expect(await enough.result).toMatchObject({ status: "proposed", isEnough: true, asked: 0 });
    expect(enough.session.heard[1]).toMatch(/ends the interview/);
    const left = run([{ asks: [[port, format]] }], replies({ kind: "answer", other: "81" }, { kind: "quit" }));
    expect(await left.result).toMatchObject({ status: "paused", asked: 1 });
    expect(left.store.records.length).toBe(1);
  });

  test("asks once more where a reply cannot be taken, a secret among them", async () => {
    const faults: (string | undefined)[] = [];
    const list: Reply[] = [
      { kind: "answer", choices: ["8080"] },
      { kind: "answer", choices: ["80", "443"] },
      { kind: "answer" },
      { kind: "skip", reason: " " },
      { kind: "answer", other: ["gh", "p_", "16C7e42F292c6912E7710c838347Ae178B4a"].join("") },
      { kind: "answer", choices: ["443"] },
    ];
    const { result, store } = run([{ asks: [[port], [format]], says: () => cited }], ({ options }, { fault }) => {
      faults.push(fault);
      return list.shift() ?? { kind: "answer", choices: [options[0]?.label ?? ""] };
    });
    await result;
    expect(faults).toEqual([
      undefined,
      expect.stringContaining('names "8080", which is none of the options: "80", "443"'),
      expect.stringContaining("has 2 answers"),
      expect.stringContaining("is empty"),
      expect.stringContaining("has no reason"),
      expect.stringContaining("looks like a secret"),
      undefined,
    ]);
    expect(store.records.length).toBe(2);
  });
});

describe("a model that does not interview as it should ends with an error that says so", () => {
  const failing = async (turns: readonly Turn[], more: Partial<InterviewOptions> = {}): Promise<string> => {
    const error = await run(turns, first, more).result.catch((cause: unknown) => cause);
    expect(GoalpostError.is(error)).toBe(true);
    return String(error);
  };
  const many = (count: number, header = "Goal") =>
    Array.from({ length: count }, (_, index) => [asks(header, `${"word ".repeat(index + 1)}thing${index}?`)]);

  test.each<[string, readonly Turn[], Partial<InterviewOptions>]>([
    ["an empty specification", [{}], { text: " \n" }],
    ["it asks nothing", [{ says: () => written("- R1: a\n") }], {}],
    ["it asks forever", [{ asks: many(12) }], { maxQuestions: 3 }],
    ["it asks the same again", [{ asks: [[port], [port], [port], [port], [port], [port], [port]] }], {}],
    [
      "five options",
      [{ asks: Array.from({ length: 6 }, () => [asks("Goal", "Which?", ["a", "b", "c", "d", "e"])]) }],
      {},
    ],
    ["it writes what is not a specification", [{ asks: [[port, format]], says: () => written("Well.") }], {}],
  ])("%s", async (_, turns, more) => {
    expect(await failing(turns, more)).toMatchSnapshot();
  });

  test("a client that dies: the error says where the answers are", async () => {
    const died = new GoalpostError({
      code: "codex/client-died",
      where: "codex",
      what: "ended",
      help: "look at its log",
    });
    const turn: Turn = {
      asks: [[port]],
      says: () => {
        throw died;
      },
    };
    expect(await failing([turn])).toMatchSnapshot();
  });

  test.each([
    ["one option", asks("Goal", "Which?", ["a"])],
    ["two of one label", asks("Goal", "Which?", ["a", "A"])],
    ["no question", asks("Goal", " ")],
    ["a secret", asks("Goal", "Key?", [], { isSecret: true })],
    ["no label", asks("Goal", "Which?", ["(Recommended)", "b"])],
    ["far too long", asks("Goal", "x".repeat(2000))],
  ])("a question of %s is not shown; the model is told", async (_, question) => {
    const { result, session, store } = run([{ asks: [[question], [port, format]], says: () => cited }]);
    await result;
    expect([session.heard[0], store.records.length]).toMatchSnapshot();
  });
});
