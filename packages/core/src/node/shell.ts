import * as z from "zod/mini";
import { fault } from "../errors/fault.ts";
import { type CommandOptions, type RunFields, runLines, runOptions, runShape } from "./command.ts";
import { code, form, number } from "./form.ts";
import { type ItemBase, itemSchema, makeItem } from "./item.ts";
import { once } from "./once.ts";
import { textSchema } from "./scalars.ts";

/** A script that `sh -c` runs, and what it must say. */
export interface ShellItem extends ItemBase, RunFields {
  readonly kind: "shell";
  /** The script, as `sh -c` takes it. */
  readonly run: string;
}

/** @internal */
export const shellSchema = once(() => itemSchema("shell", { run: scriptSchema(), ...runShape() }));

const scriptSchema = once(() =>
  textSchema().check(
    z.refine((script) => !script.includes("\0"), {
      error: fault("holds a NUL character, which no argument can hold", "remove it"),
    }),
  ),
);

/** @internal */
export const shellForm = once(() => form<ShellItem>([code("run"), " exits ", number("exit_code"), "."], runLines()));

/**
 * A check: a script that `sh -c` runs, for pipes, expansions and lists. Prefer {@link command} where one program will do.
 *
 * @param run - The script; nothing is ever put into it.
 * @param options - As for {@link command}.
 * @throws {@link GoalpostError} `contract/bad-input` when the script is empty or a value is out of range.
 * @example
 * shell("git diff --name-only | grep -c golden", { exitCode: 1 });
 */
export function shell(run: string, options?: CommandOptions): ShellItem;
export function shell(run: string, ...rest: readonly unknown[]): ShellItem {
  return makeItem(shellSchema, "shell", { run, ...runOptions("shell", rest) });
}
