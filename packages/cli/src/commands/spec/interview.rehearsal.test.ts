import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clientForTests, fail, say, script, turn } from "@goalpost/rehearsal";
import { testsInTurn } from "@goalpost/stage";
import { describe, expect, test } from "vitest";
import { call } from "../../testing/call.ts";
import { asking, inForm, scripted, specStage } from "../../testing/spec-stage.ts";
import { startCli } from "../../testing/start-cli.ts";

const idea = "# Greeter\n\nA program that greets.\n\n- R1: `npm test` exits 0\n";
const written = `${idea}- R2: It greets in the language of the user (decision 1), on standard output (decision 2).\n`;
const language = scripted(
  "Behaviour",
  "In which language does it greet?\nWhy: the tests compare words.",
  "The user's",
  "English",
);
const output = scripted("UI and UX", "Where does the greeting go?", "Standard output", "A file");
const lines = (...all: readonly object[]): string => `${all.map((each) => JSON.stringify(each)).join("\n")}\n`;
const answers = lines(
  { question: "In which language does it greet?", answer: "The user's", note: "two customers are in Basel" },
  { topic: "UI and UX", answer: "Standard output" },
  ...["Goal", "Technical", "Data", "Failures", "Concerns", "Trade-offs", "Scope", "Proof"].map((topic) => ({
    topic,
    action: "not-relevant",
  })),
);
const rest = ["Goal", "Technical", "Data", "Failures", "Concerns", "Trade-offs", "Scope", "Proof"].map((topic) =>
  scripted(topic, `What about ${topic.toLowerCase()}?`, "this", "that"),
);
const decisionsIn = (cwd: string): readonly { readonly id: number }[] =>
  readFileSync(join(cwd, "decisions.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

for (const client of ["codex", "claude-code"] as const) {
  const { skip } = await clientForTests(client);
  if (skip !== undefined) console.warn(skip);
  const whole = turn(
    asking(language, output),
    asking(...rest.slice(0, 3)),
    asking(...rest.slice(3, 6)),
    asking(...rest.slice(6)),
    inForm(client, { specification: written, open: ["Who translates?"] }),
  );

  const inTurn = testsInTurn(client);
  describe.skipIf(skip !== undefined)(`goalpost spec interview, with the real ${client},`, () => {
    test("asks, keeps, writes with a backup; started again it asks nothing that was answered", async () => {
      const { cwd, env, server } = await specStage(client, script(whole, whole), {
        "SPEC.md": idea,
        "answers.jsonl": answers,
      });
      const args = [
        "spec",
        "interview",
        "--target",
        client,
        "--model",
        client === "codex" ? "gpt-5.5" : "sonnet",
        "--effort",
        "high",
      ];
      const first = await call([...args, "--answers", "answers.jsonl"], { cwd, env });
      expect(first.err).toBe("");
      expect(first.code).toBe(0);
      expect(first.out).toContain("wrote SPEC.md; what it replaced is in SPEC.md.goalpost.bak");
      const text = readFileSync(join(cwd, "SPEC.md"), "utf8");
      expect(text).toBe(
        `${written}\n## Decisions\n\n- Decision 1: In which language does it greet? The user's (it is The user's). The author: two customers are in Basel\n- Decision 2: Where does the greeting go? Standard output (it is Standard output).\n`,
      );
      expect(readFileSync(join(cwd, "SPEC.md.goalpost.bak"), "utf8")).toBe(idea);
      expect(decisionsIn(cwd).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      const [step] = readFileSync(join(cwd, "spec-steps.jsonl"), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(step).toMatchObject({
        step: "interview",
        by: { target: client, effort: "high" },
        counts: { asked: 10, from_log: 0, decisions: 2 },
        open: ["Who translates?"],
      });
      expect(step.tokens).toBeGreaterThan(0);
      expect(step.by.model).toContain(client === "codex" ? "gpt-5.5" : "sonnet");
      expect(server.seen.last.contains("The user's (note: two customers are in Basel) [decision 1]")).toBe(true);
      expect(server.seen.contains("`npm test` exits 0")).toBe(true);
      // nobody is asked a second time: there is no answer to give
      writeFileSync(join(cwd, "answers.jsonl"), lines({ topic: "nothing", answer: "x" }));
      const second = startCli([...args, "--answers", "answers.jsonl"], { cwd, env });
      expect(await second.ended, second.said()).toBe(0);
      expect(second.said()).toContain("decision 2 answers again: Where does the greeting go?");
      expect(decisionsIn(cwd).length).toBe(10);
    });

    inTurn(
      "asks another program by lines of JSON; the end of its input stops it, and keeps what was said",
      async () => {
        const { cwd, env } = await specStage(client, script(whole), { "SPEC.md": idea });
        const given = lines({ anser: "English" }, { answer: "English" });
        const { code, out } = await call(["spec", "interview", "--target", client, "--format", "json"], {
          cwd,
          env,
          stdin: given,
        });
        const told = out
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line));
        expect(code).toBe(1);
        expect(told).toMatchObject([
          {
            version: 1,
            command: "spec interview",
            type: "question",
            topic: "Behaviour",
            why: "the tests compare words.",
            can_go_back: false,
          },
          { type: "refused", what: 'has the key "anser"; write "answer"' },
          { type: "question", topic: "UI and UX", can_go_back: true, progress: { answered: 1 } },
          { type: "end", status: "paused", answers: 1, again: "goalpost spec interview SPEC.md" },
        ]);
        expect([decisionsIn(cwd).length, readFileSync(join(cwd, "SPEC.md"), "utf8")]).toEqual([1, idea]);
      },
    );

    inTurn("loses no answer when the model fails, or answers in prose", async () => {
      const endings = [
        turn(asking(language), fail(400, { message: "no such model" })),
        turn(asking(language), say("Well."), say("Well.")),
      ];
      for (const [index, ending] of endings.entries()) {
        const { cwd, env } = await specStage(client, script(...Array.from({ length: 20 }, () => ending)), {
          "SPEC.md": idea,
          "a.jsonl": answers,
        });
        const { code, err } = await call(["spec", "interview", "--target", client, "--answers", "a.jsonl"], {
          cwd,
          env,
        });
        expect(code).toBe(2);
        expect(err).toMatch(index === 0 ? /turn-failed/ : /answer-unreadable/);
        expect(err).toContain(
          "1 answer is kept in decisions.jsonl, so start the interview again: none is asked once more",
        );
        expect([decisionsIn(cwd).length, existsSync(join(cwd, "SPEC.md.goalpost.bak"))]).toEqual([1, false]);
      }
    });
  });
}
