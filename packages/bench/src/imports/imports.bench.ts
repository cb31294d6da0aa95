import { fileURLToPath } from "node:url";
import { type Bench, round } from "../bench.ts";
import { emptyPackage, type TimedImport, timeImports, timeImportsAfterCore } from "./time-imports.ts";

const cache = fileURLToPath(new URL("../../.cache/imports", import.meta.url));
const core = "@goalpost/core";
const targets = ["@goalpost/codex", "@goalpost/claude-code"];
const rounds = 51;
const imports = [emptyPackage, core, ...targets, "goalpost", "zod", "zod/mini", "handlebars", "eta"];

const bench: Bench = {
  id: "imports",
  title: "Importing, over bare Node",
  run() {
    const whole = timeImports(cache, imports, rounds);
    const after = timeImportsAfterCore(cache, [emptyPackage, ...targets], rounds);
    const of = (list: readonly TimedImport[], name: string) => list.find((each) => each.name === name);
    const bare = of(whole, "bare Node")?.fastest ?? Number.NaN;
    const ms = (value: number | undefined) => (value === undefined ? "" : `${round(value)} ms`);
    const shown = (name: string) =>
      name === emptyPackage ? "an empty package, found by its name" : `import "${name}"`;
    return {
      head: ["process", "median", "fastest", "processor", "fastest over bare Node", "fastest where core is loaded"],
      rows: whole.map(({ name, median, fastest, processor }, index) => [
        index === 0 ? name : shown(name),
        ms(median),
        ms(fastest),
        ms(processor),
        ms(fastest - bare),
        ms(of(after, name)?.fastest),
      ]),
      budgets: [
        {
          what: `import "${core}" over bare Node, in ms`,
          value: (of(whole, core)?.fastest ?? Number.NaN) - bare,
          atMost: 15,
        },
        ...after.slice(1).map(({ name, fastest, processor }) => ({
          what: `import "${name}" over core, in ms (of the processor: ${round(processor)})`,
          value: fastest,
          atMost: 10,
        })),
      ],
      note: `The build, from a warm file cache; ${rounds} interleaved starts of each. Processor: the least time, user and system, of all threads. A neighbour on the machine lengthens medians, so bounds are held by the fastest; over core is the time of the import in a process that has core.`,
    };
  },
};
export default bench;
