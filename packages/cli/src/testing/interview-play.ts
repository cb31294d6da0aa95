import { readFileSync } from "node:fs";
import { type ClientQuestion, interview } from "@goalpost/spec";
import { openDecisions } from "@goalpost/spec/node";
import type { Front } from "../spec/front.ts";
import { writeSpec } from "../spec/write-spec.ts";

const topics = [{ id: "Goal", about: "what" }];

const question = (number: number): ClientQuestion => ({
  id: "q",
  header: "Goal",
  question: `What about ${"part ".repeat(number)}${number}?`,
  options: [],
  isMultiple: false,
  isSecret: false,
});

/** So many questions, and a specification that cites each answer. */
export async function call(spec: string, questions: number, tell: (text: string) => void): Promise<void> {
  const base = readFileSync(spec, "utf8");
  using store = openDecisions(spec);
  const result = await interview({
    text: base,
    topics,
    store,
    who: "Ada",
    answer: ({ question: text }) => ({ kind: "answer", other: `answer to ${text}` }),
    session: {
      ask: async (_prompt, { onQuestion }) => {
        for (let number = 1; number <= questions; number += 1) {
          const answers = await onQuestion?.([question(number)]);
          tell(`heard ${/\[decision (\d+)\]/.exec(answers?.q?.[0] ?? "")?.[1]}`);
        }
        const all = Array.from({ length: questions }, (_, index) => index + 1).join(", ");
        return { value: { specification: `# A\n\n- R1: All hold (decisions ${all}).\n`, open: [] } };
      },
    },
  });
  if (result.status !== "proposed") throw new Error("paused");
  const front = { confirm: async () => true } as unknown as Front;
  const summary = { decided: [], open: [], notes: [], coverage: result.coverage };
  await writeSpec({ file: spec, base, text: result.text, summary, isDryRun: false }, front, {
    cwd: "/",
  } as Parameters<typeof writeSpec>[2]);
}
