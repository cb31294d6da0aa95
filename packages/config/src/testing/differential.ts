import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type CodexReading, codexAccepts, readCodex } from "../codex/validate-codex.ts";
import { askCodex } from "../node/codex-oracle.ts";
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
  readonly asked: number;
  readonly accepted: number;
  readonly acceptedStrict: number;
  readonly differences: readonly Difference[];
}

/**
 * Compares our verdict with the real client's on random configurations, lenient and strict, a few clients at a time. What the client accepts under
 * its strict flag it accepts without: that half is asked of every tenth text only, and of every text that the strict flag refused.
 */
export async function differential(options: {
  readonly binary: string;
  readonly cache: string;
  readonly seed: number;
  readonly count: number;
  readonly clients?: number;
}): Promise<Agreement> {
  const random = new Random(options.seed);
  const texts = Array.from({ length: options.count }, () => randomCodex(random));
  mkdirSync(options.cache, { recursive: true });
  const root = mkdtempSync(join(options.cache, "differential-"));
  const tally = { asked: 0, accepted: 0, acceptedStrict: 0 };
  const differences: Difference[] = [];
  let next = 0;
  const judge = async (text: string, home: string, isSampled: boolean) => {
    const reading = readCodex(text, "config.toml");
    const compare = async (strict: boolean): Promise<boolean> => {
      const answer = await askCodex(text, { binary: options.binary, home, strict });
      tally.asked++;
      if (answer.accepted !== codexAccepts(reading, strict)) {
        differences.push({ text, strict, ours: reasonOf(reading), client: answer.message ?? "accepted" });
      }
      return answer.accepted;
    };
    const isStrictly = await compare(true);
    if (isStrictly) tally.acceptedStrict++;
    const isAccepted = isStrictly && !isSampled ? codexAccepts(reading, false) : await compare(false);
    if (isAccepted) tally.accepted++;
    else if (isStrictly)
      differences.push({ text, strict: false, ours: reasonOf(reading), client: "accepted under the strict flag" });
  };
  const worker = async (home: string) => {
    for (let index = next++; index < texts.length; index = next++)
      await judge(texts[index] ?? "", home, index % 10 === 0);
  };
  try {
    await Promise.all(Array.from({ length: options.clients ?? 3 }, (_, at) => worker(join(root, String(at)))));
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
