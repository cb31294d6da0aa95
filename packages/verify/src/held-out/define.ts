import { isAbsolute, join, resolve } from "node:path";
import { type Contract, GoalpostError, type HeldOutCheck, type HeldOutItem, type Identified, parseContract } from "@goalpost/core"; // biome-ignore format: one
import { requireOptions } from "../bad-option.ts";
import { fromRoot, isInside } from "../files/inside.ts";
import { readWhole } from "../files/read-whole.ts";
import { realOfExisting } from "../seal/state-dir.ts";

/** What a held-out check is: what decides, and where its files lie. */
export interface HeldOutDefinition {
  readonly id: string;
  readonly check: HeldOutCheck;
  /** Absolute. */
  readonly files: string;
}

/** The file that says what is run, in a folder that the start names. It is not part of what is placed beside the work. */
export const definitionFile = "held-out.json";

/** The held-out checks of a contract, in its order. */
export const heldOutItems = ({ blocks }: Contract): readonly Identified<HeldOutItem>[] =>
  blocks.flatMap((block) =>
    block.kind === "done_when" ? block.items.flatMap((item) => (item.kind === "held_out" ? [item] : [])) : [],
  );

/**
 * Refuses a contract that says what is held out while its own file lies in the project, where the agent reads it.
 *
 * @param place - The project's root, and the contract's file.
 * @throws GoalpostError `verify/held-out-shown`.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(heldOut(command("true"), { files: "/srv/held-out" })).build();
 * refuseShownHeldOut(contract, { cwd: ".", contractFile: "/srv/contracts/port.goal.json" });
 */
export function refuseShownHeldOut(
  contract: Contract,
  place: { readonly cwd: string; readonly contractFile?: string | undefined },
): void {
  requireOptions("refuseShownHeldOut", place, ["cwd", "contractFile"]);
  const { cwd, contractFile } = place;
  const shown = heldOutItems(contract).find(({ check }) => check !== undefined);
  if (shown === undefined || contractFile === undefined) return;
  const file = isAbsolute(contractFile) ? contractFile : resolve(cwd, contractFile);
  const [root, real] = [realOfExisting(resolve(cwd)), realOfExisting(file)];
  if (!isInside(root, real)) return;
  throw new GoalpostError({
    code: "verify/held-out-shown",
    where: shown.id,
    what: `is to be held out, but ${fromRoot(root, real)} says what it runs and lies inside the project, where the agent reads it`,
    help: `write heldOut() there, and say at the start what it is: --held-out FOLDER, which holds ${definitionFile}; or keep the contract's file outside of the project`,
  });
}

/**
 * Finds what each held-out check of a contract is: in the contract itself, or in the folder that the start names.
 *
 * @param folders - By id, absolute.
 * @param home - What `~/` means.
 * @returns Also of those that nobody has said: nothing.
 */
export async function defineHeldOut(
  contract: Contract,
  folders: Readonly<Record<string, string>>,
  home: string,
): Promise<readonly (HeldOutDefinition | { readonly id: string; readonly check?: undefined })[]> {
  const items = heldOutItems(contract);
  refuseUnknown(contract, items, folders);
  return Promise.all(
    items.map(async ({ id, check, files }) => {
      if (check !== undefined && files !== undefined)
        return { id, check, files: files.startsWith("~/") ? join(home, files.slice(2)) : files };
      const folder = folders[id];
      return folder === undefined ? { id } : { id, check: await readDefinition(folder), files: folder };
    }),
  );
}

function refuseUnknown(contract: Contract, items: readonly Identified<HeldOutItem>[], folders: Readonly<Record<string, string>>): void {
  for (const id of Object.keys(folders)) {
    const item = items.find((each) => each.id === id);
    if (item !== undefined && item.check === undefined) continue;
    const open = items.filter(({ check }) => check === undefined).map((each) => each.id);
    throw new GoalpostError({
      code: "verify/held-out-unknown",
      where: id,
      what: item === undefined
        ? `is not a held-out check of ${contract.id}, expected ${open.length === 0 ? "none: it leaves none open" : open.join(" or ")}`
        : "is said by the contract already",
      help: open[0] === undefined ? "add heldOut() to doneWhen, or leave out --held-out" : `write --held-out ${open[0]}=FOLDER`,
    });
  }
} // biome-ignore format: one

async function readDefinition(folder: string): Promise<HeldOutCheck> {
  const path = join(folder, definitionFile);
  const bad = (what: string, cause?: unknown): GoalpostError =>
    new GoalpostError({
      code: "verify/held-out-undefined",
      where: path,
      what,
      help: 'write { "check": { "kind": "command", "run": "node --test extra.test.mjs" } } there',
      cause,
    });
  let given: unknown;
  try {
    given = JSON.parse(readWhole(path).toString("utf8"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw bad(code === undefined ? "is not JSON" : `cannot be read: ${code}`, error);
  }
  const { check, $schema: _schema, ...rest } = Object(given) as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(rest)[0];
  if (unknown !== undefined) throw bad(`holds "${unknown}", expected "check" and nothing else`);
  if (check === undefined) throw bad('has no "check", expected what decides');
  try {
    return parseHeldOutCheck(check);
  } catch (error) {
    if (GoalpostError.is(error)) throw bad(`holds no check: ${error.what}`, error);
    throw error;
  }
}

/** @internal Reads a check by the contract's own schema. */
export function parseHeldOutCheck(value: unknown): HeldOutCheck {
  const { id: _id, ...fields } = Object(value) as Readonly<Record<string, unknown>>;
  const contract = parseContract({
    version: 1,
    id: "held-out",
    blocks: [
      { kind: "goal", items: [{ kind: "outcome", text: "It holds." }] },
      { kind: "done_when", items: [{ kind: "held_out", id: "H1", check: fields, files: "/" }] },
    ],
  });
  return heldOutItems(contract)[0]?.check as HeldOutCheck;
}
