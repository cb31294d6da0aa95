import { randomUUID } from "node:crypto";
import { GoalpostError } from "@goalpost/core/errors";
import { onOneLine } from "../text.ts";
import { type AskCodexOptions, askCodex, type CodexAnswer } from "./codex-oracle.ts";

/** One question whose answer is known. */
interface Control {
  readonly text: string;
  readonly what: string;
  readonly strict: boolean;
  /** What a refusal must name; undefined where the client must accept. */
  readonly names?: string;
}

/** No program can know the word before: who names it has read the text. */
function controls(word: string): readonly Control[] {
  const key = { text: `${word} = 1\n`, what: "a key that no Codex has" };
  const value = { text: `approval_policy = "${word}"\n`, what: "a value that no Codex has", names: word };
  return [
    { ...key, strict: false },
    { ...key, strict: true, names: word },
    { ...value, strict: false },
    { ...value, strict: true },
    { text: "", what: "an empty file", strict: true },
  ];
}

/**
 * Says why the word of a client about a config.toml is worth nothing; undefined where it is worth something: it accepted what any Codex accepts, and
 * refused a key and a value that no Codex has, by their names. A wrapper that only ends well, or a version without the flag, does neither.
 *
 * @throws GoalpostError `config/aborted` when `signal` was.
 */
export async function whyNotBelieved(options: Omit<AskCodexOptions, "strict">): Promise<string | undefined> {
  const word = `goalpost_${randomUUID().replaceAll("-", "")}`;
  try {
    for (const control of controls(word)) {
      const fault = faultOf(control, await askCodex(control.text, { ...options, strict: control.strict }));
      if (fault !== undefined) return `${fault}${control.strict ? ", under --strict-config" : ""}`;
    }
    return undefined;
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    if (GoalpostError.is(error)) return onOneLine(error.what);
    return onOneLine(error instanceof Error ? error.message : String(error));
  }
}

function faultOf({ what, names }: Control, { accepted, message = "" }: CodexAnswer): string | undefined {
  if (names !== undefined)
    return !accepted && message.includes(names) ? undefined : `it does not refuse ${what} by name`;
  return accepted ? undefined : `it refuses ${what}: ${onOneLine(message).slice(0, 200)}`;
}
