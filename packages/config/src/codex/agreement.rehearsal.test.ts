import { join } from "node:path";
import { expect, test } from "vitest";
import { nameRuns } from "../generate/elf-names.ts";
import { codexBinary } from "../node/codex-binary.ts";
import { differential } from "../testing/differential.ts";
import { runs, seed } from "../testing/seed.ts";

const cache = join(import.meta.dirname, "../../../../node_modules/.cache/goalpost/config");

test("our verdict is the client's on random configurations and mutants, lenient and strict", async () => {
  const binary = codexBinary(import.meta.dirname);
  const words = [...new Set(nameRuns(binary).flat())].filter((word) => /^[a-z][a-z0-9_]*$/.test(word));
  expect(words.length).toBeGreaterThan(1_000);
  const count = runs(400);
  const result = await differential({ binary, cache, seed, count, words });
  const { differences, ...counts } = result;
  console.log(`agreement: ${count} texts, seed ${seed}, ${JSON.stringify(counts)}, ${differences.length} differences`);
  expect(differences.slice(0, 5)).toEqual([]);
  expect(counts.accepted).toBeGreaterThan(counts.asked / 10);
}, 600_000);
