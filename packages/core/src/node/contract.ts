import * as z from "zod/mini";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { parseAt } from "../errors/parse-at.ts";
import { type AfterItem, afterSchema } from "./after.ts";
import { type ArchitectureItem, architectureSchema } from "./architecture.ts";
import { type BlockedItem, blockedSchema } from "./blocked.ts";
import { type BudgetItem, budgetSchema } from "./budget.ts";
import { type CheckItem, checkSchemas } from "./check.ts";
import { type ClaimItem, claimSchema } from "./claim.ts";
import { type CompletionSignalItem, completionSignalSchema } from "./completion-signal.ts";
import { type DeliverItem, deliverSchema } from "./deliver.ts";
import { type FinalAnswerItem, finalAnswerSchema } from "./final-answer.ts";
import { type GateItem, gateSchema } from "./gate.ts";
import { type MustItem, mustSchema } from "./must.ts";
import { type NeverItem, neverSchema } from "./never.ts";
import { type NoteItem, noteSchema } from "./note.ts";
import { type OtherTextItem, otherTextSchema } from "./other-text.ts";
import { type OutcomeItem, outcomeSchema } from "./outcome.ts";
import { type ParallelItem, parallelSchema } from "./parallel.ts";
import { type ReadItem, readSchema } from "./read.ts";
import { type ReferenceItem, referenceSchema } from "./reference.ts";
import { type ReviewItem, reviewSchema } from "./review.ts";
import { type RuleItem, ruleSchema } from "./rule.ts";
import { type StepItem, stepSchema } from "./step.ts";
import { type WhyItem, whySchema } from "./why.ts";

/** What each block may hold. */
export interface BlockItems {
  readonly goal: OutcomeItem | WhyItem;
  readonly context: ReadItem | ReferenceItem | NoteItem;
  readonly constraints: MustItem | NeverItem | ArchitectureItem | CheckItem;
  readonly done_when: CheckItem | ReviewItem | ClaimItem;
  readonly workflow: StepItem | ParallelItem | GateItem;
  readonly verification_loop: AfterItem | RuleItem;
  readonly execution_rules: RuleItem;
  readonly output_contract: DeliverItem | FinalAnswerItem | CompletionSignalItem;
  readonly stop_when: BlockedItem | BudgetItem;
  readonly other: OtherTextItem;
}

/** The name of a block, as in the prompt. */
export type BlockKind = keyof BlockItems;

/** An item without its place: what a factory gives. */
export type Item = BlockItems[BlockKind];

/** An item of a built contract: its id is there. */
export type Identified<Each> = Each & { readonly id: string };

interface BlockOf<Kind extends BlockKind> {
  readonly kind: Kind;
  readonly items: readonly Identified<BlockItems[Kind]>[];
}

/** The state that must hold at the end, and why. */
export interface GoalBlock extends BlockOf<"goal"> {}
/** What to read first. */
export interface ContextBlock extends BlockOf<"context"> {}
/** What must hold all the time. */
export interface ConstraintsBlock extends BlockOf<"constraints"> {}
/** What must hold at the end. */
export interface DoneWhenBlock extends BlockOf<"done_when"> {}
/** The steps. */
export interface WorkflowBlock extends BlockOf<"workflow"> {}
/** What is checked again and again. */
export interface VerificationLoopBlock extends BlockOf<"verification_loop"> {}
/** Rules of conduct. */
export interface ExecutionRulesBlock extends BlockOf<"execution_rules"> {}
/** What is handed over. */
export interface OutputContractBlock extends BlockOf<"output_contract"> {}
/** When to give up, and the bounds. */
export interface StopWhenBlock extends BlockOf<"stop_when"> {}
/** Text of an imported prompt that belongs to no block, in its place. */
export interface OtherBlock extends BlockOf<"other"> {}

/** One part of a contract. */
export type Block =
  | GoalBlock
  | ContextBlock
  | ConstraintsBlock
  | DoneWhenBlock
  | WorkflowBlock
  | VerificationLoopBlock
  | ExecutionRulesBlock
  | OutputContractBlock
  | StopWhenBlock
  | OtherBlock;

/** What an agent is told to reach, and what is checked afterwards: frozen, and the same as JSON. */
export interface Contract {
  readonly version: 1;
  /** Kebab-case. Given, else the file's name; never from content. */
  readonly id: string;
  readonly blocks: readonly Block[];
}

/** The letter of each block, with which derived ids begin. */
export const blockLetters: Readonly<Record<BlockKind, string>> = {
  goal: "G",
  context: "X",
  constraints: "C",
  done_when: "D",
  workflow: "W",
  verification_loop: "V",
  execution_rules: "E",
  output_contract: "O",
  stop_when: "S",
  other: "T",
};

/** Every block's name, in the usual order. */
export const blockKinds: readonly BlockKind[] = Object.keys(blockLetters) as BlockKind[];

const block = <const Kind extends BlockKind, Schema extends z.core.SomeType>(kind: Kind, items: Schema) =>
  z.readonly(
    z.strictObject({
      kind: z.literal(kind),
      items: z.readonly(z.array(items).check(z.minLength(1, { error: "is empty, expected at least one item" }))),
    }),
  );

