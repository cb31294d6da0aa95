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
  /** Runs something in a room of the start that has the work's tests, and nothing else of it. */
  inRoom<Result>(use: (context: CheckContext) => Promise<Result>): Promise<Result>;
}

/**
 * Holds new tests that a contract asks for against the source of the start: one that passes there too tests nothing that was done.
 *
 * @returns The checks, with those that fall short as failures.
 */
export async function proveNew({ seal, checks, reports, inRoom }: Proving): Promise<readonly ReceiptCheck[]> {
  const asked = placesOf(seal.contract).flatMap(({ item }) => (item.kind === "tests" && item.new_at_least !== undefined ? [item] : [])); // biome-ignore format: one
  const passing = asked.filter(({ id }) => checks.some((check) => check.id === id && check.status === "pass"));
  if (passing.length === 0) return checks;
  const before = await inRoom(async (context) => {
    const found = new Map<string, ReadonlySet<string>>();
    for (const item of passing) found.set(item.id, passed((await runCounted(item, item.id, context)).report));
    return found;
  });
  const judged = new Map(passing.map((item) => [item.id, fault(item, seal, reports.get(item.id), before.get(item.id))]));
  return checks.map((check): ReceiptCheck => {
    const found = judged.get(check.id);
    if (found === undefined) return check;
    if (found.what === undefined) return { ...check, what: `${check.what}, ${found.proving} of them fail on the source of the start` };
    return { ...check, status: "fail", what: found.what, details: found.details, mend: "write tests of what the work changes: they fail on the source of the start, and pass now" };
  });
} // biome-ignore format: one

const passed = (report: TestReport | undefined): ReadonlySet<string> =>
  new Set((report?.tests ?? []).flatMap(({ name, state }) => (state === "passed" ? [name] : [])));

interface Found {
  readonly proving: number;
  readonly what?: string;
  readonly details: readonly string[];
}

function fault(item: TestsItem & { readonly id: string }, seal: Pick<Seal, "tests">, now: TestReport | undefined, before: ReadonlySet<string> = new Set()): Found {
  const sealed = seal.tests[item.id]?.sealed;
  const known = new Set([...(sealed?.tests ?? []).map(({ name }) => name), ...(sealed?.unstable ?? []), ...Object.values(item.renamed ?? {})]);
  const added = [...passed(now)].filter((name) => !known.has(name));
  const idle = added.filter((name) => before.has(name));
  const proving = added.length - idle.length;
  const details = idle.map((name) => `passes on the source of the start: ${name}`);
  const wanted = item.new_at_least ?? 0;
  if (proving >= wanted) return { proving, details };
  const which = idle.length === 0 ? "" : `; ${idle.length} pass there too: ${few(idle)}`;
  return { proving, details, what: `${proving} new ${proving === 1 ? "test fails" : "tests fail"} on the source of the start, expected at least ${wanted}${which}` };
} // biome-ignore format: one
