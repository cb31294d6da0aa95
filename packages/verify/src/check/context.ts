import type { Json, RunCheck } from "@goalpost/core";
import type { Approval } from "../approve/approval.ts";
import type { JunitReader } from "../counting/readers.ts";
import type { TestReport } from "../counting/report.ts";
import type { StartTests } from "../counting/sealed-tests.ts";
import type { History } from "../git/tree-changes.ts";
import type { Mask } from "../mask.ts";
import type { ProcessResult } from "../process/run-process.ts";
import type { Missing } from "../reach/missing.ts";
import type { Evidence } from "../receipt/receipt.ts";
import type { Enclosed } from "../sandbox/sandbox.ts";
import type { Base } from "../seal/base.ts";
import type { Outcome } from "./outcome.ts";

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

/** A change that did not come into the room. */
export interface LeftOutChange {
  readonly path: string;
  readonly change: string;
  readonly why: "outside-scope" | "unchanged" | "protected" | "unusable" | "added-test" | "made-again";
  readonly what: string;
}

/** What checks know of the room that they run in. */
export interface CheckRoom {
  /** Every file of the start. */
  readonly base: ReadonlyMap<string, { readonly kind: string; readonly target?: string }>;
  readonly leftOut: readonly LeftOutChange[];
  /** Of the tree that is judged, by content, in hex: what an approval is bound to. */
  readonly treeSha256: string;
  /** Whether a change is data for one item alone, which no scope has to allow. */
  isData(path: string): boolean;
  /** Brings in that data, once the commands have run. */
  placeData(): void;
  /** How a path of the room is called inside of the sandbox. */
  seen(path: string): string;
  /** Whether a path, or something below it, is the project's own: of the start or of the work, and no dependency. */
  holds(path: string): boolean;
  /** Puts a process into the sandbox. */
  enclose(process: Enclosed, id?: string): Enclosed;
  /** Reads how a process in it ended. */
  explain(result: ProcessResult): ProcessResult;
  /** Looks whether what was run has changed what decides the checks. */
  look(): Promise<void>;
}

/** What every check is given. */
export interface CheckContext {
  /** The root of what is judged, as a real path: that of the room, else the project's. */
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
  readonly changes: History;
  readonly contractSha256: string;
  readonly approvals: readonly Approval[];
  /** Tells who signed an approval, or why it does not count; nothing where no seal says who may. */
  readonly signer?: ((approval: Approval) => Promise<{ readonly key?: string; readonly fault?: string }>) | undefined;
  /** Keeps the output of a check; nothing when evidence is off. */
  readonly keep: ((id: string, text: string) => Promise<Evidence>) | undefined;
  readonly validateSchema: (...args: Parameters<SchemaValidator>) => Promise<string | undefined>;
  /** Looks for what a command names and is not there, before it runs and by how it ended; only a look at the start asks. */
  readonly reach?: ReachFinder | undefined;
  /** Is given all that a command said, secrets hidden. */
  readonly onOutput?: ((id: string, output: string) => void) | undefined;
  /** The room that the checks run in; without one they run in the tree, where no file may be moved or removed. */
  readonly room: CheckRoom | undefined;
  /** Judges a check that is held out, in a room of its own; nothing where no seal says what it is. */
  readonly heldOut?: ((id: string) => Promise<Outcome>) | undefined;
  /** Where there is no room: sees to it that nothing outlives a command. The agent's own run has none. */
  readonly enclose?: ((process: Enclosed, id?: string) => Enclosed) | undefined;
  /** With {@link enclose}: reads how a process in it ended. */
  readonly explain?: ((result: ProcessResult) => ProcessResult) | undefined;
  /** The tree is a copy that is thrown away, so that a file in it may be removed. */
  readonly disposable?: boolean;
  /** The agent's own run: a review needs its evidence, and is left to a person. */
  readonly agent: boolean;
  /** By id of a check: its tests at the start. Missing where there is no start to hold them against. */
  readonly tests?: Readonly<Record<string, StartTests>> | undefined;
  /** Test files that were added are not in this room: what a contract asks for beside the tests of the start is judged with them. */
  readonly withoutAdded?: boolean | undefined;
  /** Is told what the report of a check named. */
  readonly onTests?: ((id: string, report: TestReport) => void) | undefined;
  /** Reads a report of XML; missing in the agent's own run. */
  readonly readJunit?: JunitReader | undefined;
}
