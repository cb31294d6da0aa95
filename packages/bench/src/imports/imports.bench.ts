import { fileURLToPath } from "node:url";
import { type Bench, round } from "../bench.ts";
import { emptyPackage, type TimedImport, timeImports, timeImportsAlone } from "./time-imports.ts";

const cache = fileURLToPath(new URL("../../.cache/imports", import.meta.url));
const core = "@goalpost/core";
const subpaths = [`${core}/lint`, `${core}/import`, `${core}/diff`];
const targets = ["@goalpost/codex", "@goalpost/claude-code"];
const rounds = 51;
const imports = [emptyPackage, core, ...subpaths, ...targets, "goalpost", "zod", "zod/mini", "handlebars", "eta"];

const bench: Bench = {
  id: "imports",
  title: "Importing, over bare Node",
  run() {
    const whole = timeImports(cache, imports, rounds);
    const alone = timeImportsAlone(cache, imports, rounds);
    const overCore = timeImportsAlone(cache, [emptyPackage, ...subpaths, ...targets], rounds, core);
    const fastestOf = (list: readonly TimedImport[], name: string) => list.find((each) => each.name === name)?.fastest;
    const ms = (value: number | undefined) => (value === undefined ? "" : `${round(value)} ms`);
    const shown = (name: string) =>
      name === emptyPackage ? "an empty package, found by its name" : `import "${name}"`;
    return {
      head: [
        "process",
        "median",
        "median over bare Node",
        "the import, median",
        "fastest",
        "fastest where core is loaded",
      ],
      rows: whole.map(({ name, milliseconds, overFloor }, index) => [
        index === 0 ? name : shown(name),
        ms(milliseconds),
        ms(overFloor),
        ms(alone.find((each) => each.name === name)?.median),
        ms(fastestOf(alone, name)),
        ms(fastestOf(overCore, name)),
      ]),
      budgets: [
        { what: `import "${core}" in bare Node, in ms`, value: fastestOf(alone, core) ?? Number.NaN, atMost: 15 },
        ...targets.map((name) => ({
          what: `import "${name}" where core is loaded, in ms`,
          value: fastestOf(overCore, name) ?? Number.NaN,
          atMost: 10,
        })),
      ],
      note: `The build, from a warm file cache; ${rounds} interleaved starts of each. The first two columns are whole processes, the others the import alone, timed in its process. A neighbour on the machine lengthens medians, and whole processes by more than an import takes: bounds are held by the fastest import.`,
    };
  },
};
export default bench;
