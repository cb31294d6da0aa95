import { addressOf } from "../room/settings.ts";

/** What a sandbox is made of. */
export interface SandboxPlan {
  /** The room, as it stands on disk. */
  readonly room: string;
  /** The project's root: the room stands there inside. */
  readonly root: string;
  /** The state folder of all projects. */
  readonly state: string;
  /** Our own environment. */
  readonly env: NodeJS.ProcessEnv;
  readonly network: boolean;
  /** Single processes are given it. */
  readonly networkForSome?: boolean;
  /** What may be reached by any check: sockets of the file system, and `host:port`. */
  readonly expose: readonly string[];
  /** Lets the home be seen and written, but for the state: for setup, which runs before the agent. */
  readonly home?: boolean;
}

/** Whether any process of it reaches something outside by network. */
export const reachesOut = ({ network, networkForSome = false, expose }: SandboxPlan): boolean =>
  network || networkForSome || expose.some((each) => addressOf(each) !== undefined);
