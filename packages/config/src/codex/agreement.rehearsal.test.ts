import { join } from "node:path";
import { expect, test } from "vitest";
import { codexBinary } from "../node/codex-binary.ts";
import { differential } from "../testing/differential.ts";
import { runs, seed } from "../testing/seed.ts";

const cache = join(import.meta.dirname, "../../../../node_modules/.cache/goalpost/config");

test("our verdict is the client's on 2,000 random configurations and mutants, lenient and strict", async () => {
  const result = await differential({ binary: codexBinary(import.meta.dirname), cache, seed, count: runs(2_000) });
  const { differences, ...counts } = result;
  console.log(
    `agreement: ${runs(2_000)} texts, seed ${seed}, ${JSON.stringify(counts)}, ${differences.length} differences`,
  );
  expect(differences.slice(0, 5)).toEqual([]);
  expect(counts.accepted).toBeGreaterThan(counts.asked / 10);
}, 600_000);
