import { GoalpostError } from "@goalpost/core";
import { foldLog, type LogRecord, summaryFold } from "@goalpost/log";
import { requestPause, requestResume } from "@goalpost/target";
import { textOf } from "@goalpost/target/adapter";
import { noteInLog } from "@goalpost/target/internal";
import {
  agentMark,
  approve,
  type FoundSeal,
  findSeal,
  readApprovals,
  readSeal,
  reviewEvidence,
  treeToApprove,
  workSinceSeal,
} from "@goalpost/verify";
import type {
  ChangedFile,
  FileTexts,
  GivenApproval,
  ReviewShown,
  RunPhase,
  RunState,
  WatchedReview,
  WatchedRun,
  WatchSource,
} from "@goalpost/watch";
import type { Io } from "../io.ts";
import { runFolder } from "./drive.ts";
import { contractOf, type RunHere, runsHere, statusOfState } from "./runs-here.ts";
import { stopRunIn } from "./stop-run.ts";
import { subjectsOf } from "./subjects.ts";
import { userName } from "./user-name.ts";

/** The runs of this project, as the page of `goalpost watch` shows them and orders them about. */
export class ProjectSource implements WatchSource {
  readonly project: string;
  readonly noApprovals: string | undefined;
  readonly #io: Io;
  #runs: readonly RunHere[] = [];
  /** Facts of a log that hold as long as it has this size. */
  readonly #known = new Map<
    string,
    { readonly bytes: number; readonly hasEnded: boolean; readonly contract: string }
  >();

  constructor(io: Io) {
    this.#io = io;
    this.project = io.cwd;
    this.noApprovals = whyNot(io);
  }

