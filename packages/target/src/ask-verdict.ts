import { GoalpostError } from "@goalpost/core";
import { textOf } from "./error-data.ts";
import type { CompleteClaim, CompleteVerdict, OnComplete } from "./verdict.ts";

/**
 * Asks for the receipt. A judge that throws is an error as a value, `<area>/judge-failed`, because the client's word stands all the same.
 *
 * @param word - The client's word, in words: `the client says that the goal is complete`.
 */
export async function askVerdict(
  area: string,
  word: string,
  onComplete: OnComplete,
  claim: CompleteClaim,
): Promise<CompleteVerdict | GoalpostError> {
  try {
    return await onComplete(claim);
  } catch (error) {
    return new GoalpostError({
      code: `${area}/judge-failed`,
      where: "onComplete",
      what: `threw: ${textOf(error)}`,
      help: `run goalpost verify by hand; ${word}`,
      cause: error,
    });
  }
}
