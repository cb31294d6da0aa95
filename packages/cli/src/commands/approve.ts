import { execFile } from "node:child_process";
import { userInfo } from "node:os";
import { promisify } from "node:util";
import { type Contract, GoalpostError, type ReviewItem } from "@goalpost/core";
import { approve, type ReviewEvidence, reviewEvidence } from "@goalpost/verify";
import { type Command, Option } from "commander";
import { countingContract } from "../contracts/sealed.ts";
import { exitCode } from "../exit-codes.ts";
import { ask, type Io, print, printJson } from "../io.ts";
import { oneLine, plainText } from "../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";

interface ApproveFlags extends CommonOptions, LoadFlags {
  readonly unsealed?: boolean;
  readonly who?: string;
  readonly note?: string;
  readonly yes?: boolean;
}

type Subject = {
  readonly id: string;
  readonly kind: "review" | "claim";
  readonly text: string;
  readonly evidence?: string;
};

/** Lines of the evidence that are shown before the question. */
const shownLines = 40;

/** `goalpost approve`: records what a person decided. */
export function registerApprove(program: Command, session: Session): void {
  addCommand<ApproveFlags>(program, session, {
    name: "approve",
    group: "Daily:",
    summary: "record that a person looked, and approves",
    description:
      "Shows the evidence of a review, asks, and records the approval outside of the tree, bound to the evidence as it is: when that changes, the approval is void.\nWithout a terminal to ask on, --yes is needed.",
    arguments: [
      ["<contract>", "file or id"],
      ["[review]", "id of the review or claim, for example D4; not needed when there is one"],
    ],
    options: [
      new Option("--who <name>", "who approves; default: git's user.name, else the login name"),
      new Option("--note <text>", "what they want to say"),
      new Option("--yes", "do not ask"),
      new Option("--unsealed", "use the contract of the tree, also when one was sealed"),
      formatOption(),
      ...loadOptions(),
    ],
    examples: [
      "goalpost approve port-billing",
      'goalpost approve port-billing D4 --who Ada --note "checked three amounts"',
    ],
    run: async ([argument, review], flags, io) => {
      const { contract, seal, state, root } = await countingContract(String(argument), flags, io);
      const id = typeof review === "string" ? review : onlySubject(contract).id;
      const subject = subjectsOf(contract).find((each) => each.id === id);
      const who = flags.who ?? (await userName(io));
      const seen = subject?.kind === "review" ? await reviewEvidence(contract, { cwd: root, id }) : undefined;
      if (flags.yes !== true && !(await confirmed(subject, seen, { id, who }, io))) {
        print(io, "not approved; nothing was recorded");
        return exitCode.notDone;
      }
      const { note } = flags;
      const approval = await approve(contract, {
        cwd: root,
        id,
        who,
        now: () => new Date(),
        seal: seal ?? null,
        stateDir: state,
        env: io.env,
        ...(seen === undefined ? {} : { seenSha256: seen.sha256 }),
        ...(note === undefined ? {} : { note }),
      });
      if (flags.format === "json") printJson(io, { version: 1, contract: contract.id, approval });
      else print(io, `${id}: approved by ${plainText(who)}, bound to sha256 ${approval.sha256.slice(0, 12)}`);
      return exitCode.done;
    },
  });
}

const subjectsOf = ({ blocks }: Contract): readonly Subject[] =>
  blocks.flatMap((block): readonly Subject[] =>
    block.kind !== "done_when"
      ? []
      : block.items.flatMap((item): readonly Subject[] => {
          if (item.kind === "claim") return [{ id: item.id, kind: item.kind, text: item.text }];
          return item.kind === "review" ? [reviewSubject(item)] : [];
        }),
  );

const reviewSubject = ({ id, text, evidence }: ReviewItem & { readonly id: string }): Subject => ({
  id,
  kind: "review",
  text,
  evidence,
});

function onlySubject(contract: Contract): Subject {
  const subjects = subjectsOf(contract);
  const [first, second] = subjects;
  if (first !== undefined && second === undefined) return first;
  const ids = subjects.map(({ id, text }) => `${id} (${text})`);
  throw new GoalpostError({
    code: "cli/which-review",
    where: contract.id,
    what:
      first === undefined
        ? "holds nothing that a person decides"
        : `holds ${ids.length} things that a person decides: ${ids.join(", ")}`,
    mend: first === undefined ? "there is nothing to approve" : `name one: goalpost approve ${contract.id} ${first.id}`,
  });
}

async function confirmed(
  subject: Subject | undefined,
  seen: ReviewEvidence | undefined,
  { id, who }: { readonly id: string; readonly who: string },
  io: Io,
): Promise<boolean> {
  if (io.stdin.isTTY !== true || io.stdout.isTTY !== true) {
    throw new GoalpostError({
      code: "cli/nobody-to-ask",
      where: `approve ${id}`,
      what: "there is no terminal to ask on",
      mend: "look at the evidence, then pass --yes",
    });
  }
  if (subject !== undefined) print(io, `${io.style.bold(id)} ${subject.kind}: ${plainText(subject.text)}`);
  if (seen !== undefined) for (const line of evidenceLines(seen)) print(io, `  | ${line}`.trimEnd());
  const answer = await ask(io, `Approve ${id} as ${oneLine(who)}? [y/N] `);
  return /^y(es)?$/i.test(answer?.trim() ?? "");
}

function evidenceLines({ path, bytes, sha256, text }: ReviewEvidence): readonly string[] {
  const lines = plainText(text).trimEnd().split("\n");
  const more = lines.length - shownLines;
  const head = `${path}, ${bytes} bytes, sha256 ${sha256.slice(0, 12)}`;
  return [head, "", ...lines.slice(0, shownLines), ...(more > 0 ? [`… ${more} more lines`] : [])];
}

async function userName(io: Io): Promise<string> {
  const asked = await promisify(execFile)("git", ["config", "user.name"], { cwd: io.cwd, env: io.env }).catch(
    () => undefined,
  );
  const name = asked?.stdout.trim() ?? "";
  if (name !== "") return name;
  try {
    return userInfo().username;
  } catch {
    return "";
  }
}
