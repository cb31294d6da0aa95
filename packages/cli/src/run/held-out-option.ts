import { resolve } from "node:path";
import { type Contract, GoalpostError } from "@goalpost/core";
import { Option } from "commander";

/** The value of {@link heldOutOption}. */
export interface HeldOutFlags {
  readonly heldOut: readonly string[];
}

/** Says at the start what a held-out check is that the contract leaves open. */
export const heldOutOption = (): Option =>
  new Option(
    "--held-out <folder>",
    "what a held-out check is that the contract leaves open: the folder of its files and its held-out.json, outside of the project; ID=FOLDER where there are several",
  )
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([] as readonly string[]);

/**
 * {@link heldOutOption} as the verifier takes it: a folder by id.
 *
 * @throws GoalpostError `cli/which-held-out`.
 */
export function heldOutFolders(
  { blocks, id }: Contract,
  values: readonly string[],
  cwd: string,
): Readonly<Record<string, string>> {
  const open = blocks.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === "held_out" && item.check === undefined ? [item.id] : [])),
  );
  const folders: Record<string, string> = {};
  for (const value of values) {
    const [, named, path = value] = /^([A-Za-z][\w-]*)=(.+)$/s.exec(value) ?? [];
    const which = named ?? (open.length === 1 ? open[0] : undefined);
    if (which === undefined || Object.hasOwn(folders, which)) throw unclear(id, open, value, which);
    folders[which] = resolve(cwd, path);
  }
  return folders;
}

const unclear = (id: string, open: readonly string[], value: string, twice: string | undefined): GoalpostError =>
  new GoalpostError({
    code: "cli/which-held-out",
    where: `--held-out ${value}`,
    what:
      twice !== undefined
        ? `says again what ${twice} is, expected each once`
        : open.length === 0
          ? `${id} leaves no held-out check open`
          : `${id} leaves ${open.length} held-out checks open: ${open.join(", ")}`,
    help:
      open[0] === undefined
        ? "add heldOut() to doneWhen, or leave the option out"
        : `write --held-out ${open[0]}=FOLDER`,
  });
