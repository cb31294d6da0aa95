import { GoalpostError } from "@goalpost/core";
import { sha256 } from "../files/file-facts.ts";
import { deepFreeze } from "../freeze.ts";
import type { Receipt } from "../receipt/receipt.ts";
import { canonicalJson } from "../seal/canonical.ts";

/** The form of the statement: in-toto's, version 1. */
export const statementType = "https://in-toto.io/Statement/v1";

/** What the predicate is: a receipt of ours, with the number of its version at the end. */
export const predicateTypeBase = "https://github.com/goalpost/goalpost/receipt/v";
export const predicateType = `${predicateTypeBase}1`;

/** A receipt that can be checked elsewhere: an in-toto Statement about the tree that was judged. */
export interface ReceiptStatement {
  readonly _type: typeof statementType;
  readonly subject: readonly [
    {
      /** The contract's id. */
      readonly name: string;
      readonly digest: {
        /** Of the tree by content, in hex. */
        readonly goalpostTree: string;
        /** The id that git gives to that tree, as a commit of it names it; without git it is not there. */
        readonly gitTree?: string;
      };
    },
  ];
  readonly predicateType: typeof predicateType;
  readonly predicate: {
    readonly receipt: Receipt;
    /** What this receipt cannot know, a sentence each. */
    readonly cannot_know: readonly string[];
    /** Of the statement's canonical JSON without this field, in hex: a byte that changed on the way is seen. */
    readonly sha256: string;
  };
}

/**
 * Makes a statement of a receipt, to be checked on another machine. Places on this machine are left out of it.
 *
 * @throws GoalpostError `verify/not-sealed` for a receipt without a room: nothing says which tree it is about.
 * @example
 * const contract = goal("Port it.", { id: "port" }).constraints(scope("src/**")).doneWhen(command("node --version")).build();
 * const receipt = await verify(contract, { cwd: ".", seal: await sealContract(contract, { cwd: "." }), evidence: false });
 * receiptStatement(receipt).subject[0].name; // "port"
 */
export function receiptStatement(receipt: Receipt): ReceiptStatement {
  const { room, contract } = receipt;
  if (room === null) {
    throw new GoalpostError({
      code: "verify/not-sealed",
      where: contract.id,
      what: "was judged in the tree itself, so there is no tree that a receipt could be about",
      help: `seal it at the start: goalpost run ${contract.id}`,
    });
  }
  const { tree_sha256: goalpostTree, git_tree: gitTree } = room;
  const statement = {
    _type: statementType,
    subject: [{ name: contract.id, digest: { goalpostTree, ...(gitTree === null ? {} : { gitTree }) } }],
    predicateType,
    predicate: { receipt: portable(receipt), cannot_know: cannotKnow(receipt) },
  } as const;
  return deepFreeze({
    ...statement,
    predicate: { ...statement.predicate, sha256: statementSha256(statement) },
  });
}

/** @internal The sha256 of a statement, without the place where it stands itself. */
export function statementSha256(statement: { readonly predicate: object }): string {
  const { sha256: _, ...predicate } = statement.predicate as { readonly sha256?: unknown };
  return sha256(canonicalJson({ ...statement, predicate }));
}

/** The receipt without paths of this machine. */
const portable = (receipt: Receipt): Receipt => ({
  ...receipt,
  evidence_dir: null,
  checks: receipt.checks.map(({ evidence, ...check }) => {
    const kept = evidence !== undefined && !evidence.path.startsWith("/") && !/^[A-Za-z]:/.test(evidence.path);
    return kept ? { ...check, evidence } : check;
  }),
});

function cannotKnow({ room, checks, open }: Receipt): readonly string[] {
  const atTerminal = checks.filter(({ approval }) => approval?.by === "terminal" && approval.void === undefined);
  return [
    "Whether the checks check the right thing: a check holds what it checks, and nothing else.",
    "What git ignores: it is not part of the tree that was judged.",
    ...(room?.seal_from === "state" ? ["Whether the seal is the one of the start: it was read from the state folder, which an agent without a sandbox can write."] : []),
    ...(room?.sandbox === "none" ? ["What the commands read and wrote beside the room: there was no sandbox."] : []),
    ...((room?.exposed.length ?? 0) > 0 ? ["What was behind the sockets that the checks could reach."] : []),
    ...(atTerminal.length === 0 ? [] : [`Whether a person approved ${atTerminal.map(({ id }) => id).join(", ")}: an agent without a sandbox can forge a word at a terminal.`]),
    ...((room?.mine ?? []).some(({ by }) => by === "terminal") ? ["Whether the changes that were named as a person's own are theirs: an agent without a sandbox can forge a word at a terminal."] : []),
    ...(open.length === 0 ? [] : ["Whether the work was done at all: the verdict is open."]),
  ]; // biome-ignore format: one
}
