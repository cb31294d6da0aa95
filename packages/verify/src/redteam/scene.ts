import { posix } from "node:path";
import type { Contract } from "@goalpost/core";
import { isGlob } from "@goalpost/core/glob";
import { argvOf } from "../check/run-check.ts";
import { placesOf, runOf } from "../checks-of.ts";
import { collectDefiners } from "../definers/collect.ts";
import { isTestFile } from "../definers/names.ts";
import { scriptsOf } from "../definers/package-member.ts";
import { admissionOf } from "../room/admission.ts";
import { protectionOf } from "../room/protected.ts";
import type { BlobStore } from "../store/blob-store.ts";
import type { Tree } from "../store/tree.ts";
import { fittingText } from "./fitting.ts";
import type { Scene } from "./play.ts";

/** Endings of files that hold a program's text. */
export const codeEnding = /\.(?:[cm]?[jt]sx?|py|rs|go|rb|php|sh|bash|lua|pl)$/;
/** Endings of data that tests compare with. */
const dataEnding = /\.(?:json|jsonl|ya?ml|csv|tsv|txt|xml|html|sql|snap|golden|expected)$/;
/** Sources that a lie is put into at most. */
const mostSources = 200;

/** Looks at a contract and the tree of its start as a liar would. */
export function sceneOf(contract: Contract, base: Tree, store: BlobStore, folder: string): Scene {
  const admission = admissionOf(contract);
  const read = (path: string): string => {
    const entry = base.get(path);
    return entry?.kind === "file" ? store.get(entry.sha256).toString("utf8") : "";
  };
  const files = [...base].flatMap(([path, { kind }]) => (kind === "file" && !path.startsWith(".goalpost/") ? [path] : [])).sort(); // biome-ignore format: one
  const admits = (path: string): boolean => admission.refuse(path, base.has(path) ? "modified" : "added") === undefined;
  const definers = [...collectDefiners(contract, folder)];
  const scripts = definers.flatMap(([path, { kind }]): (readonly [string, string])[] => {
    const [file = "", name] = path.split("#scripts.", 2);
    return kind === "script" && name !== undefined && scriptsOf(folder, file).has(name) ? [[file, name]] : [];
  });
  const tests = files.filter((path) => isTestFile(path));
  const named = definers.flatMap(([path, { kind }]) => (kind === "program" && base.get(path)?.kind === "file" ? [path] : []));
  const programs = [...new Set([...named, ...withCalled(named, files, read)])].filter((path) => !isTestFile(path)).sort();
  const readers = [...tests, ...programs].map(read).join("\n");
  const fixtures = files.filter((path) => dataEnding.test(path) && protectionOf(path) === undefined && readers.includes(posix.basename(path))); // biome-ignore format: one
  return {
    contract,
    base,
    read,
    admits,
    tests,
    programs,
    scripts,
    fixtures,
    sources: files.filter((path) => codeEnding.test(path) && !isTestFile(path) && !programs.includes(path) && admits(path)).slice(0, mostSources), // biome-ignore format: one
    started: startedBy(contract),
    forged: forgedFor(contract),
  };
} // biome-ignore format: one

/** Shell scripts and Makefiles call others by their path. */
function withCalled(programs: readonly string[], files: readonly string[], read: (path: string) => string): readonly string[] {
  const makes = files.filter((path) => /(?:^|\/)(?:GNU|[Mm])akefile$|\.mk$/.test(path));
  const texts = [...programs.filter((path) => /\.(?:sh|bash)$/.test(path)), ...makes].map(read).join("\n");
  return files.filter((path) => /\.(?:sh|bash|py|[cm]?js)$/.test(path) && texts.includes(path));
} // biome-ignore format: one

const startedBy = (contract: Contract): readonly string[] => {
  const programs = placesOf(contract).flatMap(({ item }) => {
    const run = runOf(item);
    const program = run === undefined ? undefined : argvOf(run)?.[0];
    return program === undefined || program.includes("/") || isGlob(program) ? [] : [program];
  });
  return [...new Set(programs)].sort();
};

function forgedFor(contract: Contract): ReadonlyMap<string, string> {
  const forged = new Map<string, string>();
  for (const { item } of placesOf(contract)) {
    if (item.kind === "artifact") forged.set(posix.normalize(item.path), fittingText(item));
    else if (item.kind === "absent" && !isGlob(item.in)) forged.set(posix.normalize(item.in), "nothing to report\n");
    else if (item.kind === "review") forged.set(posix.normalize(item.evidence), "Looked at, and fine.\n");
  }
  return forged;
}
