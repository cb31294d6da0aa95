import * as z from "zod/mini";
import { fault } from "../errors/fault.ts";
import type { Options } from "../errors/options.ts";
import { code, form, number, regex } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { pathSchema } from "./path.ts";
import { type Pattern, pattern, patternSchema } from "./pattern.ts";
import { envNamesSchema, lineSchema, timeoutSchema } from "./scalars.ts";
import { splitWords } from "./words.ts";

/** A program that is run, without a shell, and what it must say. */
export interface CommandItem extends ItemBase, RunFields {
  readonly kind: "command";
  /** Program and arguments, split by POSIX quoting; nothing is expanded. */
  readonly run: string;
}

/** What command and shell share. */
export interface RunFields {
  /** Working directory below the project's root. Default: the root. */
  readonly cwd?: string;
  /** Exit code that means true, 0 to 255. */
  readonly exit_code: number;
  /** What standard output must match. */
  readonly stdout?: Pattern;
  /** Whole seconds before it counts as failed, 1 to 86,400. Default: the verifier's, 600. */
  readonly timeout_seconds?: number;
  /** Names of the environment variables that it needs. */
  readonly env?: readonly string[];
}

/** Options of `command` and `shell`. */
export interface CommandOptions extends ItemOptions {
  /** Working directory below the project's root. Default: the root. */
  readonly cwd?: string | undefined;
  /** Exit code that means true, 0 to 255. Default 0. */
  readonly exitCode?: number | undefined;
  /** What standard output must match. */
  readonly stdout?: RegExp | string | undefined;
  /** Whole seconds before it counts as failed, 1 to 86,400. Default: the verifier's, 600. */
  readonly timeoutSeconds?: number | undefined;
  /** Names of the environment variables that it needs, never their values. */
  readonly env?: readonly string[] | undefined;
}

/** @internal */
export const runShape = once(() => ({
  cwd: z.exactOptional(pathSchema()),
  exit_code: z._default(exitCodeSchema(), 0),
  stdout: z.exactOptional(patternSchema()),
  timeout_seconds: z.exactOptional(timeoutSchema()),
  env: z.exactOptional(envNamesSchema()),
}));

const exitCode = "give the exit code that means true, 0 to 255";

const exitCodeSchema = once(() =>
  z
    .int({ error: fault("is not a whole number, expected 0 to 255", exitCode) })
    .check(
      z.gte(0, { error: fault("is below 0, expected 0 to 255", exitCode) }),
      z.lte(255, { error: fault("is above 255, expected 0 to 255", exitCode) }),
    ),
);

const runSchema = once(() =>
  lineSchema().check((context) => {
    const words = splitWords(context.value);
    if (words.fault === undefined) return;
    context.issues.push({ code: "custom", input: context.value, message: fault(words.fault, words.help) });
  }),
);

/** @internal */
export const commandSchema = once(() => itemSchema("command", { run: runSchema(), ...runShape() }));

/** @internal */
export const runLines = once(() => ({ in: code("cwd"), "stdout matches": regex("stdout") }) as const);

/** @internal */
export const commandForm = once(() =>
  form<CommandItem>([code("run"), " exits ", number("exit_code"), "."], runLines()),
);

/**
 * A check: a program that is run, without a shell, and exits as it should. What the agent is told to run and what verify runs are the same.
 *
 * @param run - One line, split by POSIX quoting. An expansion, glob, pipe, `&&` or assignment is an error: use {@link shell}, or two commands.
 * @param options - `cwd`, `exitCode` (0 to 255, default 0), `stdout` (what it must match), `timeoutSeconds` (1 to 86,400, default 600), `env` (names).
 * @throws {@link GoalpostError} `contract/bad-input` when the line holds shell syntax or a value is out of range.
 * @example
 * command("pnpm test --filter billing", { timeoutSeconds: 300 });
 */
export function command(run: string, options?: CommandOptions): CommandItem;
export function command(run: string, ...rest: readonly unknown[]): CommandItem {
  return makeItem(commandSchema, "command", { run, ...runOptions("command", rest) });
}

/** @internal */
export function runOptions(name: string, rest: readonly unknown[]): Options {
  const { stdout, ...options } = optionsOf(
    name,
    rest,
    ["cwd", "exitCode", "stdout", "timeoutSeconds", "env"],
    `write the program and its arguments as one text: ${name}("pnpm test")`,
  );
  return { ...options, stdout: stdout === undefined ? undefined : pattern(stdout, `${name}.stdout`) };
}
