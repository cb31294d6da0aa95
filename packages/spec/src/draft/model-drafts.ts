import {
  absent,
  artifact,
  type Contract,
  command,
  GoalpostError,
  type Item,
  parseContract,
  review,
} from "@goalpost/core";
import { namesOf, requireKnown } from "@goalpost/core/errors";
import type { ImportedCommand, Printable } from "@goalpost/core/import";
import { lint } from "@goalpost/core/internal/lint";
import type { AskingSession } from "../interview/asking.ts";
import { fenced, promptOf } from "../interview/prompt.ts";
import type { Criterion, Spec } from "../read/spec.ts";
import { trace } from "../trace/trace.ts";
import { type DraftedContract, drafted } from "./draft.ts";
import {
  modelOrigin,
  mostProposed,
  type ProposedItem,
  proposalSchema,
  proposedItems,
  proposedKinds,
} from "./model-answer.ts";

/** Options of {@link modelDrafts}. */
export interface ModelDraftsOptions {
  readonly spec: Spec;
  /** The specification's text, as the model is to read it. */
  readonly text: string;
  /** What the reader has made of it: it stays as it is. */
  readonly draft: DraftedContract;
  /** The contract that is there already, hand edits and all: what it decides is not asked about, and items are held against it in place of the draft. Default: none is. */
  readonly contract?: Contract | undefined;
  /** The client that is asked. It is closed by whoever opened it. */
  readonly session: AskingSession;
  /** Who is asked: `codex`. Its items say so, as the origin `model:codex`. */
  readonly by: string;
  /** Commands that the project has: a model may name one of these, and no other. Default: none. */
  readonly commands?: readonly ImportedCommand[] | undefined;
  /** Whether a path of the project is there: a file that is there already shows nothing. Default: none is. */
  readonly exists?: ((path: string) => boolean) | undefined;
  /** Seconds in which the model must answer. Default 1,800. */
  readonly answerSeconds?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A draft with what a model has added. */
export interface ModelDrafts extends DraftedContract {
  /** What was added. */
  readonly added: readonly { readonly for: string; readonly item: Item }[];
  /** What was not, and why. */
  readonly refused: readonly RefusedItem[];
}

/** An item that a model proposed and that is not taken. */
export interface RefusedItem {
  /** Its place in the answer, from 1. */
  readonly number: number;
  /** Whose criterion it was for, in the model's words. */
  readonly for: string;
  /** The criterion's line; undefined where the specification has none of that id. */
  readonly line?: number;
  readonly what: string;
}

const optionNames = namesOf<ModelDraftsOptions>({
  spec: true,
  text: true,
  draft: true,
  contract: true,
  session: true,
  by: true,
  commands: true,
  exists: true,
  answerSeconds: true,
  signal: true,
});

/** The most items for one criterion. */
const mostForOne = 3;

/**
 * Lets a model propose checks and reviews for what no reader could turn into one. Its items are added behind the reader's, which stay as they are, claims
 * included; each says by `from` whom it comes from, and is held by rules: a command is one of the project's, a path stays in the project, a check can fail, and
 * lint finds nothing in it. What breaks one is refused, with its line.
 *
 * @throws GoalpostError `spec/model-answer` for an answer that cannot be used, twice; `spec/bad-option`, and what the session throws.
 */
export async function modelDrafts(options: ModelDraftsOptions): Promise<ModelDrafts> {
  requireKnown("modelDrafts", options, optionNames, "spec/bad-option");
  const { spec, draft, contract } = options;
  const wanted = new Map(openCriteria(spec, draft.draft, contract).map((each) => [each.id, each]));
  if (wanted.size === 0) return { ...draft, added: [], refused: [] };
  const refused: RefusedItem[] = [];
  const added: { readonly for: string; readonly item: Item }[] = [];
  let made: Printable = contract ?? draft.draft;
  for (const [index, proposed] of (await asked(options, [...wanted.values()])).entries()) {
    const criterion = wanted.get(proposed.for);
    const before = added.filter((each) => each.for === proposed.for).length;
    const item = criterion === undefined ? unknownCriterion(spec, proposed) : itemOf(proposed, options);
    const what = typeof item === "string" ? item : faultIn(item, { made, options, before });
    if (typeof item === "string" || what !== undefined) {
      const line = criterion === undefined ? {} : { line: criterion.line };
      refused.push({ number: index + 1, for: proposed.for, ...line, what: what ?? "" });
      continue;
    }
    made = withItem(made, item);
    added.push({ for: proposed.for, item });
  }
  const open = added.map(({ for: id, item }) => ({
    text: `${id}: a model drafted ${item.kind === "review" ? "a review" : `a check (${item.kind})`}, which nobody has looked at`,
    line: wanted.get(id)?.line ?? 1,
  }));
  return { ...drafted(spec, made, [...draft.open, ...open]), added, refused };
}

/** Criteria that only claims come from; where a contract is there, those of them that it leaves open or has no item for. */
function openCriteria(spec: Spec, { blocks }: Printable, contract: Contract | undefined): readonly Criterion[] {
  const done = blocks.flatMap(({ kind, items }) => (kind === "done_when" ? items : []));
  const traced = contract === undefined ? [] : trace(spec, contract).rows.flatMap(({ criteria }) => criteria);
  const decided = new Set(
    traced.flatMap(({ id, status }) => (status === "covered" || status === "person" ? [id] : [])),
  );
  return spec.requirements
    .flatMap(({ criteria }) => criteria)
    .filter(({ id }) => {
      const own = done.filter(({ from }) => from?.includes(id) === true);
      return own.length > 0 && own.every(({ kind }) => kind === "claim") && !decided.has(id);
    });
}

async function asked(options: ModelDraftsOptions, open: readonly Criterion[]): Promise<readonly ProposedItem[]> {
  const { session, spec, answerSeconds, signal } = options;
  const prompt = promptFor(options, open);
  const ask = async (words: string): Promise<readonly ProposedItem[] | string> => {
    const { value } = await session.ask(words, {
      schema: proposalSchema,
      maxQuestions: 0,
      ...(answerSeconds === undefined ? {} : { answerSeconds }),
      ...(signal === undefined ? {} : { signal }),
    });
    return proposedItems(value);
  };
  const first = await ask(prompt);
  if (typeof first !== "string") return first;
  const second = await ask(`${prompt}\n\nYour answer before cannot be used: it ${first}. Answer once more.`);
  if (typeof second !== "string") return second;
  throw new GoalpostError({
    code: "spec/model-answer",
    where: spec.file,
    what: `the model's answer cannot be used, twice: it ${second}`,
    help: "take another model, or draft without one: nothing of what was read is lost",
  });
}

function promptFor({ spec, text, commands = [] }: ModelDraftsOptions, open: readonly Criterion[]): string {
  return promptOf([
    {
      title: "Your task",
      lines: [
        `For each open criterion of ${spec.file}, say what would show that it holds. Read what it names in the repository. You change nothing.`,
        "An item that is wrong is worse than none: leave a criterion out where nothing of these kinds would decide it.",
      ],
    },
    {
      title: "Kinds",
      lines: [
        "- command: `run` is one of the commands of the project, to the letter. No other is taken.",
        "- artifact: `path` names a file that is not there yet, and that the work leaves; `text`, where given, must stand in it.",
        "- absent: `text`, as it stands in the criterion, must not stand in the files of `path`, which may be a glob.",
        "- review: a person decides `statement`, by the evidence that the agent leaves in `path`, below reports/.",
        `At most ${mostForOne} for one criterion, ${mostProposed} in all. Fields that a kind has no use for are empty.`,
      ],
    },
    { title: "Open criteria", lines: open.map((each) => `- ${each.id}: ${each.text}`) },
    { title: "Commands of the project", lines: commands.map(({ run }) => `- \`${run}\``) },
    { title: `The specification: ${spec.file}`, lines: fenced(text) },
  ]);
}

function unknownCriterion({ requirements }: Spec, { for: id }: ProposedItem): string {
  const isKnown = requirements.some((each) => each.id === id || each.criteria.some((criterion) => criterion.id === id));
  return isKnown ? "is for what has a check or a review already" : "is for a criterion that there is not";
}

/** The item, as its factory makes it; else what is wrong with it. */
function itemOf(proposed: ProposedItem, { by, commands = [], exists, spec }: ModelDraftsOptions): Item | string {
  const { for: id, kind, run, path, text, statement } = proposed;
  const origin = { from: [id, `${modelOrigin}${by}`] };
  try {
    switch (kind) {
      case "command":
        if (commands.some((each) => each.run === run)) return command(run, origin);
        return `runs ${JSON.stringify(run.slice(0, 80))}, which is not a command of the project`;
      case "artifact":
        if (exists?.(path) === true) return `${JSON.stringify(path)} is there already, so that it shows nothing`;
        return artifact(path, { ...origin, ...(text === "" ? {} : { contains: text }) });
      case "absent":
        if (!isOf(id, text, spec)) return "looks for a text that the criterion does not have";
        return absent(literal(text), { ...origin, in: path });
      case "review":
        return review(statement, { ...origin, evidence: path });
      default:
        return `has the kind ${JSON.stringify(kind.slice(0, 40))}, expected one of ${proposedKinds.join(", ")}`;
    }
  } catch (error) {
    if (GoalpostError.is(error)) return `${error.where} ${error.what}`;
    throw error;
  }
}

/** A text that nobody writes is absent whatever was done: it must be one that the criterion itself names. */
const isOf = (id: string, text: string, { requirements }: Spec): boolean =>
  text.trim() !== "" &&
  requirements.some(({ criteria }) => criteria.some((each) => each.id === id && each.text.includes(text.trim())));

const literal = (text: string): RegExp => new RegExp(text.trim().replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));

