import { type Contract, type Item, isCheck } from "@goalpost/core";
import { namesOf, requireKnown } from "@goalpost/core/errors";
import { lint, rules } from "@goalpost/core/internal/lint";
import type { KnownCommand } from "@goalpost/core/lint";
import { modelOrigin } from "../draft/model-answer.ts";
import type { Requirement, Spec } from "../read/spec.ts";
import { atStart, type StartTree } from "./at-start.ts";

/**
 * What decides that something holds: `covered` by a check that can fail, `person`: a review alone, `holds-already`: only checks that held before the
 * work, `open`: a claim alone, which nothing decides, `uncovered`: no item of the contract comes from it, or only one that cannot fail or guards no file.
 */
export type TraceStatus = "covered" | "person" | "holds-already" | "open" | "uncovered";

/** An item of the contract that comes from a requirement. */
export interface TraceItem {
  readonly id: string;
  readonly kind: string;
  /**
   * Whether it decides anything; `cannot-fail`: a check that holds whatever was done, `holds-already`: one that the tree at the start satisfies,
   * `guards-nothing`: one that keeps files of which there is none.
   */
  readonly decides: "check" | "person" | "nothing" | "cannot-fail" | "holds-already" | "guards-nothing";
  /** Whose model drafted it: `codex`; absent for what a reader or a person wrote. */
  readonly model?: string;
  /** How it came out last, by the receipt; undefined without one, or where the receipt does not know it. */
  readonly last?: string;
}

/** A criterion, and what decides it. */
export interface TraceCriterion {
  readonly id: string;
  readonly text: string;
  readonly line: number;
  readonly status: TraceStatus;
  readonly items: readonly TraceItem[];
}

/** A requirement: as good as the weakest of its criteria. */
export interface TraceRow {
  readonly id: string;
  readonly text: string;
  readonly line: number;
  readonly status: TraceStatus;
  readonly criteria: readonly TraceCriterion[];
}

/** From each requirement to its check and its last result. */
export interface Trace {
  readonly spec: string;
  readonly contract: string;
  /** The receipt's verdict; null without one. */
  readonly verdict: string | null;
  readonly rows: readonly TraceRow[];
  readonly decisions: readonly { readonly id: string; readonly text: string; readonly items: readonly string[] }[];
  /** Origins that items name and the specification does not have. */
  readonly unknown: readonly { readonly item: string; readonly origin: string }[];
}

/** What {@link trace} reads of a receipt. */
export interface TraceReceipt {
  readonly verdict: string;
  readonly contract: { readonly id: string };
  readonly checks: readonly { readonly id: string; readonly status: string }[];
}

/** What {@link trace} knows beside the contract. */
export interface TraceOptions {
  /** The project's commands: one whose script exits 0 whatever was done covers nothing. Default: none is known. */
  readonly commands?: readonly KnownCommand[] | undefined;
  /** The tree at the start of the work: a check that it satisfies shows nothing of the work. Default: it is not known. */
  readonly start?: StartTree | undefined;
}

const optionNames = namesOf<TraceOptions>({ commands: true, start: true });

const weakest: readonly TraceStatus[] = ["uncovered", "open", "holds-already", "person", "covered"];

/**
 * Traces each requirement to the items that come from it, by their `from`. An item covers a criterion where it names it or its requirement, stands among
 * what verify judges, and can fail. That an item names a requirement states a link; it does not prove that the check is enough.
 *
 * @param receipt - Of the contract, for the last column. Default: none.
 * @throws GoalpostError `spec/bad-option`; `lint/…` where the contract cannot be linted.
 * @example
 * const contract = goal("Export.", { id: "export" }).doneWhen(command("npm test", { from: "R1" })).build();
 * trace(readSpec("- R1: `npm test` exits 0\n- R2: Amounts are cents.\n"), contract).rows.map(({ status }) => status); // ["covered", "uncovered"]
 */
