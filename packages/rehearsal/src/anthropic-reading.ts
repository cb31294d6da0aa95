import type { Reading, SeenItem } from "./seen.ts";
import { asArray, asObject, asText, contentTexts, type JsonObject } from "./unknown-json.ts";

/** Reads the body of `POST /v1/messages`. */
export function readMessagesBody(body: JsonObject): Reading {
  const system = contentTexts(body.system).map((text): SeenItem => ({ role: "developer", kind: "text", text }));
  const items = [...system, ...asArray(body.messages).map(asObject).flatMap(readMessage)];
  const objective = items
    .flatMap(({ role, text }) => (role === "user" ? [goalIn(text)] : []))
    .findLast((text) => text !== undefined);
  return {
    items,
    tools: asArray(body.tools)
      .map(asObject)
      .map((tool) => asText(tool.name) || asText(tool.type)),
    ...(typeof body.model === "string" ? { model: body.model } : {}),
    ...(objective === undefined ? {} : { objective }),
  };
}

function readMessage({ role, content }: JsonObject): readonly SeenItem[] {
  const speaker = role === "assistant" ? "assistant" : role === "system" ? "developer" : "user";
  if (typeof content === "string") return [{ role: speaker, kind: "text", text: content }];
  return asArray(content)
    .map(asObject)
    .flatMap((block) => readBlock(block, speaker));
}

function readBlock(block: JsonObject, role: SeenItem["role"]): readonly SeenItem[] {
  switch (block.type) {
    case "text":
      return [{ role, kind: "text", text: asText(block.text) }];
    case "tool_use":
      return [
        {
          role: "assistant",
          kind: "call",
          text: JSON.stringify(block.input),
          name: asText(block.name),
          callId: asText(block.id),
        },
      ];
    case "tool_result": {
      const callId = asText(block.tool_use_id);
      return contentTexts(block.content).map((text) => ({ role: "tool", kind: "output", text, callId }));
    }
    default:
      return [];
  }
}

/** Where the condition of `/goal` stands: for the model, and for the judge. Source: Claude Code, 2026-11-22. */
const frames = [
  ['A session-scoped Stop hook is now active with condition: "', '". Briefly acknowledge the goal'],
  [
    "Based on the conversation transcript above, has the following stopping condition been satisfied?",
    "\n\nARGUMENTS: ",
  ],
] as const;

function goalIn(text: string): string | undefined {
  for (const [before, after] of frames) {
    const end = text.lastIndexOf(after);
    if (!text.startsWith(before) || end < 0) continue;
    const inner = text.slice(before.length, end);
    return before.endsWith('"') ? inner : inner.slice(inner.indexOf("Condition: ") + "Condition: ".length);
  }
  return undefined;
}
