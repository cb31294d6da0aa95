import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Contract } from "@goalpost/core";
import { isWithin } from "@goalpost/target/internal";
import { type ChangedText, type Receipt, reviewEvidence, type Seal, workSinceSeal } from "@goalpost/verify";
import type { Counting } from "../contracts/sealed.ts";
import type { Io } from "../io.ts";
import { statusIn } from "../run/status-in.ts";
import { subjectsOf } from "../run/subjects.ts";
import type { RunStatus } from "../targets.ts";

/** A file that the agent was to hand over. */
export interface Deliverable {
  readonly path: string;
  readonly what?: string;
  /** Null where it is not there. */
  readonly bytes: number | null;
}

/** What a person decides, with what they look at. */
export interface ToDecide {
  readonly id: string;
  readonly kind: "review" | "claim";
  readonly text: string;
  /** How the receipt has it. */
  readonly status: string;
  readonly evidence?: { readonly path: string; readonly bytes: number; readonly sha256: string; readonly text: string };
  /** Why there is no evidence to look at. */
  readonly without?: string;
}

/** All that a person looks at when a run has ended. */
export interface ReviewReport {
  readonly id: string;
  readonly receipt: Receipt;
  readonly deliverables: readonly Deliverable[];
  readonly subjects: readonly ToDecide[];
  readonly changes: readonly ChangedText[];
  /** How the run went; absent where none was started. */
  readonly run?: RunStatus;
}

/** Gathers it: nothing is run but what the receipt was made of. */
export async function reviewReport(
  { contract, seal, state, root }: Counting,
  receipt: Receipt,
  io: Io,
): Promise<ReviewReport> {
  const run = await statusIn(state).catch(() => undefined);
  const subjects = await Promise.all(
    subjectsOf(contract).map(async ({ id, kind, text, evidence }): Promise<ToDecide> => {
      const status = receipt.checks.find((check) => check.id === id)?.status ?? "unknown";
      if (kind === "claim" || evidence === undefined) return { id, kind, text, status };
      try {
        return { id, kind, text, status, evidence: await reviewEvidence(contract, { cwd: root, id }) };
      } catch (error) {
        return { id, kind, text, status, without: error instanceof Error ? (error.message.split("\n")[0] ?? "") : "" };
      }
    }),
  );
  return {
    id: contract.id,
    receipt,
    deliverables: deliverablesOf(contract, root),
    subjects,
    changes: seal === undefined ? [] : await workOf(seal, root, io),
    ...(run === undefined ? {} : { run }),
  };
}

const workOf = (seal: Seal, root: string, { env, signal }: Io): Promise<readonly ChangedText[]> =>
  workSinceSeal(seal, { cwd: root, env, signal });

const deliverablesOf = ({ blocks }: Contract, root: string): readonly Deliverable[] =>
  blocks.flatMap(({ kind, items }) =>
    kind !== "output_contract"
      ? []
      : items.flatMap((item): readonly Deliverable[] => {
          if (item.kind !== "deliver") return [];
          const path = resolve(root, item.path);
          const found = isWithin(path, root) && existsSync(path) ? statSync(path) : undefined;
          const what = item.what === undefined ? {} : { what: item.what };
          return [{ path: item.path, ...what, bytes: found?.isFile() === true ? found.size : null }];
        }),
  );
