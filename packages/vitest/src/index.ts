/**
 * Vitest matchers for contracts: lint, fit, checks, weakening, and rehearsal with the real client.
 *
 * @module @goalpost/vitest
 */

export { beGuardedBy } from "./matchers/to-be-guarded-by.ts";
export { beProvableFromTranscript } from "./matchers/to-be-provable-from-transcript.ts";
export { beRehearsedBy, type RehearseOptions } from "./matchers/to-be-rehearsed-by.ts";
export { fit, type KnownTarget } from "./matchers/to-fit.ts";
export { haveCheck } from "./matchers/to-have-check.ts";
export { type PassLintOptions, passLint } from "./matchers/to-pass-lint.ts";
export { renderAs } from "./matchers/to-render-as.ts";
export { type ResistOptions, resistLiars } from "./matchers/to-resist-liars.ts";
export { weaken } from "./matchers/to-weaken.ts";
export { type ContractMatchers, type MatcherResult, matchers } from "./matchers.ts";
export { type Mutant, mutantsOf, type Unguarded, unguarded } from "./mutate.ts";
export { ContractAssertionError, type ContractLike, contractOf, ensure, ensureNot, type Outcome } from "./outcome.ts";
