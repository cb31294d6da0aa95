import { relative, resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { nearest, unnamedId } from "@goalpost/core/internal";
import { type Io, readStdin, say } from "../io.ts";
import { withProgress } from "../output/progress.ts";
import { defaultLoadSeconds, type LoadFlags } from "../program.ts";
import { findContract } from "./find.ts";
import { loadFile, loadText } from "./load.ts";
import type { LoadedFile, LoadOptions } from "./loaded.ts";
import { contractFile } from "./name.ts";

/** The name that standard input goes by. */
export const stdinName = "<stdin>";

/**
 * Loads the contract that an argument names: a file, an id, one contract of a file as `FILE#ID`, or `-` for labelled text or JSON on standard
 * input.
 *
 * @throws GoalpostError `contract/several` when a file without a default export holds several and none is named; `contract/not-found`.
 */
export async function openContract(argument: string, flags: LoadFlags, io: Io): Promise<LoadedFile> {
  if (argument === "-") return openStdin(io);
  const { path, id } = partsOf(argument);
  const { more = [], ...first } = await openFile(await findContract(path, io.cwd), flags, io);
  if (id === undefined && (more.length === 0 || first.isDefault === true)) return first;
  const all = [first, ...more];
  const found = all.find(({ contract }) => contract.id === id);
  if (found === undefined)
    throw notAmong(
      argument,
      path,
      id,
      all.map(({ contract }) => contract.id),
    );
  return { ...found, file: first.file };
}

/** `goals/billing.goal.ts#refunds`, or `billing#refunds`, is one contract of a file that holds several. */
export function partsOf(argument: string): { readonly path: string; readonly id: string | undefined } {
  // A file's own name may hold a #.
  const [, path = argument, id] = contractFile.test(argument) ? [] : (/^(.+)#([^#/\\]*)$/.exec(argument) ?? []);
  return { path, id };
}

function notAmong(argument: string, path: string, id: string | undefined, ids: readonly string[]): GoalpostError {
  const near = id === undefined ? undefined : nearest(id, ids);
  return new GoalpostError({
    code: id === undefined ? "contract/several" : "contract/not-found",
    where: argument,
    what: `${id === undefined ? `holds ${ids.length} contracts` : `no contract of the file has this id`}: ${ids.join(", ")}`,
    help: `name one: ${path}#${near ?? ids[0]}`,
  });
}

/** Loads one contract file. */
export const openFile = (file: string, flags: LoadFlags, io: Io): Promise<LoadedFile> =>
  withProgress(io, `loading ${relative(io.cwd, file)}`, () => loadFile(file, toLoadOptions(flags, io)));

/** Loads the TypeScript contracts among many files in as few processes as is safe; a file that is not in the answer is loaded by itself. */
export async function loadTogether(
  files: readonly string[],
  flags: LoadFlags,
  io: Io,
): Promise<ReadonlyMap<string, LoadedFile | Error>> {
  const contracts = files.filter((file) => file.endsWith(".goal.ts")).map((file) => resolve(io.cwd, file));
  if (contracts.length < 2 || flags.exec === false) return new Map();
  const { loadMany } = await import("./load-many.ts");
  return withProgress(io, `loading ${contracts.length} contracts`, () =>
    loadMany(contracts, toLoadOptions(flags, io), (file) => relative(io.cwd, file)),
  );
}

async function openStdin(io: Io): Promise<LoadedFile> {
  if (io.stdin.isTTY === true) {
    throw new GoalpostError({
      code: "cli/stdin-is-a-terminal",
      where: "-",
      what: "standard input is a terminal, expected labelled text or JSON",
      help: "pipe it in: goalpost render - < contract.md",
    });
  }
  return {
    file: stdinName,
    ...(await loadText(await readStdin(io), {
      shown: stdinName,
      id: unnamedId,
      file: stdinName,
      note: (line) => say(io, line),
    })),
  };
}

const toLoadOptions = ({ exec = true, loadTimeout = defaultLoadSeconds }: LoadFlags, io: Io): LoadOptions => ({
  cwd: io.cwd,
  env: io.env,
  timeoutSeconds: loadTimeout,
  exec,
  printed: (line) => say(io, line),
  signal: io.signal,
});
