import { existsSync } from "node:fs";
import { delay, fail, repeat, type Script, say, script, turn, write } from "@goalpost/rehearsal";
import { portSchema, rehearsedTree, until, whichPort } from "@goalpost/stage";
import { describe, expect, onTestFinished, test } from "vitest";
import { clientPath, realCodex } from "../testing/stage.ts";
import { openAskSession } from "./run.ts";

const answer = (port: number) => say(`{"port":${port}}`);

async function opened(plan: Script) {
  const { server, home, cwd } = await rehearsedTree("codex", plan, {});
  const session = await openAskSession({ cwd, client: [clientPath], env: home.env });
  onTestFinished(() => session.close());
  return { session, server, cwd };
}

describe.skipIf(realCodex.skip)("the real Codex is asked", () => {
  test("with a schema and a question: the caller's answer reaches the model, and the answer has the form", async () => {
    const { session, server } = await opened(script(turn(whichPort(), answer(443))));
    const asked: unknown[] = [];
    const { value, questions, wasRetried } = await session.ask("Which port shall the server use?", {
      schema: portSchema,
      onQuestion: (list) => {
        asked.push(...list);
        return Object.fromEntries(list.map(({ id }) => [id, ["443"]]));
      },
    });
    expect(value).toEqual({ port: 443 });
    expect(wasRetried).toBe(false);
    expect(asked).toEqual([
      {
        id: "port",
        question: "Which port?",
        header: "Port",
        options: [
          { label: "80", description: "plain" },
          { label: "443", description: "TLS" },
        ],
        isMultiple: false,
        isSecret: false,
      },
    ]);
    expect(questions).toMatchObject([{ question: { question: "Which port?" }, answers: ["443"] }]);
    expect(server.seen.last.toolOutputs().some((text) => text.includes("443"))).toBe(true);
  });

  test("without a schema, and without a question; and again in the same conversation", async () => {
    const { session, server } = await opened(script(turn(say("It greets.")), turn(say("It was said."))));
    expect(await session.ask("What is it for?")).toEqual({ value: "It greets.", questions: [], wasRetried: false });
    expect(await session.ask("Say it again.")).toMatchObject({ value: "It was said." });
    expect(server.seen.last.contains("What is it for?")).toBe(true);
  });

  test("and nobody answers its question: it is told so, and goes on", async () => {
    const { session, server } = await opened(script(turn(whichPort(), answer(80))));
    const { value, questions } = await session.ask("Which port?", { schema: portSchema });
    expect(value).toEqual({ port: 80 });
    expect(questions).toEqual([{ question: expect.objectContaining({ question: "Which port?" }) }]);
    expect(server.seen.last.contains("Nobody answered.")).toBe(true);
  });

  test("and answers in prose: it is asked once more, and then it is an error", async () => {
    const prose = repeat(Number.POSITIVE_INFINITY, turn(say("Port 80, I think.")));
    const { session } = await opened(script(prose));
    await expect(session.ask("Which port?", { schema: portSchema })).rejects.toThrow(
      /the model answered twice, and not in the form that was asked for: it is not JSON[\s\S]+code: codex\/answer-unreadable$/,
    );
  });

  test("and does not keep the schema at first: it is told what is wrong, and mends it", async () => {
    const { session, server } = await opened(script(turn(say('{"port":"x"}')), turn(answer(80))));
    expect((await session.ask("Which port?", { schema: portSchema })).value).toEqual({ port: 80 });
    expect(server.seen.last.contains("must be number")).toBe(true);
  });

  test("and asks without end: it is told to answer, and then given up", async () => {
    const endless = turn(...Array.from({ length: 20 }, () => whichPort()), say("Well."));
    const { session, server } = await opened(script(endless));
    const answers = session.ask("Which port?", {
      schema: portSchema,
      maxQuestions: 2,
      onQuestion: ([first]) => ({ [first?.id ?? ""]: ["80"] }),
    });
    await expect(answers).rejects.toThrow(/goes on asking after 2 questions[\s\S]+codex\/too-many-questions$/);
    expect(server.seen.contains("No further question is answered.")).toBe(true);
  });

  test("and changes no file, whatever the model tries", async () => {
    const { session, cwd } = await opened(script(turn(write("made.txt", "by the model"), say("Tried."))));
    expect((await session.ask("Write a file.")).value).toBe("Tried.");
    expect(existsSync(`${cwd}/made.txt`)).toBe(false);
  });

  test("and its turn fails, it does not answer, or it is closed meanwhile: an error that says so", async () => {
    const failing = await opened(script(repeat(20, turn(fail(400, { message: "no such model" })))));
    await expect(failing.session.ask("Which port?")).rejects.toThrow(/code: codex\/turn-failed$/);
    const slow = await opened(script(turn(delay(600_000), say("Late."))));
    await expect(slow.session.ask("Which port?", { answerSeconds: 2 })).rejects.toThrow(
      /no answer within 2 s[\s\S]+codex\/no-answer$/,
    );
    const closed = await opened(script(turn(delay(600_000), say("Late."))));
    const asking = expect(closed.session.ask("Which port?")).rejects.toThrow(/code: codex\/aborted$/);
    await until(() => closed.server.requests.length > 0);
    await expect(closed.session.ask("And?")).rejects.toThrow(/code: codex\/busy$/);
    await closed.session.close();
    await asking;
  });
});
