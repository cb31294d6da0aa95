import { afterEach, beforeEach, expect, test } from "vitest";
import { sealContract } from "../seal/seal-contract.ts";
import { readSeal, stateDirOfFile, writeSeal } from "../seal/seal-store.ts";
import { stateDir } from "../seal/state-dir.ts";
import { contractOf, type Project, project } from "../testing/project.ts";
import { approve, reviewEvidence } from "./approve.ts";

let at: Project & Disposable;
beforeEach(() => {
  at = project({ "reports/review.md": "as it is\n", "goals/odd-name.goal.json": "{}" });
});
afterEach(() => at[Symbol.dispose]());

const reviewed = contractOf([{ kind: "review", text: "ok", evidence: "reports/review.md" }]);
const look = () => reviewEvidence(reviewed, { cwd: at.root, id: "D1" });
const now = () => new Date(0);

test("what is shown is what is approved: a change in between records nothing", async () => {
  const { sha256, ...seen } = await look();
  expect(seen).toEqual({ path: "reports/review.md", bytes: 9, text: "as it is\n" });
  const as = { cwd: at.root, env: at.env, id: "D1", who: "Ada", now, seenSha256: sha256 };
  expect(await approve(reviewed, as)).toMatchObject({ sha256 });
  at.put("reports/review.md", "swapped\n");
  await expect(approve(reviewed, as)).rejects.toThrow(/^D1: its evidence changed while it was looked at \(.+\)\n {2}help: look at it again/); // biome-ignore format: one
});

test.each<[string, () => void, RegExp]>([
  ["a link out of the project", () => at.link("reports/review.md", "/etc/passwd"), /^D1: reports\/review\.md leads out of the project's root through a symbolic link/],
  ["a file that is not there", () => {}, /^D1: reports\/review\.md is missing/],
  ["an empty one", () => at.put("reports/review.md", ""), /^D1: reports\/review\.md is empty/],
  ["a folder", () => at.put("reports/review.md/x", ""), /^D1: reports\/review\.md is a directory/],
])("evidence is not shown: %s", async (_name, put, message) => {
  at.remove("reports/review.md");
  put();
  await expect(look()).rejects.toThrow(message);
}); // biome-ignore format: a table

test("of large evidence the beginning is shown, and all of it is hashed", async () => {
  at.put("reports/review.md", `${"x".repeat(100_000)}end`);
  const { bytes, text, sha256 } = await look();
  expect([bytes, text.length]).toEqual([100_003, 65_536]);
  expect((await approve(reviewed, { cwd: at.root, env: at.env, id: "D1", who: "Ada", now })).sha256).toBe(sha256);
});

test("a seal is found by the contract's file, whatever id the file gives now", async () => {
  const place = { cwd: at.root, env: at.env };
  expect(await stateDirOfFile(place, "goals/odd-name.goal.json")).toBeUndefined();
  const folder = stateDir({ ...place, id: reviewed.id });
  await writeSeal(folder, await sealContract(reviewed, { ...place, contractFile: "goals/odd-name.goal.json" }));
  expect(await stateDirOfFile(place, "goals/odd-name.goal.json")).toBe(folder);
  expect((await readSeal(folder))?.contract).toEqual(reviewed);
  // The newest counts, whether its folder is read before those of the older ones or after.
  const later = [
    ["another", 9e12],
    ["zz", 9.1e12],
  ] as const;
  for (const [id, sealedAt] of later) {
    const sealing = { ...place, contractFile: "goals/odd-name.goal.json", now: () => new Date(sealedAt) };
    await writeSeal(stateDir({ ...place, id }), await sealContract({ ...reviewed, id }, sealing));
    expect(await stateDirOfFile(place, "goals/odd-name.goal.json")).toBe(stateDir({ ...place, id }));
  }
  expect(await stateDirOfFile(place, "goals/other.goal.json")).toBeUndefined();
});
