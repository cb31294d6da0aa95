import type { CheckContext } from "./context.ts";
import { cannotRun, type Outcome } from "./outcome.ts";

/** Judges what is held out. The agent's own run knows nothing of it, and a contract without a seal does not either. */
export async function checkHeldOut(id: string, context: CheckContext): Promise<Outcome> {
  if (context.agent) return { status: "needs-person", what: "it is judged outside" };
  if (context.heldOut !== undefined) return context.heldOut(id);
  return cannotRun("is held out, and only a seal holds what it is", {
    help: "seal the contract at the start: goalpost run",
  });
}
