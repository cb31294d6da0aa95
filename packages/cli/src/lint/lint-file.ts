import { resolve } from "node:path";
import { type Contract, type Finding, GoalpostError, parse, type SourceLocation } from "@goalpost/core";
import { isLabelled } from "@goalpost/core/internal";
import { lint, readStrictSource } from "@goalpost/core/internal/lint";
import type { FileFindings, LintOptions, Positions } from "@goalpost/core/lint";
import type { ErrorFields } from "../answers/error-answer.ts";
import { notAContractFile } from "../contracts/find.ts";
import { loadText } from "../contracts/load.ts";
import type { LoadedFile } from "../contracts/loaded.ts";
import { codeFile, contractFile, idFromFile } from "../contracts/name.ts";
import { openFile } from "../contracts/open.ts";
import { fieldsOf } from "../failure.ts";
import { readPiped, readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";
import type { LoadFlags } from "../program.ts";
import { changedSinceChallenged } from "../spec/challenged.ts";
import { knownRequirements } from "../spec/known-requirements.ts";
import { type FixedText, fixText } from "./fix-text.ts";
import { type KnownProjects, projectContext, projectRoots } from "./project.ts";

/** What lint did with one file. */
export interface FileResult extends FileFindings {
  /** The file could not be looked at: it is missing, does not load, or takes what was forbidden. */
  readonly isUnread?: true;
  /** The ids of its contracts, with the line where each begins. */
  readonly ids?: readonly { readonly id: string; readonly line: number }[];
  /** What --fix made of it. */
  readonly fixed?: FixedText;
}

/** How a file is linted. */
export interface LintFileOptions {
  /** What lint itself is told. */
  readonly lint: LintOptions;
  readonly fix: boolean;
  /** Whether the project is found by itself: not where `--root` names it. */
  readonly findsProject: boolean;
  /** TypeScript contracts that were loaded together, by absolute path. */
  readonly loaded?: ReadonlyMap<string, LoadedFile | Error> | undefined;
  /** What is known of the projects of the files before. */
  readonly projects?: KnownProjects;
  /** What the clients' effort is here, for contracts that ask for it. */
  readonly effortsFor?: (contracts: readonly Contract[]) => Promise<Readonly<Record<string, string>>>;
}

/** Lints one file of any kind, or standard input; what keeps it from being looked at is a finding, so that it does not hide the other files. */
export async function lintFile(file: string, flags: LoadFlags, options: LintFileOptions, io: Io): Promise<FileResult> {
  try {
    if (codeLike.test(file)) {
      if (!codeFile.test(file)) throw notAContractFile(file);
      const path = resolve(io.cwd, file);
      const loaded = options.loaded?.get(path) ?? (await openFile(path, flags, io));
      if (loaded instanceof Error) throw loaded;
      const result = lintLoaded(loaded, file, await inProject(allOf(loaded), file, options, io), io);
      return { ...result, findings: [...result.findings, ...(await challenges(allOf(loaded), io))] };
    }
    const text =
      file === "-" ? await readPiped(io, "goalpost lint - < GOAL.md") : await readTextFile(resolve(io.cwd, file), file);
    return await lintText(text, file, options, io);
  } catch (error) {
    const fields = fieldsOf(error);
    // What the settings have wrong is not a fault of the file.
    if (fields === undefined || fields.code.startsWith("lint/")) throw error;
    return { file, isUnread: true, findings: [toFinding(fields, file)] };
  }
}

/** What is a program by its name: nobody reads it as a prompt. */
const codeLike = /\.[cm]?[jt]sx?$/;

async function lintText(text: string, file: string, options: LintFileOptions, io: Io): Promise<FileResult> {
  const id = idFromFile(file);
  // The reader of prompts is most of what there is to load: JSON and labelled text do without it.
  const source = readStrictSource(text, file, id) ?? (await import("@goalpost/core/lint")).readSource(text, file, id);
  if (source.contract === null || (source.form === "prompt" && isLabelled(text))) {
    const again = source.form === "json" ? await loadAgain(text, file, id) : undefined;
    if (again !== undefined)
      return {
        file,
        findings: lint(again, {
          ...(await inProject([again], file, options, io)),
          form: "json",
          positions: source.positions,
        }),
      };
    return { file, findings: isLabelled(text) ? slips(text, file, id) : source.findings };
  }
  const ours = await inProject([source.contract], file, options, io);
  const fixed =
    options.fix && source.form !== "prompt" ? fixText({ ...source, contract: source.contract }, text, ours) : undefined;
  const { contract, positions } = fixed ?? { contract: source.contract, positions: source.positions };
  const findings = [
    ...source.findings,
    ...lint(contract, { ...ours, form: source.form, positions }),
    ...(fixed?.conflicts ?? []),
    ...(await challenges([contract], io)),
  ];
  return {
    file,
    findings,
    ...(contractFile.test(file) ? { ids: [{ id: contract.id, line: 1 }] } : {}),
    ...(fixed === undefined ? {} : { fixed }),
  };
}

/** What lint is told, with what is known of the project that the file is in. */
const inProject = async (
  contracts: readonly [Contract, ...Contract[]],
  file: string,
  options: LintFileOptions,
  io: Io,
): Promise<LintOptions> => ({
  ...options.lint,
  ...(options.effortsFor === undefined ? {} : { efforts: await options.effortsFor(contracts) }),
  ...(options.findsProject ? await projectContext(contracts[0], projectRoots(file, io), options.projects) : {}),
  ...(await knownRequirements(contracts, io.cwd)),
});

/** What contracts read that was challenged once, and is another text by now. */
const challenges = async (contracts: readonly Contract[], io: Io): Promise<readonly Finding[]> =>
  (await Promise.all(contracts.map((contract) => changedSinceChallenged(contract, io.cwd)))).flat();

/** A TypeScript file may hold several. */
const allOf = ({ contract, more = [] }: LoadedFile): readonly [Contract, ...Contract[]] => [
  contract,
  ...more.map((each) => each.contract),
];

/** JSON that names no id gets it from the file's name, as when it is built. */
async function loadAgain(text: string, file: string, id: string): Promise<Contract | undefined> {
  try {
    return (await loadText(text, { shown: file, id, file, json: true })).contract;
  } catch {
    return undefined;
  }
}

/** Text in the labelled form is held to it: a slip in it is an error, and no prose. */
function slips(text: string, file: string, id: string): readonly Finding[] {
  try {
    parse(text, { file, id });
    return [];
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    return [toFinding(error, file)];
  }
}

/** An error as a finding: `x.md:6:1: goal` is the part `goal`, at that place. */
function toFinding({ code, where, what, help }: ErrorFields, file: string): Finding {
  const [, line, column, part] = where.startsWith(file)
    ? (/^(?::(\d+))?(?::(\d+))?[: ]*(.*)$/s.exec(where.slice(file.length)) ?? [])
    : [undefined, undefined, undefined, where];
  const at: SourceLocation = {
    file,
    line: Number(line ?? 1),
    ...(column === undefined ? {} : { column: Number(column) }),
  };
  return { ruleId: code, severity: "error", where: part ?? where, what, help, at };
}

/** TypeScript: the line is that of the builder call. A file may hold several contracts. */
export function lintLoaded(
  { more = [], ...first }: LoadedFile,
  file: string,
  options: LintOptions,
  io: Io,
): FileResult {
  const all = [first, ...more];
  const findings = all.flatMap(({ contract, places }) => {
    const inFile = Object.entries(places).flatMap(([where, place]) =>
      place.file === resolve(io.cwd, file) ? [[where, { line: place.line }] as const] : [],
    );
    const positions: Positions = { file, places: Object.fromEntries(inFile) };
    return lint(contract, { ...options, form: "typescript", positions });
  });
  return {
    file,
    findings,
    ids: all.map(({ contract, places }) => ({ id: contract.id, line: places.goal?.line ?? 1 })),
  };
}
