import { maskSecrets } from "@goalpost/core/secrets";
import type { NewRecord } from "@goalpost/log";
import { textOf } from "@goalpost/target/adapter";
import { noteInLog } from "@goalpost/target/internal";
import {
  type ChangedText,
  type Preflight,
  type Receipt,
  type ReceiptCheck,
  type Seal,
  sealSha256,
  workSinceSeal,
} from "@goalpost/verify";
import { createTwoFilesPatch } from "diff";
import { oneLine } from "../output/plain-text.ts";

/** Characters of one file's diff that are kept, and of all of them together. */
const most = { file: 60_000, all: 1_000_000 } as const;

/** What the command line adds to the log of a run: the contract, how it stood before, every receipt, and what had changed by then. */
export class RunLog {
  readonly #folder: string;
  readonly #say: (line: string) => void;
  #isBehind = false;

  /**
   * @param folder - Of the run's own state.
   * @param say - Told when the log cannot be written, once.
   */
  constructor(folder: string, say: (line: string) => void) {
    this.#folder = folder;
    this.#say = say;
  }

  /** Notes what the run is judged by. */
  start({ seal, preflight }: { readonly seal: Seal; readonly preflight?: Preflight | undefined }): void {
    const { contract, contract_sha256: sha256 } = seal;
    this.note({ type: "contract", contract, sha256, seal_sha256: sealSha256(seal) });
    if (preflight === undefined) return;
    const checks = preflight.checks.map(({ output: _output, differs: _differs, ...check }) => check);
    this.note({ type: "preflight", preflight: { ...preflight, checks } });
  }

  /** Notes a receipt, and what differed from the start when it was made. */
  async receipt(receipt: Receipt, when: "claim" | "end", { seal, cwd, env }: { readonly seal: Seal; readonly cwd: string; readonly env: NodeJS.ProcessEnv }, signal: AbortSignal): Promise<void> {
    this.note({ type: "receipt", when, receipt: { ...receipt, checks: receipt.checks.map(shown) } });
    const files = await changes(seal, { cwd, env, signal });
    if (files !== undefined) this.note({ type: "changes", files });
  } // biome-ignore format: one

  /** Adds a record. A disk that is full is told once, and ends nothing. */
  note(record: NewRecord): void {
    try {
      noteInLog(this.#folder, record);
      this.#isBehind = false;
    } catch (error) {
      if (!this.#isBehind) this.#say(`warning: the log of this run has a gap: ${textOf(error)}`);
      this.#isBehind = true;
    }
  }
}

/** What is held out stays so, in the log too: how it came out, and nothing of what it said. */
const shown = (check: ReceiptCheck): ReceiptCheck => {
  if (check.kind !== "held_out") return check;
  const { output: _output, details: _details, evidence: _evidence, help: _help, ...rest } = check;
  return { ...rest, what: "held out" };
};

async function changes(
  seal: Seal,
  place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal },
): Promise<readonly object[] | undefined> {
  try {
    let left = most.all;
    return (await workSinceSeal(seal, place)).map((file) => {
      const patch = patchOf(file).slice(0, Math.min(most.file, left));
      left -= patch.length;
      const { path, change, left_out } = file;
      return { path, change, patch, ...(left_out === undefined ? {} : { left_out }) };
    });
  } catch {
    return undefined; // the receipt has said what is wrong with the tree or the seal
  }
}

/** The diff of one file; nothing where it is not text. */
function patchOf({ path, before, after, left_out }: ChangedText): string {
  if (left_out !== undefined) return "";
  const options = { context: 3, timeout: 500 };
  const patch = createTwoFilesPatch(
    `a/${oneLine(path)}`,
    `b/${oneLine(path)}`,
    before ?? "",
    after ?? "",
    "",
    "",
    options,
  );
  // a patch as git writes it has no line of signs at its head
  return maskSecrets((patch ?? "").replace(/^=+\n/, ""));
}
