import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Answers } from "./answers/answers.ts";
import type { Sink, Style } from "./output/style.ts";
import { styleFor } from "./output/style.ts";
import { fitted } from "./output/wrap.ts";

/** What a command may touch of the world around it: given, so that tests can give another. */
export interface Io {
  /** The project's root: the folder that goalpost runs in, or `--cwd`. Absolute. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: Readable & { readonly isTTY?: boolean | undefined };
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Colours for standard output. */
  readonly style: Style;
  /** No progress is shown. */
  readonly quiet: boolean;
  /** What is done when the command has ended, whatever became of it: processes that it started are ended. */
  readonly closers?: (() => void)[];
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** The command that runs, as it is called: `config explain`. */
  readonly command?: string;
}

/** The world of this process. */
export const processIo = (signal: AbortSignal): Io => ({
  cwd: process.cwd(),
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  style: styleFor(process.stdout, process.env),
  quiet: false,
  signal,
});

/** Prints a line for people; a terminal gets none that is wider than it is. */
export const print = ({ stdout }: Io, line = ""): void => void stdout.write(`${fitted(line, stdout)}\n`);

/** Prints a text for people, with the line feed that it has. */
export const printText = ({ stdout }: Io, text: string): void => void stdout.write(fitted(text, stdout));

/** Prints a line as it is: a command, a file, a text that people copy. */
export const printRaw = ({ stdout }: Io, line: string): void => void stdout.write(`${line}\n`);

/** Says a line beside the output. */
export const say = ({ stderr }: Io, line: string): void => void stderr.write(`${fitted(line, stderr)}\n`);

/**
 * Prints what a command answers as JSON, two spaces deep, with a line feed at its end. Every answer says its version and the command; a version
 * of its own, such as a receipt's, stays.
 */
export const printJson = <Name extends keyof Answers = never>(
  { stdout, command }: Io,
  answer: Answers[NoInfer<Name>],
): void =>
  void stdout.write(
    `${JSON.stringify({ version: 1, ...(command === undefined ? {} : { command }), ...answer }, null, 2)}\n`,
  );

/** Prints a document that is not an answer of ours, such as a contract, as it is. */
export const printDocument = ({ stdout }: Io, value: unknown): void =>
  void stdout.write(`${JSON.stringify(value, null, 2)}\n`);

/** Reads standard input to its end, as UTF-8. */
export async function readStdin({ stdin }: Io): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** Asks a person, who answers with a line; undefined where the input ends without one. Ctrl-C throws. */
export async function ask({ stdin, stdout, signal }: Io, question: string): Promise<string | undefined> {
  signal.throwIfAborted();
  stdout.write(question);
  const lines = createInterface({ input: stdin, terminal: false });
  const hangUp = (): void => lines.close();
  signal.addEventListener("abort", hangUp, { once: true });
  const answer = await new Promise<string | undefined>((resolve) => {
    lines.once("line", resolve).once("close", () => resolve(undefined));
  });
  signal.removeEventListener("abort", hangUp);
  lines.close();
  if (answer === undefined) stdout.write("\n");
  signal.throwIfAborted();
  return answer;
}
