import { randomUUID } from "node:crypto";
import { type AskCodexOptions, askCodex } from "@goalpost/config/node";
import { GoalpostError } from "@goalpost/core";
import { oneLine } from "../output/plain-text.ts";

/** One question whose answer is known. */
interface Control {
  readonly text: string;
  readonly strict: boolean;
  /** What a refusal must name; undefined where the client must accept. */
  readonly names?: string;
}

/** No program can know the word before: who names it has read the text. */
function controls(word: string): readonly Control[] {
  const value = `approval_policy = "${word}"\n`;
  const key = `${word} = 1\n`;
  return [
    { text: key, strict: false },
    { text: key, strict: true, names: word },
    { text: value, strict: false, names: word },
    { text: value, strict: true, names: word },
    { text: "", strict: true },
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
    for (const { text, strict, names } of controls(word)) {
      const { accepted, message = "" } = await askCodex(text, { ...options, strict });
      const flag = strict ? " under --strict-config" : "";
      if (names === undefined && !accepted) return `it refuses ${text === "" ? "an empty file" : "a key that it does not know"}${flag}: ${oneLine(message).slice(0, 200)}`; // biome-ignore format: one
      if (names !== undefined && (accepted || !message.includes(names)))
        return `it does not name the ${text.startsWith(word) ? "key" : "value"} that no Codex has${flag}`;
    }
    return undefined;
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    return GoalpostError.is(error) ? oneLine(error.what) : oneLine(error instanceof Error ? error.message : String(error)); // biome-ignore format: one
  }
}
