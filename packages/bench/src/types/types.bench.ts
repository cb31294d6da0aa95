import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Bench, round } from "../bench.ts";
import { timeProcesses } from "../processes.ts";

const cache = fileURLToPath(new URL("../../.cache/types", import.meta.url));
const compiler = fileURLToPath(new URL("../../../../node_modules/@typescript/native/bin/tsc", import.meta.url));

/** Ten calls, as a team would write them. */
const contract = (index: number) => `import { budget, command, goal, never, scope } from "@goalpost/core";
export default goal("Port service ${index}.", { id: "service-${index}" })
  .context("SPEC-${index}.md", "src/**/*.ts")
  .constraints(scope("src/**"), never("Match strings.", { instead: "Fix it." }))
  .doneWhen(command("pnpm test"), command("pnpm typecheck --project ${index}"))
  .workflow("Read.", "Port one route at a time.")
  .verificationLoop()
  .executionRules("Work without asking.")
  .outputContract("CHANGELOG.md")
  .stopWhen("two sources disagree", budget({ turns: ${index + 1} }))
  .build();
`;

const bench: Bench = {
  id: "types",
  title: "Type-checking 100 contracts of 10 calls (TypeScript 7)",
  run() {
    rmSync(cache, { recursive: true, force: true });
    const programs = [
      ["an empty file", ["export {};\n"]],
      ["1 contract", [contract(0)]],
      ["100 contracts", Array.from({ length: 100 }, (_, index) => contract(index))],
    ] as const;
    const timed = timeProcesses(
      programs.map(([name, sources]) => {
        const folder = join(cache, name.replaceAll(" ", "-"));
        mkdirSync(folder, { recursive: true });
        const compilerOptions = {
          module: "nodenext",
          target: "es2023",
          lib: ["es2024"],
          types: [],
          strict: true,
          noEmit: true,
          skipLibCheck: true,
        };
        writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
        writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
        for (const [index, source] of sources.entries()) writeFileSync(join(folder, `c${index}.goal.ts`), source);
        return { name, command: process.execPath, args: [compiler, "-p", folder] };
      }),
    );
    const [, one, hundred] = timed;
    const each = ((hundred?.overFloor ?? Number.NaN) - (one?.overFloor ?? Number.NaN)) / 99;
    return {
      head: ["checked", "whole process", "over an empty file"],
      rows: [
        ...timed.map(({ name, milliseconds, overFloor }) => [
          name,
          `${round(milliseconds)} ms`,
          `${round(overFloor)} ms`,
        ]),
        ["each further contract", "", `${round(each)} ms`],
      ],
      note: "Against the published declarations; medians of 15 interleaved runs.",
    };
  },
};
export default bench;
