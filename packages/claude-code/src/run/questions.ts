import type { AskAnswer, Question } from "@goalpost/target";
import { type Infer, isRecord, readShape } from "@goalpost/target/adapter";
import { askedQuestions, type controlRequest } from "../session/messages.ts";

type ControlRequest = Infer<typeof controlRequest>["request"];

/** The questions of a request; undefined where it is about another tool, or cannot be read. The client knows them by their text: the ids are ours. */
export function questionsAsked({ subtype, tool_name, input }: ControlRequest): readonly Question[] | undefined {
  if (subtype !== "can_use_tool" || tool_name !== "AskUserQuestion") return undefined;
  const reading = readShape(askedQuestions, input);
  if (!reading.ok) return undefined;
  return reading.value.questions.map(({ question, header, options = [], multiSelect = false }, index) => ({
    id: `q${index + 1}`,
    question,
    ...(header === undefined ? {} : { header }),
    options: options.map(({ label, description, preview }) => ({
      label,
      ...(description === undefined ? {} : { description }),
      ...(preview === undefined ? {} : { preview }),
    })),
    isMultiple: multiSelect,
    isSecret: false,
  }));
}

/** The answer as the client takes it: labels or free text by the question's text, or a no with its reason. */
export function questionsAnswer({ input }: ControlRequest, questions: readonly Question[], said: AskAnswer): object {
  const { answers, note = "nobody answered" } = said.kind === "question" ? said : {};
  if (answers === undefined) return { behavior: "deny", message: note };
  const byText = questions.flatMap(({ id, question }) => {
    const given = answers[id];
    return given === undefined ? [] : [[question, given.join(", ")] as const];
  });
  return {
    behavior: "allow",
    updatedInput: { ...(isRecord(input) ? input : {}), answers: Object.fromEntries(byText) },
  };
}
