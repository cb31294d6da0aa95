import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { approve, treeToApprove } from "../approve/approve.ts";
import { formatReceipt } from "../format/format-receipt.ts";
import { sealContract } from "../seal/seal-contract.ts";
import { writeSeal } from "../seal/seal-store.ts";
import { stateDir } from "../seal/state-dir.ts";
import { cleanState } from "../store/clean-state.ts";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";
import { sshKey } from "../testing/ssh-key.ts";
import { verify } from "../verify.ts";
import { findMine, nameMine } from "./name-mine.ts";

let at: Project & Disposable;
beforeEach(() => {
  at = project({ "src/a.js": "a\n", "docs/guide.md": "old\n", "test/a.test.js": "1\n", "old.txt": "x\n" });
});
afterEach(() => at[Symbol.dispose]());

const scope: WireItem = { kind: "scope", paths: ["src/**"] };
const guarded: WireItem = { kind: "unchanged", paths: ["test/**", "docs/**"] };
const contract = contractOf([{ kind: "shell", run: "grep -q new docs/guide.md && grep -q done src/a.js && git diff-index --quiet HEAD && test $(git rev-list --count HEAD) = 2" }], [scope, guarded]); // biome-ignore format: one
const now = () => new Date(0);
const place = () => ({ cwd: at.root, env: at.env });

/** Somebody pushes to the upstream; the agent works; the person pulls. */
function pulledMeanwhile(): void {
  execFileSync("git", ["clone", "-q", at.root, "../upstream"], { cwd: at.root, env: at.env });
  const there = (...args: string[]) => execFileSync("git", ["-c", "user.name=Bob", "-c", "user.email=b@example.com", ...args], { cwd: join(at.root, "../upstream"), env: at.env }); // biome-ignore format: one
  at.put("../upstream/docs/guide.md", "new\n");
  at.put("../upstream/test/a.test.js", "2\n");
  at.put("../upstream/test/b.test.js", "3\n");
  at.remove("../upstream/old.txt");
  there("add", "-A");
  there("commit", "-q", "-m", "Newer docs\n\nmore");
  at.put("src/a.js", "done\n");
  at.git("remote", "add", "origin", "../upstream");
  at.git("pull", "-q", "--ff-only", "origin", "main");
}

async function started(more: Parameters<typeof sealContract>[1] | object = {}) {
  const seal = await sealContract(contract, { ...place(), ...more });
  await writeSeal(stateDir({ ...place(), id: contract.id }), seal);
  return seal;
}

test("a pull during the run is nobody's fault, once a person says that it is theirs; and the receipt lists it", async () => {
  const seal = await started();
  pulledMeanwhile();
  expect((await verify(contract, place())).checks.map(({ status }) => status)).toEqual(["fail", "fail", "fail"]);
  const found = await findMine(seal, ["origin/main"], place());
  expect(found.changes).toEqual([
    { path: "docs/guide.md", change: "modified" },
    { path: "old.txt", change: "deleted" },
    { path: "test/a.test.js", change: "modified" },
    { path: "test/b.test.js", change: "added" },
  ]);
  expect(found.commits).toEqual([expect.stringMatching(/^[0-9a-f]+ by Bob: Newer docs$/)]);
  await nameMine(seal, found, { ...place(), who: "Ada", now });
  const receipt = await verify(contract, { ...place(), seal, sealFrom: "start" });
  expect(receipt.checks.map(({ status, what }) => `${status} ${what}`)[0]).toBe("pass 1 file changed, all within the scope");
  expect(receipt).toMatchObject({ verdict: "done", changed_definers: [], open: [] });
  expect(receipt.room?.mine?.map(({ path, who, by }) => `${path} ${who} ${by}`)).toEqual(["docs/guide.md Ada terminal", "old.txt Ada terminal", "test/a.test.js Ada terminal", "test/b.test.js Ada terminal"]);
  expect(receipt.room?.base_sha256).toBe(seal.tree.sha256);
  expect(receipt.notes).toEqual([expect.stringContaining("4 changes were named as theirs by Ada, at a terminal: an agent that runs without a sandbox could forge that")]);
  expect(formatReceipt(receipt, "text")).toContain("not the agent's: old.txt (deleted), named as theirs by Ada, at a terminal\n");
  // What nobody needs any more goes; what the word is about stays.
  await cleanState({ ...place(), olderThanHours: 0 });
  expect((await verify(contract, place())).verdict).toBe("done");
}); // biome-ignore format: one

test("a change of theirs that is not committed is one that the tree has beside its commit, and the receipt says so", async () => {
  const seal = await started();
  at.put("old.txt", "by hand\n");
  await nameMine(seal, await findMine(seal, ["old.txt"], place()), { ...place(), who: "Ada", now });
  const receipt = await verify(contract, place());
  expect([receipt.room?.mine?.map(({ path }) => path), receipt.tree.dirty]).toEqual([["old.txt"], true]);
});

