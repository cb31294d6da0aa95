/** A note in the work that talks to whoever reviews it, as it stands there. */
export interface ReviewerNote {
  /** From the project's root. */
  readonly file: string;
  /** From 1; null where it is not known. */
  readonly line: number | null;
  readonly quote: string;
}

/** What a second client said of the work, or why it said nothing. */
export interface SecondKey {
  /** The client: `claude-code`. */
  readonly client: string;
  readonly model?: string;
  /** False when the same client did the work; null when nobody knows which did. */
  readonly independent: boolean | null;
  /** `answered`; `failed` when it died, answered otherwise, or not in time; `not-asked` when the receipt was not done without it. */
  readonly state: "answered" | "failed" | "not-asked";
  /** True when a person has to look: it said so, it failed, or the work talks to it. */
  readonly veto: boolean;
  /** Its own words, or what went wrong. */
  readonly reason: string;
  readonly file: string | null;
  readonly line: number | null;
  /** What in the work talks to it. Each is a finding: the verdict does not pass over it. */
  readonly notes: readonly ReviewerNote[];
}
