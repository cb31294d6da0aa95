import type { LogRecord, NewRecord } from "@goalpost/log";
import { at, bounded, isObject, listAt, numberAt, type Told, textAt } from "./told.ts";

/** Types of lines that a rollout of Codex has. Source: the client, run 2026-11-30; older ones have no `ordinal` and say commands another way. */
export const codexTypes: ReadonlySet<string> = new Set(["session_meta", "response_item", "event_msg", "turn_context", "compacted", "world_state", "token_usage_record"]); // biome-ignore format: one

/** Reads the lines of one rollout, in order. */
export class CodexRollout {
  #turn = 0;
  readonly #commands = new Map<string, string>();
  readonly #ended = new Set<string>();
  readonly #goals = new Map<string, unknown>();

  take(line: LogRecord): Told {
    if (!codexTypes.has(line.type)) return undefined;
    const { payload } = line;
    switch (line.type) {
      case "session_meta":
        return [{ type: "thread_started", client: "Codex", thread_id: textAt(payload, "id"), model: "", sandbox: "", client_version: textAt(payload, "cli_version"), resumed: false, cwd: textAt(payload, "cwd") }]; // biome-ignore format: one
      case "turn_context":
        return [{ type: "thread_started", client: "Codex", thread_id: "", model: textAt(payload, "model"), sandbox: textAt(payload, "sandbox_policy", "type") || textAt(payload, "sandbox_policy", "mode"), client_version: "", resumed: false }]; // biome-ignore format: one
      case "compacted":
        return [{ type: "compacted" }];
      case "event_msg":
        return this.#event(payload);
      case "response_item":
        return this.#item(payload);
      default:
        return [];
    }
  }

