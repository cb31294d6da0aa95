import { type Contract, GoalpostError } from "@goalpost/core";
import type { Matcher } from "@goalpost/core/glob";
import type { CheckContext } from "./check/context.ts";
import { few } from "./check/outcome.ts";
import { makeContext } from "./context.ts";
import { type AddedTests, addedTests } from "./counting/added-tests.ts";
import { proveNew } from "./counting/prove-new.ts";
import type { TestReport } from "./counting/report.ts";
import { changedDefiners, type SealedDefiner } from "./definers/compare.ts";
import { heldOutJudge } from "./held-out/judge.ts";
import { type WithMine, withMine } from "./mine/with-mine.ts";
import type { ChangedDefiner, ReceiptCheck, ReceiptMine } from "./receipt/receipt.ts";
import { givenToChecks } from "./room/given.ts";
import { Guard } from "./room/guard.ts";
import type { Filled } from "./room/make-room.ts";
import { openReasons, openRoom, type Room, type RoomOrder, roomFacts } from "./room/open-room.ts";
import { roomParts } from "./room/room-parts.ts";
import { sealHistory } from "./room/seal-history.ts";
import { exposedAtAll } from "./room/settings.ts";
import { runChecks } from "./run-checks.ts";
import type { Sandbox } from "./sandbox/sandbox.ts";
import { contractSha256 } from "./seal/canonical.ts";
import { packageDigests } from "./seal/package-digests.ts";
import type { Seal } from "./seal/seal.ts";
import type { Judged, VerifyOptions } from "./verify-options.ts";

type Own = Pick<CheckContext, "keep" | "approvals" | "validateSchema" | "signer"> & {
  /** Where the work is looked at, when it is not in the project: a scratch copy that stands for it. */
  readonly work?: string;
};

/** What is known of how a tree differs from its start. */
export type Differing = Pick<Filled, "changes" | "ours" | "lineEnds">;

/** Looks at the tree, once. */
export interface Look {
  facts(differing?: Differing): Promise<unknown>;
}

interface OwnAndLook extends Own {
  /** What else is to be looked at before any command runs. */
  readonly look: Look | undefined;
}

/**
 * Judges a sealed contract in a fresh room. Test files that were added do not take part at first; when all holds without them, a second room has
 * them too, and there they can only turn a pass into a fail.
 */
export async function judgeInRoom(
  seal: Seal,
  given: Contract,
  root: string,
  options: VerifyOptions,
  own: Own,
  look?: Look,
): Promise<Judged> {
  try {
    return await judge(seal, given, root, options, { ...own, look });
  } catch (error) {
    if (options.signal?.aborted !== true) throw error;
    // Interrupted while a room was made: nothing was run, and nobody is accused of anything.
    const context = makeContext(root, options, { ...own, contractSha256: seal.contract_sha256 });
    const checked = await runChecks(seal.contract, context, { parallel: 1 });
    return { checks: checked.map(({ check }) => check), definers: [], room: null, open: [], notes: [] };
  }
}

async function judge(
  seal: Seal,
  given: Contract,
  root: string,
  options: VerifyOptions,
  own: OwnAndLook,
): Promise<Judged> {
  const { env = process.env, signal } = options;
  const counting = await withMine(seal, own.approvals, { root, env, signal }, own.signer ?? unsigned);
  const work: Work = { seal: counting.seal, sealed: seal, mine: counting.mine, root, options, own };
  const tests = await testsOfWork(work);
  const first = await inOneRoom(work, tests.isTest, false);
  const { facts, added } = first;
  const holds = first.checks.every(({ status }) => status === "pass" || status === "needs-person");
  const second = added.length > 0 && holds && !options.signal?.aborted ? await inOneRoom(work, tests.isTest, true) : undefined; // biome-ignore format: one
  const definers = [...first.definers];
  for (const each of second?.definers ?? []) if (!definers.some(({ path }) => path === each.path)) definers.push(each);
  if (contractSha256(given) !== seal.contract_sha256) {
    definers.unshift({ path: "contract", change: "modified", defines: [], allowed_by: null });
  }
  definers.push(...(await changedPackages(seal)));
  const both = second === undefined ? first.checks : worseOf(first.checks, second.checks);
  return {
    checks: holds ? await newTestsProve(work, both, [first.reports, second?.reports], tests.isTest) : both,
    definers,
    room: {
      ...(second?.facts ?? facts),
      left_out: facts.left_out.filter(({ path }) => second === undefined || !added.includes(path)),
    },
    open: [...first.open, ...tests.open],
    notes: [...mineNotes(counting), ...notesOf(definers, first, second, tests, seal)],
  };
}

/** Where no seal says who may sign, a word at a terminal counts. */
const unsigned = (): Promise<{ readonly fault?: string }> => Promise.resolve({});

/** What a word on changes is worth, when nobody signed it; and which do not count. */
function mineNotes({ mine, notes }: WithMine): readonly string[] {
  const atTerminal = mine.filter(({ by }) => by === "terminal");
  const who = few([...new Set(atTerminal.map((each) => each.who))]);
  return atTerminal.length === 0 ? notes : [...notes, `${atTerminal.length === 1 ? "1 change was" : `${atTerminal.length} changes were`} named as theirs by ${who}, at a terminal: an agent that runs without a sandbox could forge that`]; // biome-ignore format: one
}

