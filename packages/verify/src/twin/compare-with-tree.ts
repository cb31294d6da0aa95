import type { Contract } from "@goalpost/core";
import type { CheckContext, ReachFinder } from "../check/context.ts";
import { placesOf, runOf, titleOf } from "../checks-of.ts";
import { makeContext, type RunSettings } from "../context.ts";
import type { TestReport } from "../counting/report.ts";
import { checkEnvironment } from "../process/environment.ts";
import { type Checked, runChecks } from "../run-checks.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { type DifferingTests, differingTests } from "./differing-tests.ts";
import { openOwnCopy } from "./own-copy.ts";
import { lacksOf, type RoomLacks } from "./room-lacks.ts";

/** How a check comes out elsewhere than in the room. */
export interface RoomDiffers {
  /** How it came out in a copy of the tree, with what is installed there. */
  readonly in_tree: string;
  readonly lacks: RoomLacks;
  /** Tests that run in one of the two alone. Absent where the same run in both, or nothing names them. */
  readonly tests?: DifferingTests;
}

/** What was seen in the room. */
export interface RoomRun {
  readonly checked: readonly Checked[];
  /** All that each check said, by its id. */
  readonly said: ReadonlyMap<string, string>;
  readonly root: string;
  readonly checkEnv: NodeJS.ProcessEnv;
  readonly sandbox: Sandbox["name"];
  /** By id of a check: the tests that its report named. */
  readonly tests: ReadonlyMap<string, TestReport>;
  /** Runs one check in the room again, and gives the tests that its report names then. */
  again(id: string): Promise<TestReport | undefined>;
}

/** What came of the comparison. */
export interface Compared {
  readonly differs: ReadonlyMap<string, RoomDiffers>;
  /** What cannot run in the tree either, since what it names is not there: the room has not to bring that. By id of a check. */
  readonly absent: ReadonlyMap<string, Checked>;
  /** Why nothing was compared. */
  readonly fault?: string;
}

/** Where there is nothing to compare with. */
export const nothingCompared: Compared = { differs: new Map(), absent: new Map() };

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
  if (placesOf(asked).length === 0) return nothingCompared;
  const copy = await openOwnCopy(root, env, signal);
  if ("fault" in copy) return { ...nothingCompared, fault: `the tree could not be copied (${copy.fault}), so nothing shows what the room lacks` };
  try {
    const said = new Map<string, string>();
    const treeEnv = checkEnvironment(env);
    const context: CheckContext = {
      ...makeContext(copy.root, settings, { ...own, checkEnv: treeEnv, enclose: (process) => copy.sandbox.enclose(process), onOutput: (id, text) => void said.set(id, text) }),
      explain: copy.sandbox.explain,
      disposable: true,
    };
    const tests = new Map<string, TestReport>();
    const onTests: CheckContext["onTests"] = (id, report) => void tests.set(id, report);
    const run = (these: Contract): Promise<readonly Checked[]> => runChecks(these, { ...context, onTests, reach: finder(context) }, { parallel: settings.parallel });
    const inTree = await run(asked);
    const roots = [root, copy.root, seen.root];
    /** Names that come and go are not a difference between two places: what differs is run once more in both. */
    const compareTests = async (id: string): Promise<DifferingTests | undefined> => {
      const first = { room: seen.tests.get(id), tree: tests.get(id) };
      if (first.room === undefined || first.tree === undefined) return undefined;
      const once = differingTests({ room: [first.room], tree: [first.tree], roots });
      if (once === undefined || signal?.aborted) return undefined;
      await run(onlyChecks(asked, (each) => each === id));
      const second = { room: await seen.again(id), tree: tests.get(id) };
      return differingTests({ room: [first.room, ...(second.room === undefined ? [] : [second.room])], tree: [first.tree, ...(second.tree === undefined ? [] : [second.tree])], roots });
    };
    const differs = new Map<string, RoomDiffers>();
    const absent = new Map<string, Checked>();
    for (const each of inTree) {
      const { check, notThere } = each;
      const here = seen.checked.find((each) => each.check.id === check.id);
      const place = placesOf(asked).find(({ item }) => item.id === check.id);
      if (here === undefined || place === undefined) continue;
      if (notThere !== undefined && here.check.status === "cannot-run") {
        absent.set(check.id, each);
        continue;
      }
      const lacks = lacksOf({
        said: `${seen.said.get(check.id) ?? ""}\n${timeless(here.check.what)}`, saidInTree: `${said.get(check.id) ?? ""}\n${timeless(check.what)}`, command: titleOf(place.item),
        room: seen.root, tree: copy.root, root, roomEnv: seen.checkEnv, treeEnv, outsideHidden: seen.sandbox !== "none",
      }); // biome-ignore format: one
      const same = here.check.status === check.status && here.check.exit_code === check.exit_code;
      // Red in both, and yet for want of something that stands in the tree: it would be red without the work, and with it.
      const poor = same && here.check.status !== "pass" && lacks.paths.length > 0;
      const others = await compareTests(check.id);
      if (!same || poor || others !== undefined) differs.set(check.id, { in_tree: `${check.status}: ${check.what}`, lacks, ...(others === undefined ? {} : { tests: others }) });
    }
    return { differs, absent };
  } finally {
    await copy.close();
  }
} // biome-ignore format: one

/** How long a check took does not belong to what it said. */
const timeless = (what: string): string => what.replace(/ in [\d.,]+ (?:ms|s|min)\b/g, "");

/** What a program or a file decides: the rest is the same everywhere. */
export function onlyChecks(contract: Contract, wanted: (id: string) => boolean = () => true): Contract {
  const decided = placesOf(contract).filter(({ item }) => runOf(item) !== undefined || item.kind === "absent" || item.kind === "artifact"); // biome-ignore format: one
  const counts = new Set(decided.map(({ item }) => item.id).filter(wanted));
  return { ...contract, blocks: contract.blocks.map((block) => ({ ...block, items: block.items.filter(({ id }) => counts.has(id)) }) as typeof block) }; // biome-ignore format: one
}
