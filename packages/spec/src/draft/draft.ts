import { type BlockKind, blockKinds, type Item } from "@goalpost/core";
import { namesOf, requireKnown } from "@goalpost/core/errors";
import type { ImportedCommand, Printable } from "@goalpost/core/import";
import { printSource } from "@goalpost/core/import";
import { citedDecisions } from "../interview/proposal.ts";
import { withoutEmphasis } from "../read/marks.ts";
import type { Criterion, Requirement, Spec, Statement } from "../read/spec.ts";
import { claimMark } from "../refine/finding.ts";
import { type DraftEntry, readEntries } from "./read-entries.ts";
import { workingRules } from "./working-rules.ts";

/** Options of {@link draft}. */
export interface DraftOptions {
  /** The contract's id, kebab-case. Default `"goal"`. */
  readonly id?: string | undefined;
  /** Commands that the project has, so that "all tests pass" can name one. Default: none. */
  readonly commands?: readonly ImportedCommand[] | undefined;
  /** Whether a path of the project is there; a file that the specification names and that is not there is no reading. Default: each is taken as there. */
  readonly exists?: ((path: string) => boolean) | undefined;
  /** Whether the working rules are added that go with every long run. Default `true`. */
  readonly rules?: boolean | undefined;
}

/** What {@link draft} made of a requirement. */
export interface DraftedRequirement {
  readonly id: string;
  /** Checks that a machine decides. */
  readonly checks: number;
  /** What a person is to look at. */
  readonly reviews: number;
  /** What stays words, and decides nothing. */
  readonly claims: number;
}

/** A contract that was drafted from a specification. */
export interface DraftedContract {
  readonly draft: Printable;
  /** It as TypeScript, with what is open as comments above it. */
  readonly source: string;
  readonly requirements: readonly DraftedRequirement[];
  /** What is left for a person to decide: the specification's own questions, and what stays a claim. */
  readonly open: readonly Statement[];
}

const optionNames = namesOf<DraftOptions>({ id: true, commands: true, exists: true, rules: true });

/**
 * Drafts a contract from a specification. Criteria become checks where their words say one, decisions and fences become constraints, named files the
 * reading list; each item says by `from` which requirement or decision it comes from. What no reader can turn into a check stays a claim, and is listed as
 * open: nothing is made up but one bound, and no criterion, decision, fence or task is left out. Prose that asks for nothing is.
 *
 * @throws GoalpostError `spec/bad-option` for an option that there is not.
 * @example
 * draft(readSpec("# Export\n\n- R1: `npm test` exits 0\n")).requirements; // [{ id: "R1", checks: 1, reviews: 0, claims: 0 }]
 */
export function draft(spec: Spec, options: DraftOptions = {}): DraftedContract {
  requireKnown("draft", options, optionNames, "spec/bad-option");
  const { id = "goal", commands = [], exists = () => true, rules = true } = options;
  const read = readEntries(entriesOf(spec), commands);
  const blocks = new Map<BlockKind, Item[]>(blockKinds.map((kind) => [kind, []]));
  const add = (kind: BlockKind, item: Item): void => void blocks.get(kind)?.push(item);
  add("goal", { kind: "outcome", text: goalOf(spec) } as Item);
  if (spec.why !== undefined) add("goal", { kind: "why", text: spec.why.text } as Item);
  add("context", {
    kind: "read",
    path: spec.file,
    note: "the specification",
  } as Item);
  for (const path of spec.files.filter((each) => each !== spec.file && exists(each)))
    add("context", { kind: "read", path: path.endsWith("/") ? `${path}**` : path } as Item);
  for (const { block, item } of merged(read)) add(block, item);
  if (rules) for (const text of workingRules) add("execution_rules", { kind: "rule", text } as Item);
  add("stop_when", {
    kind: "blocked",
    text: "two requirements contradict each other, or one cannot be met as it is written",
  } as Item);
  add("stop_when", { kind: "budget", ...ourBound } as Item);
  const made = {
    id,
    blocks: blockKinds.map((kind) => ({ kind, items: blocks.get(kind) ?? [] })).filter(({ items }) => items.length > 0),
  };
  return drafted(spec, made, [
    ...spec.open,
    ...claimsOf(spec, made),
    {
      text: `the specification states no bound: ${ourBound.turns} turns are ours, say what the work may cost`,
      line: 1,
    },
  ]);
}

/** A contract that was drafted, with what is to be known of it. */
export const drafted = (spec: Spec, made: Printable, open: readonly Statement[]): DraftedContract => ({
  draft: made,
  source: `${heading(spec, open)}${printSource(made)}`,
  requirements: spec.requirements.map((requirement) => counted(requirement, made)),
  open,
});

