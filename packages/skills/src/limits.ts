/** A bound, and where it is from. */
interface Limit {
  readonly max: number;
  readonly source: string;
}

/** What the format and the clients bound, each with its source; the rehearsal shows those of the clients. */
export const limits = {
  name: { max: 64, source: "https://agentskills.io/specification; Codex refuses a longer one" },
  description: { max: 1024, source: "https://agentskills.io/specification; Codex shows so many characters of it" },
  compatibility: { max: 500, source: "https://agentskills.io/specification" },
  bodyLines: { max: 500, source: "https://agentskills.io/specification" },
} as const satisfies Readonly<Record<string, Limit>>;
