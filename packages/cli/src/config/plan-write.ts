import {
  type HeldEntry,
  type MergedConfig,
  mergeConfig,
  parseToml,
  pathText,
  type ResolvedConfig,
  renderConfig,
  setJsonc,
  setToml,
} from "@goalpost/config";
import { configValue } from "./masked.ts";
import { plainValue } from "./plain-value.ts";

/** What writing a preset into a file would do. */
export interface WritePlan {
  readonly after: string;
  /** Values of the preset that were not taken, because the file is tighter. */
  readonly held: readonly HeldEntry[];
}

/**
 * Plans to write a resolved preset into a file: what is there stays to the byte, but for the values that the preset sets; a safety key that the
 * file has tighter stays, unless `loosens` names it with a reason, which is kept as a comment where the client takes one.
 *
 * @param before - Undefined where there is no file.
 * @throws GoalpostError `config/bad-toml`, `config/bad-json` with line and column for a file that does not parse, `config/edit-refused`.
 */
export function planWrite(
  resolved: ResolvedConfig,
  before: string | undefined,
  { file, loosens }: { readonly file: string; readonly loosens: Readonly<Record<string, string>> },
): WritePlan {
  if (before === undefined || before.trim() === "") return { after: renderConfig(resolved), held: [] };
  const { target } = resolved;
  const present = plainValue(configValue(before, target, file)) as Record<string, unknown>;
  const merged = mergeConfig(target, [
    { source: { kind: "file", name: file }, config: present },
    { source: { kind: "preset", name: resolved.preset }, config: resolved.config, loosens },
  ]);
  const had = mergeConfig(target, [{ source: { kind: "file", name: file }, config: present }]);
  let after = before;
  for (const [key, { path, value, source }] of merged.entries) {
    if (source.kind !== "preset" || same(had.entries.get(key)?.value, value)) continue;
    if (target === "claude-code") after = setJsonc(after, path, value, file);
    else after = withReason(setToml(after, path, value, file), path, reasonOf(merged, resolved, key), file);
  }
  return { after, held: merged.held };
}

/** Why a key is loose: the user's reason, else the preset's. */
const reasonOf = (merged: MergedConfig, resolved: ResolvedConfig, key: string): string | undefined =>
  merged.entries.get(key)?.loosened ?? resolved.merged.entries.get(key)?.loosened;

/** Puts the reason on a line of its own above the key, and takes away one of ours that no longer holds. */
function withReason(text: string, path: readonly string[], reason: string | undefined, file: string): string {
  const at = parseToml(text, file).locate(path).line - 1;
  const lines = text.split("\n");
  const end = lines[at]?.endsWith("\r") === true ? "\r" : "";
  const old = /^[ \t]*# loosened: /.test(lines[at - 1] ?? "") ? 1 : 0;
  const said = reason === undefined ? [] : [`# loosened: ${reason.replaceAll(/\p{Cc}+/gu, " ")}${end}`];
  return lines.toSpliced(at - old, old, ...said).join("\n");
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A held value in words. */
export const heldText = ({ path, value }: HeldEntry): string =>
  `${pathText(path)} stays as it is: the preset's ${JSON.stringify(value)} is looser`;