  async runs(): Promise<readonly WatchedRun[]> {
    this.#runs = await runsHere(this.#io);
    return this.#runs.map(({ log }) => ({
      id: log.runId,
      contract: this.#contract(log.path) || "unnamed",
      path: log.path,
      updated_at: log.updatedAt,
    }));
  }

  async phase(run: WatchedRun): Promise<RunPhase> {
    const status = await statusOfState(this.#here(run).state);
    if (status === undefined || status.runId !== run.id) return this.#hasEnded(run) ? "ended" : "lost";
    return status.phase === "running" && status.paused === true ? "paused" : status.phase;
  }

  async state(run: WatchedRun, receipt?: unknown): Promise<RunState> {
    const phase = await this.phase(run);
    return { phase, reviews: (await this.#isLast(run)) ? await reviewsIn(this.#here(run).state, receipt) : [] };
  }

  async pause(run: WatchedRun): Promise<void> {
    requestPause(runFolder((await this.#last(run)).state));
  }

  async resume(run: WatchedRun): Promise<void> {
    requestResume(runFolder((await this.#last(run)).state));
  }

  async stop(run: WatchedRun): Promise<void> {
    await stopRunIn((await this.#last(run)).state, this.#io);
  }

  async review(run: WatchedRun, id: string): Promise<ReviewShown> {
    const { state, seal, root } = await this.#sealed(run);
    const subject = subjectsOf(seal.contract).find((each) => each.id === id);
    const tree = await treeToApprove(seal, { cwd: root, stateDir: state, env: this.#io.env, signal: this.#io.signal });
    const evidence = subject?.kind === "claim" ? null : await reviewEvidence(seal.contract, { cwd: root, id });
    return { id, evidence, tree: tree ?? null };
  }

  async approve(run: WatchedRun, { review, sha256, tree, note }: GivenApproval): Promise<void> {
    const { state, seal, root } = await this.#sealed(run);
    const who = await userName(this.#io);
    const approval = await approve(seal.contract, {
      cwd: root,
      id: review,
      who,
      now: () => new Date(),
      seal,
      stateDir: state,
      env: this.#io.env,
      signal: this.#io.signal,
      ...(sha256 === null ? {} : { seenSha256: sha256 }),
      ...(tree === null ? {} : { seenTreeSha256: tree }),
      ...(note.trim() === "" ? {} : { note }),
    });
    const { signature: _signature, ...shown } = { signature: undefined, ...approval };
    try {
      noteInLog(runFolder(state), { type: "approval", approval: shown });
    } catch (error) {
      this.#io.stderr.write(`warning: the log has a gap: ${textOf(error)}\n`);
    }
  }

  async changes(
    run: WatchedRun,
  ): Promise<{ readonly as_of: "now" | "receipt"; readonly files: readonly ChangedFile[] }> {
    const found = await this.#sealNow(run);
    if (found === undefined)
      return { as_of: "receipt", files: keptFiles(run.path).map(({ path, change }) => ({ path, change })) };
    // texts are read when a file is opened
    const { env, signal } = this.#io;
    const files = await workSinceSeal(found.seal, { cwd: found.root, env, signal, maxBytes: 0 });
    return { as_of: "now", files: files.map(({ path, change }) => ({ path, change })) };
  }

  async file(run: WatchedRun, path: string): Promise<FileTexts> {
    const found = await this.#sealNow(run);
    if (found === undefined) {
      const kept = keptFiles(run.path).find((file) => file.path === path);
      if (kept === undefined) throw noSuchFile(path);
      const left_out = kept.patch === "" ? "its diff was not kept" : null;
      return { path, change: kept.change, before: null, after: null, left_out, patch: kept.patch || null };
    }
    const { env, signal } = this.#io;
    const [file] = await workSinceSeal(found.seal, { cwd: found.root, env, signal, path });
    if (file === undefined) throw noSuchFile(path);
    const { change, before, after, left_out = null } = file;
    return { path, change, before, after, left_out, patch: null };
  }

  /** The start that the tree is compared with; nothing of a run that another one has followed, or whose seal is gone. */
  async #sealNow(run: WatchedRun): Promise<FoundSeal | undefined> {
    if (!(await this.#isLast(run))) return undefined;
    return this.#sealed(run).catch((error: unknown) => {
      if (GoalpostError.is(error) && error.code === "cli/no-seal") return undefined;
      throw error;
    });
  }

  #here(run: WatchedRun): RunHere {
    const found = this.#runs.find(({ log }) => log.runId === run.id);
    if (found !== undefined) return found;
    throw new GoalpostError({
      code: "cli/no-such-run",
      where: run.id,
      what: "is not a run of this project any more",
      help: "goalpost runs lists them",
    });
  }

  async #isLast(run: WatchedRun): Promise<boolean> {
    return (await statusOfState(this.#here(run).state))?.runId === run.id;
  }

  /** What is ordered about is the run that goes on, never one that came before it. */
  async #last(run: WatchedRun): Promise<RunHere> {
    if (await this.#isLast(run)) return this.#here(run);
    throw new GoalpostError({
      code: "cli/earlier-run",
      where: run.id.slice(0, 8),
      what: "is an earlier run of its contract, and another one has followed",
      help: "choose the newest in the list",
    });
  }

  async #sealed(run: WatchedRun): Promise<FoundSeal> {
    const { state, root } = await this.#last(run);
    const seal = await readSeal(state);
    const found =
      seal === undefined ? undefined : await findSeal({ cwd: root, env: this.#io.env, id: seal.contract.id });
    if (found !== undefined) return found;
    throw new GoalpostError({
      code: "cli/no-seal",
      where: run.contract,
      what: "has no seal here any more",
      help: `seal it again: goalpost run ${run.contract}`,
    });
  }

  #contract(path: string): string {
    return this.#facts(path, this.#runs.find(({ log }) => log.path === path)?.log.bytes ?? 0, false).contract;
  }

  #hasEnded(run: WatchedRun): boolean {
    return this.#facts(run.path, this.#here(run).log.bytes, true).hasEnded;
  }

  #facts(path: string, bytes: number, whole: boolean): { readonly hasEnded: boolean; readonly contract: string } {
    const key = `${whole} ${path}`;
    const known = this.#known.get(key);
    // the contract of a log does not change
    if (known !== undefined && (known.bytes === bytes || (!whole && known.contract !== ""))) return known;
    const summary = summaryFold();
    if (whole && !foldedInto(summary, path)) return { hasEnded: false, contract: "" };
    const facts = {
      bytes,
      hasEnded: summary.value.ended_at !== null,
      contract: whole ? summary.value.contract_id : contractOf(path),
    };
    this.#known.set(key, facts);
    return facts;
  }
}

/** A log that cannot be read says nothing, and hides no other run. */
function foldedInto(summary: ReturnType<typeof summaryFold>, path: string): boolean {
  try {
    foldLog(path, [summary]);
    return true;
  } catch (error) {
    if (GoalpostError.is(error)) return false;
    throw error;
  }
}

/** An approval is a person's: at a terminal, and not under an agent. */
function whyNot({ env, stdin, stdout }: Io): string | undefined {
  const mark = agentMark(env);
  if (mark !== undefined)
    return `goalpost watch runs under an agent (${mark} is set). Start it at a terminal of your own, or sign: goalpost approve CONTRACT --sign KEY`;
  if (stdin.isTTY === true && stdout.isTTY === true) return undefined;
  return "goalpost watch was not started at a terminal, so nobody is there to ask. Approve at a terminal: goalpost approve CONTRACT";
}

/** What a person decides, with who has approved it: as the last receipt says, or since. */
async function reviewsIn(state: string, receipt: unknown): Promise<readonly WatchedReview[]> {
  const seal = await readSeal(state).catch(() => undefined);
  if (seal === undefined) return [];
  const approvals = await readApprovals(state).catch(() => []);
  const { checks = [], started_at = "" } = Object(receipt) as {
    readonly checks?: readonly {
      readonly id?: string;
      readonly approval?: { readonly who?: string; readonly void?: string };
    }[];
    readonly started_at?: string;
  };
  return subjectsOf(seal.contract).map(({ id, kind, text, evidence }) => {
    const judged = checks.find((check) => check.id === id)?.approval;
    const counted = judged !== undefined && judged.void === undefined ? judged.who : undefined;
    const since = approvals.find(
      (each) => each.id === id && each.contract_sha256 === seal.contract_sha256 && each.when > started_at,
    );
    return { id, kind, text, evidence: evidence ?? null, approved_by: since?.who ?? counted ?? null };
  });
}

interface KeptFile extends ChangedFile {
  readonly patch: string;
}

/** The files of the last receipt, as the log has them. */
function keptFiles(path: string): readonly KeptFile[] {
  let files: unknown;
  const take = (record: LogRecord): void => {
    if (record.type === "changes") files = record.files;
  };
  foldLog(path, [{ take, value: undefined }]);
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  return (Array.isArray(files) ? files : []).map((file: unknown) => {
    const { path: name, change, patch } = Object(file) as Readonly<Record<string, unknown>>;
    return { path: text(name), change: text(change), patch: text(patch) };
  });
}

const noSuchFile = (path: string): GoalpostError =>
  new GoalpostError({
    code: "cli/no-such-change",
    where: path,
    what: "does not differ from the start any more",
    help: "choose another file in the list",
  });
