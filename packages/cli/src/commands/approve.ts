import { resolve } from "node:path";
import { type Contract, GoalpostError } from "@goalpost/core";
import { type Approval, approve, type ReviewEvidence, reviewEvidence, treeToApprove } from "@goalpost/verify";
import { type Command, Option } from "commander";
import type { Answers } from "../answers/answers.ts";
import { countingContract } from "../contracts/sealed.ts";
import { exitCode } from "../exit-codes.ts";
import { ask, type Io, print, printJson } from "../io.ts";
import { oneLine, plainText } from "../output/plain-text.ts";
import { addCommand, type CommonOptions, formatOption, type LoadFlags, loadOptions, type Session } from "../program.ts";
import { type Subject, subjectsOf } from "../run/subjects.ts";
import { userName } from "../run/user-name.ts";

interface ApproveFlags extends CommonOptions, LoadFlags {
  readonly unsealed?: boolean;
  readonly who?: string;
  readonly note?: string;
  readonly yes?: boolean;
  readonly sign?: string;
}

/** Lines of the evidence that are shown before the question. */
const shownLines = 40;

/** `goalpost approve`: records what a person decided. */
export function registerApprove(program: Command, session: Session): void {
  addCommand<ApproveFlags>(program, session, {
    name: "approve",
    group: "Daily:",
    summary: "record that a person looked, and approves",
    description:
      "Shows the evidence of a review, asks, and records the approval outside of the tree, bound to the evidence and the tree as they are: when either changes, the approval is void.\nIt is given at a terminal, by a person; or signed with --sign, by a key that the start listed (goalpost run --allowed-signers FILE). In a process that runs under an agent only a signed one is recorded.",
    arguments: [
      ["<contract>", "file or id"],
      ["[review]", "id of the review or claim, for example D4; not needed when there is one"],
    ],
    options: [
      new Option("--who <name>", "who approves; default: git's user.name, else the login name"),
      new Option("--note <text>", "what they want to say"),
      new Option(
        "--sign <key>",
        "sign it with this ssh key: a private key, or a public one whose private part ssh-agent holds",
      ),
      new Option("--yes", "with --sign: do not ask; alone it approves nothing"),
      new Option("--unsealed", "use the contract of the tree, also when one was sealed"),
      formatOption(),
      ...loadOptions(),
    ],
    examples: [
      "goalpost approve port-billing",
      'goalpost approve port-billing D4 --who Ada --note "checked three amounts"',
      "goalpost approve port-billing D4 --sign ~/.ssh/id_ed25519",
    ],
    run: async ([argument, review], flags, io) => {
      refuseYesAlone(flags);
      const { contract, seal, state, root } = await countingContract(String(argument), flags, io);
      const id = typeof review === "string" ? review : onlySubject(contract).id;
      const subject = subjectsOf(contract).find((each) => each.id === id);
      const who = flags.who ?? (await userName(io));
      const tree = await treeToApprove(seal ?? null, { cwd: root, stateDir: state, env: io.env, signal: io.signal });
      const seen = subject?.kind === "review" ? await reviewEvidence(contract, { cwd: root, id }) : undefined;
      if (
        flags.yes !== true &&
        !(await confirmed(subject, { seen, tree }, { id, who, signs: flags.sign !== undefined }, io))
      ) {
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
        seenSha256: seen?.sha256,
        seenTreeSha256: tree,
        signKey: flags.sign === undefined ? undefined : resolve(io.cwd, flags.sign),
        ...(note === undefined ? {} : { note }),
      });
      if (flags.format === "json") printJson<Answers["approve"]>(io, { contract: contract.id, approval });
      else for (const line of approvedLines(approval)) print(io, line);
      return exitCode.done;
    },
  });
}

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
    help: first === undefined ? "there is nothing to approve" : `name one: goalpost approve ${contract.id} ${first.id}`,
  });
}

async function confirmed(
  subject: Subject | undefined,
  { seen, tree }: { readonly seen: ReviewEvidence | undefined; readonly tree: string | undefined },
  { id, who, signs }: { readonly id: string; readonly who: string; readonly signs: boolean },
  io: Io,
): Promise<boolean> {
  if (io.stdin.isTTY !== true || io.stdout.isTTY !== true) {
    throw new GoalpostError({
      code: "cli/nobody-to-ask",
      where: `approve ${id}`,
      what: "there is no terminal to ask on",
      help: signs
        ? "look at the evidence, then pass --yes"
        : "run it at a terminal of your own; or sign it: --sign KEY --yes",
    });
  }
  if (subject !== undefined) print(io, `${io.style.bold(id)} ${subject.kind}: ${plainText(subject.text)}`);
  if (seen !== undefined) for (const line of evidenceLines(seen)) print(io, `  | ${line}`.trimEnd());
  if (tree !== undefined) print(io, `  | tree ${tree.slice(0, 12)}`);
  const answer = await ask(io, `Approve ${id} as ${oneLine(who)}? [y/N] `);
  return /^y(es)?$/i.test(answer?.trim() ?? "");
}

/** An agent can write the word as well as a person can. */
function refuseYesAlone({ yes, sign }: ApproveFlags): void {
  if (yes !== true || sign !== undefined) return;
  throw new GoalpostError({
    code: "cli/yes-is-no-approval",
    where: "--yes",
    what: "alone approves nothing: whoever runs a command can write it",
    help: "leave it out, and answer at a terminal; or sign: --sign KEY --yes",
  });
}

function* approvedLines({ id, who, by, sha256, tree_sha256 }: Approval): Generator<string> {
  const tree = tree_sha256 === null ? "" : ` and tree ${tree_sha256.slice(0, 12)}`;
  yield `${id}: approved by ${oneLine(who)}, ${by === "signed" ? "signed" : "at a terminal"}, bound to sha256 ${sha256.slice(0, 12)}${tree}`;
  if (by === "terminal")
    yield "  an agent without a sandbox could forge that, and the receipt says so; with --sign KEY it cannot be forged";
}

function evidenceLines({ path, bytes, sha256, text }: ReviewEvidence): readonly string[] {
  const lines = plainText(text).trimEnd().split("\n");
  const more = lines.length - shownLines;
  const head = `${path}, ${bytes} bytes, sha256 ${sha256.slice(0, 12)}`;
  return [head, "", ...lines.slice(0, shownLines), ...(more > 0 ? [`… ${more} more lines`] : [])];
}
