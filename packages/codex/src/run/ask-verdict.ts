import { GoalpostError } from "@goalpost/core";
import { type CompleteClaim, type OnComplete, textOf, type Verdict } from "@goalpost/runtime";

/** Asks for the receipt; a judge that throws is an error as a value, because the client's word stands all the same. */
export async function askVerdict(onComplete: OnComplete, claim: CompleteClaim): Promise<Verdict | GoalpostError> {
  try {
    return await onComplete(claim);
  } catch (error) {
    return new GoalpostError({
      code: "codex/judge-failed",
      where: "onComplete",
      what: `threw: ${textOf(error)}`,
      mend: "run goalpost verify by hand; the client says that the goal is complete",
      cause: error,
    });
  }
}
