import { script, tool, turn } from "@goalpost/rehearsal";
import { describeAsking } from "@goalpost/stage";
import { clientPath, realClaude } from "../testing/stage.ts";
import { openAskSession } from "./run.ts";

const offered = "(?:AskUserQuestion|Glob|Grep|Read|DeferredToolPlaceholder)";

describeAsking({
  client: "claude-code",
  title: "Claude Code",
  skip: realClaude.skip,
  path: clientPath,
  open: openAskSession,
  questionId: "q1",
  answer: (input) => tool({ claudeCode: { name: "StructuredOutput", input: { ...input } } }),
  amiss: (wrong, right) => script(turn(wrong, right)),
  refusal: new RegExp(`the client offered ${offered}(?:, ${offered})* `),
});
