import { resolve } from "node:path";
import type { Contract, Finding } from "@goalpost/core";
import { type Change, diff, formatDiff, weakenings } from "@goalpost/core/diff";
import { lint } from "@goalpost/core/internal/lint";
import { type Command, Option } from "commander";
import type { Answers } from "../answers/answers.ts";
import { wire } from "../answers/wire.ts";
import { atOnce } from "../attempts/at-once.ts";
import { buildContract } from "../build/build.ts";
import { launchOptions } from "../config/launch-options.ts";
import { manyOption } from "../config/loosen.ts";
import { type ExitCode, exitCode } from "../exit-codes.ts";
import { readTextFile } from "../files/read-text.ts";
import { expandTable, type FleetContract } from "../fleet/expand.ts";
import { fleetAt } from "../fleet/fleet-at.ts";
import { readTable } from "../fleet/read-table.ts";
import { type Io, print, printJson } from "../io.ts";
import { lintSetup } from "../lint/settings.ts";
import { countText, findingLines } from "../output/findings-text.ts";
import { oneLine, plainText } from "../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { type CompileOptions, targetNamed, targetOption } from "../targets.ts";

interface FleetFlags extends CommonOptions, LoadFlags {
  readonly target: string;
  readonly build?: boolean;
  readonly since?: string;
  readonly force?: boolean;
  readonly allowWeaker: readonly string[];
}

/** What was found of one contract. */
interface Looked {
  readonly id: string;
  readonly line: number;
  readonly findings: readonly Finding[];
  readonly changes: readonly Change[];
  readonly only?: "new" | "removed";
  readonly written?: readonly string[];
}

/** Builds whose files are forced out to the disk at the same time. */
const buildsAtOnce = 8;

/** `goalpost fleet`: many contracts of one template and one table. */
export function registerFleet(program: Command, session: Session): void {
  addCommand<FleetFlags>(program, session, {
    name: "fleet",
    group: "Advanced:",
    summary: "make, lint, compare and build the contracts of a table and one template",
    description:
      "Makes a contract of each row of a table by the template that a module exports, and lints each. With --since, compares them with what template and table gave in a commit; with\n--build, writes .goalpost/<id>/ of each. Exit code 1 when lint finds an error, or a contract is weaker than in that commit, unless --allow-weaker names what is.",
    arguments: [
      ["<template>", "a module whose default export is a template; #name picks another export"],
      ["<table>", "a .csv with a header, or a .json list of objects"],
    ],
    options: [
      targetOption(),
      new Option("--build", "write .goalpost/<id>/ of each contract"),
      new Option("--since <commit>", "say what changed since this commit, and what of it is weaker"),
      manyOption("--allow-weaker <id>", "an item, or a contract that is gone, that may become weaker; may be repeated"),
      new Option("--force", "replace built files that were edited, after a copy"),
      formatOption(),
      ...loadOptions(),
    ],
    examples: [
      "goalpost fleet goals/upgrade.ts services.csv",
      "goalpost fleet goals/upgrade.ts services.csv --since main --build",
    ],
    run: async ([template, table], flags, io) => {
      const [module, file] = [String(template), String(table)];
      const loading = { exec: flags.exec, timeoutSeconds: flags.loadTimeout };
      const rows = readTable(await readTextFile(resolve(io.cwd, file), file), file);
      const now = await expandTable(modulePath(module), rows, file, io, loading);
      const before =
        flags.since === undefined ? undefined : await fleetAt(flags.since, { module, table: file }, io, loading);
      const looked = [...(await lookAt(now, before, module, flags, io)), ...gone(now, before)];
      if (flags.format === "json")
        printJson<Answers["fleet"]>(io, {
          contracts: looked.map((each) => ({ ...each, findings: wire(each.findings) })),
        });
      else for (const line of linesOf(looked, file, flags, io)) print(io, line);
      return codeOf(looked, flags, io);
    },
  });
}