test("the word is about the content: what changes afterwards is a change again, and a test comes back as the person left it", async () => {
  const seal = await started();
  pulledMeanwhile();
  await nameMine(seal, await findMine(seal, ["origin/main"], place()), { ...place(), who: "Ada", now });
  at.put("test/a.test.js", "made easy\n");
  at.put("docs/guide.md", "new, by the agent\n");
  const { verdict, room, checks } = await verify(contract, place());
  expect([verdict, room?.left_out.map(({ path, change }) => `${change} ${path}`).sort(), checks[2]?.status]).toEqual(["not done", ["modified docs/guide.md", "modified test/a.test.js"], "pass"]);
}); // biome-ignore format: one

test("of a commit only that counts which stands as it has it; a path and a glob name what stands there now", async () => {
  const seal = await started();
  pulledMeanwhile();
  at.put("test/a.test.js", "made easy\n");
  expect((await findMine(seal, ["origin/main"], place())).changes.map(({ path }) => path)).toEqual(["docs/guide.md", "old.txt", "test/b.test.js"]);
  expect((await findMine(seal, ["test/*", "old.txt"], place())).changes.map(({ path }) => path)).toEqual(["old.txt", "test/a.test.js", "test/b.test.js"]);
  await expect(findMine(seal, ["HEAD~1"], place())).rejects.toThrow(/^HEAD~1: is a commit, and no file that has changed since the start stands as it has it/);
  await expect(findMine(seal, ["nothing/**"], place())).rejects.toThrow(/^nothing\/\*\*: names no file that has changed since the start, and no commit\n {2}help: name what the receipt lists/);
}); // biome-ignore format: one

test("an agent cannot say it, and a start that lists signers asks for a signature", async () => {
  const key = sshKey(join(at.root, ".."), "ada@example.com");
  const seal = await started({ allowedSigners: key.line });
  pulledMeanwhile();
  const found = await findMine(seal, ["origin/main"], place());
  const as = { ...place(), who: "Ada", now };
  await expect(nameMine(seal, found, { ...as, env: { ...at.env, CLAUDECODE: "1" } })).rejects.toThrow(/^--mine: is for a person to approve, and this process runs under an agent/);
  await expect(nameMine(seal, found, as)).rejects.toThrow(/^--mine: counts only when it is signed/);
  await nameMine(seal, found, { ...as, signKey: key.file });
  const { verdict, notes, room } = await verify(contract, { ...place(), seal, sealFrom: "start" });
  expect([verdict, notes, room?.mine?.[0]?.who, room?.mine?.[0]?.by]).toEqual(["done", [], "ada@example.com", "signed"]);
}); // biome-ignore format: one

test.each<[string, (word: Record<string, unknown>) => object, string]>([
  ["another contract", (word) => ({ ...word, contract_sha256: "0".repeat(64) }), "it was given for another version of the contract"],
  ["content that nobody kept", (word) => ({ ...word, sha256: "0".repeat(64) }), "the content that it was given for is not in the store any more"],
  ["another list", (word) => ({ ...word, sha256: "LIST" }), "it was given for another start"],
])("a word for %s changes nothing, and the receipt says so", async (_name, edited, reason) => {
  const seal = await started();
  pulledMeanwhile();
  await nameMine(seal, await findMine(seal, ["origin/main"], place()), { ...place(), who: "Ada", now });
  const folder = join(stateDir({ ...place(), id: contract.id }), "approvals");
  for (const name of readdirSync(folder)) {
    const kept = JSON.parse(readFileSync(join(folder, name), "utf8"));
    const word = JSON.stringify({ ...kept, approval: edited(kept.approval) }).replace("LIST", seal.tree.list_sha256);
    writeFileSync(join(folder, name), word);
  }
  const { verdict, notes, room } = await verify(contract, place());
  expect([verdict, notes[0], room?.mine]).toEqual(["not done", `what Ada named as theirs, 1970-01-01T00:00:00.000Z, does not count: ${reason}`, undefined]);
}); // biome-ignore format: one

test("an approval is bound to the tree with what is theirs in it", async () => {
  const reviewed = contractOf([{ kind: "review", text: "ok", evidence: "src/a.js" }], [scope]);
  const seal = await sealContract(reviewed, place());
  await writeSeal(stateDir({ ...place(), id: reviewed.id }), seal);
  pulledMeanwhile();
  await nameMine(seal, await findMine(seal, ["origin/main"], place()), { ...place(), who: "Ada", now });
  const seenTreeSha256 = await treeToApprove(seal, place());
  await approve(reviewed, { ...place(), id: "D1", who: "Ada", now, seenTreeSha256 });
  expect((await verify(reviewed, place())).verdict).toBe("done");
});

test("setup is run again where the pull changed what it installs", async () => {
  const made = contractOf([{ kind: "shell", run: "grep -q 2 made/of && grep -q done src/a.js" }], [scope]);
  at.put("package.json", '{ "version": 1 }');
  at.commit();
  const seal = await sealContract(made, { ...place(), room: { setup: ["mkdir -p made", "cp package.json made/of"] } });
  await writeSeal(stateDir({ ...place(), id: made.id }), seal);
  at.put("package.json", '{ "version": 2 }');
  at.put("src/a.js", "done\n");
  await nameMine(seal, await findMine(seal, ["package.json"], place()), { ...place(), who: "Ada", now });
  expect((await verify(made, place())).verdict).toBe("done");
});
