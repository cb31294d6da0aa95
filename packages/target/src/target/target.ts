import type { Bounds } from "../bounds.ts";
import type { ExpectedFile } from "../launch-files.ts";
import type { ProcessIdentity } from "../process/identity.ts";
import type { StopOptions } from "../run/options.ts";
import type { RunRecord } from "../run-record.ts";
import type { Shape } from "../shape.ts";
import type { Usage } from "../usage.ts";
import type { Session, SessionEvent } from "./session.ts";
import type { Talk, TalkOrder } from "./talk.ts";

/** What every launch that can be run holds: a plain value, kept on disk for the resume. */
export interface RunnableLaunch {
  /** The contract's id. */
  readonly id: string;
  readonly bounds: Bounds;
  /** Files that must lie in the working tree as built. */
  readonly files: readonly ExpectedFile[];
}

/** Where and with what a client is looked for. `Own`: what only this target takes. */
export interface LookOrder<Kept, Own> {
  readonly launch: Kept;
  readonly cwd: string;
  /** The client's program and leading arguments. No shell. */
  readonly client: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly own: Own;
  readonly signal: AbortSignal | undefined;
}

/** The client that is there. */
export interface Look<Kept> {
  readonly version: string;
  /** The launch as this version must be given it. */
  readonly launch: Kept;
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** What a session is opened with. */
export interface OpenOrder<Kept, Own> extends Omit<LookOrder<Kept, Own>, "signal"> {
  /** Names the run: every process of it carries this in its environment. */
  readonly runId: string;
  readonly clientVersion: string;
  /** The thread or session of the run that is taken up; absent at a start. */
  readonly threadId: string | undefined;
  readonly bounds: Bounds;
  /** What earlier processes of the run used. */
  readonly usage: Usage;
  /** Takes in what the client tells, also while it is being opened. */
  readonly tell: (event: SessionEvent) => void;
  /** Takes in what the record keeps, as soon as it is known: with it a lost client is ended, and its thread found again. */
  readonly note: (known: {
    readonly threadId?: string;
    readonly home?: string;
    readonly client?: ProcessIdentity;
  }) => void;
}

/**
 * What a client adapter is, to be run: how the client is found and opened. The lifecycle, its bounds, its state on disk and its processes are not its.
 *
 * @typeParam Kept - The part of its launch that a run needs.
 * @typeParam Own - Options that only this target takes.
 */
export interface RunTarget<Kept extends RunnableLaunch, Own extends object = object> {
  /** The name that `--target` takes; it also stands before the codes of its errors. */
  readonly name: string;
  /** What people call the client: `Codex`. */
  readonly title: string;
  /** The program's usual name, where no other is given. */
  readonly program: string;
  readonly launchShape: Shape<Kept>;
  /** The sha256 of the adapter's own code, where it does not come with whoever runs it: a run is taken up by the same code or not at all. */
  readonly digest?: string;
  /** Leaves out of a launch what the run does not need. */
  keep(launch: Kept): Kept;
  /**
   * Finds the client, and what would make it drop the goal or its settings in silence. Leaves nothing running, and writes nothing.
   *
   * @throws GoalpostError `<name>/client-missing`, `<name>/client-unknown`, `<name>/client-too-old`, `<name>/aborted`, and its own.
   */
  look(order: LookOrder<Kept, Own>): Promise<Look<Kept>>;
  /**
   * Opens the client on a new thread, or on the one of the run that is taken up; starts no turn.
   *
   * @throws GoalpostError of its own; then nothing is left running.
   */
  open(order: OpenOrder<Kept, Own>): Promise<Session>;
  /** Opens the client to be asked, without a goal; absent where the client cannot be. */
  talk?(order: TalkOrder<Own>): Promise<Talk>;
  /** The variables by which the client finds its home again, as `note` gave it. */
  homeVariables?(home: string): NodeJS.ProcessEnv;
  /** Leaves a goal such that it rests, where its client was ended from outside. Gives the client's word for it; default: the goal is left as it is. */
  leave?(record: RunRecord, options: StopOptions): Promise<string>;
}
