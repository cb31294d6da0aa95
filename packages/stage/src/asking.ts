import { existsSync } from "node:fs";
import {
  type Call,
  type ClientName,
  delay,
  fail,
  repeat,
  type Script,
  type Step,
  say,
  script,
  tool,
  turn,
  write,
} from "@goalpost/rehearsal";
import type { AskSession } from "@goalpost/target";
import { describe, expect, onTestFinished, test } from "vitest";
import { until } from "./follow.ts";
import { rehearsedTree } from "./tree.ts";

/** A client that is asked, and what is its own. */
export interface Asked {
  readonly client: ClientName;
  readonly title: string;
  readonly skip: string | undefined;
  readonly path: string;
  readonly open: (options: {
    readonly cwd: string;
    readonly client: readonly string[];
    readonly env: NodeJS.ProcessEnv;
  }) => Promise<AskSession>;
  /** The id by which the question of the test is asked. */
  readonly questionId: string;
  /** How the model answers in the form. */
  readonly answer: (value: object) => Step | Call;
  /** A model that answers amiss, and is told so: by us in a second turn, or by the client at once. */
  readonly amiss: (wrong: Step | Call, right: Step | Call) => Script;
  /** What a model that is not to write is told: an error, or nothing where the client itself refuses. */
  readonly refusal?: RegExp;
}

/** A question of the model in each client's own tool: which port? */
const whichPort = () =>
  tool({
    codex: {
      name: "request_user_input",
      input: { questions: [{ id: "port", header: "Port", question: "Which port?", options: ports }] },
    },
    claudeCode: {
      name: "AskUserQuestion",
      input: { questions: [{ question: "Which port?", header: "Port", options: ports, multiSelect: false }] },
    },
  });

const ports = [
  { label: "80", description: "plain" },
  { label: "443", description: "TLS" },
];

const schema = {
  type: "object",
  properties: { port: { type: "number" } },
  required: ["port"],
  additionalProperties: false,
} as const;

/** Asks a real client, in each way that a person may come to. */
export function describeAsking({ client, title, skip, path, open, questionId, answer, amiss, refusal }: Asked): void {
  const code = (name: string, what = ""): RegExp => new RegExp(`${what}[\\s\\S]*code: ${client}/${name}$`);

  async function opened(plan: Script) {
    const { server, home, cwd } = await rehearsedTree(client, plan, {});
    const session = await open({ cwd, client: [path], env: home.env });
    onTestFinished(() => session.close());
    return { session, server, cwd };
  }

  describe.skipIf(skip)(`the real ${title} is asked`, () => {
    test("with a schema and a question: the caller's answer reaches the model, and the answer has the form", async () => {
      const { session, server } = await opened(script(turn(whichPort(), answer({ port: 443 }))));
      const asked: unknown[] = [];
      const { value, questions, wasRetried } = await session.ask("Which port shall the server use?", {
        schema,
        onQuestion: (list) => {
          asked.push(...list);
          return Object.fromEntries(list.map(({ id }) => [id, ["443"]]));
        },
      });
      expect([value, wasRetried]).toEqual([{ port: 443 }, false]);
      const question = { question: "Which port?", header: "Port", options: ports, isMultiple: false, isSecret: false };
      expect(asked).toEqual([{ id: questionId, ...question }]);
      expect(questions).toMatchObject([{ question, answers: ["443"] }]);
      expect(server.seen.last.toolOutputs().some((text) => text.includes("443"))).toBe(true);
    });

    test("without a schema, and without a question; and again in the same conversation", async () => {
      const { session, server } = await opened(script(turn(say("It greets.")), turn(say("It was said."))));
      expect(await session.ask("What is it for?")).toEqual({ value: "It greets.", questions: [], wasRetried: false });
      expect(await session.ask("Say it again.")).toMatchObject({ value: "It was said." });
      expect(server.seen.last.contains("What is it for?")).toBe(true);
    });

    test("and nobody answers its question: it is told so, and goes on", async () => {
      const { session, server } = await opened(script(turn(whichPort(), answer({ port: 80 }))));
      const { value, questions } = await session.ask("Which port?", { schema });
      expect(value).toEqual({ port: 80 });
      expect(questions).toEqual([{ question: expect.objectContaining({ question: "Which port?" }) }]);
      expect(server.seen.last.contains("Nobody answered.")).toBe(true);
    });

    test("and answers in prose: it is asked once more, and then it is an error", async () => {
      const { session } = await opened(script(repeat(Number.POSITIVE_INFINITY, turn(say("Port 80, I think.")))));
      await expect(session.ask("Which port?", { schema })).rejects.toThrow(
        code("answer-unreadable", "answered twice, and not in the form that was asked for: it is not JSON"),
      );
    });

    test("and does not keep the schema at first: it is told what is wrong, and fixes it", async () => {
      const { session, server } = await opened(amiss(answer({ port: "x" }), answer({ port: 80 })));
      expect((await session.ask("Which port?", { schema })).value).toEqual({ port: 80 });
      expect(server.seen.last.contains("must be number")).toBe(true);
    });

    test("and asks without end: it is told to answer, and then given up", async () => {
      const endless = turn(...Array.from({ length: 20 }, () => whichPort()), say("Well."));
      const { session, server } = await opened(script(endless));
      const asking = session.ask("Which port?", {
        schema,
        maxQuestions: 2,
        onQuestion: ([first]) => ({ [first?.id ?? ""]: ["80"] }),
      });
      await expect(asking).rejects.toThrow(code("too-many-questions", "goes on asking after 2 questions"));
      expect(server.seen.contains("No further question is answered.")).toBe(true);
    });

    test("and changes no file, whatever the model tries", async () => {
      const { session, cwd } = await opened(script(turn(write("made.txt", "by the model"), say("Tried."))));
      const asking = session.ask("Write a file.");
      if (refusal === undefined) expect((await asking).value).toBe("Tried.");
      else await expect(asking).rejects.toThrow(refusal);
      expect(existsSync(`${cwd}/made.txt`)).toBe(false);
    });

    test("and its turn fails, it does not answer, or it is closed meanwhile: an error that says so", async () => {
      const failing = await opened(script(repeat(20, turn(fail(400, { message: "no such model" })))));
      await expect(failing.session.ask("Which port?")).rejects.toThrow(code("turn-failed"));
      const slow = await opened(script(turn(delay(600_000), say("Late."))));
      await expect(slow.session.ask("Which port?", { answerSeconds: 2 })).rejects.toThrow(
        code("no-answer", "no answer within 2 s"),
      );
      const closed = await opened(script(turn(delay(600_000), say("Late."))));
      const asking = expect(closed.session.ask("Which port?")).rejects.toThrow(code("aborted"));
      await until(() => closed.server.requests.length > 0);
      await expect(closed.session.ask("And?")).rejects.toThrow(code("busy"));
      await closed.session.close();
      await asking;
    });
  });
}
