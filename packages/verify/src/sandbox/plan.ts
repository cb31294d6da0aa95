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
  /** Sockets of the file system that may be reached. */
  readonly expose: readonly string[];
  /** Lets the home be seen and written, but for the state: for setup, which runs before the agent. */
  readonly home?: boolean;
}
