import * as z from "zod/mini";
import { fault } from "../errors/fault.ts";
import { type CommandItem, commandForm, commandSchema } from "./command.ts";
import type { Form } from "./form.ts";
import { once } from "./once.ts";
import { type ShellItem, shellForm, shellSchema } from "./shell.ts";

/** A check that runs something. */
export type RunCheck = CommandItem | ShellItem;

/** @internal */
export const runCheckForms = once(
  (): Readonly<Record<RunCheck["kind"], Form>> => ({ command: commandForm(), shell: shellForm() }),
);

/** @internal A check inside another item has no id of its own. */
export const withoutId = once(() =>
  z.refine<{ readonly id?: string | undefined }>((value) => value.id === undefined, {
    error: fault("is the id of an inner check, but only items have ids", "give it to the item around it"),
    path: ["id"],
  }),
);

/** @internal */
export const runCheckSchema = once(() =>
  z.discriminatedUnion("kind", [commandSchema(), shellSchema()]).check(withoutId()),
);
