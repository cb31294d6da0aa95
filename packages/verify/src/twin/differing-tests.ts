import { few } from "../check/outcome.ts";
import type { TestReport } from "../counting/report.ts";

/** Tests that are not the same in both places, by name. */
export interface DifferingTests {
  /** They run in the tree, and are skipped or not there in the room. */
  readonly in_tree_alone: readonly string[];
  readonly in_room_alone: readonly string[];
}

/** What two places were seen to run, in one run of each or more; only what every run of a place has in common is compared. */
export interface SeenTests {
  readonly room: readonly TestReport[];
  readonly tree: readonly TestReport[];
  /** Paths that both places may have at the front of a name. */
  readonly roots: readonly string[];
}

/** Names kept of each list. */
const most = 50;

/** Compares which tests ran; nothing where both are the same, or one of them named none. */
export function differingTests({ room, tree, roots }: SeenTests): DifferingTests | undefined {
  const seen = [...room, ...tree];
  if (room.length === 0 || tree.length === 0 || seen.some(({ format }) => format === "summary")) return undefined;
  const [inRoom, inTree] = [room, tree].map((runs) => runs.map((report) => ranIn(report, roots)));
  const in_tree_alone = missingFrom(inTree ?? [], inRoom ?? []);
  const in_room_alone = missingFrom(inRoom ?? [], inTree ?? []);
  return in_tree_alone.length + in_room_alone.length === 0 ? undefined : { in_tree_alone, in_room_alone };
}

/** What every run of one place has, and none of the other. */
function missingFrom(has: readonly ReadonlySet<string>[], others: readonly ReadonlySet<string>[]): readonly string[] {
  const [first = new Set<string>(), ...more] = has;
  return [...first].filter((name) => more.every((run) => run.has(name)) && !others.some((run) => run.has(name))).sort().slice(0, most); // biome-ignore format: one
}

function ranIn({ tests }: TestReport, roots: readonly string[]): ReadonlySet<string> {
  const ran = tests.filter(({ state }) => state === "passed" || state === "failed");
  return new Set(ran.map(({ name }) => roots.reduce((text, root) => text.replaceAll(`${root}/`, ""), name)));
}

/** In words, at the end of a sentence. */
export function sayTests({ in_tree_alone, in_room_alone }: DifferingTests): string {
  return [
    ...(in_tree_alone.length === 0 ? [] : [`; run in the tree alone: ${few(in_tree_alone)}`]),
    ...(in_room_alone.length === 0 ? [] : [`; run in the room alone: ${few(in_room_alone)}`]),
  ].join("");
}
