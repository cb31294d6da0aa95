import { tool } from "@goalpost/rehearsal";
import type { Answer, AskOptions, AskSession } from "@goalpost/runtime";

/** A question of the model in each client's own tool: which port? */
export const whichPort = (question = "Which port?") =>
  tool({
    codex: {
      name: "request_user_input",
      input: { questions: [{ id: "port", header: "Port", question, options: ports }] },
    },
    claudeCode: {
      name: "AskUserQuestion",
      input: { questions: [{ question, header: "Port", options: ports, multiSelect: false }] },
    },
  });

const ports = [
  { label: "80", description: "plain" },
  { label: "443", description: "TLS" },
];

/** The answer that is asked for: a port. */
export const portSchema = {
  type: "object",
  properties: { port: { type: "number" } },
  required: ["port"],
  additionalProperties: false,
} as const;

/** Asks once, and closes. */
export async function askOnce(session: AskSession, prompt: string, options: AskOptions): Promise<Answer> {
  try {
    return await session.ask(prompt, options);
  } finally {
    await session.close();
  }
}