/** A run without a bound never ends by itself: no specification says one. */
const ourBound = { turns: 60 } as const;

const goalOf = ({ goal, title, requirements: [first] }: Spec): string =>
  goal?.text ?? (title === "" ? first.text : `${title}: every requirement of the specification holds.`);

function entriesOf(spec: Spec): readonly DraftEntry[] {
  const plain = (section: DraftEntry["section"], list: readonly Statement[]): readonly DraftEntry[] =>
    list.map(({ text }) => ({ section, text: withoutEmphasis(text), from: [] }));
  return [
    ...plain("constraints", spec.constraints),
    ...plain("architecture", spec.architecture),
    ...spec.decisions.map(({ id, text }) => ({
      section: "constraints" as const,
      text: withoutEmphasis(text),
      from: [`decision:${id}`],
    })),
    ...plain("out of scope", spec.outOfScope),
    ...plain("forbidden", spec.forbidden),
    ...spec.requirements.flatMap(({ criteria }) => criteria.map((criterion) => criterionEntry(criterion, spec))),
    ...spec.tasks.map(({ text, from }) => ({ section: "workflow" as const, text: withoutEmphasis(text), from })),
    ...plain("output contract", spec.deliverables),
  ];
}

/** "R4: It greets in Dutch (decision 3)." comes from both, and what an author has marked as a claim stays one, whatever its words say. */
function criterionEntry({ id, text }: Criterion, { decisions }: Spec): DraftEntry {
  const known = new Set(decisions.map((decision) => decision.id));
  const cited = [...citedDecisions(text)].map(String).filter((each) => known.has(each));
  const said =
    cited.length === 0 ? text : text.replace(/\s*\((?:see )?decisions?[ :#]*[\d,&\s]*(?:and [\d\s]+)?\)/gi, "");
  return {
    section: "done when",
    text: withoutEmphasis(said.replaceAll(claimMark, "").trim()),
    from: [id, ...cited.map((each) => `decision:${each}`)],
    ...(text.includes(claimMark) ? { isClaim: true } : {}),
  };
}

/** Items that say the same are one, which comes from all that its parts come from. */
function merged(
  read: readonly { readonly block: BlockKind; readonly item: Item }[],
): readonly { readonly block: BlockKind; readonly item: Item }[] {
  const by = new Map<string, { readonly block: BlockKind; item: Item }>();
  for (const { block, item } of read) {
    const { from, ...words } = item;
    const key = JSON.stringify([block, words]);
    const known = by.get(key);
    if (known === undefined) by.set(key, { block, item });
    else known.item = withFrom(known.item, [...(known.item.from ?? []), ...(from ?? [])]);
  }
  return [...by.values()];
}

const withFrom = (item: Item, from: readonly string[]): Item =>
  from.length === 0 ? item : { ...item, from: [...new Set(from)].slice(0, 20) };

/** The ids under which items may come from a requirement. */
const idsOf = ({ id, criteria }: Requirement): ReadonlySet<string> => new Set([id, ...criteria.map((each) => each.id)]);

function counted(requirement: Requirement, { blocks }: Printable): DraftedRequirement {
  const ids = idsOf(requirement);
  const items = blocks
    .flatMap(({ kind, items: each }) => (kind === "done_when" ? each : []))
    .filter(({ from }) => from?.some((each) => ids.has(each)) === true);
  const count = (is: (item: Item) => boolean): number => items.filter(is).length;
  return {
    id: requirement.id,
    checks: count(({ kind }) => kind !== "claim" && kind !== "review"),
    reviews: count(({ kind }) => kind === "review"),
    claims: count(({ kind }) => kind === "claim"),
  };
}

function claimsOf({ requirements }: Spec, { blocks }: Printable): readonly Statement[] {
  const claims = new Set(
    blocks.flatMap(({ items }) => items.flatMap((item) => (item.kind === "claim" ? (item.from ?? []) : []))),
  );
  return requirements.flatMap(({ criteria }) =>
    criteria
      .filter(({ id }) => claims.has(id))
      .map(({ id, text, line }) => ({ text: `${id} stays a claim, which no machine decides: ${text}`, line })),
  );
}

function heading({ file }: Spec, open: readonly Statement[]): string {
  const lines = open.map(({ text, line }) => `//   ${oneLine(file)}:${line}: ${oneLine(text)}`);
  return [`// Drafted from ${oneLine(file)}.`, ...(lines.length === 0 ? [] : ["// Open:", ...lines]), "", ""].join(
    "\n",
  );
}

/** Nothing of a text may end the comment that it stands in, or turn its direction. */
const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu, " ").slice(0, 300);
