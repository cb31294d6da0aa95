/** Whether the account's usage limit was reached, as the client tells it: in a message of its own, or as the error of a request. */
export class UsageLimit {
  #isRejected = false;
  #isFailed = false;
  #resetsAt: number | undefined;

  /** A new prompt is sent. */
  forget(): void {
    this.#isRejected = false;
    this.#isFailed = false;
  }

  told({ status, resetsAt }: { readonly status: string; readonly resetsAt?: number | undefined }): void {
    this.#isRejected = status === "rejected";
    this.#resetsAt = resetsAt;
  }

  /** The kind of error of a request that failed for good. */
  failedWith(error: string | undefined): void {
    this.#isFailed = error === "rate_limit";
  }

  get isReached(): boolean {
    return this.#isRejected || this.#isFailed;
  }

  /** When it ends, where the client says so: an ISO time. */
  get resetsAt(): string | undefined {
    const at = this.#isRejected ? this.#resetsAt : undefined;
    return at !== undefined && at > 0 && at < 8_640_000_000_000 ? new Date(at * 1000).toISOString() : undefined;
  }
}
