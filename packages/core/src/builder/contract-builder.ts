import { show } from "../errors/describe.ts";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { requireNoMore, showGiven } from "../errors/options.ts";
import { type BlockKind, blockKinds, type Contract, type Item, parseContract } from "../node/contract.ts";
import { givenOptions } from "../node/item.ts";
import { unnamedId } from "../node/require-id.ts";
import { builderKey } from "./builder-key.ts";
import { toItems } from "./coerce.ts";
import type { Fits } from "./misplaced.ts";
import { ownId } from "./own-id.ts";
import { arranged, type Part, without } from "./parts.ts";
import { record } from "./recorder.ts";

/** @internal What a builder holds. */
export interface Draft {
  /** The contract's id, when one was given. */
  readonly id?: string;
  /** The fragment's name, when it is one. */
  readonly fragment?: string;
  readonly parts: readonly Part[];
  /** The blocks among them that only fragments brought; default: none. */
  readonly borrowed?: ReadonlySet<BlockKind>;
  /** The fragments that were applied: name to content. */
  readonly applied: ReadonlyMap<string, string>;
}

/**
 * Composes a contract, block by block. Every method returns a new builder; the receiver stays as it was. `goal(…)`, `fragment(…)` and
 * `extend(…)` make one.
 *
 * @typeParam Missing - What is still to be called before `.build()`; the compiler says it on one line.
 */
export class ContractBuilder<Missing extends string = never> {
  /** Holds `Missing`, so that an incomplete builder is not assignable to a complete one. Never set. */
  declare readonly "~missing"?: Missing;
  readonly #draft: Draft;

  /** @internal */
  constructor(draft: Draft) {
    this.#draft = draft;
  }

  /** @internal */
  get [builderKey](): Draft {
    return this.#draft;
  }

  /**
   * Adds what to read first. A string is a path or glob; prose goes in `note("…")`.
   *
   * @throws {@link GoalpostError} `contract/bad-input` when a path is absolute or leaves the project's root.
   * @example
   * goal("Port it.").context("SPEC.md", "src/billing/**", note("The parser was written twice."));
   */
  context<Entries extends readonly unknown[]>(...entries: Fits<"context", Entries>): ContractBuilder<Missing> {
    return this.#plus("context", entries);
  }

  /**
   * Adds what must hold all the time: rules, and checks, which count as much as those of `doneWhen`. A string is a `must`.
   *
   * @throws {@link GoalpostError} `contract/bad-input` when an entry is not one.
   * @example
   * goal("Port it.").constraints(unchanged("test/golden/**"), never("Skip a test.", { instead: "Fix its cause." }));
   */
  constraints<Entries extends readonly unknown[]>(...entries: Fits<"constraints", Entries>): ContractBuilder<Missing> {
    return this.#plus("constraints", entries);
  }

  /**
   * Adds conditions that must hold before the agent may stop. A string is a claim: allowed, but lint says so.
   *
   * @throws {@link GoalpostError} `contract/bad-input` when an entry is not one.
   * @example
   * goal("Port it.").doneWhen(command("pnpm test"), artifact("reports/parity.json"));
   */
  doneWhen<Entries extends readonly unknown[]>(
    this: Entries extends readonly [] ? "doneWhen(...) takes at least one condition" : unknown,
    ...entries: Fits<"done_when", Entries>
  ): ContractBuilder<Exclude<Missing, "doneWhen">>;
  doneWhen(...entries: readonly unknown[]): unknown {
    return this.#plus("done_when", entries);
  }

  /**
   * Adds steps, in order. A string is a step.
   *
   * @throws {@link GoalpostError} `contract/bad-input` when an entry is not one.
   * @example
   * goal("Port it.").workflow("Port one route at a time.", gate(command("pnpm test")));
   */
  workflow<Entries extends readonly unknown[]>(...entries: Fits<"workflow", Entries>): ContractBuilder<Missing> {
    return this.#plus("workflow", entries);
  }

  /**
   * Adds what is checked again and again while working. A string is a rule.
   *
   * @throws {@link GoalpostError} `contract/bad-input` when an entry is not one.
   * @example
   * goal("Port it.").verificationLoop(after("each route", command("pnpm typecheck")));
   */
  verificationLoop<Entries extends readonly unknown[]>(
    ...entries: Fits<"verification_loop", Entries>
  ): ContractBuilder<Missing> {
    return this.#plus("verification_loop", entries);
  }

