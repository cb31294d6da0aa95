import type { SecondKey } from "../second/word.ts";

/**
 * How a check came out. `cannot-run` says that nothing was decided (a program, a file or a baseline is missing): it is not done. `needs-person`
 * waits for a person: a review without a valid approval, or a claim, which no machine decides.
 */
export type CheckStatus = "pass" | "fail" | "cannot-run" | "needs-person";

/** The one answer of a receipt. `open`: every check holds, and yet the result is not closed, for reasons that the receipt gives. */
export type Verdict = "done" | "not done" | "needs person" | "open";

/** The room that a result was made in. */
export interface ReceiptRoom {
  /** In hex; as it was printed at the start. */
  readonly seal_sha256: string;
  /** Of the tree at the start, by content, in hex. */
  readonly base_sha256: string;
  /** Where the seal came from: kept in memory since the start, or pinned by what the start printed; or `state`, the folder, which an agent without a sandbox can write. */
  readonly seal_from: "start" | "state";
  /** Of what was judged, by content, in hex: what a checkout holds, but for what is ignored. */
  readonly tree_sha256: string;
  /** The id that git gives to that tree; null without git. */
  readonly git_tree: string | null;
  /** Files that differ from the start and came in. */
  readonly changed: number;
  /** Changes that did not come in. What a check makes again by itself is not a breach of the scope, and no part of the judged tree. */
  readonly left_out: readonly {
    readonly path: string;
    readonly change: string;
    readonly what: string;
    readonly made_again?: true;
  }[];
  /** What the checks ran in; `none`: nothing but a folder of our own. */
  readonly sandbox: "bubblewrap" | "seatbelt" | "none";
  /** What it held the checks to. */
  readonly holds: readonly string[];
  /** What it did not. */
  readonly lacks: readonly string[];
  /** Why there was no sandbox. */
  readonly without_because: string | null;
  /** What made the dependencies, at the start. */
  readonly setup: readonly string[];
  /** Patterns of what is not part of the tree, beside what `.gitignore` files say. */
  readonly ignored: readonly string[];
  /** Paths and globs that are part of it whatever those say. */
  readonly kept: readonly string[];
  /** Variables that the checks were given by name. */
  readonly environment: readonly string[];
  /** Sockets and addresses that any of them could reach outside of the sandbox. */
  readonly exposed: readonly string[];
  /** What single checks had of network, variables and exposed things; those that had none of these are left out, and the list where nobody had any. */
  readonly given?: readonly ReceiptGiven[];
  /** Changes that a person has named as theirs: they belong to what the work was judged against. Absent when there are none. */
  readonly mine?: readonly ReceiptMine[];
}

/** What one check was given beyond what every check has. */
export interface ReceiptGiven {
  /** Its id. */
  readonly check: string;
  readonly network: boolean;
  /** Names of variables. */
  readonly environment: readonly string[];
  /** Sockets, and `host:port`. */
  readonly exposed: readonly string[];
}

/** A change that a person has named as theirs, as the receipt shows it. */
export interface ReceiptMine {
  readonly path: string;
  readonly change: string;
  readonly who: string;
  /** ISO 8601, UTC. */
  readonly when: string;
  /** `terminal`: somebody said yes where it was asked, which an agent without a sandbox can forge. `signed`: the holder of a key did. */
  readonly by: "terminal" | "signed";
}

/** A file that shows how a check came out. */
export interface Evidence {
  /** Absolute for the output of a command, which is kept outside the project; from the project's root for a file of the project. */
  readonly path: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** A person's word on a review or a claim, as the receipt shows it. */
export interface ReceiptApproval {
  readonly who: string;
  /** ISO 8601, UTC. */
  readonly when: string;
  /** `terminal`: somebody said yes where it was asked, which an agent without a sandbox can forge. `signed`: the holder of a key did. */
  readonly by: "terminal" | "signed";
  /** The fingerprint of the key that signed it. */
  readonly key?: string;
  readonly note?: string;
  /** Why it does not count any more. */
  readonly void?: string;
}

/** The tests of a check, as its report had them. */
export interface CountedTests {
  /** What the report was written in; `summary` where it had numbers alone. */
  readonly format: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly todo: number;
  /** How many there were at the start; null when nothing is known of it. */
  readonly at_start: number | null;
  /** Those that pass now and that the start did not have. */
  readonly added: number;
  /** Names that differed between two runs at the start, and are not held. */
  readonly unstable: number;
  /** Where the report was, who wrote it, and whether code under test could. */
  readonly source: string;
}

/** How one check came out. */
export interface ReceiptCheck {
  readonly id: string;
  readonly block: "constraints" | "done_when";
  readonly kind: string;
  /** What it is about: the command, the path, the pattern, the words. */
  readonly title: string;
  readonly status: CheckStatus;
  /** What was seen, and what was expected. */
  readonly what: string;
  /** How to fix it, when it did not pass. */
  readonly help?: string;
  readonly duration_ms: number;
  /** Of what it ran; null when a signal ended it. */
  readonly exit_code?: number | null;
  /** The last lines of what it ran, secrets masked, when it did not pass. */
  readonly output?: string;
  /** Files, hits or mismatches, one per line; at most 50. */
  readonly details?: readonly string[];
  readonly evidence?: Evidence;
  readonly approval?: ReceiptApproval;
  /** The number that a metric read. */
  readonly value?: number;
  /** What it was compared with. */
  readonly baseline?: number;
  /** Of a check that runs tests. */
  readonly tests?: CountedTests;
}

/** A file that defines a check and is not what it was at the seal. */
export interface ChangedDefiner {
  /** From the project's root; `package.json#scripts.test` for one script; `.git settings`; `contract` for the contract itself. */
  readonly path: string;
  readonly change: string;
  /** Ids of the checks that it defines; empty when it defines all. */
  readonly defines: readonly string[];
  /** The path or glob of the contract's scope that allows it; null when nothing does, which blocks done. */
  readonly allowed_by: string | null;
}

/** The verification report of a contract in a working tree: frozen, and the same as JSON. */
export interface Receipt {
  readonly version: 1;
  readonly contract: {
    readonly id: string;
    /** Of the contract that was used: the sealed one, when there is a seal. */
    readonly sha256: string;
    readonly sealed: boolean;
    /** ISO 8601, UTC; null when it is not sealed. */
    readonly sealed_at: string | null;
  };
  readonly verdict: Verdict;
  /** True when it was stopped before its end: what had not run is `cannot-run`. */
  readonly interrupted: boolean;
  /** ISO 8601, UTC. */
  readonly started_at: string;
  readonly duration_ms: number;
  readonly environment: { readonly node: string; readonly platform: string; readonly git: string | null };
  readonly tree: {
    /** Null without git. */
    readonly commit: string | null;
    /** The commit at the seal. */
    readonly base_commit: string | null;
    /** Whether anything differs from `commit`; null without git. */
    readonly dirty: boolean | null;
  };
  readonly checks: readonly ReceiptCheck[];
  readonly changed_definers: readonly ChangedDefiner[];
  /** Null when the checks ran in the tree itself, which the agent wrote. */
  readonly room: ReceiptRoom | null;
  /** What keeps the result from being closed, each with what would close it. */
  readonly open: readonly string[];
  /** What else the reader should know. */
  readonly notes: readonly string[];
  /** Where the output of commands was kept; null when it was not. */
  readonly evidence_dir: string | null;
  /** What a second client said of the work, where one was asked. */
  readonly second?: SecondKey;
}
