import { expect, test } from "vitest";
import { parseReceipt } from "./parse-receipt.ts";

test.each([
  ["not JSON at all", "{", /^receipt: is not JSON: .*\n {2}help: run verify again, and keep its JSON as it is\n {2}code: verify\/bad-receipt$/s],
  ["JSON of something else", "{}", /^version: .*verify\/bad-receipt$/s],
  ["a list", [], /^receipt: .*verify\/bad-receipt$/s],
  ["nothing", null, /^receipt: .*verify\/bad-receipt$/s],
])("%s is refused, with the place and what to do", (_name, given, words) => {
  expect(() => parseReceipt(given)).toThrow(words);
}); // biome-ignore format: a table

test("a receipt is read from its JSON, or from what that holds, and frozen; one field more or less is none", () => {
  const receipt = {
    version: 1,
    contract: { id: "port", sha256: "a".repeat(64), sealed: true, sealed_at: "2026-11-30T02:00:00.000Z" },
    verdict: "needs person",
    interrupted: false,
    started_at: "2026-11-30T02:00:00.000Z",
    duration_ms: 12,
    environment: { node: "v22.0.0", platform: "linux", git: null },
    tree: { commit: null, base_commit: null, dirty: null },
    checks: [],
    changed_definers: [],
    room: null,
    open: [],
    notes: ["seen"],
    evidence_dir: null,
  };
  for (const given of [receipt, JSON.stringify(receipt)]) {
    const read = parseReceipt(given);
    expect(read).toEqual(receipt);
    expect([read, read.contract, read.notes].every(Object.isFrozen)).toBe(true);
  }
  const { notes: _, ...without } = receipt;
  for (const [other, where] of [
    [without, "notes"],
    [{ ...receipt, also: 1 }, "receipt"],
    [{ ...receipt, verdict: "fine" }, "verdict"],
    [{ ...receipt, contract: { ...receipt.contract, sha256: "short" } }, "contract.sha256"],
  ] as const)
    expect(() => parseReceipt(other)).toThrow(expect.objectContaining({ code: "verify/bad-receipt", where }));
});
