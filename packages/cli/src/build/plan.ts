import { basename, isAbsolute, relative, sep } from "node:path";
import type { Contract, LaunchFile } from "@goalpost/core";
import { contractFolder } from "@goalpost/core/adapter";
import { sha256 } from "@goalpost/target/internal";
import { runnerFiles } from "@goalpost/verify";

/** One file that build writes. */
export interface PlannedFile {
  /** The name inside the contract's folder; of a file that lies elsewhere, its path. */
  readonly name: string;
  /** Relative to the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Of the text's UTF-8 bytes, in hex. */
  readonly sha256: string;
  readonly mode: 0o644 | 0o755;
}

/** All that build writes for a contract. */
export interface BuildPlan {
  readonly id: string;
  /** Relative to the project's root, with forward slashes: `.goalpost/port-billing`. */
  readonly folder: string;
  /** The contract's file, relative to the root; `<stdin>` when there is none. */
  readonly source: string;
  readonly files: readonly PlannedFile[];
}

/** The file that names the others with their hashes. */
export const manifestName = "manifest.json";

/** Plans the build of a contract: what the client's launch needs, and the runner beside it. */
export async function planBuild(
  contract: Contract,
  launchFiles: readonly LaunchFile[],
  { cwd, file }: { readonly cwd: string; readonly file: string },
): Promise<BuildPlan> {
  const folder = contractFolder(contract.id);
  const ours = launchFiles.map(({ path, text, executable }) =>
    plannedFile(folder, path, text, executable ? 0o755 : 0o644),
  );
  const runner = (await runnerFiles(contract)).map(({ path, text, mode }) =>
    plannedFile(folder, `${folder}/${path}`, text, mode),
  );
  return {
    id: contract.id,
    folder,
    source: sourceOf(cwd, file),
    files: [...ours, ...runner],
  };
}

/** Of a file that lies outside of the project the name alone: where it lies is not the agent's to know. */
function sourceOf(cwd: string, file: string): string {
  if (file.startsWith("<")) return file;
  const path = relative(cwd, file).split(sep).join("/");
  return path.startsWith("../") || isAbsolute(path) ? basename(path) : path;
}

/**
 * The manifest, as a file: stable keys, no clock, so that building twice gives the same bytes.
 *
 * @param before - The hashes of the last build. What it wrote outside of the folder is still there when this build does not ask for it.
 */
export function manifestFile(
  { id, folder, source, files }: BuildPlan,
  before: ReadonlyMap<string, string> = new Map(),
): PlannedFile {
  const kept = [...before].filter(([name]) => name.includes("/"));
  const hashes = new Map([...kept, ...files.map(({ name, sha256 }) => [name, sha256] as const)]);
  const names = [...hashes.keys()].sort((a, b) => Number(a.includes("/")) - Number(b.includes("/")));
  const entries = Object.fromEntries(names.map((name) => [name, { sha256: hashes.get(name) }]));
  const text = `${JSON.stringify({ version: 1, id, source, files: entries }, null, 2)}\n`;
  return plannedFile(folder, `${folder}/${manifestName}`, text, 0o644);
}

const plannedFile = (folder: string, path: string, text: string, mode: PlannedFile["mode"]): PlannedFile => ({
  name: path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path,
  path,
  text,
  sha256: sha256(text),
  mode,
});
