import { titleSense } from "@goalpost/core/import";

/** What a section holds, by its title. */
export type SectionKind =
  | "goal"
  | "why"
  | "requirements"
  | "decisions"
  | "out-of-scope"
  | "forbidden"
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
  [
    "out-of-scope",
    /\b(?:out of (?:the )?scope|not (?:now|yet|included)|(?:for )?later$|future work|backlog|non[- ]?goals?|not in scope|excluded|exclusions?|won['’]t (?:do|have))\b/i,
  ],
  ["open", /\b(?:open (?:questions?|issues?|points?)|unknowns|to be decided|tbd|unresolved)\b/i],
  ["decisions", /\b(?:decisions?|clarifications?|decided|resolutions?)\b/i],
  [
    "aside",
    /\b(?:key entities|entities|data model|glossary|assumptions?|dependencies|review checklist|execution status)\b/i,
  ],
  [
    "requirements",
    /\b(?:requirements?|acceptance|success criteria|criteria|done when|definition of done|user stor(?:y|ies)|scenarios?|edge cases?|specification of behaviou?r|verification|validation|test plan|quality gates?|checks|conformance|compliance)\b/i,
  ],
  ["deliverables", /\b(?:deliverables?|outputs?|what is handed over)\b/i],
  ["tasks", /\b(?:tasks?|implementation plan|plan of work|steps|milestones?|work items?)\b/i],
  ["constraints", /\b(?:constraints?|rules|guardrails|principles|boundaries|non-functional)\b/i],
  ["architecture", /\b(?:architecture|design|technical (?:approach|implementation|context))\b/i],
  ["files", /\b(?:references?|reading list|files|relevant code|sources?|context)\b/i],
  ["why", /\b(?:why|motivation|background|rationale|problem)\b/i],
  ["goal", /\b(?:goals?|objectives?|purpose|overview|summary|introduction|vision|big picture|what we want)\b/i],
];

/** The same in other languages, as far as their words name nothing else. */
const abroad: readonly (readonly [SectionKind, RegExp])[] = [
  [
    "open",
    /offene (?:fragen|punkte)|questions? (?:ouvertes?|en suspens)|preguntas abiertas|questioni aperte|未解決|未决|未決/i,
  ],
  ["decisions", /^(?:entscheidungen|décisions?|decisiones|decisioni|decisões|決定|决定|решения)/i],
  [
    "requirements",
    /^(?:anforderungen|exigences?|requisitos|requisiti|要件|要求|需求|требования)|akzeptanzkriterien|critères d'acceptation/i,
  ],
  ["tasks", /^(?:aufgaben|tâches|tareas|タスク|任务)/i],
  ["constraints", /^(?:randbedingungen|contraintes|restricciones|vincoli|制約|约束)/i],
  ["goal", /^(?:ziele?|objectifs?|objetivos?|obiettiv[oi]|目的|цель)$/i],
];

/** Of titles that forbid: those that say what the work is not about. */
const leftOut =
  /scope|périmètre|perimetre|umfang|nicht ?ziele|non ?goals|objectifs|objetivos|obiettivi|fuera|fuori|\bfora\b|рамок|объ[её]ма|области|не цели|範囲|対象外|范围|非目標|非目标|범위|비목표|exclu|außerhalb/i;

/** What a title says that stands below it. Nothing that a title forbids, in whatever language an import reads, is taken for something to do. */
export function kindOf(title: string): SectionKind {
  const found = [...kinds, ...abroad].find(([, words]) => words.test(title))?.[0];
  if (found !== undefined && found !== "constraints" && found !== "requirements") return found;
  if (titleSense(title)?.forbids === true) return leftOut.test(title) ? "out-of-scope" : "forbidden";
  return found ?? "other";
}

/** Labels within a section, and in front of a sentence, that say of what stands behind them that it is not a requirement. */
const labels: ReadonlySet<SectionKind> = new Set(["out-of-scope", "forbidden", "open", "decisions", "deliverables"]);

/** What a label says: "**Must not**" over a list, "Out of scope: PDF." */
export function labelKind(label: string): SectionKind | undefined {
  const kind = kindOf(label);
  return labels.has(kind) || (kind === "constraints" && /^(?:constraints?|guardrails?)$/i.test(label))
    ? kind
    : undefined;
}

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
