import { Worker } from "node:worker_threads";
import type { Pattern } from "@goalpost/core";
import { mostWaits, sinceNow } from "../process/processor-time.ts";
import { searchWorkerCode } from "./search-worker.ts";

/** What a pattern is run on: a file, which the worker reads itself, or text. */
export type SearchTarget = { readonly path: string } | { readonly text: string };

/** What came of one target. */
export type SearchAnswer =
  | { readonly hit: false; readonly fault?: undefined }
  | {
      readonly hit: true;
      readonly fault?: undefined;
      /** From 1; unknown when only the last lines were read. */
      readonly line?: number;
      /** The line of the hit, at most 300 characters. */
      readonly excerpt: string;
      /** The whole match and its first group. */
      readonly groups: readonly (string | undefined)[];
    }
  | { readonly fault: string; readonly size?: number };

/** All answers in order, or why there is none. */
export type SearchResult =
  | { readonly answers: readonly SearchAnswer[]; readonly fault?: undefined }
  | { readonly fault: string; readonly answers?: undefined };

/** Options of {@link search}. */
export interface SearchOptions {
  readonly lastLines?: number | undefined;
  /** Milliseconds of processor time after which the pattern is killed; what else the process computes counts as its own. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Bytes that a pattern is run over at most: a string of V8 ends at 512 MB, and time grows with it. */
export const searchBytes = 64 * 1024 * 1024;

/** Runs a pattern in a worker thread that is killed when it takes too long: some patterns never end on some text. */
export function search(
  pattern: Pattern,
  targets: readonly SearchTarget[],
  { lastLines, timeoutMs, signal }: SearchOptions,
): Promise<SearchResult> {
  if (signal?.aborted) return Promise.resolve({ fault: "was interrupted" });
  const worker = new Worker(searchWorkerCode, {
    eval: true,
    workerData: { ...pattern, targets, lastLines, maxBytes: searchBytes },
    // Flags of the process, such as those of a loader, are of no use to it and may keep it from starting.
    execArgv: [],
  });
  return new Promise((resolve) => {
    const settle = (result: SearchResult): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      worker.removeAllListeners();
      void worker.terminate().then(() => resolve(result));
    };
    const onAbort = (): void => settle({ fault: "was interrupted" });
    const computed = sinceNow();
    const onLimit = (): void => {
      const left = timeoutMs - computed.processorMs();
      // On a machine that does other work it has had less than its time.
      if (left > 0 && computed.wallMs() < timeoutMs * mostWaits) timer = setTimeout(onLimit, Math.max(left, 50));
      else settle({ fault: `did not end within ${timeoutMs / 1000} s on this text, and was killed` });
    };
    let timer = setTimeout(onLimit, timeoutMs);
    signal?.addEventListener("abort", onAbort, { once: true });
    worker.once("message", (message: SearchResult) => settle(message));
    worker.once("error", (error) => settle({ fault: `could not be run: ${error.message}` }));
    worker.once("exit", () => settle({ fault: "could not be run: its thread ended" }));
  });
}
