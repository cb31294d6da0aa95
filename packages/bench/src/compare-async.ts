import type { Measured } from "./compare.ts";
import { median } from "./median.ts";

/** Compares work of milliseconds that waits for processes: one call is one sample, rounds are interleaved, the first is the floor. */
export async function compareAsync(
  candidates: readonly (readonly [name: string, run: () => Promise<unknown>])[],
  rounds = 25,
): Promise<readonly Measured[]> {
  const samples = candidates.map(() => [] as number[]);
  for (let round = -2; round < rounds; round++) {
    for (const [index, [, run]] of candidates.entries()) {
      const started = process.hrtime.bigint();
      await run();
      if (round >= 0) samples[index]?.push(Number(process.hrtime.bigint() - started));
    }
  }
  return candidates.map(([name], index) => {
    const own = samples[index] ?? [];
    const ratios = own.map((time, round) => time / (samples[0]?.[round] ?? Number.NaN));
    return { name, nanoseconds: median(own), ratio: median(ratios) };
  });
}