/** What keeps an item from being added to a contract. */
function faultIn(
  item: Item,
  given: { readonly made: Printable; readonly options: ModelDraftsOptions; readonly before: number },
): string | undefined {
  const { made, options, before } = given;
  if (before >= mostForOne) return `is one more than ${mostForOne} for one criterion`;
  const { from: _, ...words } = item;
  const isSame = ({ from: __, id: ___, ...other }: Item): boolean => JSON.stringify(other) === JSON.stringify(words);
  if (made.blocks.some(({ kind, items }) => kind === "done_when" && items.some(isSame)))
    return "says what another item says already";
  const taken = new Set(made.blocks.flatMap(({ items }) => items.map((each) => each.id)));
  let id = "of-the-model";
  while (taken.has(id)) id += "-x";
  const whole = withItem(made, { ...item, id } as Item);
  const contract = parseContract(JSON.parse(JSON.stringify({ version: 1, ...whole })));
  const [found] = lint(contract, { commands: options.commands ?? [] }).filter(
    (each) => each.item === id && each.severity !== "info",
  );
  return found === undefined ? undefined : `${found.what} (${found.ruleId})`;
}

const withItem = ({ id, blocks }: Printable, item: Item): Printable => ({
  id,
  blocks: blocks.map((block) => (block.kind === "done_when" ? { ...block, items: [...block.items, item] } : block)),
});