  /**
   * Adds rules of conduct. A string is a rule.
   *
   * @throws {@link GoalpostError} `contract/bad-input` when an entry is not one.
   * @example
   * goal("Port it.").executionRules("Work without asking.");
   */
  executionRules<Entries extends readonly unknown[]>(
    ...entries: Fits<"execution_rules", Entries>
  ): ContractBuilder<Missing> {
    return this.#plus("execution_rules", entries);
  }

  /**
   * Adds what is handed over. A string is the path of a file.
   *
   * @throws {@link GoalpostError} `contract/bad-input` when a path is absolute or leaves the project's root.
   * @example
   * goal("Port it.").outputContract("CHANGELOG.md", finalAnswer({ maxWords: 120 }));
   */
  outputContract<Entries extends readonly unknown[]>(
    ...entries: Fits<"output_contract", Entries>
  ): ContractBuilder<Missing> {
    return this.#plus("output_contract", entries);
  }

  /**
   * Adds when to give up, and the bounds. A string is a state in which the agent is blocked.
   *
   * @throws {@link GoalpostError} `contract/bad-input` when an entry is not one.
   * @example
   * goal("Port it.").stopWhen("a golden file disagrees with SPEC.md", budget({ turns: 60 }));
   */
  stopWhen<Entries extends readonly unknown[]>(...entries: Fits<"stop_when", Entries>): ContractBuilder<Missing> {
    return this.#plus("stop_when", entries);
  }

