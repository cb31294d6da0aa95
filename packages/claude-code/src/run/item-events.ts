import { relative } from "node:path";
import type { ItemEvent } from "@goalpost/target";
import { type Infer, isRecord, materialOf, readShape, shortenOutput } from "@goalpost/target/adapter";
import { blocks, type MessageBlock, type noticeMessage, type userMessage } from "../session/messages.ts";

const fileTools: Readonly<Record<string, { readonly path: string; readonly kind: "add" | "update" }>> = {
  Write: { path: "file_path", kind: "add" },
  Edit: { path: "file_path", kind: "update" },
  NotebookEdit: { path: "notebook_path", kind: "update" },
};

/** Turns the tool calls and results of the stream into events; a result is told from its call by the id. */
export class ItemEvents {
  readonly #cwd: string;
  readonly #calls = new Map<string, MessageBlock>();

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  /** What a block of the model's answer means. */
  *said(block: MessageBlock): Generator<ItemEvent> {
    if (block.type === "text" && block.text !== undefined && block.text.trim() !== "") {
      yield { type: "message", text: block.text };
    }
    if (block.type !== "tool_use" || block.id === undefined) return;
    this.#calls.set(block.id, block);
    const command = commandOf(block);
    if (command !== undefined) yield { type: "commandStarted", id: block.id, command, cwd: this.#cwd };
  }

  /** What the results in a message of the user's role mean. */
  *answered({ message: { content } }: Infer<typeof userMessage>): Generator<ItemEvent> {
    const reading = readShape(blocks, content);
    if (!reading.ok) return;
    for (const block of reading.value) {
      const id = block.type === "tool_result" ? block.tool_use_id : undefined;
      const call = id === undefined ? undefined : this.#calls.get(id);
      if (id === undefined || call === undefined) continue;
      this.#calls.delete(id);
      const output = textOf(block.content);
      const status = statusOf(block, output);
      const command = commandOf(call);
      if (command !== undefined) yield { type: "commandEnded", id, command, status, output: shortenOutput(output) };
      const change = changeOf(call);
      if (command === undefined && change === undefined && status === "completed")
        yield materialOf(id, call.name ?? "tool", aboutOf(call, this.#cwd), output);
      if (change !== undefined) yield { type: "fileChange", id, status, changes: [change] };
    }
  }
}

/** What a tool was asked for: a file of the working tree by its path in it, else its whole input. */
const aboutOf = ({ input }: MessageBlock, cwd: string): string => {
  const path = isRecord(input) ? input.file_path : undefined;
  return typeof path === "string" ? relative(cwd, path) : JSON.stringify(input ?? "");
};

const commandOf = ({ name, input }: MessageBlock): string | undefined =>
  name === "Bash" && isRecord(input) && typeof input.command === "string" ? input.command : undefined;

const changeOf = ({ name, input }: MessageBlock): { path: string; kind: "add" | "update" } | undefined => {
  const tool = name !== undefined && Object.hasOwn(fileTools, name) ? fileTools[name] : undefined;
  if (tool === undefined || !isRecord(input)) return undefined;
  const path = input[tool.path];
  return typeof path === "string" ? { path, kind: tool.kind } : undefined;
};

const statusOf = ({ is_error }: MessageBlock, output: string): "completed" | "failed" | "declined" => {
  if (is_error !== true) return "completed";
  return /^(?:Permission to use |This command requires approval|Claude requested permissions|declined by )/.test(output)
    ? "declined"
    : "failed";
};

const textOf = (content: unknown): string => {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part) => (isRecord(part) && typeof part.text === "string" ? part.text : "")).join("\n");
};

/** What a notice of the client means. */
export function* noticeEvents(notice: Infer<typeof noticeMessage>): Generator<ItemEvent> {
  const { subtype, key, text, content } = notice;
  if (subtype === "compact_boundary") yield { type: "compacted" };
  // Source: the client, in stuck.rehearsal.test.ts
  if (subtype === "api_retry") {
    const { attempt, max_retries: most, error_status: code, error } = notice;
    const what = [error, code].filter((each) => each !== undefined && each !== null).join(" ");
    const message = `a request failed${what === "" ? "" : ` (${what})`} and is made again, ${attempt ?? "?"} of ${most ?? "?"}`;
    yield { type: "warning", code: "model-error-retried", message };
  }
  if (subtype !== "informational" && subtype !== "notification") return;
  yield { type: "warning", code: "client", message: String(text ?? content ?? key) };
}
