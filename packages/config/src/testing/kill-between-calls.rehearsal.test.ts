import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writerIn } from "./writer.ts";

const cache = join(import.meta.dirname, "../../../../node_modules/.cache/goalpost/config");
mkdirSync(cache, { recursive: true });
const root = mkdtempSync(join(cache, "kill-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const writer = writerIn(root);
const traced = "openat,write,pwrite64,fchmod,fsync,close,rename,link,unlink";
const hasStrace = spawnSync("strace", ["-V"]).status === 0;

const command = (file: string) => writer(file, "run", 1);

/**
 * The system calls of one write, from the one that takes the lock to the one that gives it back, as strace counts them for each name.
 * What the process closes as it ends is none of them: how many calls that makes depends on when its threads end.
 */
function callsOf(file: string): [string, number][] {
  const log = join(root, "calls.txt");
  execFileSync("strace", ["-f", "-o", log, "-e", `trace=${traced}`, ...command(file)], { stdio: "ignore" });
  const counts = new Map<string, number>();
  const lock = `${file}.goalpost.lock`;
  const found: [string, number][] = [];
  let released = 0;
  let isOurs = false;
  const lines = readFileSync(log, "utf8").split("\n");
  for (const line of lines) {
    const [, thread, name] = /^(\d+)\s+(\w+)\(/.exec(line) ?? [];
    if (name === undefined || (thread !== lines[0]?.split(" ")[0] && !line.includes(file))) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    isOurs ||= line.includes(lock);
    if (isOurs) found.push([name, counts.get(name) ?? 0]);
    if (line.includes(lock)) released = found.length;
  }
  return found.slice(0, released);
}

test.skipIf(!hasStrace)(
  "kill -9 at each system call of a write leaves the old or the new file",
  () => {
    const [before, after] = ["# ours\n[run]\n", "# ours\n[run]\nn0 = 0\n"];
    const probe = join(root, "file.toml");
    writeFileSync(probe, before);
    const calls = callsOf(probe);
    expect(readFileSync(probe, "utf8")).toBe(after);
    expect(calls.map(([name]) => name)).toEqual(expect.arrayContaining(["link", "fsync", "rename", "unlink"]));
    const results = { old: 0, new: 0, killed: 0 };
    for (const [name, number] of calls) {
      // Each is a first write, which keeps what it replaces.
      rmSync(`${probe}.goalpost.bak`, { force: true });
      writeFileSync(probe, before);
      const { signal, status } = spawnSync(
        "strace",
        [
          "-f",
          "-o",
          "/dev/null",
          "-e",
          `trace=${name}`,
          "-e",
          `inject=${name}:signal=KILL:when=${number}`,
          ...command(probe),
        ],
        { stdio: "ignore" },
      );
      if (signal === "SIGKILL" || status === 137) results.killed++;
      const text = readFileSync(probe, "utf8");
      expect([before, after]).toContain(text);
      results[text === before ? "old" : "new"]++;
    }
    console.log(
      `killed at ${calls.length} system calls: ${results.old} left the old file, ${results.new} the new one, ${results.killed} died`,
    );
    expect(results.killed).toBe(calls.length);
    expect(Math.min(results.old, results.new)).toBeGreaterThan(0);
  },
  600_000,
);
