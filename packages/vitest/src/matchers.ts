import { beGuardedBy } from "./matchers/to-be-guarded-by.ts";
import { beProvableFromTranscript } from "./matchers/to-be-provable-from-transcript.ts";
import { beRehearsedBy } from "./matchers/to-be-rehearsed-by.ts";
import { fit } from "./matchers/to-fit.ts";
import { haveCheck } from "./matchers/to-have-check.ts";
import { passLint } from "./matchers/to-pass-lint.ts";
import { renderAs } from "./matchers/to-render-as.ts";
import { resistLiars } from "./matchers/to-resist-liars.ts";
import { weaken } from "./matchers/to-weaken.ts";
import type { Outcome } from "./outcome.ts";

/** What `expect.extend` wants back. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

type After<Function> = Function extends (contract: never, ...rest: infer Rest) => infer Result ? [Rest, Result] : never;

const matcher =
  <Contract, Rest extends readonly unknown[]>(check: (contract: Contract, ...rest: Rest) => Outcome) =>
  (received: Contract, ...rest: Rest): MatcherResult =>
    resultOf(check(received, ...rest));

const resultOf = ({ pass, fails, holds }: Outcome): MatcherResult => ({ pass, message: () => (pass ? holds : fails) });

/** The matchers, for `expect.extend(matchers)`. */
export const matchers = {
  toPassLint: matcher(passLint),
  toFit: matcher(fit),
  toHaveCheck: matcher(haveCheck),
  toBeProvableFromTranscript: matcher(beProvableFromTranscript),
  toWeaken: matcher(weaken),
  toRenderAs: matcher(renderAs),
  toBeGuardedBy: async (...args: Parameters<typeof beGuardedBy>): Promise<MatcherResult> =>
    resultOf(await beGuardedBy(...args)),
  toBeRehearsedBy: async (...args: Parameters<typeof beRehearsedBy>): Promise<MatcherResult> =>
    resultOf(await beRehearsedBy(...args)),
  toResistLiars: async (...args: Parameters<typeof resistLiars>): Promise<MatcherResult> =>
    resultOf(await resistLiars(...args)),
};

/** The matchers as they are called on `expect(contract)`. */
export interface ContractMatchers<Result = unknown> {
  /** Lint has no findings at warning level or above. */
  toPassLint(...rest: After<typeof passLint>[0]): Result;
  /** The contract fits a client's limit. */
  toFit(...rest: After<typeof fit>[0]): Result;
  /** The contract has a check of a kind, whose line matches. */
  toHaveCheck(...rest: After<typeof haveCheck>[0]): Result;
  /** Every condition can be decided from the transcript alone. */
  toBeProvableFromTranscript(): Result;
  /** The contract lets pass what an earlier one did not. */
  toWeaken(...rest: After<typeof weaken>[0]): Result;
  /** The contract renders to a text. */
  toRenderAs(...rest: After<typeof renderAs>[0]): Result;
  /** A suite notices when any one item is dropped. */
  toBeGuardedBy(...rest: After<typeof beGuardedBy>[0]): Promise<Result>;
  /** The real client accepts the contract, and the goal ends complete under a scripted model. */
  toBeRehearsedBy(...rest: After<typeof beRehearsedBy>[0]): Promise<Result>;
  /** No lie that is played on the contract is believed. */
  toResistLiars(...rest: After<typeof resistLiars>[0]): Promise<Result>;
}
