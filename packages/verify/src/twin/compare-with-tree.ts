import type { Contract } from "@goalpost/core";
import type { CheckContext, ReachFinder } from "../check/context.ts";
import { placesOf, runOf, titleOf } from "../checks-of.ts";
import { makeContext, type RunSettings } from "../context.ts";
import { checkEnvironment } from "../process/environment.ts";
import { type Checked, runChecks } from "../run-checks.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { openOwnCopy } from "./own-copy.ts";
import { lacksOf, type RoomLacks } from "./room-lacks.ts";

/** How a check comes out elsewhere than in the room. */
export interface RoomDiffers {
  /** How it came out in a copy of the tree, with what is installed there. */
  readonly in_tree: string;
  readonly lacks: RoomLacks;
}

/** What was seen in the room. */
export interface RoomRun {
  readonly checked: readonly Checked[];
  /** All that each check said, by its id. */
  readonly said: ReadonlyMap<string, string>;
  readonly root: string;
  readonly checkEnv: NodeJS.ProcessEnv;
  readonly sandbox: Sandbox["name"];
}

/** What came of the comparison. */
export interface Compared {
  readonly differs: ReadonlyMap<string, RoomDiffers>;
  /** Why nothing was compared. */
  readonly fault?: string;
}

/**
 * Runs the same checks once in a throw-away copy of the tree, with its own dependencies, and says which come out otherwise there, and what
 * they found there that the room lacks.
 */
export async function compareWithTree(
  contract: Contract,
  root: string,
  settings: RunSettings & { readonly parallel: number },
  seen: RoomRun,
  { finder, ...own }: Pick<CheckContext, "contractSha256" | "validateSchema"> & { readonly finder: (context: CheckContext) => ReachFinder },
): Promise<Compared> {
  const { env = process.env, signal } = settings;
  const asked = onlyChecks(contract);
  if (placesOf(asked).length === 0) return { differs: new Map() };
  const copy = await openOwnCopy(root, env, signal);
  if ("fault" in copy) return { differs: new Map(), fault: `the tree could not be copied (${copy.fault}), so nothing shows what the room lacks` };
  try {
    const said = new Map<string, string>();
    const treeEnv = checkEnvironment(env);
    const context: CheckContext = {
      ...makeContext(copy.root, settings, { ...own, checkEnv: treeEnv, enclose: (process) => copy.sandbox.enclose(process), onOutput: (id, text) => void said.set(id, text) }),
      explain: copy.sandbox.explain,
      disposable: true,
    };
    const inTree = await runChecks(asked, { ...context, reach: finder(context) }, { parallel: settings.parallel });
    const differs = new Map<string, RoomDiffers>();
    for (const { check } of inTree) {
      const here = seen.checked.find((each) => each.check.id === check.id);
      const place = placesOf(asked).find(({ item }) => item.id === check.id);
      if (here === undefined || place === undefined) continue;
      const lacks = lacksOf({
        said: `${seen.said.get(check.id) ?? ""}\n${here.check.what}`, saidInTree: `${said.get(check.id) ?? ""}\n${check.what}`, command: titleOf(place.item),
        room: seen.root, tree: copy.root, root, roomEnv: seen.checkEnv, treeEnv, outsideHidden: seen.sandbox !== "none",
      }); // biome-ignore format: one
      const same = here.check.status === check.status && here.check.exit_code === check.exit_code;
      // Red in both, and yet for want of something that stands in the tree: it would be red without the work, and with it.
      const poor = same && here.check.status !== "pass" && lacks.paths.length > 0;
      if (!same || poor) differs.set(check.id, { in_tree: `${check.status}: ${check.what}`, lacks });
    }
    return { differs };
  } finally {
    await copy.close();
  }
} // biome-ignore format: one

/** What a program or a file decides: the rest is the same everywhere. */
export function onlyChecks(contract: Contract, wanted: (id: string) => boolean = () => true): Contract {
  const decided = placesOf(contract).filter(({ item }) => runOf(item) !== undefined || item.kind === "absent" || item.kind === "artifact"); // biome-ignore format: one
  const counts = new Set(decided.map(({ item }) => item.id).filter(wanted));
  return { ...contract, blocks: contract.blocks.map((block) => ({ ...block, items: block.items.filter(({ id }) => counts.has(id)) }) as typeof block) }; // biome-ignore format: one
}
