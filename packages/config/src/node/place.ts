/** Where files are looked for: the folder that the client works in, and its environment. */
export interface ClientPlace {
  /** Absolute. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}