  #event(payload: unknown): Told {
    switch (textAt(payload, "type")) {
      case "thread_goal_updated":
        return [{ type: "goal_status", status: textAt(payload, "goal", "status") || "active", tokens_used: numberAt(payload, "goal", "tokensUsed"), objective: textAt(payload, "goal", "objective") }]; // biome-ignore format: one
      case "thread_goal_cleared":
        return [{ type: "goal_status", status: "none", tokens_used: 0 }];
      case "task_started":
        this.#turn += 1;
        return [{ type: "turn_started", turn: this.#turn, turn_id: textAt(payload, "turn_id") }];
      case "task_complete":
        return [{ type: "turn_ended", turn: this.#turn, turn_id: textAt(payload, "turn_id"), status: "completed" }];
      case "turn_aborted":
        return [{ type: "turn_ended", turn: this.#turn, turn_id: textAt(payload, "turn_id"), status: "interrupted", error: textAt(payload, "reason") }]; // biome-ignore format: one
      case "error":
      case "stream_error":
        return [{ type: "warning", code: textAt(payload, "type"), message: textAt(payload, "message") }];
      case "token_count":
        return tokens(at(payload, "info", "total_token_usage"));
      case "item_completed":
        return this.#completed(at(payload, "item"));
      case "context_compacted":
        return [{ type: "compacted" }];
      default:
        return textAt(payload, "type") === "" ? undefined : quiet.has(textAt(payload, "type")) ? [] : undefined;
    }
  }

  #completed(item: unknown): Told {
    if (textAt(item, "type") === "CommandExecution") {
      const id = textAt(item, "id");
      this.#ended.add(id);
      const words = listAt(item, "command").filter((word) => typeof word === "string");
      const command = this.#commands.get(id) ?? bounded(String(words.at(-1) ?? ""));
      const code = at(item, "exit_code");
      return [{ type: "command_ended", id, command, status: textAt(item, "status") || "completed", ...(typeof code === "number" ? { exit_code: code } : {}), output: textAt(item, "aggregated_output") }]; // biome-ignore format: one
    }
    if (textAt(item, "type") === "FileChange") {
      const changes = at(item, "changes");
      const paths = isObject(changes) ? Object.entries(changes).map(([path, change]) => ({ path: bounded(path), kind: textAt(change, "type") || "update" })) : []; // biome-ignore format: one
      return [{ type: "file_change", id: textAt(item, "id"), status: textAt(item, "status") || "completed", changes: paths }]; // biome-ignore format: one
    }
    return [];
  }

  #item(payload: unknown): Told {
    const id = textAt(payload, "call_id");
    switch (textAt(payload, "type")) {
      case "message":
        return textAt(payload, "role") === "assistant" ? messageOf(payload) : [];
      case "function_call":
      case "local_shell_call":
        if (textAt(payload, "name") === "update_goal") this.#goals.set(id, argumentsOf(payload));
        else this.#commands.set(id, commandIn(payload));
        return [];
      case "function_call_output": {
        // The agent says how its goal stands by a tool; only what the client answered to counts.
        const goal = this.#goals.get(id);
        if (goal !== undefined) return goalOf(textAt(goal, "status"), jsonOf(at(payload, "output")));
        const command = this.#commands.get(id);
        // Older versions say no item of their own for a command; what it printed has the exit code in words.
        if (command === undefined || command === "" || this.#ended.has(id)) return [];
        return [ended(id, command, payload)];
      }
      case "":
        return undefined;
      default:
        return [];
    }
  }
}

/** Events that tell nothing which is not told by another line. */
const quiet: ReadonlySet<string> = new Set(["agent_message", "user_message", "agent_reasoning", "agent_reasoning_raw_content", "thread_settings_applied", "exec_command_begin", "exec_command_end", "patch_apply_begin", "patch_apply_end", "item_started", "mcp_tool_call_begin", "mcp_tool_call_end", "web_search_begin", "web_search_end", "thread_name_updated", "turn_diff", "plan_update"]); // biome-ignore format: one

function messageOf(payload: unknown): readonly NewRecord[] {
  const text = listAt(payload, "content").map((part) => textAt(part, "text")).filter((part) => part !== "").join("\n"); // biome-ignore format: one
  return text === "" ? [] : [{ type: "message", text }];
}

/** The command of a call: its arguments are JSON in a text. */
function commandIn(payload: unknown): string {
  const listed = listAt(payload, "action", "command").filter((word) => typeof word === "string");
  if (listed.length > 0) return bounded(String(listed.at(-1)));
  const parsed = argumentsOf(payload);
  const words = listAt(parsed, "command").filter((word) => typeof word === "string");
  return textAt(parsed, "cmd") || textAt(parsed, "command") || bounded(String(words.at(-1) ?? ""));
}

const argumentsOf = (payload: unknown): unknown => jsonOf(at(payload, "arguments"));

/** A value that stands as JSON in a text; undefined where it does not. */
function jsonOf(text: unknown): unknown {
  if (typeof text !== "string" || text.length > 1_000_000) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What came of the agent's word on its goal: the client answers with the goal as it stands now. */
function goalOf(asked: string, answer: unknown): readonly NewRecord[] {
  const status = textAt(answer, "goal", "status");
  return status === "" || status !== asked ? [] : [{ type: "goal_status", status, tokens_used: numberAt(answer, "goal", "tokensUsed") }]; // biome-ignore format: one
}

function ended(id: string, command: string, payload: unknown): NewRecord {
  const output = textAt(payload, "output");
  const code = /(?:Process exited with code|Exit code:|"exit_code":)\s*(-?\d{1,5})/.exec(output)?.[1];
  const exit = code === undefined ? {} : { exit_code: Number(code) };
  const isCut = code === undefined && /\baborted by user\s*$/.test(output);
  return { type: "command_ended", id, command, status: isCut ? "interrupted" : code === "0" || code === undefined ? "completed" : "failed", ...exit, output }; // biome-ignore format: one
}

function tokens(total: unknown): readonly NewRecord[] {
  if (!isObject(total)) return [];
  const [input, output] = [numberAt(total, "input_tokens"), numberAt(total, "output_tokens")];
  return [{ type: "tokens", tokens: numberAt(total, "total_tokens") || input + output, input_tokens: input, cached_input_tokens: numberAt(total, "cached_input_tokens"), output_tokens: output, dollars: null }]; // biome-ignore format: one
}
