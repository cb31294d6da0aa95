import { namesOf, requireKnown } from "@goalpost/core/errors";
import type { DecisionRecord } from "../interview/decision-record.ts";
import { answered } from "../interview/decision-record.ts";
import { decisionLine } from "../interview/decisions-section.ts";
import { fenced, type PromptPart, promptOf } from "../interview/prompt.ts";
import { claimMark, type RefineFinding } from "./finding.ts";

/** What the prompt of a refiner is made of. */
export interface RefinePromptOptions {
  readonly text: string;
  readonly file: string;
  readonly records: readonly DecisionRecord[];
  /** Commands of the project. */
  readonly commands?: readonly string[];
  /** What the author has left as it is: it is not to be found again. */
  readonly left?: readonly Pick<RefineFinding, "kind" | "quote">[];
  /** Ids of decisions that were made since the pass before. */
  readonly made?: readonly number[];
}

/** The parts of a refiner's prompt, in order. */
function refineParts(options: RefinePromptOptions): readonly PromptPart[] {
  const { text, file, records, commands = [], left = [], made = [] } = options;
  return [
    {
      title: "Your task",
      lines: [
        `Challenge the specification ${file}, as the one who has to carry it out and will be held to every word of it. Read it, and what it names in the repository. You change nothing.`,
        "Assume that each sentence will be read in the way that is cheapest to satisfy. Find where that would be wrong, and where nobody could tell.",
        "A specification that is clear has no findings: then answer with an empty list.",
      ],
    },
    {
      title: "What to find",
      lines: [
        "- ambiguous: it can be read in two ways that lead to different programs. Give the two readings, the one that you recommend and why it is easier to maintain, and the replacement that says it.",
        "- unverifiable: no command, file, number or named person could show that it holds. Give a replacement that can be shown, in the specification's own terms; or none, if there is none.",
        "- contradiction: two places cannot both hold. Ask which one does.",
        "- missing-failure-case: something can go wrong, and it does not say what happens. Ask what happens.",
        "- costly-architecture: it forces a structure that will be expensive to keep. Ask, with a cheaper choice among the options.",
      ],
    },
    {
      title: "How to answer",
      lines: [
        "- `quote`: the words exactly as they stand, long enough to occur once. Do not quote whole chapters.",
        "- `replacement`: only for ambiguous and unverifiable; it takes the place of the quote, marks and all. Empty otherwise.",
        "- `question` and 2 to 4 `options`: only for the other kinds. The option that you recommend comes first.",
        "- `readings`: two, for ambiguous; `recommended`: 1 or 2, else 0.",
      ],
    },
    {
      title: "What is not yours",
      lines: [
        "We apply your replacements by rules, and you write nothing. A replacement is refused when it",
        "- adds a requirement, an obligation, an actor, a number, a path or a dependency that neither the quote, a decision nor the specification has;",
        "- drops an id, a decision or the number by which it is cited, or says otherwise what was decided;",
        "- touches the section of decisions.",
        `What ends in ${claimMark} cannot be verified, as the author knows: leave it.`,
      ],
    },
    {
      title: "Decided",
      lines: answered(records).map(
        (record) =>
          `${decisionLine(record)}${made.includes(record.id) ? " (just now: propose the replacements that follow from it, citing it)" : ""}`,
      ),
    },
    { title: "Commands of the project", lines: commands.map((each) => `- \`${each}\``) },
    {
      title: "Left as it is by the author",
      lines: left.map(({ kind, quote }) => `- ${kind}: ${JSON.stringify(quote)}`),
    },
    { title: `The specification: ${file}`, lines: fenced(text) },
  ];
}

const optionNames = namesOf<RefinePromptOptions>({
  text: true,
  file: true,
  records: true,
  commands: true,
  left: true,
  made: true,
});

/**
 * The prompt that a refiner gets.
 *
 * @throws GoalpostError `spec/bad-option` for an option that there is not.
 */
export function refinePrompt(options: RefinePromptOptions): string {
  requireKnown("refinePrompt", options, optionNames, "spec/bad-option");
  return promptOf(refineParts(options));
}
