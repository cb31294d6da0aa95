import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openAskSession as openClaude } from "@goalpost/claude-code";
import { openAskSession as openCodex } from "@goalpost/codex";
import {
  type ClientName,
  isolatedHome,
  requireClient,
  type Step,
  say,
  script,
  startModelServer,
  tool,
  turn,
} from "@goalpost/rehearsal";
import { type AskingSession, type ClientQuestion, interview } from "@goalpost/spec";
import { openDecisions } from "@goalpost/spec/node";
import { type Bench, round } from "../bench.ts";
import { median } from "../median.ts";

const cache = fileURLToPath(new URL("../../.cache/interview", import.meta.url));
const rounds = 3;
const questions = 40;
const topics = [{ id: "Data", about: "which formats" }];
const text = "# Export\n\nOrders can be exported.\n";
const specification = `# Export\n\n- R1: All hold (decisions ${Array.from({ length: questions }, (_, at) => at + 1).join(", ")}).\n`;

/** A question that no earlier one is like. */
const question = (number: number): object => ({
  header: "Data",
  question: `Which ${"part ".repeat(number)}is number ${number}?`,
  options: [
    { label: "this", description: "it is this" },
    { label: "that", description: "it is that" },
  ],
});

/** One question in each request, in each client's own tool, and then the answer in its form. */
const steps = (client: ClientName): readonly (Step | ReturnType<typeof tool>)[] => [
  ...Array.from({ length: questions }, (_, at) =>
    tool({
      codex: { name: "request_user_input", input: { questions: [{ id: "q", ...question(at + 1) }] } },
      claudeCode: { name: "AskUserQuestion", input: { questions: [{ ...question(at + 1), multiSelect: false }] } },
    } as Parameters<typeof tool>[0]),
  ),
  client === "codex"
    ? say(JSON.stringify({ specification, open: [] }))
    : tool({ claudeCode: { name: "StructuredOutput", input: { specification, open: [] } } }),
];

/** What stands beside the client: nothing but an answer at once, or the interview. Milliseconds in which the client waited for an answer. */
type How = (session: AskingSession, spec: string) => Promise<number>;

const schema = {
  type: "object",
  properties: { specification: { type: "string" }, open: { type: "array", items: { type: "string" } } },
  required: ["specification", "open"],
  additionalProperties: false,
} as const;

const bare: How = async (session) => {
  let asked = 0;
  await session.ask("Ask, and then write.", {
    schema,
    maxQuestions: 1000,
    onQuestion: async (given: readonly ClientQuestion[]) => {
      asked += given.length;
      return Object.fromEntries(given.map(({ id }) => [id, ["this"]]));
    },
  });
  if (asked !== questions) throw new Error(`${asked} questions were asked, expected ${questions}`);
  return 0;
};

const ours: How = async (session, spec) => {
  using store = openDecisions(spec);
  let waited = 0;
  const ask: AskingSession["ask"] = (prompt, options) =>
    session.ask(prompt, {
      ...options,
      onQuestion: async (given) => {
        const began = performance.now();
        const answers = await options.onQuestion?.(given);
        waited += performance.now() - began;
        return answers;
      },
    });
  const result = await interview({
    ...{ text, session: { ask }, store, topics, who: "Ada" },
    answer: ({ options: [first] }) => ({ kind: "answer", choices: [first?.label ?? ""] }),
  });
  if (result.status !== "proposed" || result.asked !== questions) throw new Error(`${result.status}: ${result.asked}`);
  return waited;
};

const bench: Bench = {
  id: "interview",
  title: "An interview of 40 questions, beside the client's own time",
  async run() {
    rmSync(cache, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    const figures = [];
    for (const client of ["codex", "claude-code"] as const) figures.push({ client, ...(await inTurns(client)) });
    return {
      head: [
        "client",
        "answered at once",
        "`interview()`, each answer on disk first",
        "in which the client waits for us",
        "a question",
      ],
      rows: figures.map(({ client, own, whole, waited }) => [
        client,
        `${round(own)} ms`,
        `${round(whole)} ms`,
        `${round(waited)} ms`,
        `${round(waited / questions)} ms`,
      ]),
      budgets: figures.map(({ client, waited }) => ({
        what: `${client}: the client waits for us, in ms a question`,
        value: waited / questions,
        atMost: 25,
      })),
      note: `The real clients and a scripted model on loopback, one question in each request; medians of ${rounds} interleaved rounds. The whole times differ by the machine's other work; what is ours is from a question to its answer, the write to the disk in it. Neither the start of the client nor a person is in it. \`packages/cli/src/spec/killed.test.ts\` kills such an interview at each of its 51 writes: no answer that the model heard is lost.`,
    };
  },
};
export default bench;

async function inTurns(client: ClientName): Promise<Record<"own" | "whole" | "waited", number>> {
  const times = { own: [] as number[], whole: [] as number[], waited: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    times.own.push((await timed(client, bare)).took);
    const { took, waited } = await timed(client, ours);
    times.whole.push(took);
    times.waited.push(waited);
  }
  return { own: median(times.own), whole: median(times.whole), waited: median(times.waited) };
}

/** Milliseconds of one conversation, in a home and a folder of its own. */
async function timed(client: ClientName, how: How): Promise<Record<"took" | "waited", number>> {
  const { path } = await requireClient(client);
  await using server = await startModelServer(script(turn(...steps(client))));
  await using home = await isolatedHome({ client, server, parent: cache });
  const cwd = await home.workspace();
  const order = { cwd, env: { ...home.env }, client: [path] };
  const session = client === "codex" ? await openCodex(order) : await openClaude(order);
  try {
    const began = performance.now();
    const waited = await how(session, join(cwd, "SPEC.md"));
    return { took: performance.now() - began, waited };
  } finally {
    await session.close();
  }
}
