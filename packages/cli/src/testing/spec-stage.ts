import {
  type Call,
  type ClientName,
  clientForTests,
  isolatedHome,
  type ModelServer,
  type Script,
  type Step,
  say,
  startModelServer,
  tool,
} from "@goalpost/rehearsal";
import { onTestFinished } from "vitest";
import { put } from "./cache.ts";

/** A folder with files, a client's isolated home and a scripted model, for the steps of a specification. */
export interface SpecStage {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly server: ModelServer;
}

/** Sets such a stage; removed when the test ends. */
export async function specStage(
  client: ClientName,
  script: Script,
  files: Readonly<Record<string, string>>,
): Promise<SpecStage> {
  const found = await clientForTests(client);
  if (found.client === undefined) throw new Error(found.skip);
  const server = await startModelServer(script);
  onTestFinished(() => server.close());
  const home = await isolatedHome({ client, server });
  onTestFinished(() => home.dispose());
  const cwd = await home.workspace();
  for (const [path, text] of Object.entries(files)) put(cwd, path, text);
  const program = client === "codex" ? "GOALPOST_CODEX" : "GOALPOST_CLAUDE";
  return { cwd, env: { ...home.env, [program]: found.client.path }, server };
}

/** A question as a scripted model asks it. */
export interface ScriptedQuestion {
  readonly header: string;
  readonly question: string;
  readonly options: readonly { readonly label: string; readonly description: string }[];
}

/** A question with options that say little. */
export const scripted = (header: string, question: string, ...labels: readonly string[]): ScriptedQuestion => ({
  header,
  question,
  options: labels.map((label) => ({ label, description: `it is ${label}` })),
});

/** One request of questions, in each client's own tool. */
export const asking = (...questions: readonly ScriptedQuestion[]): Step =>
  tool({
    codex: {
      name: "request_user_input",
      input: { questions: questions.map((each, index) => ({ id: `q${index}`, ...each })) },
    },
    claudeCode: {
      name: "AskUserQuestion",
      input: { questions: questions.map((each) => ({ ...each, multiSelect: false })) },
    },
  } as Parameters<typeof tool>[0]);

/** The model's answer in a form, as each client gives it. */
export const inForm = (client: ClientName, value: object): Step | Call =>
  client === "codex"
    ? say(JSON.stringify(value))
    : tool({ claudeCode: { name: "StructuredOutput", input: { ...value } } });
