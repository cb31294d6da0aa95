import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { codexNamedFiles } from "../codex/named-files.ts";
import { type CodexReading, readCodex } from "../codex/validate-codex.ts";
import { askCodex } from "../node/codex-oracle.ts";
import { RunningCodex } from "../node/running-codex.ts";
import { validateConfig } from "../validate.ts";
import { Random } from "./random.ts";
import { randomCodex } from "./random-codex.ts";

/** A text on which we and the client differ. */
export interface Difference {
  readonly text: string;
  readonly strict: boolean;
  readonly ours: string;
  readonly client: string;
}

/** What a run of the differential test counted. */
export interface Agreement {
  /** Questions to running clients, lenient and strict. */
  readonly asked: number;
  /** Questions to clients that start with the text. */
  readonly started: number;
  readonly accepted: number;
  readonly acceptedStrict: number;
  readonly differences: readonly Difference[];
}

/**
 * Compares our verdict with the real client's on random configurations, each lenient and strict. Clients that are kept running answer, a pair to each
 * worker; every tenth text is also put to a client that starts with it: both words must be ours.
 */
export async function differential(options: {
  readonly binary: string;
  readonly cache: string;
  readonly seed: number;
  readonly count: number;
  readonly workers?: number;
  /** Names to draw keys from beside our own table: the client's words, so that what we do not know can be seen. */
  readonly words?: readonly string[];
}): Promise<Agreement> {
  const random = new Random(options.seed);
  const texts = Array.from({ length: options.count }, () => randomCodex(random, options.words));
  mkdirSync(options.cache, { recursive: true });
  const root = mkdtempSync(join(options.cache, "differential-"));
  const tally = { asked: 0, started: 0, accepted: 0, acceptedStrict: 0 };
  const differences: Difference[] = [];
  let next = 0;
  const judge = async (home: string, strict: boolean, client: RunningCodex, text: string, isStarted: boolean) => {
    const reading = readCodex(text, "config.toml");
    const missingFiles = codexNamedFiles(reading.document?.value).filter(
      ({ file }) => statSync(resolve(home, file), { throwIfNoEntry: false })?.isFile() !== true,
    );
    const answers = [];
    // One that runs already has read the files that a text names, or not: only one that starts says whether it can do without.
    if (missingFiles.length === 0) answers.push(await client.ask(text));
    tally.asked++;
    if (isStarted || missingFiles.length > 0) {
      answers.push(await askCodex(text, { binary: options.binary, home, strict }));
      tally.started++;
    }
    if (answers.at(-1)?.accepted) tally[strict ? "acceptedStrict" : "accepted"]++;
    const paths = missingFiles.map(({ path }) => path);
    const ours = validateConfig(text, { target: "codex", strict, missingFiles: paths }).verdict === "accept";
    const other = answers.find(({ accepted }) => accepted !== ours);
    if (other !== undefined)
      differences.push({ text, strict, ours: reasonOf(reading), client: other.message ?? "accepted" });
  };
  const work = async (home: string) => {
    const clients = await Promise.all(
      [false, true].map(async (strict) => {
        const own = join(home, strict ? "strict" : "lenient");
        return { strict, own, client: await RunningCodex.start({ binary: options.binary, home: own, strict }) };
      }),
    );
    try {
      for (let index = next++; index < texts.length; index = next++)
        for (const { strict, own, client } of clients)
          await judge(`${own}-start`, strict, client, texts[index] ?? "", index % 10 === 0);
    } finally {
      await Promise.all(clients.map(({ client }) => client.close()));
    }
  };
  try {
    await Promise.all(Array.from({ length: options.workers ?? 2 }, (_, at) => work(join(root, String(at)))));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return { ...tally, differences };
}

const reasonOf = ({ syntax, misfits }: CodexReading): string =>
  syntax?.message ??
  (misfits
    .map(({ kind, path, seen, expected }) => `${kind} ${path.join(".")}: ${seen}, expected ${expected}`)
    .join("; ") ||
    "accepted");
