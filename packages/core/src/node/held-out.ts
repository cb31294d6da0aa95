import * as z from "zod/mini";
import { fault } from "../errors/fault.ts";
import { isOptions } from "../errors/options.ts";
import { commandSchema } from "./command.ts";
import { form } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { type RunCheck, withoutId } from "./run-check.ts";
import { lineSchema } from "./scalars.ts";
import { shellSchema } from "./shell.ts";
import { type TestsItem, testsSchema } from "./tests.ts";

/** What a held-out check runs; with `tests` it counts them by name, too. */
export type HeldOutCheck = RunCheck | TestsItem;

/** A check of which the agent is told only that it exists. Without `check`, the start says what it is: `goalpost run ID --held-out FOLDER`. */
export interface HeldOutItem extends ItemBase {
  readonly kind: "held_out";
  /** What decides. It is run in a room of its own, with the files beside the work. */
  readonly check?: HeldOutCheck;
  /** The folder that holds its files: absolute, or below `~/`; never inside the project. */
  readonly files?: string;
}

const folderFault = fault(
  'is not a folder outside of the project, expected an absolute path or one below "~/"',
  'write it in full, such as "~/held-out/billing"',
);

const folderSchema = once(() =>
  lineSchema().check(z.refine((path) => /^(?:\/|~\/|[A-Za-z]:[\\/])/.test(path), { error: folderFault })),
);

const checkSchema = once(() =>
  z.discriminatedUnion("kind", [commandSchema(), shellSchema(), testsSchema()]).check(withoutId()),
);

/** @internal */
export const heldOutSchema = once(() =>
  itemSchema("held_out", {
    check: z.exactOptional(checkSchema()),
    files: z.exactOptional(folderSchema()),
  }).check(
    z.refine(({ check, files }) => check === undefined || files !== undefined, {
      error: fault("is missing, expected the folder of the check's files", 'add { files: "~/held-out/billing" }'),
      path: ["files"],
    }),
    z.refine(({ check, files }) => files === undefined || check !== undefined, {
      error: fault("is missing, expected what decides", 'give it first: heldOut(command("node --test extra.test.mjs"), { files })'),
      path: ["check"],
    }),
  ),
); // biome-ignore format: one

/** @internal It says nothing of what is held out: whatever is rendered, compiled or packed is blind to it by its form. */
export const heldOutForm = once(() => form<HeldOutItem>(["a further check decides."]));

/**
 * A finishing condition of which the agent is told only that it exists: "H1: a further check decides". Its files lie outside of the project and
 * are read at the start; on failure the agent is told "H1 failed", and no more. Without arguments, the start says what it is: `goalpost run ID --held-out FOLDER`.
 *
 * @param check - What decides: a command, a shell script or `tests(…)`, which counts them by name; run where the files lie beside the work.
 * @param options - `files`: the folder that holds them, absolute or below `~/`. A contract that says it must not lie in the project itself.
 * @throws {@link GoalpostError} `contract/bad-input` when one of the two is missing, or the folder is relative.
 * @example
 * heldOut(command("node --test parity-extra.test.mjs"), { files: "~/held-out/billing" });
 */
export function heldOut(check: HeldOutCheck, options: ItemOptions & { readonly files: string }): HeldOutItem;
export function heldOut(options?: ItemOptions): HeldOutItem;
export function heldOut(...given: readonly unknown[]): HeldOutItem {
  const [check, ...rest] = given[0] === undefined || isOptions(given[0]) ? [undefined, ...given] : given;
  return makeItem(heldOutSchema, "held_out", { check, ...optionsOf("heldOut", rest, ["files"]) });
}
