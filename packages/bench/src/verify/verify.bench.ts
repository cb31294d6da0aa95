import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contract, command, goal } from "@goalpost/core";
import { verify } from "@goalpost/verify";
import { type Bench, round, time } from "../bench.ts";
import { compareAsync } from "../compare-async.ts";

const checks = 10;

/** Ten commands that do nothing: what is left is what verifying costs. */
const contract = (count: number): Contract =>
  goal("Nothing is left to do.", { id: "idle" })
    .doneWhen(...(Array.from({ length: count }, () => command("true")) as [ReturnType<typeof command>]))
    .build();

const idle = (cwd: string) =>
  new Promise<void>((settle, reject) => {
    spawn("true", [], { cwd, stdio: ["ignore", "pipe", "pipe"] })
      .on("error", reject)
      .on("close", () => settle());
  });

const bench: Bench = {
  id: "verify",
  title: "Verifying a contract, over running its commands",
  async run() {
    const base = mkdtempSync(join(tmpdir(), "goalpost-bench-"));
    const cwd = join(base, "project");
    mkdirSync(cwd);
    writeFileSync(join(cwd, "README.md"), "# project\n");
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@example.com", ...args], { cwd });
    try {
      git("init", "--quiet");
      git("add", ".");
      git("commit", "--quiet", "--message", "Start");
      const options = { cwd, seal: null, stateDir: join(base, "state"), approvals: [] };
      const checked = async (count: number, evidence: boolean) => {
        const { verdict } = await verify(contract(count), { ...options, evidence });
        if (verdict !== "open") throw new Error(`verdict: ${verdict}`);
      };
      const measured = await compareAsync([
        [
          `${checks} commands, one after the other`,
          async () => {
            for (let n = 0; n < checks; n++) await idle(cwd);
          },
        ],
        [`verify with ${checks} checks`, () => checked(checks, false)],
        [`verify with ${checks} checks, evidence kept`, () => checked(checks, true)],
        ["verify with 1 check", () => checked(1, false)],
      ]);
      const [floor, ours, , one] = measured.map(({ nanoseconds }) => nanoseconds);
      const each = ((ours ?? Number.NaN) - (one ?? Number.NaN)) / (checks - 1) - (floor ?? Number.NaN) / checks;
      return {
        head: ["work", "time", "ratio to the floor"],
        rows: [
          ...measured.map(({ name, nanoseconds, ratio }) => [name, time(nanoseconds), round(ratio)]),
          ["each further check, over its command", time(each), ""],
        ],
        note: "Each command is `true`, in a small git repository; medians of 25 interleaved rounds. What a receipt costs once is mostly git.",
      };
    } finally {
      rmSync(base, { recursive: true, force: true });
    }
  },
};
export default bench;
