import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";

/** A run that another process is to start. */
export interface Elsewhere {
  readonly home: { readonly root: string };
  readonly launch: unknown;
  readonly options: unknown;
}

/**
 * Starts a run in another process, and waits until it says a word.
 *
 * @param runner - The program that starts what the file named by its argument describes, and says the words.
 */
export async function beginElsewhere(
  { home, launch, options }: Elsewhere,
  runner: string,
  word: "started" | "working",
): Promise<ChildProcess> {
  const file = join(home.root, "start.json");
  writeFileSync(file, JSON.stringify({ launch, options }));
  const child = spawn(
    process.execPath,
    ["--conditions=@goalpost/source", "packages/house/from-sources.mjs", runner, file],
    { cwd: resolve(import.meta.dirname, "../../.."), stdio: ["ignore", "pipe", "inherit"] },
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
