export type { Finding, Severity, SourceLocation } from "./finding.ts";
export { GoalpostError, type GoalpostErrorInit } from "./goalpost-error.ts";
export { namesOf, requireKnown, requireNoMore } from "./options.ts";
