import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { command, goal, scope } from "@goalpost/core";
import { sealContract, verify } from "@goalpost/verify";
import { type Bench, type Budget, round } from "../bench.ts";
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

async function measure(files: number, times: number): Promise<Measured> {
  const base = mkdtempSync(join(tmpdir(), "goalpost-bench-"));
  try {
    const cwd = join(base, "project");
    for (let index = 0; index < files; index++) {
      const folder = join(cwd, `d${index % Math.max(10, Math.round(files / 100))}`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `f${index}.ts`), `export const x${index} = ${index};\n`.repeat(40));
    }
    const env = { PATH: process.env.PATH, HOME: base, GOALPOST_STATE_DIR: join(base, "state") };
    const git = (...args: string[]) => run("git", ["-c", "gc.auto=0", "-c", "user.name=bench", "-c", "user.email=bench@example.com", ...args], { cwd, env, maxBuffer: 64 * 1024 * 1024 }); // biome-ignore format: one
    await git("init", "--quiet");
    await git("add", ".");
    await git("commit", "--quiet", "--message", "Start");
    // In a pack, so that it is the tree whose copy is timed.
    await git("gc", "--quiet");
    let sealed: Awaited<ReturnType<typeof sealContract>> | undefined;
    const seal = await timed(async () => {
      sealed = await sealContract(contract, { cwd, env });
    });
    const [verified, node, copies]: [number[], number[], number[]] = [[], [], []];
    for (let index = 0; index < times; index++) {
      node.push(await timed(() => run(process.execPath, ["-e", "0"])));
      copies.push(await timed(async () => {
        for (const name of ["one", "two"]) await run("cp", ["-a", cwd, join(base, name)]);
      })); // biome-ignore format: one
      for (const name of ["one", "two"]) await rm(join(base, name), { recursive: true });
      verified.push(await timed(async () => {
        const { verdict } = await verify(contract, { cwd, env, seal: sealed ?? null, approvals: [], evidence: false });
        if (verdict !== "done") throw new Error(`verdict: ${verdict}`);
      })); // biome-ignore format: one
    }
    const { stdout } = await run("du", ["-sk", join(base, "state")]);
    return { seal, verify: verified, node, copies, bytes: Number.parseInt(stdout, 10) * 1024 };
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

const shown = (values: readonly number[]): string =>
  values.length === 1 ? `${round(values[0] ?? Number.NaN)} ms` : `${round(median(values))} (${round(Math.min(...values))}–${round(Math.max(...values))}) ms`; // biome-ignore format: one

const bench: Bench = {
  id: "verify-room",
  title: "Verifying in a room, over copying the tree",
  async run() {
    const rows: string[][] = [];
    const budgets: Budget[] = [];
    for (const files of [100, 1_000, 10_000, 100_000]) {
      const once = files === 100_000;
      const { seal, verify: verified, node, copies, bytes } = await measure(files, once ? 1 : rounds);
      rows.push([files.toLocaleString("en"), shown(verified), shown(node), shown(copies), shown([seal]), `${round(bytes / 1024 / 1024)} MB`]); // biome-ignore format: one
      if (!once) budgets.push({ what: `${files} files: milliseconds over node and two copies`, value: median(verified) - median(node) - median(copies), atMost: overMs }); // biome-ignore format: one
    }
    return {
      head: ["files", "verify of one `true`", "`node -e 0`", "twice `cp -a`", "seal, once", "state folder"],
      rows,
      budgets,
      note: `Small files in a git repository; medians of ${rounds} interleaved rounds, with the least and the most; 100,000 files once.`,
    };
  },
};
export default bench;