  /**
   * Adds text that belongs to no block, kept to the byte and in this place: what an import did not understand.
   *
   * @throws {@link GoalpostError} `contract/bad-input` at build, when the text is empty or not well-formed Unicode.
   * @example
   * goal("Port it.").other("You are a careful engineer.");
   */
  other(...texts: readonly string[]): ContractBuilder<Missing> {
    const items = texts.map((text): Item => ({ kind: "text", text }));
    if (items.length === 0) return this;
    record(items);
    return new ContractBuilder({ ...this.#draft, parts: [...this.#draft.parts, { kind: "other", items }] });
  }

  /**
   * Puts the blocks that are there in another order; those that are not named follow in theirs. Of `other` blocks each mention takes the next.
   *
   * @throws {@link GoalpostError} `contract/bad-input` when a name is not a block, or stands there twice; in a fragment, which orders nothing.
   * @example
   * goal("Port it.").doneWhen(command("pnpm test")).other("You are a careful engineer.").order("other", "goal");
   */
  order(...kinds: readonly BlockKind[]): ContractBuilder<Missing> {
    const { fragment, parts, borrowed = none } = this.#draft;
    if (fragment !== undefined) throw fragmentOrders(fragment);
    return new ContractBuilder({ ...this.#draft, parts: arrange(arranged(parts, borrowed), kinds), borrowed: none });
  }

  /**
   * Applies a fragment: its items are added to the end of their blocks. The same fragment is applied once. It does not change the order of
   * the blocks: one that it alone brings stands where it usually does.
   *
   * @throws {@link GoalpostError} `contract/fragment-conflict` when another fragment of this name, with other content, was applied before;
   * `contract/bad-input` when it is not a fragment, or more than one.
   * @example
   * goal("Port it.").use(fragment("git-hygiene").executionRules("Commit after each step."));
   */
  use<Lacks extends string>(
    fragment: "goal" extends Lacks
      ? ContractBuilder<Lacks>
      : 'a contract is not a fragment: make it with fragment("name")',
  ): ContractBuilder<Extract<Missing, Lacks>>;
  use(fragment: unknown, ...more: readonly unknown[]): unknown {
    requireNoMore("use", more, "apply each fragment with a .use(…) of its own");
    const { fragment: name, parts, applied } = draftOf(fragment, "use");
    if (name === undefined) throw notAFragment();
    let next = new ContractBuilder<string>(this.#draft);
    for (const [inner, content] of applied) next = next.#mark(inner, content);
    const content = JSON.stringify(parts);
    if (next.#draft.applied.get(name) === content) return new ContractBuilder(next.#draft);
    next = next.#mark(name, content);
    const known = [...applied.keys()].flatMap((inner) => this.#draft.applied.get(inner) ?? []);
    for (const { kind, items } of without(parts, known)) next = next.#borrow(kind, items);
    return new ContractBuilder(next.#draft);
  }

  /**
   * Goes on with another builder when a condition holds. What is added inside does not count as there for the compiler.
   *
   * @throws {@link GoalpostError} `contract/bad-input` when the function returns no builder, or one that lacks what was there; when the
   * condition is neither true nor false, or something stands behind the function.
   * @example
   * goal("Port it.").when(process.env.CI === "true", (ci) => ci.executionRules("Ask nothing."));
   */
  when<Lacks extends string>(
    condition: boolean,
    build: (builder: ContractBuilder<Missing>) => ContractBuilder<Lacks>,
  ): ContractBuilder<Missing>;
  when(condition: unknown, build: unknown, ...more: readonly unknown[]): unknown {
    requireNoMore("when", more, 'write a second .when(…) for "else", with the condition turned round');
    if (typeof condition !== "boolean") throw badArgument("when.condition", condition, "true or false", conditionMend);
    if (typeof build !== "function")
      throw badArgument("when.build", build, "a function", "write (builder) => builder.constraints(…)");
    if (!condition) return this;
    const draft = draftOf(build(this), "when");
    const there = new Set(draft.parts.flatMap(({ items }) => items));
    if (this.#draft.parts.some(({ items }) => items.some((item) => !there.has(item)))) throw lostInWhen();
    return new ContractBuilder(draft);
  }

  /**
   * Builds the contract: validated, and frozen at every depth.
   *
   * @param options - `id`: the id when `goal(…)` gave none. Without one the contract is called `unnamed`, and cannot be launched or sealed.
   * @throws {@link GoalpostError} `contract/bad-input` when something is missing or wrong; when `goal(…)` gave another id.
   * @example
   * goal("Port it.").doneWhen(command("pnpm test")).build();
   */
  build(
    this: [Missing] extends [never]
      ? unknown
      : "goal" extends Missing
        ? "a fragment has no goal: apply it with .use(fragment)"
        : `call .${Missing}(...) before .build()`,
    options?: { readonly id?: string | undefined; readonly kind?: never },
  ): Contract;
  build(...rest: readonly unknown[]): Contract {
    const options = givenOptions("build", rest, ["id"]);
    const { id, fragment, parts, borrowed = none } = this.#draft;
    if (fragment !== undefined) throw fragmentIsNoContract(fragment);
    const given = options.id === undefined ? undefined : ownId(options.id, "build.id");
    if (id !== undefined && given !== undefined && given !== id) throw twoIds(id, given);
    return parseContract({ version: 1, id: id ?? given ?? unnamedId, blocks: arranged(parts, borrowed) });
  }

  #plus<Next extends string>(kind: Exclude<BlockKind, "other">, entries: readonly unknown[]): ContractBuilder<Next> {
    const before = this.#draft.parts.find((part) => part.kind === kind)?.items.length ?? 0;
    const items = toItems(kind, entries, before);
    record(items);
    return new ContractBuilder(items.length === 0 ? this.#draft : this.#own(kind).#merge(kind, items).#draft);
  }

  /** The author's own call says where a block stands, also one that a fragment brought before. */
  #own(kind: BlockKind): ContractBuilder<string> {
    const { parts, borrowed = none } = this.#draft;
    if (!borrowed.has(kind)) return new ContractBuilder<string>(this.#draft);
    const own = parts.filter((part) => part.kind === kind);
    return new ContractBuilder({
      ...this.#draft,
      borrowed: new Set([...borrowed].filter((each) => each !== kind)),
      parts: [...parts.filter((part) => part.kind !== kind), ...own],
    });
  }

  #borrow(kind: BlockKind, items: readonly Item[]): ContractBuilder<string> {
    if (kind === "other") return this.#append(kind, items);
    const { parts, borrowed = none } = this.#draft;
    const isThere = parts.some((part) => part.kind === kind);
    const marked = isThere ? borrowed : new Set([...borrowed, kind]);
    return new ContractBuilder<string>({ ...this.#draft, borrowed: marked }).#merge(kind, items);
  }

  #merge(kind: BlockKind, items: readonly Item[]): ContractBuilder<string> {
    const { parts } = this.#draft;
    if (!parts.some((part) => part.kind === kind)) return this.#append(kind, items);
    const merged = parts.map((part) => (part.kind === kind ? { kind, items: [...part.items, ...items] } : part));
    return new ContractBuilder({ ...this.#draft, parts: merged });
  }

  #append(kind: BlockKind, items: readonly Item[]): ContractBuilder<string> {
    return new ContractBuilder({ ...this.#draft, parts: [...this.#draft.parts, { kind, items }] });
  }

  #mark(name: string, content: string): ContractBuilder<string> {
    const before = this.#draft.applied.get(name);
    if (before !== undefined && before !== content) throw conflict(name, before, content);
    return new ContractBuilder({ ...this.#draft, applied: new Map(this.#draft.applied).set(name, content) });
  }
}

const none: ReadonlySet<BlockKind> = new Set();

function arrange(parts: readonly Part[], kinds: readonly BlockKind[]): readonly Part[] {
  const left = [...parts];
  const first = kinds.flatMap((kind, index) => {
    if (!blockKinds.includes(kind)) throw noBlock(kind, index);
    if (kind !== "other" && kinds.indexOf(kind) < index) throw twice(kind, index);
    const at = left.findIndex((part) => part.kind === kind);
    return at < 0 ? [] : left.splice(at, 1);
  });
  return [...first, ...left];
}

const noBlock = (kind: unknown, index: number): GoalpostError =>
  new GoalpostError({
    code: "contract/bad-input",
    where: `order[${index}]`,
    what: `is ${JSON.stringify(kind) ?? typeof kind}, expected one of ${blockKinds.join(", ")}`,
    help: "name blocks as they stand in the contract's JSON",
  });

const twice = (kind: BlockKind, index: number): GoalpostError =>
  new GoalpostError({
    code: "contract/bad-input",
    where: `order[${index}]`,
    what: `is ${JSON.stringify(kind)} once more, expected each block once`,
    help: "remove it",
  });

const fragmentOrders = (name: string): GoalpostError =>
  new GoalpostError({
    code: "contract/bad-input",
    where: `fragment "${name}".order`,
    what: "would be lost: a fragment does not change the order of the blocks",
    help: "call .order(…) on the goal",
  });

const conditionMend = 'compare it: process.env.CI === "true"; await what comes later';

const badArgument = (where: string, seen: unknown, expected: string, help: string): GoalpostError =>
  new GoalpostError({ code: "contract/bad-input", where, what: `is ${show(seen)}, expected ${expected}`, help });

const lostInWhen = (): GoalpostError =>
  new GoalpostError({
    code: "contract/bad-input",
    where: "when",
    what: "the function returned a builder without what was there before",
    help: "go on with the builder that it is given: (builder) => builder.constraints(…)",
  });

const twoIds = (id: string, given: string): GoalpostError =>
  new GoalpostError({
    code: "contract/bad-input",
    where: "build.id",
    what: `is ${JSON.stringify(given)}, and the goal has the id ${JSON.stringify(id)}, expected one of them`,
    help: "remove one of the two; a copy under another id is extend(contract, { id: … })",
  });

/** What a builder holds, also one of another installed copy of this package. */
function draftOf(value: unknown, where: "use" | "when"): Draft {
  const draft = (value as { readonly [builderKey]?: Draft } | null | undefined)?.[builderKey];
  if (draft !== undefined) return draft;
  throw new GoalpostError({
    code: "contract/bad-input",
    where,
    what: `${where === "when" ? "the function returned" : "was given"} ${showGiven(value)}, expected ${where === "when" ? "a builder" : "a fragment"}`,
    help:
      where === "when"
        ? "return the builder that it was given, with what you add"
        : Array.isArray(value)
          ? "apply each with a .use(…) of its own"
          : 'make it with fragment("name"); call a template first',
  });
}

const notAFragment = (): GoalpostError =>
  new GoalpostError({
    code: "contract/bad-input",
    where: "use",
    what: "is a contract's builder, expected a fragment",
    help: 'make it with fragment("name") instead of goal("…")',
  });

const fragmentIsNoContract = (name: string): GoalpostError =>
  new GoalpostError({
    code: "contract/bad-input",
    where: `fragment "${name}"`,
    what: "has no goal, so it is not a contract",
    help: 'apply it: goal("…").use(fragment)',
  });

function conflict(name: string, before: string, now: string): GoalpostError {
  let at = 0;
  while (before[at] === now[at]) at += 1;
  const from = Math.max(0, at - 20);
  return new GoalpostError({
    code: "contract/fragment-conflict",
    where: `use(fragment "${name}")`,
    what: `another fragment "${name}" with other content was applied before: …${before.slice(from, at + 30)}… against …${now.slice(from, at + 30)}…`,
    help: "give one of them another name, or use one version of the package that exports it",
  });
}