/** A file is named as people name files; a package as it is. */
const modulePath = (module: string): string =>
  /^(?:[./@]|[A-Za-z]:)/.test(module) || !/[\\/]|\.[cm]?[jt]s(?:#|$)/.test(module) ? module : `./${module}`;

async function lookAt(
  now: readonly FleetContract[],
  before: readonly FleetContract[] | undefined,
  module: string,
  flags: FleetFlags,
  io: Io,
): Promise<readonly Looked[]> {
  const { settings, sets } = await lintSetup(
    { file: undefined, packages: [], exec: flags.exec !== false, timeoutSeconds: flags.loadTimeout },
    io,
  );
  const old = new Map(before?.map(({ contract }) => [contract.id, contract]));
  const target = targetNamed(flags.target);
  const options = flags.build === true ? (await launchOptions(target, loading(flags), io)).options : {};
  let isFailed = false;
  const look = async (number: number): Promise<Looked> => {
    const { contract, line } = now[number - 1] as FleetContract;
    io.signal.throwIfAborted();
    const findings = lint(contract, { settings, sets, targets: [flags.target] });
    const was = old.get(contract.id);
    const written = flags.build === true ? await write(contract, module, flags, io, options) : undefined;
    return {
      id: contract.id,
      line,
      findings,
      changes: was === undefined ? [] : diff(was, contract),
      ...(before !== undefined && was === undefined ? { only: "new" } : {}),
      ...(written === undefined ? {} : { written }),
    };
  };
  // While the disk takes in what one contract's build has written, the next ones are read.
  return atOnce(
    now.length,
    buildsAtOnce,
    () => !isFailed,
    (number) =>
      look(number).catch((error: unknown) => {
        isFailed = true;
        throw error;
      }),
  );
}

/** How presets of the project are loaded. */
const loading = ({ exec, loadTimeout }: FleetFlags): LoadFlags => ({
  ...(exec === undefined ? {} : { exec }),
  ...(loadTimeout === undefined ? {} : { loadTimeout }),
});

async function write(
  contract: Contract,
  module: string,
  { target, force = false }: FleetFlags,
  io: Io,
  options: CompileOptions,
): Promise<readonly string[]> {
  const file = resolve(io.cwd, module.split("#")[0] ?? module);
  const { result } = await buildContract({ contract, file, places: {} }, { target, force, skill: false }, io, options);
  return result.written;
}

const gone = (now: readonly FleetContract[], before: readonly FleetContract[] = []): readonly Looked[] =>
  before
    .filter(({ contract }) => !now.some((each) => each.contract.id === contract.id))
    .map(({ contract, line }) => ({ id: contract.id, line, findings: [], changes: [], only: "removed" as const }));

interface Group {
  readonly finding: Finding;
  /** Of the first contract that has it. */
  readonly line: number;
  readonly count: number;
}

/** What one template has wrong it has wrong in every row: it is said once. */
function grouped(looked: readonly Looked[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { findings, line } of looked) {
    for (const finding of findings) {
      const key = JSON.stringify([finding.ruleId, finding.severity, finding.where, finding.help]);
      const before = groups.get(key);
      groups.set(key, before === undefined ? { finding, line, count: 1 } : { ...before, count: before.count + 1 });
    }
  }
  return [...groups.values()];
}

function* linesOf(looked: readonly Looked[], table: string, flags: FleetFlags, { style }: Io): Generator<string> {
  for (const { finding, line, count } of grouped(looked)) {
    const what = count === 1 ? finding.what : `${finding.what} (${count} contracts, the first on this line)`;
    yield* findingLines({ ...finding, what, at: { file: table, line } }, table, style);
  }
  for (const { id, changes, only } of looked) {
    if (only !== undefined)
      yield `${oneLine(id)} ${only === "new" ? "is new" : "was removed: nothing of it is asked any more"}`;
    if (changes.length > 0) yield `${oneLine(id)}\n${plainText(formatDiff(changes)).trimEnd()}`;
  }
  const now = looked.filter(({ only }) => only !== "removed");
  const counted = countText(now.flatMap(({ findings }) => findings));
  const built =
    flags.build === true ? `, ${now.filter(({ written }) => (written?.length ?? 0) > 0).length} written` : "";
  const changed =
    flags.since === undefined
      ? ""
      : `, ${looked.filter(({ changes, only }) => changes.length > 0 || only !== undefined).length} changed since ${oneLine(flags.since)}`;
  yield `${now.length} ${now.length === 1 ? "contract" : "contracts"}: ${counted === "" ? "no findings" : counted}${changed}${built}`;
}

function codeOf(looked: readonly Looked[], { allowWeaker }: FleetFlags, io: Io): ExitCode {
  const weaker = new Set(
    looked.flatMap(({ id, changes, only }) =>
      only === "removed"
        ? [id].filter((each) => !allowWeaker.includes(each))
        : weakenings(changes, allowWeaker).map((change) => change.id),
    ),
  );
  if (weaker.size > 0)
    io.stderr.write(
      `weakened: ${[...weaker].map(oneLine).join(", ")}; what is meant is allowed by --allow-weaker ID\n`,
    );
  const hasErrors = looked.some(({ findings }) => findings.some(({ severity }) => severity === "error"));
  return weaker.size > 0 || hasErrors ? exitCode.notDone : exitCode.done;
}
