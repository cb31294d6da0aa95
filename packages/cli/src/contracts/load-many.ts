import type { ChildProcess } from "node:child_process";
import { basename, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../files/cache-folder.ts";
import { loadedFrom, maxAnswerBytes, tooSlow } from "./load-typescript.ts";
import type { LoadedFile, LoadOptions } from "./loaded.ts";
import { endGroup, endStrays, startLoader } from "./loader-process.ts";
import type { BatchOrder, BatchSaid, ChildAnswer } from "./message.ts";
import { contractIdOf } from "./name.ts";
import { isPlainFile } from "./plain-file.ts";

/** What became of one file: a contract, or why there is none. A file that is missing here is to be loaded by itself. */
export type Many = ReadonlyMap<string, LoadedFile | Error>;

/** Fewer are as quick by themselves. */
const fewest = 2;

/**
 * Loads the plain ones of many TypeScript contracts in one process, each with its own time limit. A file that never ends, ends the process or leaves
 * anything behind (a global, a timer, a listener, what was printed) is named, and the others go on in a new process; what it gave is thrown away,
 * and it is for the caller to load it by itself, as is every file that gave no contract.
 *
 * @param files - Absolute paths.
 * @param isPlain - Which of them are loaded together.
 */
export async function loadMany(
  files: readonly string[],
  options: LoadOptions,
  shownOf: (file: string) => string,
  isPlain: (file: string) => boolean = (file) => isPlainFile(file),
): Promise<Many> {
  const done = new Map<string, LoadedFile | Error>();
  let left = files.filter(isPlain);
  if (left.length < fewest) return done;
  let compiles = false;
  while (left.length > 0) {
    const { through, hadToCompile } = await oneProcess(left, { ...options, compiles }, shownOf, done);
    // The file that ended it counts as tried, so that each process takes at least one.
    left = left.slice(hadToCompile ? through - 1 : Math.max(through, 1));
    compiles ||= hadToCompile;
  }
  return done;
}

async function oneProcess(
  files: readonly string[],
  options: LoadOptions & { readonly compiles: boolean },
  shownOf: (file: string) => string,
  done: Map<string, LoadedFile | Error>,
): Promise<{ readonly through: number; readonly hadToCompile: boolean }> {
  const order: BatchOrder = {
    files: files.map((file) => ({ file, id: contractIdOf(basename(file)) })),
    modules: ["goalpost", "@goalpost/core"],
    compiles: options.compiles,
    cache: join(cacheFolder(options.env), "jiti"),
    lifeSeconds: options.timeoutSeconds * files.length + 30,
  };
  const child = startLoader([...childArgv(), JSON.stringify(order)], {
    lifeSeconds: order.lifeSeconds,
    cwd: options.cwd,
    env: options.env,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const end = () => endGroup(child);
  process.once("exit", end);
  options.signal?.addEventListener("abort", end, { once: true });
  try {
    let through = 0;
    let hadToCompile = false;
    for await (const said of spoken(child, options.timeoutSeconds)) {
      const file = files[said.index];
      if (file === undefined) break;
      through = said.index + 1;
      if (said.kind === "compiles" && !options.compiles) hadToCompile = true;
      if (said.kind === "late") done.set(file, tooSlow(shownOf(file), options.timeoutSeconds));
      if (said.kind === "answer") {
        const answer = JSON.parse(said.json) as Extract<ChildAnswer, { ok: true }>;
        try {
          done.set(file, { file, ...loadedFrom(answer, shownOf(file)) });
        } catch {
          // Loaded by itself it says what is wrong.
        }
      }
    }
    return { through, hadToCompile };
  } finally {
    end();
    await endStrays(child);
    process.removeListener("exit", end);
    options.signal?.removeEventListener("abort", end);
  }
}

type Heard = BatchSaid | { readonly kind: "late"; readonly index: number };

/** What the child says, until it ends or a file takes too long; the time of each begins when it does. */
async function* spoken(child: ChildProcess, timeoutSeconds: number): AsyncGenerator<Heard> {
  const heard: Heard[] = [];
  let wake = (): void => {};
  let isOver = false;
  let current = -1;
  let latest = 0;
  let size = 0;
  let rest = "";
  const tell = (each?: Heard): void => {
    if (each === undefined) isOver = true;
    else heard.push(each);
    wake();
  };
  const late = (): void => {
    if (current >= 0) tell({ kind: "late", index: current });
    tell();
  };
  let timer = setTimeout(late, timeoutSeconds * 1000 + 5000);
  const stream = child.stdio[3] as Readable;
  stream.setEncoding("utf8").on("data", (text: string) => {
    size += text.length;
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const said = heardIn(line);
      // What is not in our words is a file's own: nothing that comes after it is trusted.
      if (said === undefined || said.index < latest || (said.kind !== "starts" && said.index !== current)) {
        tell();
        return;
      }
      latest = said.index;
      clearTimeout(timer);
      current = said.kind === "starts" ? said.index : -1;
      timer = setTimeout(late, timeoutSeconds * 1000);
      tell(said);
    }
    if (size > maxAnswerBytes * 4) tell();
  });
  stream.once("end", () => tell()).once("error", () => tell());
  child.once("error", () => tell());
  try {
    for (;;) {
      for (let next = heard.shift(); next !== undefined; next = heard.shift()) yield next;
      if (isOver) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (heard.length > 0 || isOver) resolve();
      });
    }
  } finally {
    clearTimeout(timer);
  }
}

function heardIn(line: string): BatchSaid | undefined {
  try {
    const said = JSON.parse(line) as Partial<BatchSaid>;
    const isKnown = ["starts", "answer", "failed", "dirty", "compiles"].includes(String(said.kind));
    return isKnown && Number.isSafeInteger(said.index) ? (said as BatchSaid) : undefined;
  } catch {
    return undefined;
  }
}

/** From sources the child is TypeScript too, and the condition that finds our packages' sources is passed on. */
function childArgv(): readonly string[] {
  const here = dirname(fileURLToPath(import.meta.url));
  if (!import.meta.url.endsWith(".ts")) return [join(here, "batch-child.js")];
  return ["--conditions=@goalpost/source", join(here, "../../../house/from-sources.mjs"), join(here, "batch-child.ts")];
}
