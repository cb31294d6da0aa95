import type { TokenCount } from "@goalpost/target";
import { type Infer, isRecord, readShape } from "@goalpost/target/adapter";
import { modelUsage, type streamEvent } from "../session/messages.ts";

/** Counts tokens as the model's answers come in; the client's own sum, the judge's part included, comes at the end of a prompt. */
export class TokenStream {
  #input: Omit<TokenCount, "outputTokens"> = { inputTokens: 0, cachedInputTokens: 0 };

  /** Takes in one piece of an answer; the count of an answer that has come to its end. */
  take({ event }: Infer<typeof streamEvent>): TokenCount | undefined {
    if (event.type === "message_start") {
      const {
        input_tokens = 0,
        cache_read_input_tokens: cached = 0,
        cache_creation_input_tokens: made = 0,
      } = event.message?.usage ?? {};
      this.#input = { inputTokens: input_tokens + cached + made, cachedInputTokens: cached };
    }
    if (event.type !== "message_delta" || event.usage?.output_tokens === undefined) return undefined;
    const count = { ...this.#input, outputTokens: event.usage.output_tokens };
    this.#input = { inputTokens: 0, cachedInputTokens: 0 };
    return count;
  }

  /** Sums up what the client says that it used in this process, over all models. */
  total(perModel: unknown): TokenCount & { readonly any: boolean } {
    const sum = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, any: false };
    if (!isRecord(perModel)) return sum;
    for (const entry of Object.values(perModel)) {
      const reading = readShape(modelUsage, entry);
      if (!reading.ok) continue;
      const { inputTokens, outputTokens, cacheReadInputTokens, cacheCreationInputTokens } = reading.value;
      sum.inputTokens += inputTokens + cacheReadInputTokens + cacheCreationInputTokens;
      sum.cachedInputTokens += cacheReadInputTokens;
      sum.outputTokens += outputTokens;
      sum.any = true;
    }
    return sum;
  }
}
