import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import type { Stage } from "./stage.ts";

/** Starts the run of a stage in another process, and waits until it says a word. */
export async function beginElsewhere(set: Stage, word: "started" | "working"): Promise<ChildProcess> {
  const file = join(set.home.root, "start.json");
  writeFileSync(file, JSON.stringify({ launch: set.launch, options: set.options }));
  const child = spawn(
    process.execPath,
    ["--conditions=@goalpost/source", "packages/house/from-sources.mjs", join(import.meta.dirname, "runner.ts"), file],
    { cwd: resolve(import.meta.dirname, "../../../.."), stdio: ["ignore", "pipe", "inherit"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  await new Promise<void>((resolvePromise, reject) => {
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
      if (said.includes(word)) resolvePromise();
    });
    child.on("exit", (code, signal) =>
      reject(new Error(`the other process ended (${code ?? signal}) and said: ${said}`)),
    );
  });
  return child;
}

/** Kills the other process as a closed terminal or a crash would, and waits for its end. */
export async function lose(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await ended;
}
