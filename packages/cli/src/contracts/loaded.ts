import type { Contract } from "@goalpost/core";
import type { Place } from "./message.ts";

/** How contract files are loaded. */
export interface LoadOptions {
  /** The project's root, absolute: the folder that goalpost runs in. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Seconds that a TypeScript contract may take. */
  readonly timeoutSeconds: number;
  /** False: TypeScript contracts are refused, because loading one runs it. */
  readonly exec: boolean;
  /** Told each line that a contract file prints. */
  readonly printed: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** A contract, and where in its file its parts stand. */
export interface Loaded {
  readonly contract: Contract;
  /** `done_when[0]` and `done_when`, to the line; empty where lines are not known. */
  readonly places: Readonly<Record<string, Place>>;
}

/** The contracts of one file: that of its default export, and those that it exports by name. */
export interface LoadedAll extends Loaded {
  /** Whether the first is the default export, which the file's name means when there are more. */
  readonly isDefault?: boolean;
  readonly more?: readonly Loaded[];
}

/** A contract that was read from a file. */
export interface LoadedFile extends LoadedAll {
  /** Absolute path. */
  readonly file: string;
}
