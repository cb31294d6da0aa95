export type { Finding, Severity, SourceLocation } from "./errors/finding.ts";
export { GoalpostError, type GoalpostErrorInit } from "./errors/goalpost-error.ts";
