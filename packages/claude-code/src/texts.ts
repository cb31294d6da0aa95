import { clientPackings, GoalpostError, type LaunchWarning } from "@goalpost/core";
import { holds } from "@goalpost/runtime";
import { clientFacts, conditionLimit } from "./facts.ts";
import { testedVersion } from "./tested.gen.ts";

/** A text that reaches the client as it stands, and what was rewritten for that. */
export interface SafeText {
  readonly text: string;
  readonly warnings: readonly LaunchWarning[];
}

/** Words that end a goal instead of setting one, in any case. Source: Claude Code 2.1.330 (2026-11-22). */
const endingWords: readonly string[] = ["clear", "stop", "off", "reset", "none", "cancel"];

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
  if (endingWords.includes(trimmed.toLowerCase())) throw clearingCondition(trimmed);
  const text = rewritePlaceholders(trimmed, version);
  const warnings: readonly LaunchWarning[] =
    text === trimmed
      ? []
      : [
          {
            code: "claude-code/placeholder-rewritten",
            where: "condition",
            what: `holds ${[...new Set(trimmed.match(placeholderOf(version)))].join(", ")}, which the client replaces in the judge's copy`,
            mend: "nothing to do: a blank was put behind the $; contract.md keeps the text as it is",
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
 */
export function safePrompt(prompt: string, where: string): SafeText {
  const warnings: LaunchWarning[] = [];
  let text = prompt;
  if (/^\s*\/\S/.test(text)) {
    text = `Work on this:\n${text.trimStart()}`;
    warnings.push({
      code: "claude-code/slash-rewritten",
      where,
      what: "begins with a slash: the client takes that as a command, and an unknown one ends the run with exit code 0",
      mend: "nothing to do: a line was put before it",
    });
  }
  const quoted = quoteMentions(text);
  if (quoted.paths.length > 0) {
    warnings.push({
      code: "claude-code/mention-quoted",
      where,
      what: `names ${quoted.paths.join(", ")}, which the client replaces by the file's content, also from outside of the project`,
      mend: "nothing to do: it was put in backticks; name files without @",
    });
  }
  return { text: quoted.text, warnings };
}

/** `@path` at the start of a word, outside of backticks. Source: Claude Code 2.1.330 (2026-11-22): in backticks nothing is expanded. */
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
    mend: "compile the contract with claudeCode().compile(contract)",
  });

const clearingCondition = (word: string): GoalpostError =>
  new GoalpostError({
    code: "claude-code/condition-clears",
    where: "condition",
    what: `is "${word}", which ends a goal instead of setting one (so do ${endingWords.join(", ")})`,
    mend: "say the goal in a sentence",
  });

const longCondition = (length: number): GoalpostError =>
  new GoalpostError({
    code: "claude-code/condition-too-long",
    where: "condition",
    what: `is ${length} UTF-16 code units, expected at most ${conditionLimit.max}; the client would refuse it with exit code 0`,
    mend: "shorten the goal, or move text into the contract's file: claudeCode().compile(contract) does that",
  });
