import { namesOf } from "@goalpost/core/errors";
import type { Approval } from "./approve/approval.ts";
import { type RunSettings, runSettingNames } from "./context.ts";
import type { ChangedDefiner, ReceiptCheck, ReceiptRoom } from "./receipt/receipt.ts";
import type { CheckEvent } from "./run-checks.ts";
import type { SandboxProperty } from "./sandbox/sandbox.ts";
import type { Seal } from "./seal/seal.ts";

/** Options of `verify`. */
export interface VerifyOptions extends RunSettings {
  /** The project's root. */
  readonly cwd: string;
  /**
   * The seal to use. Default: the one in the state directory, which must be there. Null uses none: the checks then run in the tree itself, and
   * the verdict is never done.
   */
  readonly seal?: Seal | null | undefined;
  /** Where that seal was since the start: `start` when it was kept in memory, or pinned by what the start printed. Default `state`: read from the state folder. */
  readonly sealFrom?: "start" | "state" | undefined;
  /** The approvals to use. Default: those in the state directory. */
  readonly approvals?: readonly Approval[] | undefined;
  /** Where seal, approvals and evidence are. Default: what `stateDir` gives for the project and the contract. */
  readonly stateDir?: string | undefined;
  /** False keeps no output and no receipt. Default true: both go into a folder of the state directory, secrets masked; the last 10 runs stay. */
  readonly evidence?: boolean | undefined;
  /** Programs that run at once. Default 1: commands of one project often collide. */
  readonly parallel?: number | undefined;
  /** What the sandbox must hold the checks to; where it cannot, nothing is run. Default: nothing; the receipt says what it held. */
  readonly requireSandbox?: readonly SandboxProperty[] | undefined;
  /** Told when a check starts and when it has ended. */
  readonly onEvent?: ((event: CheckEvent) => void) | undefined;
  /** @deprecated since 0.2.0, removed in 0.4.0: write `onEvent`. */
  readonly onProgress?: ((event: CheckEvent) => void) | undefined;
  /** The clock. Default: the system's. */
  readonly now?: (() => Date) | undefined;
}

/** Every option of `verify`. */
export const verifyOptionNames = namesOf<VerifyOptions>({
  ...runSettingNames,
  cwd: true,
  seal: true,
  sealFrom: true,
  approvals: true,
  stateDir: true,
  evidence: true,
  parallel: true,
  requireSandbox: true,
  onEvent: true,
  onProgress: true,
  now: true,
});

/** What came of all checks. */
export interface Judged {
  readonly checks: readonly ReceiptCheck[];
  readonly definers: readonly ChangedDefiner[];
  readonly room: ReceiptRoom | null;
  readonly open: readonly string[];
  readonly notes: readonly string[];
}
