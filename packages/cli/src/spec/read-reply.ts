import { nearest } from "@goalpost/core/internal";
import type { FindingReply, InterviewQuestion, Reply } from "@goalpost/spec";

const actions = ["skip", "not-relevant", "look", "back", "enough", "quit"] as const;
const keys = ["answer", "note", "replaces", "action", "reason", "question", "topic"];

/**
 * Reads a reply as JSON has it: `{ "answer": "a label, or own words" | […], "note": "…" }` or `{ "action": "skip", "reason": "…" }`. What is none of the
 * options is the author's own words; `"replaces": true`: the answer takes the place of the earlier decision that the question is like.
 */
export function readReply(
  value: unknown,
  { options }: Pick<InterviewQuestion, "options">,
): { readonly ok: Reply } | { readonly fault: string } {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { fault: "expected an object" };
  const given = value as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    const near = nearest(unknown, keys);
    return {
      fault: `has the key "${unknown}"${near === undefined ? `, expected ${keys.join(", ")}` : `; write "${near}"`}`,
    };
  }
  const { answer, note, action, reason, replaces = false } = given;
  if (typeof replaces !== "boolean") return { fault: "replaces is true or false" };
  if (![note, reason].every((each) => each === undefined || typeof each === "string"))
    return { fault: "note and reason are texts" };
  if ((answer === undefined) === (action === undefined)) return { fault: "expected either answer or action" };
  if (action !== undefined) return readAction(action, reason as string | undefined);
  const list = typeof answer === "string" ? [answer] : answer;
  if (!Array.isArray(list) || list.length === 0 || !list.every((each): each is string => typeof each === "string"))
    return { fault: "answer is a text, or a list of texts" };
  const isLabel = (text: string): boolean => options.some(({ label }) => label === text);
  const other = list.filter((each) => !isLabel(each));
  return {
    ok: {
      kind: "answer",
      choices: list.filter(isLabel),
      ...(other.length === 0 ? {} : { other: other.join("; ") }),
      ...(note === undefined ? {} : { note: note as string }),
      ...(replaces ? { replaces } : {}),
    },
  };
}

function readAction(action: unknown, reason: string | undefined): { readonly ok: Reply } | { readonly fault: string } {
  const kind = actions.find((each) => each === action);
  if (kind === undefined) return { fault: `has the action ${JSON.stringify(action)}, expected ${actions.join(", ")}` };
  if (kind === "skip") return reason === undefined ? { fault: "a skip has a reason" } : { ok: { kind, reason } };
  return { ok: kind === "not-relevant" && reason !== undefined ? { kind, reason } : { kind } };
}

/** Reads what is done with a finding: `{ "action": "take" }`, or `{ "action": "edit", "replacement": "…" }`. */
export function readFindingReply(value: unknown): { readonly ok: FindingReply } | { readonly fault: string } {
  const { action, replacement } = Object(value) as { readonly action?: unknown; readonly replacement?: unknown };
  if (action === "edit") {
    if (typeof replacement !== "string" || replacement.trim() === "") return { fault: "an edit has a replacement" };
    return { ok: { kind: action, replacement } };
  }
  const kind = (["take", "leave", "remove", "claim", "quit"] as const).find((each) => each === action);
  if (kind !== undefined) return { ok: { kind } };
  return {
    fault: `has the action ${JSON.stringify(action) ?? "none"}, expected take, leave, edit, remove, claim or quit`,
  };
}
