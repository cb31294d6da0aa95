import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { command, goal, scope } from "@goalpost/core";
import { sealContract, verify } from "@goalpost/verify";
import { type Bench, type Budget, type Figures, round } from "../bench.ts";
import { median } from "../median.ts";

const run = promisify(execFile);
const rounds = 7;
const overMs = 400;

/** A contract whose one command does nothing: what is left is what the room costs. */
const contract = goal("Nothing is left to do.", { id: "idle" })
  .constraints(scope("d1/**"))
  .doneWhen(command("true"))
  .build();

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

interface Measured {
  readonly seal: number;
  readonly verify: readonly number[];
  readonly node: readonly number[];
  readonly copies: readonly number[];
  readonly bytes: number;
}

async function measure(files: number, times: number, withFloor = true): Promise<Measured> {
  const base = mkdtempSync(join(tmpdir(), "goalpost-bench-"));
  try {
    const cwd = join(base, "project");
    const paths = Array.from(
      { length: files },
      (_, index) => `d${index % Math.max(10, Math.round(files / 100))}/f${index}.ts`,
    );
    for (const folder of new Set(paths.map((path) => dirname(path)))) mkdirSync(join(cwd, folder), { recursive: true });
    for (const [index, path] of paths.entries()) writeFileSync(join(cwd, path), textOf(index));
    const env = { PATH: process.env.PATH, HOME: base, GOALPOST_STATE_DIR: join(base, "state") };
    const git = (...args: string[]) => run("git", ["-c", "gc.auto=0", ...args], { cwd, env });
    await git("init", "--quiet", "-b", "main");
    // In one pack from the start, so that it is the tree whose copy is timed.
    await commitPacked(cwd, env, paths);
    await git("reset", "--quiet");
    let sealed: Awaited<ReturnType<typeof sealContract>> | undefined;
    const seal = await timed(async () => {
      sealed = await sealContract(contract, { cwd, env });
    });
    const [verified, node, copies]: [number[], number[], number[]] = [[], [], []];
    for (let index = 0; index < times; index++) {
      if (withFloor) {
        node.push(await timed(() => run(process.execPath, ["-e", "0"])));
        copies.push(await timed(async () => {
          for (const name of ["one", "two"]) await run("cp", ["-a", cwd, join(base, name)]);
        }));
        await run("rm", ["-rf", join(base, "one"), join(base, "two")]);
      }
      verified.push(await timed(async () => {
        const { verdict } = await verify(contract, { cwd, env, seal: sealed ?? null, approvals: [], evidence: false });
        if (verdict !== "done") throw new Error(`verdict: ${verdict}`);
      }));
    } // biome-ignore format: as it reads
    const { stdout } = await run("du", ["-sk", join(base, "state")]);
    return { seal, verify: verified, node, copies, bytes: Number.parseInt(stdout, 10) * 1024 };
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

const textOf = (index: number): string => `export const x${index} = ${index};\n`.repeat(40);

/** One commit by fast-import: objects one by one would take longer than all that is measured. */
async function commitPacked(cwd: string, env: NodeJS.ProcessEnv, paths: readonly string[]): Promise<void> {
  const child = spawn("git", ["-c", "fastimport.unpackLimit=0", "fast-import", "--quiet"], { cwd, env, stdio: ["pipe", "inherit", "inherit"] }); // biome-ignore format: one
  const ended = once(child, "close");
  child.stdin.write("commit refs/heads/main\ncommitter bench <bench@example.com> 946684800 +0000\ndata 5\nStart\n");
  for (const [index, path] of paths.entries()) {
    const text = textOf(index);
    if (!child.stdin.write(`M 100644 inline ${path}\ndata ${text.length}\n${text}\n`)) await once(child.stdin, "drain");
  }
  child.stdin.end("done\n");
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
}

const shown = (values: readonly number[]): string =>
  values.length === 0 ? "" : values.length === 1 ? `${round(values[0] ?? Number.NaN)} ms` : `${round(median(values))} (${round(Math.min(...values))}–${round(Math.max(...values))}) ms`; // biome-ignore format: one

/** Of these sizes; the last one once, without the floor. */
export async function figuresOf(sizes: readonly number[], alone: number): Promise<Figures> {
  const rows: string[][] = [];
  const budgets: Budget[] = [];
  for (const files of sizes) {
    const isAlone = files === alone;
    const { seal, verify: verified, node, copies, bytes } = await measure(files, isAlone ? 1 : rounds, !isAlone);
    rows.push([files.toLocaleString("en"), shown(verified), shown(node), shown(copies), shown([seal]), `${round(bytes / 1024 / 1024)} MB`]); // biome-ignore format: one
    if (isAlone) continue;
    budgets.push({ what: `${files} files: milliseconds over node and two copies`, value: median(verified) - median(node) - median(copies), atMost: overMs }); // biome-ignore format: one
  }
  return {
    head: ["files", "verify of one `true`", "`node -e 0`", "twice `cp -a`", "seal, once", "state folder"],
    rows,
    budgets,
    note: `Small files in a git repository; medians of ${rounds} interleaved rounds, with the least and the most; 100,000 files once, without the floor.`,
  };
}

const bench: Bench = {
  id: "verify-room",
  title: "Verifying in a room, over copying the tree",
  run: () => figuresOf([100, 1_000, 10_000, 100_000], 100_000),
};
export default bench;
