import { match } from "ts-pattern";
import type { ApprovalAnswer } from "../approvals.ts";
import { within } from "../deadline.ts";
import { textOf } from "../error-data.ts";
import type { RunEventBody } from "../run/events.ts";
import type { RunOptions } from "../run/options.ts";
import type { Ask, AskAnswer } from "../target/session.ts";

/** What an answer needs of the run. */
export interface AskWorld {
  readonly options: Pick<RunOptions, "approvals" | "approvalSeconds">;
  /** Nobody wants an answer any more. */
  readonly signal: AbortSignal;
  readonly mayStop: (id: string) => void;
  /** Takes its turn among what else happens. */
  readonly mail: (letter: () => void) => void;
  readonly emit: (event: RunEventBody) => void;
  readonly answer: (id: string, answer: AskAnswer) => void;
}

/** Answers what the client asks: whether it may stop by the table, permission by the policy, and a question by nobody, which is told. */
export function answerAsk(given: Ask, world: AskWorld): void {
  match(given)
    .with({ kind: "stop" }, ({ id }) => world.mayStop(id))
    .with({ kind: "permission" }, (ask) => void permit(ask, world))
    .with({ kind: "question" }, ({ id, questions }) => {
      const asked = questions.map(({ question }) => question).join(" / ");
      world.emit({ type: "warning", code: "question-unanswered", message: `the model asked: ${asked}` });
      world.answer(id, { kind: "question" });
    })
    .exhaustive();
}

async function permit({ id, request }: Extract<Ask, { readonly kind: "permission" }>, world: AskWorld): Promise<void> {
  const { approvals = "decline", approvalSeconds = 600 } = world.options;
  const decide = (): ApprovalAnswer | Promise<ApprovalAnswer> =>
    typeof approvals === "function" ? approvals(request) : approvals;
  const answer = await within<ApprovalAnswer>(approvalSeconds, decide, "decline", world.signal, (cause) => {
    const how = cause.kind === "late" ? `gave no answer within ${approvalSeconds} s` : `threw (${textOf(cause.error)})`;
    const message = `the approval policy ${how}; declined`;
    world.mail(() => world.emit({ type: "warning", code: "approval-failed", message }));
  });
  world.mail(() => {
    world.emit({ type: "approvalAsked", request, answer });
    world.answer(id, { kind: "permission", answer });
  });
}
