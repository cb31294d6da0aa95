import type { Infer } from "@goalpost/target/adapter";
import type { assistantMessage } from "../session/messages.ts";

/**
 * What the client says in the model's place where a limit of a subscription was reached: `You've hit your 5-hour limit · resets 10:02am (UTC)`.
 * Source: the client, in stuck.rehearsal.test.ts.
 */
const resets = /^You.ve hit your .*\bresets\b/is;

/** Whether the account's usage limit was reached, as the client tells it: in a message of its own, or as the error of a request. */
export class UsageLimit {
  #isRejected = false;
  #isFailed = false;
  /** Whether the client's words name an end. */
  #ends = false;
  #resetsAt: number | undefined;

  /** A new prompt is sent. */
  forget(): void {
    this.#isRejected = false;
    this.#isFailed = false;
    this.#ends = false;
  }

  told({ status, resetsAt }: { readonly status: string; readonly resetsAt?: number | undefined }): void {
    this.#isRejected = status === "rejected";
    this.#resetsAt = resetsAt;
  }

  /** A request failed for good: the kind of its error, and the client's words for it, which stand in the model's place. */
  failed({ error, message: { content } }: Infer<typeof assistantMessage>): void {
    this.#isFailed = error === "rate_limit";
    this.#ends = this.#isFailed && content.some(({ text = "" }) => resets.test(text));
  }

  get isReached(): boolean {
    return this.#isRejected || this.#isFailed;
  }

  /** When it ends, where the client says so: an ISO time. An end that it names in words alone has passed by its clock: then that is now. */
  get resetsAt(): string | undefined {
    if (!this.#isRejected && this.#ends) return new Date().toISOString();
    const at = this.#isRejected ? this.#resetsAt : undefined;
    return at !== undefined && at > 0 && at < 8_640_000_000_000 ? new Date(at * 1000).toISOString() : undefined;
  }
}
