import { rmSync } from "node:fs";
import { Readable } from "node:stream";
import { onTestFinished } from "vitest";
import { main } from "../main.ts";
import { styleFor } from "../output/style.ts";
import { answerFault } from "./answer-check.ts";
import { testEnv } from "./cache.ts";

/** What one call of the command line said, and how it ended. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Calls the command line in this process. What it prints as JSON must fit the schema of its command. */
export async function call(
  argv: readonly string[],
  options: {
    readonly cwd: string;
    readonly env?: NodeJS.ProcessEnv;
    readonly stdin?: string | Readable;
    readonly tty?: boolean;
    /** Output alone goes to a terminal, of so many columns; what is asked there is answered by nobody. */
    readonly screen?: number;
    /** Told what is written to either, in order. */
    readonly onText?: (text: string) => void;
    readonly signal?: AbortSignal;
  },
): Promise<Called> {
  const env = testEnv(options.cwd, options.env);
  onTestFinished(() => rmSync(`${options.cwd}.state`, { recursive: true, force: true }));
  const said = { out: "", err: "" };
  const sink = (name: "out" | "err") => ({
    isTTY: options.tty === true || options.screen !== undefined,
    columns: options.screen ?? 1000,
    write: (text: string) => {
      said[name] += text;
      options.onText?.(text);
    },
  });
  const stdout = sink("out");
  const { stdin = "" } = options;
  const code = await main(argv, {
    cwd: options.cwd,
    env,
    stdin: Object.assign(typeof stdin === "string" ? Readable.from([Buffer.from(stdin)]) : stdin, {
      isTTY: options.tty === true,
    }),
    stdout,
    stderr: sink("err"),
    style: styleFor(stdout, env),
    // how long something takes is never part of what it says
    quiet: true,
    signal: options.signal ?? new AbortController().signal,
  });
  const fault = argv.includes("json") ? answerFault(said.out) : undefined;
  if (fault !== undefined) throw new Error(`the answer does not fit answers.schema.json: ${fault}`);
  return { code, ...said };
}
