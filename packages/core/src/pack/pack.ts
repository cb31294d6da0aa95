import { GoalpostError } from "../errors/goalpost-error.ts";
import { requireKnown, requireNoMore } from "../errors/options.ts";
import type { Block, BlockKind, Contract, Identified, Item } from "../node/contract.ts";
import { requireId } from "../node/require-id.ts";
import { toldContract } from "../node/told-contract.ts";
import { render, renderBlock } from "../render/render.ts";
import { blocksInFile, choose, fenceSections, fencesOf, placeOfBlock } from "./fences.ts";
import { listIds } from "./list-ids.ts";
import { countIn, type TextUnit } from "./measure.ts";
import { persistenceText, stopText } from "./stop-text.ts";

/** What a client accepts, and where that was seen. */
export interface Limit {
  readonly max: number;
  readonly unit: TextUnit;
  /** Where the number is from: an address, or the client and version it was seen in. */
  readonly source: string;
  /** The day it was seen, `YYYY-MM-DD`. */
  readonly seen: string;
}

/** A file that a launch needs in the working tree. */
export interface LaunchFile {
  /** Relative to the project's root. */
  readonly path: string;
  readonly text: string;
  /** Of the text's UTF-8 bytes, in hex. */
  readonly sha256: string;
  /** Whether it may be executed. Default false. */
  readonly executable?: boolean;
}

/** Where one block went, and why. */
export interface TraceEntry {
  readonly block: BlockKind;
  /** `text`: in what the client is given; `file`: in contract.md alone; `split`: a part in each. */
  readonly place: "text" | "file" | "split";
  readonly why: string;
}

/** Options of {@link pack}. */
export interface PackOptions {
  readonly limit: Pick<Limit, "max" | "unit">;
  /** Hashes a text's UTF-8 bytes with SHA-256, in hex: core itself has no crypto. */
  readonly digest: (text: string) => string;
  /** Lines that the target adds below the pointer to the file. */
  readonly notes?: readonly string[] | undefined;
  /** `short`: done_when is named by its ids from the start, for a client that repeats the text. Default `full`. */
  readonly size?: "full" | "short" | undefined;
  /** Puts the text together; default: the goal, the pointer to the file, done_when and stop_when. Called for one plan after the other until one fits. */
  readonly compose?: ((parts: PackParts) => string) | undefined;
}

/** What a target composes a text of. */
export interface PackParts {
  readonly contract: Contract;
  /** `contract.md`. */
  readonly file: LaunchFile;
  readonly plan: PackPlan;
}

/** How a text names a file's hash: its first 12 digits, which tell one version from another. The manifest beside the file holds all 64. */
export const shortHash = (sha256: string): string => sha256.slice(0, 12);

/** A contract, packed for a client. */
export interface Packed {
  /** What the client is given; within the limit. */
  readonly text: string;
  /** Its length, in the limit's unit. */
  readonly length: number;
  /** `contract.md` and `contract.json`. */
  readonly files: readonly [LaunchFile, LaunchFile];
  readonly trace: readonly TraceEntry[];
}

/** The line with which the runner ends when every check holds. */
export const agentChecksPassed = "AGENT CHECKS: passed";

/** The folder of a contract's built files, relative to the project's root. */
export const contractFolder = (id: string): string => `.goalpost/${id}`;

/** How much of a block stands in the text. */
export type PackForm = "whole" | "ids" | "count";

/** How much of the contract stands in the text. */
export interface PackPlan {
  /** Whether the goal says why. */
  readonly why: boolean;
  readonly done_when: PackForm;
  readonly stop_when: PackForm;
}

/** From all that may stand in the text to the least; the first that fits is taken. The conditions stay as long as they can. */
const plans: readonly PackPlan[] = [
  { why: true, done_when: "whole", stop_when: "whole" },
  { why: false, done_when: "whole", stop_when: "whole" },
  { why: true, done_when: "whole", stop_when: "ids" },
  { why: false, done_when: "whole", stop_when: "ids" },
  { why: true, done_when: "ids", stop_when: "whole" },
  { why: false, done_when: "ids", stop_when: "whole" },
  { why: true, done_when: "ids", stop_when: "ids" },
  { why: false, done_when: "ids", stop_when: "ids" },
  { why: false, done_when: "count", stop_when: "count" },
];

/**
 * Packs a contract within a client's limit. The text holds the goal, the pointer to the contract's file with its hash, how the end is proved,
 * done_when and stop_when; what is left of the limit takes never-rules, architecture rules, gates, the rest of constraints, and then the other blocks, as far as they fit (not
 * with `size: "short"` or a `compose` of one's own). All else is in the file, which holds the whole contract. Nothing is cut in the middle.
 *
 * @throws {@link GoalpostError} `pack/over-limit` when the goal alone is too long; `contract/no-id` when the contract has no id, under which its
 * files are kept; `contract/bad-input` for an option that there is not.
 * @example
 * import { createHash } from "node:crypto";
 *
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();
 * const digest = (text: string) => createHash("sha256").update(text).digest("hex");
 * pack(contract, { limit: { max: 4000, unit: "scalars" }, digest }).text;
 */
export function pack(given: Contract, options: PackOptions): Packed;
export function pack(given: Contract, options: PackOptions, ...more: readonly unknown[]): Packed {
  requireNoMore("pack", more);
  requireKnown("pack", options, ["limit", "digest", "notes", "size", "compose"] satisfies (keyof PackOptions)[]);
  requireId(given);
  return packAny(given, options);
}

