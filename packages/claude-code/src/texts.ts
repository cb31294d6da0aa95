import { GoalpostError, type LaunchWarning } from "@goalpost/core";
import { clientPackings } from "@goalpost/core/adapter";
import { type ClientFact, type FactWarning, factWarnings, holds } from "@goalpost/target/adapter";
import { clientFacts, conditionLimit, endingWords } from "./facts.ts";
import { testedVersion } from "./tested.gen.ts";

/** A text that reaches the client as it stands, and what was rewritten for that. */
export interface SafeText {
  readonly text: string;
  readonly warnings: readonly LaunchWarning[];
}

/**
 * Makes a condition such that the client takes it as it is.
 *
 * @param version - The client's; default: the newest that was tested.
 * @throws GoalpostError `claude-code/condition-empty`, `claude-code/condition-clears` for a word that ends a goal,
 * `claude-code/condition-too-long`.
 */
export function safeCondition(condition: string, version: string = testedVersion): SafeText {
  const trimmed = condition.trim();
  if (trimmed === "") throw emptyCondition();
  const isEnding = endingWords.some((word) => word === trimmed.toLowerCase());
  if (isEnding && holds(clientFacts.wordsThatClear, version)) throw clearingCondition(trimmed);
  const text = rewritePlaceholders(trimmed, version);
  const warnings: readonly LaunchWarning[] =
    text === trimmed
      ? []
      : [
          {
            code: "claude-code/placeholder-rewritten",
            where: "condition",
            what: `holds ${[...new Set(trimmed.match(placeholderOf(version)))].join(", ")}: ${said(version, clientFacts.firstPlaceholderIsBlanked, clientFacts.argumentsAreReplaced)}`,
            help: "nothing to do: a blank was put behind the $; contract.md keeps the text as it is",
          },
        ];
  if (text.length > conditionLimit.max) throw longCondition(text.length);
  return { text, warnings };
}

/** What the client of a version replaces. */
const placeholderOf = (version: string): RegExp =>
  holds(clientFacts.firstPlaceholderIsBlanked, version) ? /\$(?:ARGUMENTS\b|\d)/g : /\$ARGUMENTS\b/g;

/** Keeps each placeholder as it is. How, stands with what the newest client is given, as it counts for the length. */
export function rewritePlaceholders(text: string, version: string): string {
  const sent = clientPackings["claude-code"].sent?.(text) ?? text;
  return holds(clientFacts.firstPlaceholderIsBlanked, version) ? sent.replace(/\$(?=\d)/g, "$$ ") : sent;
}

/**
 * Makes a prompt such that the client hands it on as it is: no slash command, and no file pulled in by `@path`.
 *
 * @param where - What the text is, for warnings: `prompt`, `skill`.
 * @param version - The client's; default: the newest that was tested.
 */
export function safePrompt(prompt: string, where: string, version: string = testedVersion): SafeText {
  const isSlash = /^\s*\/\S/.test(prompt);
  const { text, paths } = quoteMentions(isSlash ? `Work on this:\n${prompt.trimStart()}` : prompt);
  const { slashIsCommand, slashEndsTheRun, slashIsReworded, mentionsAreExpanded, mentionsReachOutside } = clientFacts;
  const warnings: FactWarning[] = [];
  if (isSlash) {
    warnings.push({
      fact: slashIsCommand,
      code: "claude-code/slash-rewritten",
      where,
      what: said(version, slashIsCommand, slashEndsTheRun, slashIsReworded),
      help: "nothing to do: a line was put before it",
    });
  }
  if (paths.length > 0) {
    warnings.push({
      fact: mentionsAreExpanded,
      code: "claude-code/mention-quoted",
      where,
      what: `names ${paths.join(", ")}: ${said(version, mentionsAreExpanded, mentionsReachOutside)}`,
      help: "nothing to do: it was put in backticks; name files without @",
    });
  }
  return { text, warnings: factWarnings(warnings, version) };
}

/** Those of the facts that hold for a version, in their words. */
const said = (version: string, ...facts: readonly ClientFact[]): string =>
  facts
    .filter((fact) => holds(fact, version))
    .map(({ what }) => what)
    .join("; ");

/** `@path` at the start of a word, outside of backticks: by facts.ts, mentionsAreExpanded. */
function quoteMentions(text: string): { readonly text: string; readonly paths: readonly string[] } {
  const paths: string[] = [];
  const lines = text.split("\n").map((line) =>
    outsideCode(line)
      .map(({ code, part }) =>
        code
          ? part
          : part.replace(/(^|\s)(@(?:"[^"]*"|[^\s`]+))/g, (_all, before: string, path: string) => {
              paths.push(path);
              return `${before}\`${path}\``;
            }),
      )
      .join(""),
  );
  return { text: lines.join("\n"), paths };
}

/** A line in parts, code spans apart: a run of backticks is closed by a run of the same length. */
function outsideCode(line: string): readonly { readonly code: boolean; readonly part: string }[] {
  const parts: { code: boolean; part: string }[] = [];
  const spans = /(`+)(?:(?!\1(?!`)).)*?[^`]\1(?!`)/g;
  let at = 0;
  for (const { 0: span, index } of line.matchAll(spans)) {
    parts.push({ code: false, part: line.slice(at, index) }, { code: true, part: span });
    at = index + span.length;
  }
  return [...parts, { code: false, part: line.slice(at) }];
}

const emptyCondition = (): GoalpostError =>
  new GoalpostError({
    code: "claude-code/condition-empty",
    where: "condition",
    what: "is empty, expected a text: /goal alone only asks for the standing of the goal",
    help: "compile the contract with claudeCode().compile(contract)",
  });

const clearingCondition = (word: string): GoalpostError =>
  new GoalpostError({
    code: "claude-code/condition-clears",
    where: "condition",
    what: `is "${word}": ${clientFacts.wordsThatClear.what}`,
    help: "say the goal in a sentence",
  });

const longCondition = (length: number): GoalpostError =>
  new GoalpostError({
    code: "claude-code/condition-too-long",
    where: "condition",
    what: `is ${length} UTF-16 code units, expected at most ${conditionLimit.max}: ${clientFacts.overlongIsRefusedSilently.what}`,
    help: "shorten the goal, or move text into the contract's file: claudeCode().compile(contract) does that",
  });
