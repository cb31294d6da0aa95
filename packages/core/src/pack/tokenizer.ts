import { GoalpostError } from "../errors/goalpost-error.ts";
import type { Tokenizer } from "./measure.ts";

/** Characters that go to the tokenizer at once: unbroken text costs it quadratic time (50,000 characters at once took 21 s). */
const sliceLength = 2000;

/**
 * Loads the o200k tokenizer of OpenAI's models, from the optional package `gpt-tokenizer`. It takes about 250 ms, so nothing loads it unasked.
 * Long texts are counted in slices of 2,000 characters: the count can be off by one a slice.
 *
 * @throws {@link GoalpostError} `measure/no-tokenizer` when `gpt-tokenizer` is not installed.
 * @example
 * measure("Port it.", await o200k()).tokens; // 3
 */
export async function o200k(): Promise<Tokenizer> {
  const { countTokens } = await import("gpt-tokenizer/encoding/o200k_base").catch((cause: unknown) => {
    throw new GoalpostError({
      code: "measure/no-tokenizer",
      where: "o200k",
      what: "the package gpt-tokenizer is not installed",
      help: "install it (`npm install gpt-tokenizer`), or use estimatedTokens",
      cause,
    });
  });
  return {
    name: "o200k",
    count(text) {
      let count = 0;
      for (let at = 0; at < text.length; ) {
        const end = sliceEnd(text, at + sliceLength);
        count += countTokens(text.slice(at, end), { disallowedSpecial: new Set() });
        at = end;
      }
      return count;
    },
  };
}

/** A slice never ends inside a surrogate pair. */
const sliceEnd = (text: string, end: number): number => {
  const code = text.charCodeAt(end - 1);
  return code >= 0xd800 && code < 0xdc00 ? end + 1 : end;
};
