import { createHash } from "node:crypto";
import { relative, sep } from "node:path";
import { type Contract, contractFolder, type LaunchFile } from "@goalpost/core";
import { runnerFiles } from "@goalpost/verify";

/** One file that build writes. */
export interface PlannedFile {
  /** The name inside the contract's folder. */
  readonly name: string;
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
    planned(path.slice(folder.length + 1), text, executable ? 0o755 : 0o644),
  );
  const runner = (await runnerFiles(contract)).map(({ path, text, mode }) => planned(path, text, mode));
  return {
    id: contract.id,
    folder,
    source: file.startsWith("<") ? file : relative(cwd, file).split(sep).join("/"),
    files: [...ours, ...runner],
  };
}

/** The manifest's text: stable keys, no clock, so that building twice gives the same bytes. */
export function manifestText({ id, source, files }: BuildPlan): string {
  const hashes = Object.fromEntries(files.map(({ name, sha256 }) => [name, { sha256 }]));
  return `${JSON.stringify({ version: 1, id, source, files: hashes }, null, 2)}\n`;
}

/** Hashes a text's UTF-8 bytes, or bytes, in hex. */
export const sha256 = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");

const planned = (name: string, text: string, mode: PlannedFile["mode"]): PlannedFile => ({
  name,
  text,
  sha256: sha256(text),
  mode,
});