/** What else a reader should know of how it was judged. */
function notesOf(definers: readonly ChangedDefiner[], first: OneRoom, second: OneRoom | undefined, tests: AddedTests, seal: Seal): readonly string[] {
  const { facts, added } = first;
  const { room } = seal;
  return [
    ...givenToChecks(seal).flatMap(({ check, environment, withheld }) => (withheld ? [`${check} has no network, since it is given ${few(environment.map((name) => `$${name}`))}: a check that is to have both is named, { "room": { "network": { "checks": [${JSON.stringify(check)}] } } }`] : [])),
    ...(definers.some(({ path }) => path === "contract")
    ? ["the contract that was given is not the sealed one; the sealed one was used"]
    : []),
    ...(second === undefined ? [] : [`judged twice: without ${added.length === 1 ? `the added test ${added[0]}` : `the ${added.length} added tests`}, and with; an added test is ${tests.how}`]), // biome-ignore format: one
    ...(first.lineEnds.length === 0 ? [] : [`differs from the start in line ends alone, and the start's were judged: ${few(first.lineEnds)}`]), // biome-ignore format: one
    ...(facts.seal_from === "state" ? ["the seal comes from the state folder: an agent that ran without a sandbox could have changed it; --seal with what the start printed rules that out"] : []), // biome-ignore format: one
    ...atTerminal(second?.checks ?? first.checks),
    ...(facts.sandbox === "none" && room.isolation === "runner" ? ["isolation: runner, as declared: nothing here shows that the machine is thrown away"] : []), // biome-ignore format: one
    ...(facts.sandbox === "none" ? [`no sandbox (${facts.without_because}): what the checks ran could read and write whatever you can`] : []), // biome-ignore format: one
  ];
} // biome-ignore format: one

/** By id of a check: what its report named. */
type Reports = ReadonlyMap<string, TestReport>;

/** What is judged, and with what. */
interface Work {
  /** With what a person has named as theirs. */
  readonly seal: Seal;
  /** As it was made. */
  readonly sealed: Seal;
  readonly mine: readonly ReceiptMine[];
  readonly root: string;
  readonly options: VerifyOptions;
  readonly own: OwnAndLook;
}

function testsOfWork({ seal, root, options, own: { look: _, ...own } }: Work): Promise<AddedTests> {
  const { env = process.env, signal } = options;
  return addedTests({
    seal,
    root,
    async added() {
      const tree = await (await sealHistory(seal, { root, env, signal }, own.work)).since();
      return tree.fault === undefined ? [...tree.changes].flatMap(([path, change]) => (change === "added" ? [path] : [])) : []; // biome-ignore format: one
    },
    inRoom: (use) => inRoomOf(seal, root, options, own, { withWork: true }, use),
  });
}

/** Runs something in a room of the work, or of its tests alone. */
async function inRoomOf<Result>(
  seal: Seal,
  root: string,
  options: VerifyOptions,
  own: Own,
  order: Omit<RoomOrder, "seal" | "root" | "env" | "signal">,
  use: (context: CheckContext) => Promise<Result>,
): Promise<Result> {
  const { env = process.env, signal } = options;
  const room = await openRoom({ seal, root, work: own.work, env, signal, ...order });
  try {
    const guard = new Guard(seal.contract, room.root, room.filled, seal);
    return await use(
      makeContext(room.root, options, {
        ...own,
        ...roomParts(room, seal, root, env, guard),
        keep: undefined,
        contractSha256: seal.contract_sha256,
      }),
    );
  } finally {
    await room.close();
  }
}

/** Where new tests are what was asked for, those count that fail on the source of the start. */
function newTestsProve(
  { seal, root, options, own: { look: _, ...own } }: Work,
  checks: readonly ReceiptCheck[],
  [first, second]: readonly [Reports, Reports | undefined],
  isTest: Matcher,
): Promise<readonly ReceiptCheck[]> {
  return proveNew({
    seal,
    checks,
    reports: second ?? first,
    without: second === undefined ? undefined : first,
    inRoom: (use) => inRoomOf(seal, root, options, own, { withWork: true, testsOnly: true, isTest }, use),
  });
}

/** What an approval that nobody signed is worth. */
function atTerminal(checks: readonly ReceiptCheck[]): readonly string[] {
  const ids = checks.flatMap(({ id, status, approval }) =>
    status === "pass" && approval?.by === "terminal" ? [id] : [],
  );
  return ids.length === 0 ? [] : [`${ids.join(", ")} approved at a terminal: an agent that runs without a sandbox could forge that; goalpost approve --sign cannot be forged`]; // biome-ignore format: one
}

interface OneRoom extends Omit<Judged, "room" | "notes"> {
  readonly facts: NonNullable<Judged["room"]>;
  readonly lineEnds: readonly string[];
  /** Test files that were added, and that the scope does not name. */
  readonly added: readonly string[];
  readonly reports: Reports;
}

