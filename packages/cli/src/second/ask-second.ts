import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { maskSecrets } from "@goalpost/core/secrets";
import { requireClient } from "@goalpost/rehearsal";
import {
  type ChangedText,
  type Receipt,
  type Seal,
  type SecondKey,
  withSecondKey,
  workSinceSeal,
} from "@goalpost/verify";
import { Option } from "commander";
import { configTargets } from "../config/client-files.ts";
import type { Io } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";
import { wholeNumber } from "../program.ts";
import { type OpenAsking, openAsking } from "../spec/asking.ts";
import { targetNamed } from "../targets.ts";
import { confirmedNotes, notesInWork } from "./notes-in-work.ts";
import { answerSchema, secondQuestion } from "./prompt.ts";

/** The values of {@link secondOptions}. */
export interface SecondFlags {
  readonly second?: string;
  readonly secondClient?: string;
  readonly secondModel?: string;
  readonly secondSeconds: number;
}

/** Who reads the result as a second key. */
export const secondOptions = (): readonly Option[] => [
  new Option("--second <client>", `let this client read a result that is done; it may turn it into needs person: ${configTargets.join(", ")}`).choices([...configTargets]),
  new Option("--second-client <program>", "the program of that client; default: node_modules/.bin here or above, else PATH"),
  new Option("--second-model <name>", "its model; default: the client's own"),
  new Option("--second-seconds <seconds>", "how long it may take; past them a person has to look").argParser(wholeNumber(1, 7200)).default(600),
]; // biome-ignore format: one

/**
 * Requires the second client before the first one works for hours.
 *
 * @throws those of `requireClient`.
 */
export async function requireSecond({ second, secondClient }: SecondFlags, io: Io): Promise<void> {
  const { client } = targetNamed(second ?? "");
  if (client === undefined) return;
  const given = secondClient === undefined ? {} : { path: secondClient };
  await requireClient(client, { cwd: io.cwd, env: io.env, signal: io.signal, ...given });
}

/** What a second key is asked about. */
export interface SecondOrder {
  readonly receipt: Receipt;
  readonly seal: Seal;
  readonly root: string;
  readonly state: string;
  /** The client that did the work; undefined where nobody knows. */
  readonly worker: string | undefined;
}

/** Asks the second client about a receipt that is done, and gives the receipt with its word, kept where the first one was. */
export async function withSecond(order: SecondOrder, flags: SecondFlags, io: Io): Promise<Receipt> {
  const { second: client } = flags;
  if (client === undefined) return order.receipt;
  const independent = order.worker === undefined ? null : order.worker !== client;
  const blank = { client, independent, file: null, line: null, notes: [] } as const;
  const word: SecondKey =
    order.receipt.verdict === "done"
      ? { ...blank, ...(await asked(client, order, flags, io)) }
      : { ...blank, state: "not-asked", veto: false, reason: `the receipt says ${order.receipt.verdict} without it` };
  const receipt = withSecondKey(order.receipt, word);
  if (receipt.evidence_dir !== null)
    await writeFile(join(receipt.evidence_dir, "receipt.json"), `${JSON.stringify(receipt, null, 2)}\n`, {
      mode: 0o600,
    });
  return receipt;
}

type Word = Omit<SecondKey, "client" | "independent">;

/** Whatever keeps it from a clear answer counts as a veto, and is said. */
async function asked(client: string, { seal, receipt, root, state }: SecondOrder, flags: SecondFlags, io: Io): Promise<Word> {
  let work: readonly ChangedText[] = [];
  let folder: string | undefined;
  try {
    work = await workSinceSeal(seal, { cwd: root, env: io.env, signal: io.signal });
    // A folder of its own: what the agent may have written into the project, instructions and hooks among it, is not read by the client.
    await mkdir(state, { recursive: true, mode: 0o700 });
    folder = await mkdtemp(join(state, "second-"));
    const { prompt, files } = secondQuestion(seal.contract, receipt, work, `=== ${randomBytes(9).toString("hex")} ===`);
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    await using asking = await openAsking(client, { ...(flags.secondClient === undefined ? {} : { client: flags.secondClient }), ...(flags.secondModel === undefined ? {} : { model: flags.secondModel }) }, { ...io, cwd: folder });
    const said = await asking.session.ask(prompt, { schema: answerSchema, answerSeconds: flags.secondSeconds, maxQuestions: 0, signal: io.signal });
    return wordOf(said.value, work, asking);
  } catch (error) {
    const why = GoalpostError.is(error) ? `${error.where}: ${error.what}` : error instanceof Error ? error.message : String(error);
    return { state: "failed", veto: true, reason: maskSecrets(oneLine(why).slice(0, 1000)), file: null, line: null, notes: notesInWork(work) };
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
} // biome-ignore format: one

function wordOf(value: unknown, work: readonly ChangedText[], { by }: OpenAsking): Word {
  const said = value as { readonly veto: boolean; readonly reason: string; readonly file: string | null; readonly line: number | null; readonly notes: readonly { readonly file: string; readonly quote: string }[] };
  const found = [...notesInWork(work), ...confirmedNotes(said.notes, work)];
  const notes = found.filter((note, index) => found.findIndex(({ file, line }) => file === note.file && line === note.line) === index);
  return {
    ...(by.model === undefined ? {} : { model: by.model }),
    state: "answered",
    veto: said.veto || notes.length > 0,
    reason: said.veto || notes.length === 0 ? short(said.reason) : `the work talks to the reviewer; beside that: ${short(said.reason)}`,
    file: said.file === null ? null : said.file.slice(0, 400),
    line: said.line === null || said.line < 0 ? null : said.line,
    notes: notes.map((note) => ({ ...note, quote: maskSecrets(note.quote) })),
  };
} // biome-ignore format: one

const short = (text: string): string => maskSecrets(text.slice(0, 2000));
