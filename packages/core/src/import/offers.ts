import { command } from "../node/command.ts";
import type { Item } from "../node/contract.ts";
import { splitWords } from "../node/words.ts";
import { ourEvidence } from "../read/acts.ts";
import { claimsSuite } from "../read/suite.ts";
import type { DraftParts } from "./draft-parts.ts";
import { offerFor } from "./offered-checks.ts";
import type { EntryBlock } from "./vocabulary.ts";

/** A command that the project of a prompt has. */
export interface ImportedCommand {
  /** The command line, in words that need no shell: `npm test`. */
  readonly run: string;
  /** Where it is written: `package.json, script test`. */
  readonly from: string;
  /** Whether it is the project's whole test suite, and can fail. */
  readonly wholeSuite: boolean;
}

/** The check that a claim about the whole suite stands for: the one command of the project that is it. */
export function suiteOf(text: string, commands: readonly ImportedCommand[]): Item | undefined {
  if (!claimsSuite(text)) return undefined;
  const [only, ...more] = commands.filter(({ wholeSuite }) => wholeSuite);
  return only === undefined || more.length > 0 || splitWords(only.run).fault !== undefined
    ? undefined
    : command(only.run);
}

/** What an item came from. */
interface Source {
  /** Its words. */
  readonly words: string;
  /** The whole entry. */
  readonly entry: string;
  readonly at: number;
  readonly from: EntryBlock;
}

/** Kinds that say what the words said; the others were read out of them. */
const asWritten: ReadonlySet<Item["kind"]> = new Set(["never", "deliver", "completion_signal", "final_answer"]);
const nouns: Readonly<Partial<Record<Item["kind"], string>>> = {
  budget: "bound",
  blocked: "state in which to stop",
  after: "check after each step",
  gate: "gate",
  parallel: "list of steps done at the same time",
  review: "review by a person",
  claim: "criterion in words",
  read: "file to read",
  architecture: "rule about structure",
};

/** Reports an item that was read out of an entry's words. */
export function sayLift(draft: DraftParts, where: string, item: Item, { words, entry, at, from }: Source): void {
  const block = where.replace(/\[\d+\]$/, "");
  if (asWritten.has(item.kind) && block === from && words === entry.trim()) return;
  draft.lifts.push({ where, text: words, entry, line: draft.place(at).line });
  const noun = nouns[item.kind] ?? "check";
  const moved = block === from ? "" : `, which belongs to ${block}`;
  draft.say(
    "import/lifted",
    "info",
    where,
    at,
    `was read as a ${noun}${moved} from "${words}"`,
    "correct it if the words meant more",
  );
}

/** "No 429 errors in the final 100 requests": something that must not occur in the last so many of something that is logged. */
const notInLast =
  /^(?:no|zero|not a single)\s+(?<what>[\w./-]{2,40})[^.:;]{0,40}?\s(?:in|among|within|over)\s+(?:the\s+)?(?:last|final|latest|most recent)\s+(?<count>[\d,]{1,9})\s+(?<unit>requests?|calls?|responses?|jobs?|runs?|lines?|entries|events|messages)\b/i;
const codeOnly = /\b(?:code (?:blocks? )?only|only code(?: blocks?)?|nothing but code)\b/i;

/** Longer entries say more than one number. */
const longestOffer = 300;

/** Says what an item could be if its author said a little more, or what of it is ours. */
export function sayOffers(
  draft: DraftParts,
  where: string,
  item: Item,
  from: EntryBlock,
  at: number,
  commands: readonly ImportedCommand[],
): void {
  if (item.kind === "review" && item.evidence === ourEvidence)
    draft.say(
      "import/evidence-ours",
      "info",
      where,
      at,
      `names no file for the evidence; ${ourEvidence} is our choice`,
      "name the file that the agent writes for the person who decides",
    );
  if (item.kind === "claim" && claimsSuite(item.text)) sayCandidates(draft, where, at, commands);
  const { what, count, unit } = (item.kind === "claim" ? notInLast.exec(item.text)?.groups : undefined) ?? {};
  if (what !== undefined && count !== undefined && unit !== undefined)
    draft.say(
      "import/absent-offered",
      "info",
      where,
      at,
      `is a claim: it names no file in which "${what}" must not be`,
      `write absent(/\\b${what}\\b/, { in: "…", lastLines: ${count.replaceAll(",", "")} }) with the path of the log; this takes one line for each of the ${unit}. Better: a pattern of the status field alone, and producedBy: the command that writes the log`,
    );
  const offered = offerFor(item, draft.text.slice(at, at + longestOffer).split("\n")[0] ?? "");
  if (offered !== undefined) draft.say(offered.rule, "info", where, at, offered.what, offered.help);
  if (from === "execution_rules" && "text" in item && codeOnly.test(item.text))
    draft.say(
      "import/final-answer-offered",
      "info",
      where,
      at,
      "says what the last message is like, among the rules of conduct",
      "write finalAnswer({ codeOnly: true }) in outputContract",
    );
}

function sayCandidates(draft: DraftParts, where: string, at: number, commands: readonly ImportedCommand[]): void {
  const tests = commands
    .filter(({ run, wholeSuite }) => wholeSuite || /\b(?:test|spec|check|verify|ci)s?\b/i.test(run))
    .slice(0, 5);
  const help =
    tests.length === 0
      ? 'name the command that runs the whole suite: command("npm test")'
      : `write one of these: ${tests.map(({ run, from }) => `command(${JSON.stringify(run)}) (${from})`).join(", ")}`;
  draft.say(
    "import/suite-named",
    "warning",
    where,
    at,
    "says that the tests pass and names no command, so nothing checks it",
    help,
  );
}
