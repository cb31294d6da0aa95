import { randomUUID } from "node:crypto";
import { GoalpostError } from "@goalpost/core";
import type { Ask, AskAnswer, JsonSchema, Said, Talk, TalkOrder } from "@goalpost/target";
import { clientVersion, Deferred, type Infer } from "@goalpost/target/adapter";
import { ClaudeClient, diedError } from "../session/client.ts";
import type { controlRequest, ResultMessage } from "../session/messages.ts";
import { messageReader } from "../session/reader.ts";
import { claudeVersions } from "../session/version.ts";
import { permissionAnswer, permissionAsked } from "./approvals.ts";
import { sayHello } from "./hello.ts";
import type { ClaudeCodeRunOptions } from "./options.ts";
import { questionsAnswer, questionsAsked } from "./questions.ts";
import { TokenStream } from "./token-stream.ts";

/** What the model may use: it reads, and asks. A tool for the answer comes with the schema. */
const tools = "Read,Glob,Grep,AskUserQuestion";

/** Opens Claude Code to be asked. Source: the client, in talk.rehearsal.test.ts. */
export async function openTalk(order: TalkOrder<ClaudeCodeRunOptions>): Promise<Talk> {
  const { client, env, signal } = order;
  const { version } = await clientVersion(claudeVersions, client, env, signal);
  return new ClaudeTalk(order, version);
}

/** A conversation. The client takes its schema when it is started, so that each prompt has a process of its own, in the same session. */
class ClaudeTalk implements Talk {
  readonly #order: TalkOrder<ClaudeCodeRunOptions>;
  readonly #version: string;
  readonly #threadId = randomUUID();
  readonly #died = new Deferred<GoalpostError>();
  readonly #asks = new Map<string, (answer: AskAnswer) => void>();
  #client: ClaudeClient | undefined;
  #isKnown = false;
  #model: string | undefined;
  #isClosed = false;

  constructor(order: TalkOrder<ClaudeCodeRunOptions>, version: string) {
    this.#order = order;
    this.#version = version;
  }

  get died(): Promise<GoalpostError> {
    return this.#died.promise;
  }

  async say(prompt: string, schema: JsonSchema | undefined): Promise<Said> {
    const answered = new Deferred<ResultMessage>();
    const client = this.#start(schema, (result) => answered.resolve(result));
    this.#client = client;
    void client.closed.then((exit) => {
      if (exit.asked || this.#isClosed) return;
      const error = diedError(exit, "the answer to a prompt");
      answered.reject(error);
      this.#died.resolve(error);
    });
    await sayHello(client, { settings: {} }, this.#version);
    client.prompt(prompt);
    const result = await answered.promise;
    this.#isKnown = true;
    // each prompt has a process of its own, whose sum is that of the prompt
    const { any, ...tokens } = new TokenStream().total(result.modelUsage);
    if (any) this.#order.tell({ type: "used", tokens });
    await client.finish();
    return saidIn(result);
  }

  answer(id: string, answer: AskAnswer): void {
    this.#asks.get(id)?.(answer);
    this.#asks.delete(id);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#client?.close();
  }

  #start(schema: JsonSchema | undefined, onResult: (result: ResultMessage) => void): ClaudeClient {
    const { client, cwd, env, own, runId, signal, tell } = this.#order;
    const warn = (code: string, message: string): void => tell({ type: "warning", code, message });
    const notify = messageReader(
      {
        notice: () => {},
        assistant: ({ message: { content, model } }) => {
          if (model !== this.#model)
            tell({ type: "opened", threadId: this.#threadId, model, sandbox: "", resumed: false });
          this.#model = model;
          for (const { type, text } of content)
            if (type === "text" && text !== undefined && text.trim() !== "") tell({ type: "message", text });
        },
        goalSet: () => {},
        user: () => {},
        feedback: () => {},
        limit: () => {},
        activeGoal: () => {},
        stream: () => {},
        result: onResult,
      },
      () => "",
      (type, { path, seen, expected }) =>
        warn("protocol-drift", `the client sent a message ${type} whose ${path} is ${seen}, expected ${expected}`),
    );
    return new ClaudeClient({
      client,
      args: [
        ...(this.#isKnown ? ["--resume", this.#threadId] : ["--session-id", this.#threadId]),
        ...["--tools", tools, "--strict-mcp-config", "--permission-prompt-tool", "stdio"],
        ...(schema === undefined ? [] : ["--json-schema", JSON.stringify(schema)]),
        ...(own.args ?? []),
      ],
      cwd,
      env,
      runId,
      signal,
      onMessage: notify,
      onRequest: (request) => this.#request(request),
      onTrouble: warn,
    });
  }

  async #request(request: Infer<typeof controlRequest>["request"]): Promise<object | undefined> {
    // the client asks whether the model may stop
    if (request.subtype === "hook_callback") return {};
    if (request.subtype !== "can_use_tool") return undefined;
    const questions = questionsAsked(request);
    if (questions !== undefined)
      return questionsAnswer(request, questions, await this.#ask((id) => ({ kind: "question", id, questions })));
    const asked = permissionAsked(request);
    return permissionAnswer(request, await this.#ask((id) => ({ kind: "permission", id, request: asked })));
  }

  #ask(make: (id: string) => Ask): Promise<AskAnswer> {
    const ask = make(randomUUID());
    const answered = new Promise<AskAnswer>((resolve) => this.#asks.set(ask.id, resolve));
    this.#order.tell({ type: "asked", ask });
    return answered;
  }
}

/** A prompt that ends without the answer in the schema's form has its text: whoever asked says so. */
function saidIn({ is_error, result = "", errors = [], structured_output, subtype }: ResultMessage): Said {
  if (structured_output !== undefined) return { text: result, structured: structured_output };
  const isFormMissing = subtype === "error_max_structured_output_retries";
  if (!is_error || isFormMissing) return { text: result };
  const said = [result, ...errors].filter((part) => part !== "").join("; ");
  throw new GoalpostError({
    code: "claude-code/turn-failed",
    where: "ask",
    what: said === "" ? `failed (${subtype})` : said.slice(0, 600),
    help: "when the cause is gone, ask again",
  });
}
