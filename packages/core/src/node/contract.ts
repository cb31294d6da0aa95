import { fault } from "../errors/fault.ts";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { namesOf, requireKnown } from "../errors/options.ts";
import { parseAt } from "../errors/parse-at.ts";
import type { AfterItem } from "./after.ts";
import type { ArchitectureItem } from "./architecture.ts";
import type { BlockedItem } from "./blocked.ts";
import type { BudgetItem } from "./budget.ts";
import type { CheckItem } from "./check.ts";
import type { ClaimItem } from "./claim.ts";
import type { CompletionSignalItem } from "./completion-signal.ts";
import { contractShape } from "./contract-shape.ts";
import type { DeliverItem } from "./deliver.ts";
import type { FinalAnswerItem } from "./final-answer.ts";
import type { GateItem } from "./gate.ts";
import type { HeldOutItem } from "./held-out.ts";
import type { MustItem } from "./must.ts";
import type { NeverItem } from "./never.ts";
import type { NoteItem } from "./note.ts";
import { once } from "./once.ts";
import type { OtherTextItem } from "./other-text.ts";
import type { OutcomeItem } from "./outcome.ts";
import type { ParallelItem } from "./parallel.ts";
import type { ReadItem } from "./read.ts";
import type { ReferenceItem } from "./reference.ts";
import type { ReviewItem } from "./review.ts";
import type { RuleItem } from "./rule.ts";
import type { StepItem } from "./step.ts";
import type { WhyItem } from "./why.ts";

/** What each block may hold. */
export interface BlockItems {
  readonly goal: OutcomeItem | WhyItem;
  readonly context: ReadItem | ReferenceItem | NoteItem;
  readonly constraints: MustItem | NeverItem | ArchitectureItem | CheckItem;
  readonly done_when: CheckItem | ReviewItem | ClaimItem | HeldOutItem;
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

/** @internal The letter with which an item's derived id begins: its block's, but H for what is held out. */
export const idLetter = (block: BlockKind, item: unknown): string =>
  (item as { readonly kind?: unknown } | null)?.kind === "held_out" ? "H" : blockLetters[block];

/** @internal Counts the items of a contract by letter: gives each its derived id, in order. */
export function idCounter(): (block: BlockKind, item: unknown) => string {
  const counts = new Map<string, number>();
  return (block, item) => {
    const letter = idLetter(block, item);
    const count = (counts.get(letter) ?? 0) + 1;
    counts.set(letter, count);
    return `${letter}${count}`;
  };
}

/** Every block's name, in the usual order. */
export const blockKinds: readonly BlockKind[] = /* @__PURE__ */ Object.keys(blockLetters) as BlockKind[];

/** @internal The whole schema. Ids that are missing in the input are derived by {@link parseContract}, not here. */
export const wholeContract = /* @__PURE__ */ once(() =>
  contractShape().check((context) => {
    for (const { path, what, help } of faultsAcross(context.value as Contract)) {
      context.issues.push({ code: "custom", input: context.value, message: fault(what, help), path: [...path] });
    }
  }),
);

interface FaultAcross {
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly help: string;
}

function* faultsAcross({ blocks }: Contract): Generator<FaultAcross> {
  const first = new Map<BlockKind, number>();
  for (const [index, { kind }] of blocks.entries()) {
    if (kind !== "other" && first.has(kind)) {
      yield {
        path: ["blocks", index],
        what: `is the second ${kind}, expected each block once`,
        help: `move its items into the first ${kind}`,
      };
    }
    if (!first.has(kind)) first.set(kind, index);
  }
  const outcomes = blocks.flatMap(({ items }) => items.filter(({ kind }) => kind === "outcome"));
  if (outcomes.length !== 1) {
    yield {
      path: ["blocks"],
      what: `holds ${outcomes.length} outcomes, expected one goal with one outcome`,
      help: 'begin with goal("…")',
    };
  }
  if (!first.has("done_when")) {
    yield {
      path: ["blocks"],
      what: "has no done_when, expected at least one condition",
      help: "add .doneWhen(command(…))",
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
          what: `is a duplicate id: ${there} has it too`,
          help: "give one of them another id",
        };
      }
      seen.set(id, here);
    }
  }
}

/** Options of {@link parseContract}. */
export interface ParseContractOptions {
  /** The contract's id when the JSON gives none: the file's name, as a rule. Default: none, which is an error. */
  readonly id?: string | undefined;
}

/**
 * Reads a contract of JSON, as text or as a value. Missing item ids are derived; defaults are filled in; `$schema` is for editors and left
 * out; everything else is strict.
 *
 * @param json - JSON text, or what `JSON.parse` gave.
 * @param options - `id`: of the contract, when the JSON gives none.
 * @returns The contract, frozen at every depth.
 * @throws {@link GoalpostError} `contract/bad-json` when the text is not JSON, `contract/bad-input` when it is not a contract.
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
export function parseContract(json: unknown, options: ParseContractOptions = {}): Contract {
  requireKnown("parseContract", options, namesOf<ParseContractOptions>({ id: true }));
  const value = typeof json === "string" ? readJson(json) : json;
  // The schema and the hand-written types are held together by a type test; zod cannot say "an id is there" after deriving it.
  return parseAt(wholeContract(), withIds(value, options.id), "contract") as Contract;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new GoalpostError({
      code: "contract/bad-json",
      where: "contract",
      what: `is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      help: "correct the JSON; a contract in words goes into a .goal.md file",
      cause: error,
    });
  }
}

/**
 * @internal Gives the contract and every item that have no id one: the given one, and the block's letter with its ordinal. Leaves whatever
 * is not a contract for the schema to refuse.
 */
export function withIds(value: unknown, contractId?: string): unknown {
  if (typeof value !== "object" || value === null || !Array.isArray((value as { blocks?: unknown }).blocks))
    return value;
  const { $schema, id = contractId, ...rest } = value as { $schema?: unknown; id?: unknown; blocks: unknown[] };
  const next = idCounter();
  return {
    ...rest,
    ...(id === undefined ? {} : { id }),
    ...(typeof $schema === "string" || $schema === undefined ? {} : { $schema }),
    blocks: rest.blocks.map((each) => withIdsInBlock(each, next)),
  };
}

function withIdsInBlock(block: unknown, next: ReturnType<typeof idCounter>): unknown {
  const { kind, items } = (block ?? {}) as { kind?: unknown; items?: unknown };
  if (!Array.isArray(items) || typeof kind !== "string" || !Object.hasOwn(blockLetters, kind)) return block;
  return {
    ...(block as object),
    items: items.map((item: unknown) => {
      const id = next(kind as BlockKind, item);
      return typeof item === "object" && item !== null && (item as { id?: unknown }).id === undefined
        ? { kind: (item as { kind?: unknown }).kind, id, ...withoutUndefinedId(item) }
        : item;
    }),
  };
}

const withoutUndefinedId = (item: object): object => {
  const { id: _, ...rest } = item as { id?: undefined };
  return rest;
};
