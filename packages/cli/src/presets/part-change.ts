/** What an upgrade does to one part of a preset. */
export interface PartChange {
  /** What it is a part of: `codex`, `rules`, `room`. */
  readonly part: "codex" | "claude-code" | "rules" | "room" | "fragments" | "templates" | "skills";
  /** The setting, the rule's id, the fragment's name. */
  readonly where: string;
  readonly weight: "weaker" | "stronger" | "neutral" | "unknown";
  /** In words. */
  readonly what: string;
}