const blockSchema = z.discriminatedUnion("kind", [
  block("goal", z.discriminatedUnion("kind", [outcomeSchema, whySchema])),
  block("context", z.discriminatedUnion("kind", [readSchema, referenceSchema, noteSchema])),
  block("constraints", z.discriminatedUnion("kind", [mustSchema, neverSchema, architectureSchema, ...checkSchemas])),
  block("done_when", z.discriminatedUnion("kind", [...checkSchemas, reviewSchema, claimSchema])),
  block("workflow", z.discriminatedUnion("kind", [stepSchema, parallelSchema, gateSchema])),
  block("verification_loop", z.discriminatedUnion("kind", [afterSchema, ruleSchema])),
  block("execution_rules", z.discriminatedUnion("kind", [ruleSchema])),
  block("output_contract", z.discriminatedUnion("kind", [deliverSchema, finalAnswerSchema, completionSignalSchema])),
  block("stop_when", z.discriminatedUnion("kind", [blockedSchema, budgetSchema])),
  block("other", z.discriminatedUnion("kind", [otherTextSchema])),
]);

/** @internal The schema, without the rules across blocks: what the published JSON Schema says. */
export const contractShape = z.readonly(
  z.strictObject({
    version: z.literal(1, { error: "is of another version, expected 1" }),
    id: z.string().check(
      z.maxLength(64, { error: "is longer than 64 characters" }),
      z.regex(/^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/, {
        error: 'is no contract id, expected kebab-case such as "port-billing"',
      }),
    ),
    blocks: z.readonly(z.array(blockSchema)),
  }),
);

/** @internal The whole schema. Ids that are missing in the input are derived by {@link parseContract}, not here. */
export const contractSchema = contractShape.check((context) => {
  for (const fault of faultsAcross(context.value as Contract)) {
    context.issues.push({
      code: "custom",
      input: context.value,
      message: fault.what,
      path: [...fault.path],
      params: { mend: fault.mend },
    });
  }
});

interface FaultAcross {
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly mend: string;
}

function* faultsAcross({ blocks }: Contract): Generator<FaultAcross> {
  const first = new Map<BlockKind, number>();
  for (const [index, { kind }] of blocks.entries()) {
    if (kind !== "other" && first.has(kind)) {
      yield {
        path: ["blocks", index],
        what: `is the second ${kind}, expected each block once`,
        mend: `move its items into the first ${kind}`,
      };
    }
    if (!first.has(kind)) first.set(kind, index);
  }
  const outcomes = blocks.flatMap(({ items }) => items.filter(({ kind }) => kind === "outcome"));
  if (outcomes.length !== 1) {
    yield {
      path: ["blocks"],
      what: `holds ${outcomes.length} outcomes, expected one goal with one outcome`,
      mend: 'begin with goal("…")',
    };
  }
  if (!first.has("done_when")) {
    yield {
      path: ["blocks"],
      what: "has no done_when, expected at least one condition",
      mend: "add .doneWhen(command(…))",
    };
  }
  yield* sameIds(blocks);
}

function* sameIds(blocks: readonly Block[]): Generator<FaultAcross> {
  const seen = new Map<string, string>();
  for (const [index, { kind, items }] of blocks.entries()) {
    for (const [at, { id }] of items.entries()) {
      const here = `${kind}[${at}]`;
      const there = seen.get(id);
      if (id !== undefined && there !== undefined) {
        yield {
          path: ["blocks", index, "items", at, "id"],
          what: `"${id}" is the id of ${there} too, expected each id once`,
          mend: "give one of them another id",
        };
      }
      seen.set(id, here);
    }
  }
}

/**
 * Reads a contract of JSON, as text or as a value. Missing item ids are derived; defaults are filled in; everything else is strict.
 *
 * @param json - JSON text, or what `JSON.parse` gave.
 * @returns The contract, frozen at every depth.
 * @throws {@link GoalpostError} `contract/bad-json` when the text is not JSON, `contract/bad-input` when it is no contract.
 * @example
 * parseContract({
 *   version: 1,
 *   id: "port-billing",
 *   blocks: [
 *     { kind: "goal", items: [{ kind: "outcome", text: "Port it." }] },
 *     { kind: "done_when", items: [{ kind: "command", run: "pnpm test" }] },
 *   ],
 * });
 */
export function parseContract(json: unknown): Contract {
  const value = typeof json === "string" ? readJson(json) : json;
  // The schema and the hand-written types are held together by a type test; zod cannot say "an id is there" after deriving it.
  return parseAt(contractSchema, withIds(value), "contract") as Contract;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GoalpostError({
      code: "contract/bad-json",
      where: "contract",
      what: `is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      mend: "correct the JSON; a contract in words goes into a .goal.md file",
      cause: error,
    });
  }
}

/** Gives every item that has no id the block's letter and its ordinal; leaves whatever is not a contract for the schema to refuse. */
function withIds(value: unknown): unknown {
  const blocks = (value as { blocks?: unknown } | null | undefined)?.blocks;
  if (!Array.isArray(blocks)) return value;
  const others = { count: 0 };
  return { ...(value as object), blocks: blocks.map((each) => withIdsInBlock(each, others)) };
}

function withIdsInBlock(block: unknown, others: { count: number }): unknown {
  const { kind, items } = (block ?? {}) as { kind?: unknown; items?: unknown };
  if (!Array.isArray(items) || typeof kind !== "string" || !Object.hasOwn(blockLetters, kind)) return block;
  const letter = blockLetters[kind as BlockKind];
  // There may be several `other` blocks: their ordinals go on from one to the next.
  const before = kind === "other" ? others.count : 0;
  if (kind === "other") others.count += items.length;
  return {
    ...(block as object),
    items: items.map((item: unknown, index) =>
      typeof item === "object" && item !== null && (item as { id?: unknown }).id === undefined
        ? { kind: (item as { kind?: unknown }).kind, id: `${letter}${before + index + 1}`, ...withoutUndefinedId(item) }
        : item,
    ),
  };
}

const withoutUndefinedId = (item: object): object => {
  const { id: _, ...rest } = item as { id?: undefined };
  return rest;
};
