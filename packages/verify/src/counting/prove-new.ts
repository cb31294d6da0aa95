import type { TestsItem } from "@goalpost/core";
import type { CheckContext } from "../check/context.ts";
import { few } from "../check/outcome.ts";
import { placesOf } from "../checks-of.ts";
import type { ReceiptCheck } from "../receipt/receipt.ts";
import type { Seal } from "../seal/seal.ts";
import type { TestReport } from "./report.ts";
import { runCounted } from "./run-tests.ts";

/** What is known of the tests when all checks hold. */
export interface Proving {
  readonly seal: Pick<Seal, "contract" | "tests">;
  readonly checks: readonly ReceiptCheck[];
  /** By id: what the last run named. */
  readonly reports: ReadonlyMap<string, TestReport>;
  /** By id: what the run without added test files named; missing where none were added. */
  readonly without: ReadonlyMap<string, TestReport> | undefined;
  /** Runs something in a room of the start that has the work's tests, and nothing else of it. */
  inRoom<Result>(use: (context: CheckContext) => Promise<Result>): Promise<Result>;
}

/**
 * Holds new tests that a contract asks for against the source of the start: one that passes there too tests nothing that was done.
 *
 * @returns The checks, with those that fall short as failures.
 */
export async function proveNew({ seal, checks, reports, without, inRoom }: Proving): Promise<readonly ReceiptCheck[]> {
  const asked = placesOf(seal.contract).flatMap(({ item }) => (item.kind === "tests" && item.new_at_least !== undefined ? [item] : [])); // biome-ignore format: one
  const passing = asked.filter(({ id }) => checks.some((check) => check.id === id && check.status === "pass"));
  if (passing.length === 0) return checks;
  const before = await inRoom(async (context) => {
    const found = new Map<string, ReadonlySet<string>>();
    for (const item of passing) found.set(item.id, passed((await runCounted(item, item.id, context)).report));
    return found;
  });
  const judged = new Map(passing.map((item) => [item.id, fault(item, added(item, seal, reports.get(item.id), without?.get(item.id)), before.get(item.id))]));
  return checks.map((check): ReceiptCheck => {
    const found = judged.get(check.id);
    if (found === undefined) return check;
    if (found.what === undefined) return { ...check, what: `${check.what}, ${found.proving} of them ${found.proving === 1 ? "fails" : "fail"} on the source of the start` };
    return { ...check, status: "fail", what: found.what, details: found.details, help: "write tests of what the work changes: they fail on the source of the start, and pass now" };
  });
} // biome-ignore format: one

const passed = (report: TestReport | undefined): ReadonlySet<string> =>
  new Set(
    (report?.tests ?? []).flatMap(({ name, state, whole }) => (state === "passed" && whole !== true ? [name] : [])),
  );

interface Found {
  readonly proving: number;
  readonly what?: string;
  readonly details: readonly string[];
}

/** What is new: what only the run with the added files names; where none were added, what the start did not name. */
function added(item: TestsItem & { readonly id: string }, seal: Pick<Seal, "tests">, now: TestReport | undefined, without: TestReport | undefined): readonly string[] {
  const sealed = seal.tests[item.id]?.sealed;
  const known = new Set([...[...(sealed?.tests ?? []), ...(without?.tests ?? [])].map(({ name }) => name), ...(sealed?.unstable ?? []), ...Object.values(item.renamed ?? {})]);
  return [...passed(now)].filter((name) => !known.has(name));
} // biome-ignore format: one

function fault({ new_at_least: wanted = 0 }: TestsItem, fresh: readonly string[], before: ReadonlySet<string> = new Set()): Found {
  const idle = fresh.filter((name) => before.has(name));
  const proving = fresh.length - idle.length;
  const details = idle.map((name) => `passes on the source of the start: ${name}`);
  if (proving >= wanted) return { proving, details };
  const which = idle.length === 0 ? "" : `; ${idle.length} pass there too: ${few(idle)}`;
  return { proving, details, what: `${proving} new ${proving === 1 ? "test fails" : "tests fail"} on the source of the start, expected at least ${wanted}${which}` };
} // biome-ignore format: one
