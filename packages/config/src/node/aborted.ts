import { GoalpostError } from "@goalpost/core/errors";

/** What a question to a client says that its caller gave up. */
export const abortedError = (where: string): GoalpostError =>
  new GoalpostError({
    code: "config/aborted",
    where,
    what: "was aborted before the client had answered",
    help: "ask again with a signal that is not aborted",
  });
