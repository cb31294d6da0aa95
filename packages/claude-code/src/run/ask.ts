import { GoalpostError } from "@goalpost/core";
import { type CompleteClaim, type OnComplete, textOf, type Verdict } from "@goalpost/runtime";

/** Asks for the receipt; an error is its answer when it cannot be made. */
export async function askReceipt(onComplete: OnComplete, claim: CompleteClaim): Promise<Verdict | GoalpostError> {
  try {
    return await onComplete(claim);
  } catch (error) {
    return new GoalpostError({
      code: "claude-code/judge-failed",
      where: "onComplete",
      what: `threw: ${textOf(error)}`,
      mend: "run goalpost verify by hand; the client's judge says that the goal is met",
      cause: error,
    });
  }
}
