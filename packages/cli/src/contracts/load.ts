import { readFile, stat } from "node:fs/promises";
import { basename, isAbsolute, relative } from "node:path";
import { type Contract, GoalpostError, parse, parseContract } from "@goalpost/core";
import { isLabelled, maxSourceBytes, tooLarge, unnamedId } from "@goalpost/core/internal";
import { oneLine } from "../output/plain-text.ts";
import { shellWord } from "../output/shell-word.ts";
import type { Loaded, LoadedFile, LoadOptions } from "./loaded.ts";
import type { Place } from "./message.ts";
import { codeFile, contractIdOf } from "./name.ts";

/**
 * Loads one contract file: a program (`.goal.ts` and its like), `.goal.md` or `.goal.json`. A contract without an id gets that of the file's name.
 *
 * @throws GoalpostError `contract/no-exec` for TypeScript without leave to run it; `source/too-large`; otherwise what the file's form can get wrong.
 */
export async function loadFile(file: string, options: LoadOptions): Promise<LoadedFile> {
  const shown = relative(options.cwd, file);
  const id = contractIdOf(basename(file));
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size > maxSourceBytes) throw tooLarge(shown, size);
  if (codeFile.test(file)) {
    if (!options.exec) throw noExec(shown);
    const { loadTypeScript } = await import("./load-typescript.ts");
    return { file, ...(await loadTypeScript(file, id, options)) };
  }
  const text = await readText(file, shown);
  const loaded = await loadText(text, { shown, id, file, json: file.endsWith(".json"), note: options.printed });
  const { contract } = loaded;
  return { file, ...loaded, contract: contract.id === unnamedId ? parseContract({ ...contract, id }) : contract };
}

/** Reads a contract from text: JSON when it begins with a brace or the name says so, else labelled text. */
export async function loadText(
  text: string,
  {
    shown,
    id,
    file,
    json,
    note = () => {},
  }: {
    readonly shown: string;
    readonly id: string;
    readonly file: string;
    readonly json?: boolean;
    /** Told what was lifted out of prose. */
    readonly note?: (line: string) => void;
  },
): Promise<Loaded> {
  if (json ?? /^\ufeff?\s*\{/.test(text)) return { contract: loadJson(text, shown, id), places: {} };
  if (isLabelled(text)) {
    const contract = parse(text, { file: shown, id });
    return { contract, places: placesIn(text, contract, file) };
  }
  return loadPrompt(text, { shown, id, file, note });
}

/** A prompt as people write it. Prose that became a check is said: nothing is lifted in silence. */
async function loadPrompt(
  text: string,
  {
    shown,
    id,
    file,
    note,
  }: { readonly shown: string; readonly id: string; readonly file: string; readonly note: (line: string) => void },
): Promise<Loaded> {
  // Most of what there is to load, for this form alone.
  const { importPrompt } = await import("@goalpost/core/import");
  const { contract, places, issues, lifts } = importPrompt(text, { file: shown, id });
  for (const lift of lifts) note(`${shown}:${lift.line} | read as ${lift.where}: ${oneLine(lift.text)}`);
  if (contract !== null) {
    const named = Object.entries(places).map(([where, { line }]): [string, Place] => [where, { file, line }]);
    return { contract, places: Object.fromEntries(named) };
  }
  const issue = issues.find(({ severity }) => severity === "error");
  throw new GoalpostError({
    code: "contract/bad-text",
    where: issue?.at === undefined ? shown : `${shown}:${issue.at.line}`,
    what: issue?.what ?? "holds no contract",
    help: issue?.help ?? "say the goal and when it is done",
  });
}

function loadJson(text: string, shown: string, id: string): Contract {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return parseContract(
      typeof value === "object" && value !== null && !Array.isArray(value) ? { id, ...value } : value,
    );
  } catch (error) {
    if (GoalpostError.is(error))
      throw new GoalpostError({ ...error.toJSON(), where: `${shown}: ${error.where}`, cause: error });
    throw new GoalpostError({
      code: "contract/bad-json",
      where: shown,
      what: `is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      help: "correct the JSON; a contract in words goes into a .goal.md file",
      cause: error,
    });
  }
}

/** Every item of labelled text begins a line with its id. */
function placesIn(text: string, { blocks }: Contract, file: string): Record<string, Place> {
  const lineOf = new Map<string, number>();
  for (const [index, line] of text.split("\n").entries()) {
    const [, id] = /^- ([^\s:]+) [a-z_]+:/.exec(line) ?? [];
    if (id !== undefined && !lineOf.has(id)) lineOf.set(id, index + 1);
  }
  const places: Record<string, Place> = {};
  // There may be several `other` blocks: their ordinals go on from one to the next.
  const counts = new Map<string, number>();
  for (const { kind, items } of blocks) {
    for (const { id } of items) {
      const index = counts.get(kind) ?? 0;
      counts.set(kind, index + 1);
      const line = lineOf.get(id);
      if (line === undefined) continue;
      places[`${kind}[${index}]`] = { file, line };
      places[kind] ??= { file, line };
    }
  }
  return places;
}

async function readText(file: string, shown: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unreadable";
    throw new GoalpostError({
      code: "contract/unreadable",
      where: shown,
      what: code === "ENOENT" ? "does not exist" : `cannot be read (${code})`,
      help: code === "ENOENT" ? "correct the path" : "make it a file that you may read",
      cause: error,
    });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new GoalpostError({
      code: "contract/unreadable",
      where: shown,
      what: "is not UTF-8 text",
      help: "save it as UTF-8",
      cause,
    });
  }
}

const noExec = (shown: string): GoalpostError =>
  new GoalpostError({
    code: "contract/no-exec",
    where: shown,
    what: `is ${/ts$/.test(shown) ? "TypeScript" : "JavaScript"}, and loading it runs it, which --no-exec forbids`,
    help: `leave out --no-exec if you trust it, or check in its JSON: goalpost render ${isAbsolute(shown) ? "FILE" : shellWord(shown)} --as json`,
  });
