import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bench, round } from "../bench.ts";
import { timeProcesses } from "../processes.ts";

const cache = fileURLToPath(new URL("../../.cache/imports", import.meta.url));
const imports = ["@goalpost/core", "goalpost", "zod", "zod/mini", "handlebars", "eta"];

const bench: Bench = {
  id: "imports",
  title: "Importing, over bare Node",
  run() {
    mkdirSync(cache, { recursive: true });
    const programs = [undefined, ...imports].map((name, index) => {
      const file = join(cache, `${index}.mjs`);
      writeFileSync(file, name === undefined ? "" : `import ${JSON.stringify(name)};\n`);
      return { name: name === undefined ? "bare Node" : `import "${name}"`, command: process.execPath, args: [file] };
    });
    const timed = timeProcesses(programs, 25);
    const core = timed.find(({ name }) => name === 'import "@goalpost/core"');
    return {
      head: ["process", "whole", "over bare Node"],
      rows: timed.map(({ name, milliseconds, overFloor }) => [
        name,
        `${round(milliseconds)} ms`,
        `${round(overFloor)} ms`,
      ]),
      budgets: [
        { what: 'import "@goalpost/core" over bare Node, in ms', value: core?.overFloor ?? Number.NaN, atMost: 15 },
      ],
      note: "The build, from a warm file cache; medians of 25 interleaved starts.",
    };
  },
};
export default bench;
