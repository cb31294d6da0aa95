import { requireOptions } from "../bad-option.ts";
import type { GitPlace } from "../git/git.ts";
import type { Change, History } from "../git/tree-changes.ts";
import type { Seal } from "../seal/seal.ts";
import { realRoot } from "../seal/state-dir.ts";
import { ownFiles } from "../statement/own-files.ts";
import { readSealedTree, sealedRules } from "../store/record-tree.ts";
import { openStore } from "../store/store-place.ts";
import { compareTree } from "./make-room.ts";
import { OwnChanges } from "./own-changes.ts";

/**
 * What differs from the start of a seal, by its own record of it.
 *
 * @param work - Where the work is looked at, when it is not in the project.
 */
export async function sealHistory(seal: Seal, place: GitPlace, work = place.root): Promise<History> {
  const { root, env, signal } = place;
  const store = openStore(root, env);
  try {
    const base = readSealedTree(store, seal.tree);
    const rules = await sealedRules(seal, base, store, { ...place, root: work });
    return new OwnChanges(
      await compareTree({
        root: work,
        base,
        rules,
        isOurs: ownFiles(root, env),
        scratch: () => store.scratch(),
        signal,
      }),
      seal.since,
    );
  } finally {
    store.close();
  }
}

/**
 * Lists what differs from the start of a seal, by content: what is given up when another seal takes its place.
 *
 * @returns How each file changed, by its path from the root.
 * @throws GoalpostError `verify/base-lost`, `verify/no-project`.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();
 * const seal = await sealContract(contract, { cwd: "." });
 * (await changesSinceSeal(seal, { cwd: "." })).size; // 0
 */
export async function changesSinceSeal(
  seal: Seal,
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly signal?: AbortSignal | undefined },
): Promise<ReadonlyMap<string, Change>> {
  requireOptions("changesSinceSeal", options, ["cwd", "env", "signal"]);
  const { cwd, env = process.env, signal } = options;
  const tree = await (await sealHistory(seal, { root: realRoot(cwd), env, signal })).since();
  return tree.fault === undefined ? tree.changes : new Map();
}