/** @internal As {@link pack}, also for a contract without an id: lint measures it, and nothing is written. */
export function packAny(given: Contract, options: PackOptions): Packed {
  const contract = toldContract(given);
  const { limit, digest, notes = [], size = "full" } = options;
  const files = contractFiles(contract, digest);
  const [file] = files;
  const fences = options.compose === undefined && size === "full" ? fencesOf(contract) : [];
  const compose = options.compose ?? ((parts) => textOf(parts, notes, []));
  const allowed = size === "full" ? plans : plans.filter(({ why, done_when }) => !why && done_when !== "whole");
  let length = 0;
  for (const plan of allowed) {
    const text = compose({ contract, file, plan });
    length = countIn(text, limit.unit);
    if (length > limit.max) continue;
    if (fences.length === 0) return { text, length, files, trace: traceOf(contract, plan, options, []) };
    const filled = choose(fences, limit, (chosen) => textOf({ contract, file, plan }, notes, chosen));
    const trace = traceOf(contract, plan, options, filled.chosen);
    return { text: filled.text, length: countIn(filled.text, limit.unit), files, trace };
  }
  throw overLimit(contract, limit, length);
}

function contractFiles(contract: Contract, digest: (text: string) => string): [LaunchFile, LaunchFile] {
  const folder = contractFolder(contract.id);
  const file = (name: string, text: string): LaunchFile => ({ path: `${folder}/${name}`, text, sha256: digest(text) });
  return [
    file("contract.md", render(contract, { format: "markdown", howToRead: true })),
    file("contract.json", `${JSON.stringify(contract, null, 2)}\n`),
  ];
}

function textOf(
  { contract, plan, file }: PackParts,
  notes: readonly string[],
  fences: readonly Identified<Item>[],
): string {
  const sections = [
    goalSection(contract, plan),
    pointer(contract, file, notes, blocksInFile(contract, fences)),
    ...fenceSections(contract, fences, file.path),
  ];
  for (const kind of ["done_when", "stop_when"] as const) {
    const block = find(contract, kind);
    if (block !== undefined) sections.push(section(block, plan[kind], file));
  }
  return sections.join("\n").trimEnd();
}

function goalSection(contract: Contract, plan: PackPlan): string {
  const block = find(contract, "goal");
  if (block?.kind !== "goal") return "";
  const items = plan.why ? block.items : block.items.filter(({ kind }) => kind === "outcome");
  return renderBlock({ kind: "goal", items }, "xml", contract.id);
}

function pointer(
  { id, blocks }: Contract,
  { path, sha256 }: LaunchFile,
  notes: readonly string[],
  inFile: readonly BlockKind[],
): string {
  const also =
    inFile.length === 0
      ? ""
      : ` It also holds ${inFile.join(", ")}, which ${inFile.length === 1 ? "binds" : "bind"} you as well.`;
  const lines = [
    `The whole contract is in \`${path}\` (sha256 ${shortHash(sha256)}).${also}`,
    "Read it before you begin, and again after a compaction or whenever it is no longer in view. Never edit it.",
    `Prove the end with \`${contractFolder(id)}/verify\`: it runs every check and ends with \`${agentChecksPassed}\` when all hold. Run it last and show its output; any other last line means: not done.`,
    persistenceText,
    ...[stopText({ blocks })].filter((line) => line !== ""),
    ...notes,
  ];
  return `<contract>\n${lines.join("\n")}\n</contract>\n`;
}

function section(block: Block, form: PackForm, file: LaunchFile): string {
  if (form === "whole") return renderBlock(block);
  const items: readonly Identified<Item>[] = block.items;
  const named = form === "ids" ? listIds(items.map(({ id }) => id)) : `${items.length} items`;
  const proof = block.kind === "done_when" ? ` The proof is the last line \`${agentChecksPassed}\`.` : "";
  return `<${block.kind}>\n${named}: in \`${file.path}\`.${proof}\n</${block.kind}>\n`;
}

const find = ({ blocks }: Contract, kind: BlockKind): Block | undefined => blocks.find((block) => block.kind === kind);

function traceOf(
  { blocks }: Contract,
  plan: PackPlan,
  { limit, size, compose }: PackOptions,
  fences: readonly Identified<Item>[],
): TraceEntry[] {
  const tooLong = `with it the text would be over ${limit.max} ${unitName(limit.unit)}`;
  const moved = (chosen: boolean) =>
    chosen && size === "short" ? "the client repeats the text, so a short one is cheaper" : tooLong;
  return blocks.map((block): TraceEntry => {
    const { kind, items } = block;
    if (kind === "goal") {
      const all = plan.why || items.length === 1;
      return {
        block: kind,
        place: all ? "text" : "split",
        why: all ? "the goal is always in the text" : `why is in the file: ${moved(true)}`,
      };
    }
    if (kind === "done_when" || kind === "stop_when") {
      if (plan[kind] === "whole") return { block: kind, place: "text", why: "the end must be in view" };
      return {
        block: kind,
        place: "split",
        why: `the text keeps its ${plan[kind]}: ${moved(kind === "done_when" && plan[kind] === "ids")}`,
      };
    }
    const left = compose !== undefined && size !== "short" ? "the target's own text does not hold it" : moved(true);
    return { block: kind, ...placeOfBlock(block, fences, left) };
  });
}

/** What people call the unit. */
export const unitName = (unit: TextUnit): string =>
  ({ scalars: "characters", utf16: "UTF-16 code units", utf8: "bytes" })[unit];

function overLimit(contract: Contract, limit: PackOptions["limit"], length: number): GoalpostError {
  return new GoalpostError({
    code: "pack/over-limit",
    where: `${contract.id}: goal`,
    what: `the shortest text is ${length} ${unitName(limit.unit)}, expected at most ${limit.max}`,
    help: `shorten the goal by ${length - limit.max}: say the outcome in one sentence, and move the rest to .context(note("…"))`,
  });
}
