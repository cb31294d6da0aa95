/** What a section holds, by its title. */
export type SectionKind =
  | "goal"
  | "why"
  | "requirements"
  | "decisions"
  | "out-of-scope"
  | "constraints"
  | "architecture"
  | "files"
  | "tasks"
  | "deliverables"
  | "open"
  | "aside"
  | "other";

/** Words of titles, the most telling first: "Open questions about the goal" is about questions. */
const kinds: readonly (readonly [SectionKind, RegExp])[] = [
  ["out-of-scope", /\b(?:out of scope|non[- ]?goals?|not in scope|excluded|exclusions?|won['’]t (?:do|have))\b/i],
  ["open", /\b(?:open (?:questions?|issues?|points?)|unknowns|to be decided|tbd|unresolved)\b/i],
  ["decisions", /\b(?:decisions?|clarifications?|decided|resolutions?)\b/i],
  [
    "aside",
    /\b(?:key entities|entities|data model|glossary|assumptions?|dependencies|review checklist|execution status)\b/i,
  ],
  [
    "requirements",
    /\b(?:requirements?|acceptance|success criteria|criteria|done when|definition of done|user stor(?:y|ies)|scenarios?|edge cases?|specification of behaviou?r)\b/i,
  ],
  ["deliverables", /\b(?:deliverables?|outputs?|what is handed over)\b/i],
  ["tasks", /\b(?:tasks?|implementation plan|plan of work|steps|milestones?|work items?)\b/i],
  ["constraints", /\b(?:constraints?|rules|guardrails|principles|boundaries|non-functional)\b/i],
  ["architecture", /\b(?:architecture|design|technical (?:approach|implementation|context))\b/i],
  ["files", /\b(?:references?|reading list|files|relevant code|sources?|context)\b/i],
  ["why", /\b(?:why|motivation|background|rationale|problem)\b/i],
  ["goal", /\b(?:goals?|objectives?|purpose|overview|summary|introduction|vision|big picture|what we want)\b/i],
];

/** What a title says that stands below it. */
export const kindOf = (title: string): SectionKind => kinds.find(([, words]) => words.test(title))?.[0] ?? "other";

/** "Requirement: User login", "User Story 2 - Export (Priority: P1)", "Requirement 3": the title is a requirement of its own. */
export function requirementTitle(
  title: string,
): { readonly number?: string; readonly name: string; readonly isStory: boolean } | undefined {
  const found =
    /^(?:(?<story>user story|story)|requirement|feature)\b\s*(?<number>\d{1,4}(?:\.\d{1,3})*)?\s*(?:[:.–—-]\s*)?(?<name>.*)$/i.exec(
      title,
    );
  const { story, number, name = "" } = found?.groups ?? {};
  if (found === null || (number === undefined && name === "") || /^s\b/.test(name)) return undefined;
  if (number === undefined && !/^(?:requirement|user story|story|feature)\s*:/i.test(title)) return undefined;
  return {
    ...(number === undefined ? {} : { number }),
    name: name.replace(/\s*\(Priority:[^)]*\)\s*/i, "").trim(),
    isStory: story !== undefined,
  };
}

/** "Scenario: a wrong password". */
export const scenarioName = (title: string): string | undefined =>
  /^scenario(?:\s+\d+)?\s*[:–—-]\s*(.*)$/i.exec(title)?.[1];
