import { addGroup, type Register } from "../program.ts";
import { registerAll } from "./spec/all.ts";
import { registerDraft } from "./spec/draft.ts";
import { registerInterview } from "./spec/interview.ts";
import { registerRefine } from "./spec/refine.ts";
import { registerTrace } from "./spec/trace.ts";

/** `goalpost spec …`: from a specification to a contract, and back. */
export const registerSpec: Register = (program, session) => {
  const spec = addGroup(program, {
    name: "spec",
    group: "Advanced:",
    summary: "from an idea to a contract: interview, refine, draft, and trace each requirement to its check",
    description:
      "A specification is a Markdown file: requirements with or without ids, EARS, spec-kit, OpenSpec or Kiro. Draft and trace ask no model.",
  });
  for (const register of [registerInterview, registerRefine, registerDraft, registerTrace, registerAll])
    register(spec, session);
};
