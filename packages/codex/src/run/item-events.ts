import type { ItemEvent } from "@goalpost/target";
import { isRecord, materialOf, readShape, shortenOutput } from "@goalpost/target/adapter";
import { type ItemType, items, type ThreadItem } from "../app-server/messages.ts";

/** What a started or completed thread item means for the one who follows the run; undefined for items that we do not tell. */
export function itemEvent(phase: "started" | "completed", raw: unknown): ItemEvent | undefined {
  const item = readItem(raw);
  if (item === undefined) return undefined;
  if ("drift" in item) return { type: "warning", code: "protocol-drift", message: item.drift };
  switch (item.type) {
    case "agentMessage":
      return phase === "completed" ? { type: "message", text: item.text } : undefined;
    case "commandExecution":
      return phase === "started"
        ? { type: "commandStarted", id: item.id, command: item.command, cwd: item.cwd }
        : {
            type: "commandEnded",
            id: item.id,
            command: item.command,
            status: item.status,
            ...(item.exitCode === undefined ? {} : { exitCode: item.exitCode }),
            ...(item.durationMs === undefined ? {} : { seconds: item.durationMs / 1000 }),
            output: shortenOutput(item.aggregatedOutput ?? ""),
          };
    case "fileChange":
      if (phase === "started") return undefined;
      return {
        type: "fileChange",
        id: item.id,
        status: item.status,
        changes: item.changes.map(({ path, kind }) => ({ path, kind: kind.type })),
      };
    case "contextCompaction":
      return phase === "completed" ? { type: "compacted" } : undefined;
    default:
      return phase === "completed" ? materialIn(item) : undefined;
  }
}

/** What tools that are neither commands nor changes gave to read. */
function materialIn(item: Extract<ThreadItem, { readonly type: "mcpToolCall" | "webSearch" | "sleep" }>): ItemEvent {
  switch (item.type) {
    case "mcpToolCall":
      return materialOf(item.id, `${item.server}.${item.tool}`, textOf(item.arguments), textOf(item.result));
    case "webSearch":
      return materialOf(item.id, "webSearch", item.query, textOf(item.results));
    case "sleep":
      return materialOf(item.id, "sleep", `${item.durationMs} ms`, "");
  }
}

const textOf = (value: unknown): string => (value === undefined ? "" : JSON.stringify(value));

const readItem = (raw: unknown): ThreadItem | { readonly drift: string } | undefined => {
  if (!isRecord(raw) || typeof raw.type !== "string" || typeof raw.id !== "string") return undefined;
  if (!Object.hasOwn(items, raw.type)) return undefined;
  const type = raw.type as ItemType;
  const reading = readShape(items[type], raw);
  if (reading.ok) return { type, id: raw.id, ...reading.value } as ThreadItem;
  const { path, seen, expected } = reading.mismatch;
  return { drift: `the client sent an item ${type} whose ${path} is ${seen}, expected ${expected}` };
};
