import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { dirname, join, relative } from "node:path";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { blockKinds, GoalpostError, parseContract } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";
import { cacheFolder } from "../files/cache-folder.ts";
import { plainText } from "../output/plain-text.ts";
import type { Loaded, LoadedAll, LoadOptions } from "./loaded.ts";
import { endGroup, endStrays, startLoader } from "./loader-process.ts";
import type { ChildAnswer, ChildFault, ChildOrder } from "./message.ts";

/** Bytes that a contract file may answer with: far more than any contract, far less than memory. */
export const maxAnswerBytes = 16 * 1024 * 1024;

/** Bytes of a contract file's own output that are passed on. */
const maxPrintedBytes = 64 * 1024;

/**
 * Loads a TypeScript contract in a process of its own, which is ended with all that it started when it answers, fails, or takes too long.
 *
 * @param file - Absolute path.
 * @throws GoalpostError `contract/file-threw`, `contract/file-syntax`, `contract/no-export`, `contract/not-a-contract`,
 * `contract/incomplete`, `contract/timeout`, `contract/bad-input`.
 */
export async function loadTypeScript(file: string, id: string, options: LoadOptions): Promise<LoadedAll> {
  const shown = relative(options.cwd, file);
  const order: ChildOrder = {
    file,
    id,
    cache: join(cacheFolder(options.env), "jiti"),
    lifeSeconds: options.timeoutSeconds + 5,
  };
  const child = startLoader([...childArgv(), JSON.stringify(order)], {
    lifeSeconds: order.lifeSeconds,
    cwd: options.cwd,
    env: options.env,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const end = () => endGroup(child);
  process.once("exit", end);
  options.signal?.addEventListener("abort", end, { once: true });
  try {
    pipePrinted(child, shown, options.printed);
    const answer = await answerOf(child, shown, options.timeoutSeconds);
    if (!answer.ok) throw errorOf(answer.fault, shown, options.cwd);
    return loadedFrom(answer, shown);
  } finally {
    end();
    await endStrays(child);
    process.removeListener("exit", end);
    options.signal?.removeEventListener("abort", end);
  }
}

/** The contracts of an answer. */
export function loadedFrom(answer: Extract<ChildAnswer, { ok: true }>, shown: string): LoadedAll {
  const [first, ...more] = [answer, ...answer.more].map(
    ({ contract, places }): Loaded => ({ contract: validated(contract, shown), places }),
  ) as [Loaded, ...Loaded[]];
  return more.length === 0 ? first : { ...first, more, isDefault: answer.isDefault };
}

/** A contract by its own schema: what a child says is not trusted. */
function validated(contract: unknown, shown: string): Loaded["contract"] {
  try {
    return parseContract(contract);
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    throw new GoalpostError({ ...error.toJSON(), where: `${shown}: ${error.where}`, cause: error });
  }
}

/** From sources the child is TypeScript too, and the condition that finds our packages' sources is passed on. */
function childArgv(): readonly string[] {
  const here = dirname(fileURLToPath(import.meta.url));
  if (!import.meta.url.endsWith(".ts")) return [join(here, "contract-child.js")];
  return ["--conditions=@goalpost/source", join(here, "../../../house/from-sources.mjs"), join(here, "child.ts")];
}

/** What a contract file prints is for people: it goes to standard error, line by line, and never into our output. */
function pipePrinted(child: ChildProcess, shown: string, printed: LoadOptions["printed"]): void {
  let left = maxPrintedBytes;
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    const tell = (line: string) => printed(`${shown} | ${plainText(line)}`);
    stream?.setEncoding("utf8").on("data", (text: string) => {
      if (left <= 0) return;
      left -= text.length;
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) tell(line);
      if (left <= 0) tell("… more was printed");
    });
    stream?.on("end", () => {
      if (rest !== "") tell(rest);
    });
  }
}

function answerOf(child: ChildProcess, shown: string, timeoutSeconds: number): Promise<ChildAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(tooSlow(shown, timeoutSeconds)), timeoutSeconds * 1000);
    const settle = (act: () => void | Promise<void>) => {
      clearTimeout(timer);
      void act();
    };
    const chunks: Buffer[] = [];
    let size = 0;
    const stream = child.stdio[3] as Readable;
    stream.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxAnswerBytes) settle(() => reject(tooLarge(shown)));
      else chunks.push(chunk);
    });
    child.once("error", (error) => settle(() => reject(died(shown, error.message))));
    // The end of the answer is the end of the child; what it printed is on its way. A process that it left behind may hold the pipes.
    stream.once("end", () =>
      settle(async () => {
        await Promise.race([once(child, "close"), sleep(250)]);
        const text = Buffer.concat(chunks).toString("utf8");
        if (text === "") reject(died(shown, `it ended with ${child.exitCode ?? child.signalCode ?? "no exit code"}`));
        else resolve(JSON.parse(text) as ChildAnswer);
      }),
    );
  });
}

/** The builder's methods, as people write them. */
const methods = [...blockKinds.map((kind) => kind.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())), "use", "when", "build"]; // biome-ignore format: one

/** A method that the builder does not have is most often misspelt. */
function helpOf({ code, what, help }: ChildFault): string {
  const called = code === "contract/file-threw" ? /\.(\w+) is not a function\b/.exec(what)?.[1] : undefined;
  if (called !== undefined && methods.includes(called))
    return `leave .${called}(…) out there: what stands before it is not a builder`;
  const meant = called === undefined ? undefined : nearest(called, methods);
  return meant === undefined ? help : `write .${meant}(…)`;
}

function errorOf(fault: ChildFault, shown: string, cwd: string): GoalpostError {
  const { place } = fault;
  const file = place === undefined ? shown : `${relative(cwd, place.file)}:${place.line}`;
  const inside = fault.where === undefined || fault.where === shown ? "" : `: ${fault.where}`;
  const error = new GoalpostError({
    code: fault.code,
    where: `${file}${inside}`,
    what: fault.what,
    help: helpOf(fault),
  });
  if (fault.stack !== undefined) error.stack = fault.stack;
  return error;
}

/** The error for a file that gave no contract in its time. */
export const tooSlow = (shown: string, seconds: number): GoalpostError =>
  new GoalpostError({
    code: "contract/timeout",
    where: shown,
    what: `gave no contract within ${seconds} s, and was ended`,
    help: "let it only build and export; give it more time with --load-timeout SECONDS",
  });

const tooLarge = (shown: string): GoalpostError =>
  new GoalpostError({
    code: "contract/too-large",
    where: shown,
    what: `gives more than ${maxAnswerBytes / 1024 / 1024} MB`,
    help: "name files with read(…) instead of holding their text",
  });

const died = (shown: string, how: string): GoalpostError =>
  new GoalpostError({
    code: "contract/child-died",
    where: shown,
    what: `the process that loads it gave no answer: ${how}`,
    help: "see what it printed above; run it by hand with node",
  });
