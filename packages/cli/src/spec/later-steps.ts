import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { lastStep, type StepReceipt } from "@goalpost/spec";
import { openSteps, specDigest, stepsOf } from "@goalpost/spec/node";
import { contractSha256, stateDir } from "@goalpost/verify";
import { findContract } from "../contracts/find.ts";
import { contractFile, idFromFile } from "../contracts/name.ts";
import { countingContract, startedContract } from "../contracts/sealed.ts";
import type { Io } from "../io.ts";
import type { LoadFlags } from "../program.ts";
import { followsLine } from "../review/follow-up.ts";
import { runsOf, viewOf } from "../run/runs-here.ts";
import { statusIn } from "../run/status-in.ts";

/** What a run came to, or how it stands. */
export type RunState =
  /** None was started, or the contract is another now. */
  | { readonly is: "new" }
  /** Its process ended before it did. */
  | { readonly is: "cut-off" }
  /** It ended, and its receipt is not one to go on with. */
  | { readonly is: "not-done" }
  | { readonly is: "ended"; readonly facts: LaterFacts };

/** What a step behind the draft did, as its receipt says it. */
export type LaterFacts = Partial<
  Pick<StepReceipt, "by" | "seconds" | "tokens" | "counts" | "open" | "contract" | "verdict">
>;

/**
 * What is known of the steps behind the draft. Their receipts lie in the state folder of the contract: one in the project would be a change that the run has made,
 * and the agent could write it.
 */
export class LaterSteps {
  readonly #spec: string;
  readonly #given: string | undefined;
  readonly #loading: LoadFlags;
  readonly #io: Io;

  /**
   * @param spec - The specification's file, absolute.
   * @param given - The contract's id; undefined: as draft has made it.
   * @param loading - How the contract is loaded.
   */
  constructor(spec: string, given: string | undefined, loading: LoadFlags, io: Io) {
    this.#spec = spec;
    this.#given = given;
    this.#loading = loading;
    this.#io = io;
  }

  /** The contract that is worked on: the draft's, or the one that follows from its rejections. */
  get id(): string {
    let id = this.#drafted;
    for (const seen = new Set<string>(); !seen.has(id); ) {
      seen.add(id);
      const next = lastStep(this.#receiptsOf(id), "review")?.contract;
      // a follow-up that was taken away is not wanted
      if (next === undefined || !existsSync(join(dirname(this.#spec), next))) break;
      id = idFromFile(next);
    }
    return id;
  }

  /** Whether the contract follows from rejections. */
  get follows(): boolean {
    return this.id !== this.#drafted;
  }

  get receipts(): readonly StepReceipt[] {
    return this.#receiptsOf(this.id);
  }

  /** SHA-256 of the contract as it counts now; undefined where there is none, or none that loads: the step that needs it says so. */
  async sha256(): Promise<string | undefined> {
    try {
      return contractSha256((await countingContract(this.id, this.#loading, this.#io)).contract);
    } catch (error) {
      if (GoalpostError.is(error)) return undefined;
      throw error;
    }
  }

  /** The contracts that follow from rejections of this one: their paths from the specification's folder. */
  async followUps(): Promise<readonly string[]> {
    const folder = dirname(await findContract(this.id, this.#io.cwd).catch(() => join(this.#io.cwd, "goals", "x")));
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => contractFile.test(name)) : [];
    return names
      .map((name) => join(folder, name))
      .filter((path) => readFileSync(path, "utf8").startsWith(followsLine(this.id)))
      .map((path) => relative(dirname(this.#spec), path));
  }

  /** How the run of the contract stands. One of another contract with this id does not count. */
  async run(): Promise<RunState> {
    const found = await startedContract(this.id, this.#io);
    const status = found === undefined ? undefined : await statusIn(found.state);
    if (found === undefined || status === undefined || status.phase === "running") return { is: "new" };
    if (status.phase === "lost" || ["aborted", "stopped"].includes(status.result?.reason ?? "aborted"))
      return { is: "cut-off" };
    const [last] = runsOf(found.state, this.#io.cwd);
    if (last === undefined) return { is: "not-done" };
    const { summary } = await viewOf(last);
    const { verdict, model, target } = summary;
    if (verdict === null || !["done", "needs person", "open"].includes(verdict)) return { is: "not-done" };
    const { turns, tokens, seconds, reactivations } = status.result ?? { ...status.usage, reactivations: 0 };
    return {
      is: "ended",
      facts: {
        by: { target, ...(model === "" ? {} : { model }) },
        seconds: Math.round(seconds),
        tokens,
        counts: { turns, reactivations },
        verdict,
      },
    };
  }

  /** Keeps what a step did. */
  async keep(step: "preflight" | "run" | "review", facts: LaterFacts, started: number): Promise<void> {
    const digest = specDigest(readFileSync(this.#spec, "utf8"));
    const sha256 = await this.sha256();
    const folder = this.#folderOf(this.id);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    using steps = openSteps(this.#spec, folder);
    steps.append({
      version: 1,
      step,
      spec: basename(this.#spec),
      digest,
      digest_before: digest,
      ended: new Date().toISOString(),
      seconds: Math.round((performance.now() - started) / 1000),
      counts: {},
      open: [],
      ...facts,
      ...(sha256 === undefined ? {} : { contract_sha256: sha256 }),
    });
  }

  get #drafted(): string {
    return this.#given ?? idFromFile(lastStep(stepsOf(this.#spec), "draft")?.contract ?? this.#spec);
  }

  #folderOf(id: string): string {
    return stateDir({ cwd: this.#io.cwd, id, env: this.#io.env });
  }

  readonly #receiptsOf = (id: string): readonly StepReceipt[] => stepsOf(this.#spec, this.#folderOf(id));
}