async function inOneRoom({ seal, sealed, mine, root, options, own: { look, ...own } }: Work, isTest: Matcher, withAdded: boolean): Promise<OneRoom> {
  const { env = process.env, signal, parallel = 1 } = options;
  const onProgress = options.onEvent ?? options.onProgress;
  const room = await openRoom({
    seal,
    root,
    work: own.work,
    env,
    withWork: true,
    addedTests: withAdded,
    isTest,
    gitTree: true,
    signal,
  });
  try {
    requireProperties(room.sandbox, options);
    const { contract } = seal;
    const guard = new Guard(contract, room.root, room.filled, seal);
    const reports = new Map<string, TestReport>();
    const added = room.filled.leftOut.flatMap(({ path, why }) => (why === "added-test" ? [path] : []));
    const context = makeContext(room.root, options, {
      ...own,
      ...roomParts(room, seal, root, env, guard),
      contractSha256: seal.contract_sha256,
      base: seal.base,
      tests: seal.tests,
      withoutAdded: added.length > 0,
      onTests: (id, report) => reports.set(id, report),
      signer: own.signer,
      heldOut: heldOutJudge({ seal, root, work: own.work, settings: options, own: { ...own, contractSha256: seal.contract_sha256 }, base: seal.base, withWork: true, addedTests: withAdded, isTest }),
    });
    // A work that stands elsewhere is not what git knows here; what a person named as theirs is part of this start, and not of the one that was sealed.
    await look?.facts(own.work === undefined && mine.length === 0 ? room.filled : undefined);
    const atStart = await roomDefiners(seal, own.work ?? root, room);
    const checked = await runChecks(contract, context, { parallel, onProgress: withAdded ? undefined : onProgress });
    const touched = (await guard.end()).map(({ path, change }): ChangedDefiner => ({ path, change: `${change} while the checks ran`, defines: [], allowed_by: null })); // biome-ignore format: one
    return {
      checks: checked.map(({ check }) => check),
      definers: [...atStart, ...unscoped(room), ...touched],
      facts: roomFacts(room, sealed, options.sealFrom ?? "state", mine),
      open: await openReasons(contract, room, exposedAtAll(seal.room)),
      lineEnds: room.filled.lineEnds,
      added,
      reports,
    };
  } finally {
    await room.close();
  }
} // biome-ignore format: one

/** What defines checks and is another in the room, where the scope let it in; and the contract's own files in the tree, which never come in. */
async function roomDefiners(
  seal: Seal,
  root: string,
  { root: roomRoot, filled }: Room,
): Promise<readonly ChangedDefiner[]> {
  const isContract = ({ kind }: SealedDefiner): boolean => kind === "contract";
  const installed = ({ path, kind }: SealedDefiner): boolean => kind === "installed" || path.includes("node_modules/");
  const own = await changedDefiners(seal.contract, root, seal.definers.filter(isContract));
  const rest = seal.definers.filter((each) => !isContract(each) && !installed(each));
  const inRoom = await changedDefiners(seal.contract, roomRoot, rest);
  const contractPaths = new Set(seal.definers.filter(isContract).map(({ path }) => path));
  return [
    ...own.filter(({ path }) => contractPaths.has(path)),
    // What setup made is the start's own, wherever it stands; while checks run it is watched.
    ...inRoom.filter(({ path }) => !path.includes("node_modules/") && !filled.layered.has(path)),
  ];
}

/** Without a scope there is no check that a change which was left out could fail. */
const unscoped = ({ admission, filled }: Room): readonly ChangedDefiner[] =>
  admission.scoped
    ? []
    : filled.leftOut.flatMap(({ path, change, why }) =>
        why === "protected" || why === "unusable" ? [{ path, change, defines: [], allowed_by: null }] : [],
      );

async function changedPackages(seal: Seal): Promise<readonly ChangedDefiner[]> {
  const now = await packageDigests();
  return Object.entries(seal.packages).flatMap(([name, sealed]) =>
    now[name] === sealed ? [] : [{ path: `package ${name}`, change: "modified", defines: [], allowed_by: null }],
  );
}

function worseOf(first: readonly ReceiptCheck[], second: readonly ReceiptCheck[]): readonly ReceiptCheck[] {
  return first.map((check, index) => {
    const again = second[index];
    // New tests are counted where they are.
    if (check.status === "pass" && again?.status === "pass" && again.tests !== undefined)
      return { ...check, what: again.what, tests: again.tests };
    if (again === undefined || again.status === "pass" || again.status === check.status) return check;
    return { ...again, what: `${again.what}, with the tests that were added` };
  });
}

function requireProperties(sandbox: Sandbox, { requireSandbox = [] }: VerifyOptions): void {
  const lacking = requireSandbox.filter((each) => !sandbox.holds.includes(each));
  if (lacking.length === 0) return;
  throw new GoalpostError({
    code: "verify/sandbox-lacks",
    where: lacking.join(", "),
    what: `was required, and the sandbox here does not hold it${sandbox.reason === undefined ? "" : `: ${sandbox.reason}`}`,
    help: "install bubblewrap (apt-get install bubblewrap), and allow user namespaces; or require less",
  });
}
