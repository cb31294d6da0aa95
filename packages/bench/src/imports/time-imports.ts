import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { median } from "../median.ts";
import { type Program, type TimedProgram, timeProcesses } from "../processes.ts";

/** How long one import took, in milliseconds. A busy neighbour lengthens the median; what it cannot change is the least of many. */
export interface TimedImport {
  readonly name: string;
  readonly median: number;
  readonly fastest: number;
  /** The least processor time, user and system, of all threads. */
  readonly processor: number;
}

/** A package of one line, linked as a workspace links its packages: what it takes to find anything by its name. */
export const emptyPackage = "an-empty-package";

/** Whole processes that import one package each, in turns; the first is bare Node. */
export function timeImports(folder: string, names: readonly string[], rounds: number): readonly TimedProgram[] {
  const sources = ["", ...names.map((name) => `import ${JSON.stringify(name)};\n`)];
  return timeProcesses(
    sources.map((source, index) => program(folder, `whole-${index}`, source, names[index - 1] ?? "bare Node")),
    rounds,
  );
}

/**
 * Imports alone, timed in their process, in turns: the start and the end of Node, which vary more than an import takes, are not in the figure.
 *
 * @param loaded - What the process has already; default nothing.
 */
export function timeImportsAlone(
  folder: string,
  names: readonly string[],
  rounds: number,
  loaded?: string,
): readonly TimedImport[] {
  const programs = names.map((name, index) =>
    program(folder, `alone-${loaded === undefined ? "" : "after-"}${index}`, alone(name, loaded)),
  );
  return timeProcesses(programs, rounds).map(({ printed }, index) => {
    const told = printed.map(numbersIn);
    const [wall, processor] = [0, 1].map((at) => told.map((numbers) => numbers[at] ?? Number.NaN));
    return {
      name: names[index] ?? "",
      median: median(wall ?? []),
      fastest: Math.min(...(wall ?? [])),
      processor: Math.min(...(processor ?? [])),
    };
  });
}

const alone = (
  name: string,
  loaded: string | undefined,
): string => `${loaded === undefined ? "" : `import ${JSON.stringify(loaded)};\n`}const before = process.cpuUsage();
const began = performance.now();
await import(${JSON.stringify(name)});
const took = performance.now() - began;
const { user, system } = process.cpuUsage(before);
${say("[took, (user + system) / 1000]")}`;

/** Prints without loading what printing by an import, or by process.stdout, would load: that would hide what a package loads of it. */
const say = (expression: string): string =>
  `process.getBuiltinModule("node:fs").writeSync(1, JSON.stringify(${expression}));\n`;

const numbersIn = (text: string): readonly number[] => {
  const told: unknown = JSON.parse(text);
  return Array.isArray(told) ? told.map(Number) : [];
};

function program(folder: string, file: string, source: string, name = file): Program {
  layEmptyPackage(folder);
  const path = join(folder, `${file}.mjs`);
  writeFileSync(path, source);
  return { name, command: process.execPath, args: [path] };
}

function layEmptyPackage(folder: string): void {
  const [made, modules] = [join(folder, "empty"), join(folder, "node_modules")];
  for (const path of [made, modules]) mkdirSync(path, { recursive: true });
  writeFileSync(join(made, "index.js"), "export const nothing = 0;\n");
  writeFileSync(
    join(made, "package.json"),
    JSON.stringify({ name: emptyPackage, type: "module", exports: { ".": { default: "./index.js" } } }),
  );
  rmSync(join(modules, emptyPackage), { force: true });
  symlinkSync("../empty", join(modules, emptyPackage));
}
