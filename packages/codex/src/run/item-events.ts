import { type ItemEvent, isRecord, read, shortenOutput } from "@goalpost/runtime";
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
  }
}

const readItem = (raw: unknown): ThreadItem | { readonly drift: string } | undefined => {
  if (!isRecord(raw) || typeof raw.type !== "string" || typeof raw.id !== "string") return undefined;
  if (!Object.hasOwn(items, raw.type)) return undefined;
  const type = raw.type as ItemType;
  const reading = read(items[type], raw);
  if (reading.ok) return { type, id: raw.id, ...reading.value } as ThreadItem;
  const { path, seen, expected } = reading.mismatch;
  return { drift: `the client sent an item ${type} whose ${path} is ${seen}, expected ${expected}` };
};
