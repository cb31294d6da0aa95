import { watched } from "../process/leave-nothing.ts";
import type { ProcessResult } from "../process/run-process.ts";

/** What a sandbox holds a check to. */
export type SandboxProperty =
  /** It reaches nothing outside of itself; loopback works, and ports are its own. */
  | "no-network"
  /** `/tmp` is empty at the start, and gone at the end. */
  | "private-tmp"
  /** It sees the room at the project's own path, and not the project. */
  | "project-hidden"
  /** It sees nothing of the state folder: seals, approvals, other rooms. */
  | "state-hidden"
  /** It sees nothing of the home but toolchains, read-only. */
  | "home-hidden"
  /** Whatever it started ends with it, detached or not. */
  | "processes-ended"
  /** It gets the variables that are named, and no others. */
  | "named-environment";

/** All of them, as they are listed. */
export const sandboxProperties: readonly SandboxProperty[] = ["no-network", "private-tmp", "project-hidden", "state-hidden", "home-hidden", "processes-ended", "named-environment"]; // biome-ignore format: one

/** One process, as it is to be started. */
export interface Enclosed {
  readonly argv: readonly [program: string, ...words: string[]];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** To be called right before it starts: should we be killed from then on, it is ended. */
  readonly starting?: () => void;
  /** To be told its number, whose group is then ended, too. */
  readonly started?: (pid: number) => void;
  /** Ends what it left running. */
  readonly settle?: () => Promise<void>;
}

/** Where checks run. */
export interface Sandbox {
  readonly name: "bubblewrap" | "seatbelt" | "none";
  readonly holds: readonly SandboxProperty[];
  /** Why there is no better one. */
  readonly reason?: string;
  /**
   * Puts a process into it.
   *
   * @param given - What this one process is given, whatever holds for the others.
   */
  enclose(process: Enclosed, given?: GivenToProcess): Enclosed;
  /** Reads how it ended: a program that was not found is told by the sandbox, in its own words. */
  explain(result: ProcessResult): ProcessResult;
  /** Closes what it holds open. */
  close?(): Promise<void>;
}

/** What one process is given. */
export interface GivenToProcess {
  readonly network: boolean;
  /** Of what the sandbox was opened with: sockets, and `host:port`. */
  readonly exposed: readonly string[];
}

/** Nothing but a folder and an environment. */
export const noSandbox = (reason: string): Sandbox => ({
  name: "none",
  holds: ["named-environment"],
  reason,
  enclose: (process) => {
    const { env, starting, started, settle } = watched();
    return { ...process, env: { ...process.env, ...env }, starting, started, settle };
  },
  explain: (result) => result,
});
