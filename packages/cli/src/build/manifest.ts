import { GoalpostError } from "@goalpost/core";

/** What build wrote the last time. */
export interface Manifest {
  readonly id: string;
  readonly source: string;
  /** The sha256 of each file, by name. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Reads a manifest.
 *
 * @param text - The file's text; undefined when there is none.
 * @throws GoalpostError `build/broken-manifest`.
 */
export function readManifest(text: string | undefined, where: string): Manifest | undefined {
  if (text === undefined) return undefined;
  try {
    const { version, id, source, files } = JSON.parse(text) as Record<string, unknown>;
    if (version !== 1 || typeof id !== "string" || typeof source !== "string") throw new Error("it is of another form");
    const entries = Object.entries((files ?? {}) as Record<string, { sha256?: unknown }>);
    return { id, source, files: new Map(entries.map(([name, { sha256 }]) => [name, String(sha256)])) };
  } catch (cause) {
    throw new GoalpostError({
      code: "build/broken-manifest",
      where,
      what: `cannot be read as a manifest (${cause instanceof Error ? cause.message : String(cause)})`,
      help: "build with --force: what is there is kept as a copy",
      cause,
    });
  }
}
