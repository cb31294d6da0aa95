import type { Json, RunCheck } from "@goalpost/core";
import type { Mask } from "../mask.ts";
import type { Missing } from "../reach/missing.ts";
import type { Evidence } from "../receipt/receipt.ts";
import type { Approval } from "../seal/approval.ts";
import type { Base } from "../seal/base.ts";
import type { Changes } from "../seal/changes.ts";

/** Says what does not fit a JSON Schema; nothing when all fits. Throws when the schema itself is none, or when it takes too long. */
export type SchemaValidator = (schema: Json, value: unknown, timeoutMs: number) => string | undefined;

/** Finds what keeps a command from running. */
export interface ReachFinder {
  before(run: RunCheck, cwd: string): Missing | undefined;
  after(
    run: RunCheck,
    ended: { readonly exitCode: number | null; readonly output: string },
    cwd: string,
  ): Missing | undefined;
}

/** What every check is given. */
export interface CheckContext {
  /** The project's root as a real path. */
  readonly root: string;
  /** Our own environment: what git and the mask see. */
  readonly env: NodeJS.ProcessEnv;
  /** The environment of what is run. */
  readonly checkEnv: NodeJS.ProcessEnv;
  readonly mask: Mask;
  readonly signal: AbortSignal | undefined;
  /** For a command without a limit of its own. */
  readonly timeoutSeconds: number;
  readonly patternTimeoutMs: number;
  readonly graceMs: number | undefined;
  readonly base: Base | undefined;
  readonly changes: Changes;
  readonly contractSha256: string;
  readonly approvals: readonly Approval[];
  /** Keeps the output of a check; nothing when evidence is off. */
  readonly keep: ((id: string, text: string) => Promise<Evidence>) | undefined;
  readonly validateSchema: (...args: Parameters<SchemaValidator>) => Promise<string | undefined>;
  /** Puts back what producers replace: a look at the start leaves no trace. */
  readonly restoreArtifacts: boolean;
  /** Looks for what a command names and is not there, before it runs and by how it ended; only a look at the start asks. */
  readonly reach?: ReachFinder | undefined;
  /** Is given all that a command said, secrets hidden. */
  readonly onOutput?: ((id: string, output: string) => void) | undefined;
  /** The agent's own run: a review needs its evidence, and is left to a person. */
  readonly agent: boolean;
}