export function trace(spec: Spec, contract: Contract, receipt?: TraceReceipt, options: TraceOptions = {}): Trace {
  requireKnown("trace", options, optionNames, "spec/bad-option");
  const judged = judgedItems(contract, receipt, options);
  const all = blocksOf(contract).flatMap(({ items }) => items);
  const known = new Set([
    ...spec.requirements.flatMap(({ id, criteria }) => [id, ...criteria.map((each) => each.id)]),
    ...spec.decisions.map(({ id }) => `decision:${id}`),
  ]);
  return {
    spec: spec.file,
    contract: contract.id,
    verdict: receipt?.verdict ?? null,
    rows: spec.requirements.map((requirement) => rowOf(requirement, judged)),
    decisions: spec.decisions.map(({ id, text }) => ({
      id,
      text,
      items: all.flatMap((item) => (item.from?.includes(`decision:${id}`) === true ? [String(item.id)] : [])),
    })),
    unknown: all.flatMap(({ id, from = [] }) =>
      from
        .filter((origin) => !known.has(origin) && !origin.startsWith(modelOrigin))
        .map((origin) => ({ item: String(id), origin })),
    ),
  };
}

/** The blocks, whatever their kind: their items have an id and origins. */
const blocksOf = ({ blocks }: Contract): readonly { readonly kind: string; readonly items: readonly Item[] }[] =>
  blocks;

type Judged = TraceItem & { readonly from: readonly string[] };

/** What verify judges: done_when, and the checks among the constraints. Gates and checks while working are advice. */
function judgedItems(
  contract: Contract,
  receipt: TraceReceipt | undefined,
  { commands = [], start = () => undefined }: TraceOptions,
): readonly Judged[] {
  const empty = new Set(
    lint(contract, { rules: rules.filter(({ id }) => id === "check-can-fail"), commands }).flatMap(
      ({ item }) => item ?? [],
    ),
  );
  const last = new Map(receipt?.checks.map(({ id, status }) => [id, status]));
  return blocksOf(contract).flatMap(({ kind: block, items }) =>
    items.flatMap((item): readonly Judged[] => {
      const isJudged = block === "done_when" || (block === "constraints" && isCheck(item));
      if (!isJudged || item.from === undefined || item.id === undefined) return [];
      const status = last.get(item.id);
      const model = item.from.find((origin) => origin.startsWith(modelOrigin))?.slice(modelOrigin.length);
      return [
        {
          id: item.id,
          kind: item.kind,
          decides:
            empty.has(item.id) || isOpenScope(item) ? "cannot-fail" : (atStart(item, start) ?? decidesOf(item.kind)),
          from: item.from,
          ...(model === undefined ? {} : { model }),
          ...(status === undefined ? {} : { last: status }),
        },
      ];
    }),
  );
}

/** A scope in which everything may change. */
const isOpenScope = (item: Item): boolean =>
  item.kind === "scope" && item.paths.some((glob) => /^(?:\.\/)?\*\*(?:\/\*{1,2})?$/.test(glob));

const decidesOf = (kind: string): TraceItem["decides"] =>
  kind === "claim" ? "nothing" : kind === "review" ? "person" : "check";

function rowOf({ id, text, line, criteria }: Requirement, judged: readonly Judged[]): TraceRow {
  const traced = criteria.map((criterion): TraceCriterion => {
    const items = judged
      .filter(({ from }) => from.includes(criterion.id) || from.includes(id))
      .map(({ from: _, ...item }): TraceItem => item);
    return { ...criterion, status: statusOf(items), items };
  });
  const status = weakest.find((each) => traced.some((criterion) => criterion.status === each)) ?? "uncovered";
  return { id, text, line, status, criteria: traced };
}

function statusOf(items: readonly TraceItem[]): TraceStatus {
  const has = (decides: TraceItem["decides"]): boolean => items.some((item) => item.decides === decides);
  if (has("check")) return "covered";
  if (has("person")) return "person";
  if (has("holds-already")) return "holds-already";
  return has("nothing") ? "open" : "uncovered";
}
