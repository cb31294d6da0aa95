import type { LogRecord, NewRecord } from "@goalpost/log";
import { at, bounded, listAt, numberAt, type Told, textAt } from "./told.ts";

/** Types of lines that a transcript of Claude Code has. Source: the client, run 2026-11-30. */
export const claudeTypes: ReadonlySet<string> = new Set(["user", "assistant", "system", "attachment", "summary", "queue-operation", "last-prompt", "file-history-snapshot", "atis-latch", "api-request", "api-request-blob", "api-request-shape", "tools-used", "cost-state", "progress", "custom-title"]); // biome-ignore format: one

/** Tools that run a command, and those that write files. */
const writers: ReadonlySet<string> = new Set(["Write", "Edit", "MultiEdit", "NotebookEdit"]);

/** Reads the lines of one transcript, in order. */
export class ClaudeTranscript {
  #turn = 0;
  #isOpen = false;
  #hasStarted = false;
  readonly #calls = new Map<string, { readonly name: string; readonly about: string }>();
  readonly #use = { input: 0, cached: 0, output: 0 };
  readonly #counted = new Set<string>();

  take(line: LogRecord): Told {
    if (!claudeTypes.has(line.type)) return undefined;
    switch (line.type) {
      case "attachment":
        return this.#attachment(at(line, "attachment"));
      case "assistant":
        return [...this.#start(line), ...this.#assistant(at(line, "message"), line)];
      case "user":
        return [...this.#start(line), ...this.#user(line)];
      case "system":
        return system(line);
      default:
        return [];
    }
  }

  /** The first line that says where it is. */
  #start(line: LogRecord): readonly NewRecord[] {
    if (this.#hasStarted) return [];
    this.#hasStarted = true;
    return [{ type: "thread_started", client: "Claude Code", thread_id: textAt(line, "sessionId"), model: "", sandbox: "", client_version: textAt(line, "version"), resumed: false, cwd: textAt(line, "cwd") }]; // biome-ignore format: one
  }

  #attachment(attachment: unknown): Told {
    const type = textAt(attachment, "type");
    if (type === "goal_status") {
      const met = at(attachment, "met") === true;
      const sentinel = at(attachment, "sentinel") === true;
      const status = sentinel ? (met ? "cleared" : "active") : met ? "met" : at(attachment, "failed") === true ? "impossible" : "active"; // biome-ignore format: one
      const reason = textAt(attachment, "reason");
      const objective = textAt(attachment, "condition");
      return [...this.#end(), { type: "goal_status", status, tokens_used: numberAt(attachment, "tokens"), ...(reason === "" ? {} : { reason }), ...(objective === "" ? {} : { objective }) }]; // biome-ignore format: one
    }
    if (type === "hook_non_blocking_error")
      return [{ type: "warning", code: "judge-failed", message: textAt(attachment, "stderr") || textAt(attachment, "error") || "a hook failed, and the client let it end" }]; // biome-ignore format: one
    return [];
  }

  #assistant(message: unknown, line: LogRecord): readonly NewRecord[] {
    const records: NewRecord[] = this.#isOpen ? [] : this.#begin();
    const model = textAt(message, "model");
    if (model !== "" && model !== "<synthetic>" && this.#counted.size === 0)
      records.push({ type: "thread_started", client: "Claude Code", thread_id: textAt(line, "sessionId"), model, sandbox: "", client_version: "", resumed: false }); // biome-ignore format: one
    for (const part of listAt(message, "content")) {
      if (textAt(part, "type") === "text" && textAt(part, "text") !== "") records.push({ type: "message", text: textAt(part, "text") }); // biome-ignore format: one
      if (textAt(part, "type") === "tool_use") this.#call(part);
    }
    records.push(...this.#tokens(message));
    return records;
  }

  #begin(): NewRecord[] {
    this.#turn += 1;
    this.#isOpen = true;
    return [{ type: "turn_started", turn: this.#turn, turn_id: String(this.#turn) }];
  }

  #end(): readonly NewRecord[] {
    if (!this.#isOpen) return [];
    this.#isOpen = false;
    return [{ type: "turn_ended", turn: this.#turn, turn_id: String(this.#turn), status: "completed" }];
  }

  #call(part: unknown): void {
    const name = textAt(part, "name");
    const about = textAt(part, "input", "command") || textAt(part, "input", "file_path") || textAt(part, "input", "notebook_path"); // biome-ignore format: one
    this.#calls.set(textAt(part, "id"), { name, about });
  }

  #user(line: LogRecord): readonly NewRecord[] {
    const content = at(line, "message", "content");
    const results = listAt(line, "message", "content").filter((part) => textAt(part, "type") === "tool_result");
    if (results.length > 0) return results.flatMap((part) => this.#result(part, line));
    // A person's word, or what the client says in their place: the turn before is over.
    return typeof content === "string" || listAt(line, "message", "content").length > 0 ? this.#end() : [];
  }

  #result(part: unknown, line: LogRecord): readonly NewRecord[] {
    const id = textAt(part, "tool_use_id");
    const call = this.#calls.get(id);
    if (call === undefined) return [];
    const failed = at(part, "is_error") === true;
    const status = failed ? "failed" : "completed";
    if (writers.has(call.name)) return [{ type: "file_change", id, status, changes: [{ path: call.about, kind: textAt(line, "toolUseResult", "type") === "create" ? "add" : "update" }] }]; // biome-ignore format: one
    if (call.name !== "Bash") return [];
    return [{ type: "command_ended", id, command: call.about, status, output: outputOf(part) }];
  }

  /** One answer stands on several lines, each with the use of the whole. */
  #tokens(message: unknown): readonly NewRecord[] {
    const id = textAt(message, "id");
    const usage = at(message, "usage");
    if (usage === undefined || this.#counted.has(id)) return [];
    this.#counted.add(id);
    const cached = numberAt(usage, "cache_read_input_tokens");
    this.#use.input += numberAt(usage, "input_tokens") + numberAt(usage, "cache_creation_input_tokens") + cached;
    this.#use.cached += cached;
    this.#use.output += numberAt(usage, "output_tokens");
    const { input, output } = this.#use;
    return [{ type: "tokens", tokens: input + output, input_tokens: input, cached_input_tokens: this.#use.cached, output_tokens: output, dollars: null }]; // biome-ignore format: one
  }
}

function outputOf(part: unknown): string {
  const content = at(part, "content");
  if (typeof content === "string") return bounded(content);
  return listAt(part, "content").map((each) => textAt(each, "text")).join("\n"); // biome-ignore format: one
}

function system(line: LogRecord): Told {
  const subtype = textAt(line, "subtype");
  if (subtype === "compact_boundary") return [{ type: "compacted" }];
  if (subtype === "api_error") return [{ type: "warning", code: "api-error", message: textAt(line, "error", "message") || textAt(line, "content") }]; // biome-ignore format: one
  return [];
}
