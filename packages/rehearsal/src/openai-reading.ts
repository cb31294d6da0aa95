import type { Reading, SeenItem } from "./seen.ts";
import { asArray, asObject, asText, contentTexts, type JsonObject } from "./unknown-json.ts";

/** Reads the body of `POST /v1/responses`. */
export function readResponsesBody(body: JsonObject): Reading {
  const instructions = asText(body.instructions);
  const first: SeenItem[] = instructions === "" ? [] : [{ role: "developer", kind: "text", text: instructions }];
  const input = typeof body.input === "string" ? [{ role: "user", content: body.input }] : asArray(body.input);
  const items = [...first, ...input.map(asObject).flatMap(readItem)];
  const objective = items.findLast(({ kind }) => kind === "objective")?.text;
  return {
    items,
    tools: asArray(body.tools)
      .map(asObject)
      .map((tool) => asText(tool.name) || asText(tool.type)),
    ...(typeof body.model === "string" ? { model: body.model } : {}),
    ...(objective === undefined ? {} : { objective }),
  };
}

function readItem(item: JsonObject): readonly SeenItem[] {
  const name = asText(item.name);
  const call = {
    ...(name === "" ? {} : { name }),
    ...(typeof item.call_id === "string" ? { callId: item.call_id } : {}),
  };
  switch (item.type ?? "message") {
    case "message":
      return contentTexts(item.content).map((text) => ({ role: roleOf(item.role), kind: "text", text }));
    case "function_call":
      return [{ role: "assistant", kind: "call", text: asText(item.arguments), ...call }];
    case "custom_tool_call":
      return [{ role: "assistant", kind: "call", text: asText(item.input), ...call }];
    case "function_call_output":
    case "custom_tool_call_output":
      return contentTexts(item.output).map((text) => ({
        role: "tool",
        kind: name === "goal_objective" ? "objective" : "output",
        text,
        ...call,
      }));
    case "compaction":
      return [{ role: "assistant", kind: "compaction", text: asText(item.encrypted_content) }];
    default:
      return [];
  }
}

function roleOf(role: unknown): "developer" | "user" | "assistant" {
  if (role === "system" || role === "developer") return "developer";
  return role === "assistant" ? "assistant" : "user";
}
