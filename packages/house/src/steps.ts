import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkGenerated } from "./generate.ts";
import type { Ran, RunOptions } from "./run.ts";
import type { Task } from "./schedule.ts";
import { type Counts, oneFailed, onePassed, readVitestCounts } from "./tally.ts";
import { node, pnpm, tsc } from "./tools.ts";
import { root } from "./workspace.ts";

/** What a step says when it has ended. */
export interface StepResult {
  readonly counts: Counts;
  /** Everything the tools said; shown when the step failed. */
  readonly output: string;
}

/** One step of `pnpm test`. */
export interface Step extends Task {
  /** What it holds, for `--list`. */
  readonly holds: string;
  readonly run: (onLine: (line: string) => void) => Promise<StepResult>;
}

const reports = join(root, ".reports");

/** Our environment without colour: what a step says is kept, and shown in logs. */
function plainEnv(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, ...env } = process.env;
  return { ...env, NO_COLOR: "1" };
}

/**
 * The same for a step that never leaves this machine: without further certificates, which Node reads whenever it starts. That takes twice as
 * long as the start itself, and the tests start it a thousand times.
 */
function offlineEnv(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = plainEnv();
  return env;
}

/** A process that passes or fails as one. */
const asOne =
  (start: (options: RunOptions) => Promise<Ran>): Step["run"] =>
  async (onLine) => {
    const { code, output } = await start({ onLine, env: plainEnv() });
    return { counts: code === 0 ? onePassed : oneFailed, output };
  };

/** One suite of vitest.config.ts, with its JSON report in .reports. The environment is taken when it starts: `check.ts` adds to it what else runs. */
const suite =
  (name: string, environment = offlineEnv): Step["run"] =>
  async (onLine) => {
    const env = environment();
    const report = join(reports, `${name}.json`);
    mkdirSync(reports, { recursive: true });
    rmSync(report, { force: true });
    const args = ["run", "--project", name, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const { code, output } = await node("vitest/vitest.mjs", args, { onLine, env, timeoutSeconds: 2400 });
    return { counts: readVitestCounts(report, code), output };
  };

/**
 * Everything that must hold, in the order in which it is started. Two slots stand for two cores; the rehearsals start real clients
 * with time limits of their own, so they share the machine with nothing.
 */
export const steps: readonly Step[] = [
  {
    name: "lint",
    holds: "format and lint (biome)",
    cost: 1,
    run: asOne((options) =>
      node("@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", "--colors=off", "."], options),
    ),
  },
  {
    name: "types",
    holds: "types of the whole repository (TypeScript 7)",
    cost: 1,
    run: asOne(async (options) => {
      const whole = await tsc(["-p", "tsconfig.json"], options);
      // the page of goalpost watch has a browser's types, and Node's would hide what is missing there
      return whole.code === 0 ? tsc(["-p", "packages/watch/page/tsconfig.json"], options) : whole;
    }),
  },
  {
    name: "unused",
    holds: "no file, export or dependency that nothing uses (knip)",
    cost: 1,
    run: asOne((options) => node("knip/bin/knip.js", ["--no-progress", "--no-config-hints"], options)),
  },
  { name: "unit", holds: "unit, property and type tests", cost: 1, run: suite("unit") },
  {
    name: "build",
    holds: "every package builds",
    cost: 1,
    run: asOne((options) => pnpm(["--recursive", "--filter=./packages/*", "run", "build"], options)),
  },
  {
    name: "house",
    holds: "import edges, public names, docs and their code, the repository's files",
    cost: 1,
    run: suite("house"),
  },
  {
    name: "packed",
    holds: "the tarballs: publint, attw, contents, size, installed and used outside of the workspace",
    needs: ["build"],
    cost: 1,
    // its project outside asks the registry for what our packages depend on
    run: suite("packed", plainEnv),
  },
  { name: "examples", holds: "every example does what it says", cost: 1, run: suite("examples") },
  {
    name: "generated",
    holds: "generated files are up to date",
    cost: 1,
    run: async () => {
      const { fresh, stale } = await checkGenerated();
      const output = `not up to date; run "pnpm generate" and commit:\n  ${stale.join("\n  ")}`;
      return { counts: { passed: fresh.length, failed: stale.length, skipped: 0 }, output };
    },
  },
  {
    name: "docs",
    holds: "the API reference builds without a warning (typedoc)",
    cost: 1,
    run: asOne((options) => node("typedoc/bin/typedoc", [], options)),
  },
  { name: "rehearsal", holds: "the real clients, offline, against a scripted model", cost: 2, run: suite("rehearsal") },
];
