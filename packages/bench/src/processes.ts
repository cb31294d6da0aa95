import { execFileSync, spawnSync } from "node:child_process";
import { median } from "./median.ts";

/** A whole process to time. */
export interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What it reads on standard input; default nothing. */
  readonly input?: string;
  /** Runs before each start and is not timed: to make it cold. */
  readonly before?: () => void;
}

/** How one program came out. */
export interface TimedProgram {
  readonly name: string;
  /** Median of the wall time, from start to end. */
  readonly milliseconds: number;
  /** The shortest wall time. */
  readonly fastest: number;
  /** Median over the rounds of the difference to the first program of the same round. */
  readonly overFloor: number;
  /** What it printed, by round. */
  readonly printed: readonly string[];
}

/** Times whole processes, interleaved; the first is the floor. Each runs once before anything counts. A program that fails ends the run. */
export function timeProcesses(programs: readonly Program[], rounds = 15): readonly TimedProgram[] {
  const samples = programs.map(() => [] as number[]);
  const printed = programs.map(() => [] as string[]);
  for (let round = -1; round < rounds; round++) {
    for (const [index, program] of programs.entries()) {
      const { took, stdout } = once(program);
      if (round < 0) continue;
      samples[index]?.push(took);
      printed[index]?.push(stdout);
    }
  }
  return programs.map(({ name }, index) => {
    const own = samples[index] ?? [];
    return {
      name,
      milliseconds: median(own),
      fastest: Math.min(...own),
      overFloor: median(own.map((time, round) => time - (samples[0]?.[round] ?? Number.NaN))),
      printed: printed[index] ?? [],
    };
  });
}

function once({ name, command, args, cwd, env, input, before }: Program): {
  readonly took: number;
  readonly stdout: string;
} {
  before?.();
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: env ?? process.env,
    ...(input === undefined ? {} : { input }),
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    encoding: "utf8",
  });
  const took = performance.now() - started;
  if (status !== 0) throw new Error(`${name} failed (${error?.message ?? status}):\n${stdout}${stderr}`);
  return { took, stdout };
}

/** Milliseconds of one run of Node with what it waits for: by the clock, and of the processor, user and system. Its exit code is its own affair. */
export function timeOnce(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): { readonly wall: number; readonly processor: number } {
  const script = 'TIMEFORMAT="%R %U %S"; { time "$@" >/dev/null 2>&1; } 2>&1';
  const said = execFileSync("bash", ["-c", `${script}; exit 0`, "bash", process.execPath, ...args], {
    cwd,
    env,
    encoding: "utf8",
  });
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = said
    .trim()
    .split(/\s+/)
    .map((part) => Number(part) * 1000);
  return { wall, processor: user + system };
}
