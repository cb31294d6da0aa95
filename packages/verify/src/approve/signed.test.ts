import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type SealOptions, sealContract } from "../seal/seal-contract.ts";
import { readSeal, writeSeal } from "../seal/seal-store.ts";
import { stateDir } from "../seal/state-dir.ts";
import { contractOf, type Project, project } from "../testing/project.ts";
import { sshKey } from "../testing/ssh-key.ts";
import { verify } from "../verify.ts";
import type { Approval } from "./approval.ts";
import { addApproval, readApprovals } from "./approvals.ts";
import { type ApproveOptions, approve, treeToApprove } from "./approve.ts";

let at: Project & Disposable;
let state: string;
beforeEach(() => {
  at = project({ "src/a.js": "a\n", "reports/review.md": "as it is\n" });
  state = stateDir({ cwd: at.root, env: at.env, id: reviewed.id });
});
afterEach(() => at[Symbol.dispose]());

const reviewed = contractOf(
  [{ kind: "review", text: "ok", evidence: "reports/review.md" }],
  [{ kind: "scope", paths: ["src/**"] }],
);
const place = () => ({ cwd: at.root, env: at.env });
const seal = async (options: Partial<SealOptions> = {}) => {
  const made = await sealContract(reviewed, { ...place(), ...options });
  await writeSeal(state, made);
  return made;
};
const say = (options: Partial<ApproveOptions> = {}) =>
  approve(reviewed, { ...place(), id: "D1", who: "Ada", now: () => new Date(0), ...options });
const judged = async () => {
  const receipt = await verify(reviewed, { ...place(), sealFrom: "start", evidence: false });
  const { what = "", approval } = receipt.checks.at(-1) ?? {};
  return { verdict: receipt.verdict, what, approval, notes: receipt.notes, tree: receipt.room?.tree_sha256 };
};

describe("an approval at a terminal", () => {
  test("is bound to the evidence and to the tree: a change of either asks again", async () => {
    await seal();
    const given = await say();
    expect(await judged()).toMatchObject({
      verdict: "done",
      approval: { who: "Ada", by: "terminal" },
      tree: given.tree_sha256,
      notes: [
        expect.stringMatching(/^D1 approved at a terminal: an agent that runs without a sandbox could forge that/),
      ],
    });
    at.put("src/b.js", "b\n");
    expect(await judged()).toMatchObject({
      verdict: "needs person",
      what: expect.stringMatching(/is void: the tree has changed since \([0-9a-f]{12} → [0-9a-f]{12}\)$/),
    });
    at.remove("src/b.js");
    expect(await judged()).toMatchObject({ verdict: "done" });
    at.put("reports/review.md", "another\n");
    expect((await judged()).what).toContain("is void: the evidence in reports/review.md has changed since");
  });

  test("covers tests that were added, whatever pass they are judged in", async () => {
    await seal();
    at.put("src/a.test.js", "");
    await say();
    expect(await judged()).toMatchObject({ verdict: "done" });
    at.put("src/a.test.js", "// another\n");
    expect(await judged()).toMatchObject({ verdict: "needs person" });
  });

  test("is not recorded when the tree changed while it was looked at", async () => {
    const seen = await treeToApprove(await seal(), place());
    at.put("src/b.js", "b\n");
    await expect(say({ seenTreeSha256: seen })).rejects.toThrow(/^D1: the tree changed while it was looked at \(.+\)/);
    expect(await readApprovals(state)).toEqual([]);
  });

  test("is refused in a process that runs under an agent", async () => {
    await seal();
    const env = { ...at.env, CLAUDECODE: "1" };
    await expect(say({ env })).rejects.toThrow("D1: is for a person to approve, and this process runs under an agent (CLAUDECODE is set)"); // biome-ignore format: one
  });

  test("is one of several that were given at once: none is lost", async () => {
    await seal();
    await Promise.all(["Ada", "Ben", "Cem", "Dia", "Eva", "Fay"].map((who) => say({ who })));
    expect((await readApprovals(state)).map(({ who }) => who).sort()).toEqual([
      "Ada",
      "Ben",
      "Cem",
      "Dia",
      "Eva",
      "Fay",
    ]);
  });

  test("stays when a later one, which anybody may have left, does not count", async () => {
    await seal();
    const given = await say();
    await addApproval(state, { ...given, who: "Mallory", when: new Date(9e12).toISOString(), sha256: "0" });
    expect(await judged()).toMatchObject({ verdict: "done", approval: { who: "Ada" } });
  });

  test("that cannot be read is an error, never passed over", async () => {
    await seal();
    await say();
    const folder = join(state, "approvals");
    writeFileSync(join(folder, readdirSync(folder)[0] ?? ""), '{"version":2}');
    await expect(judged()).rejects.toThrow(/approvals\/.+: holds no approval/);
  });
});

describe("where the seal lists signers", () => {
  const keys = () => ({ ada: sshKey(dirname(at.root), "ada@example.com"), eve: sshKey(dirname(at.root), "eve@example.com") }); // biome-ignore format: one

  test("a signed approval counts under the name that the seal gives to the key, also from under an agent", async () => {
    const { ada, eve } = keys();
    const sealed = await seal({ allowedSigners: `# who may\n\n${eve.line}\n${ada.line}\n` });
    expect((await readSeal(state))?.allowed_signers).toBe(sealed.allowed_signers);
    const given = await say({ signKey: ada.file, who: "whoever", env: { ...at.env, CODEX_THREAD_ID: "x" } });
    expect(given).toMatchObject({ who: "ada@example.com", by: "signed" });
    expect(await judged()).toMatchObject({
      verdict: "done",
      what: "approved by ada@example.com, 1970-01-01T00:00:00.000Z, signed",
      approval: { who: "ada@example.com", by: "signed", key: expect.stringMatching(/^SHA256:[\w+/]{43}$/) },
      notes: [],
    });
  });

  test("no other counts: not one at a terminal, nor one whose text, name or signature is another", async () => {
    const { ada, eve } = keys();
    await seal({ allowedSigners: `${ada.line}\n${eve.line}\n` });
    await expect(say()).rejects.toThrow("D1: counts only when it is signed: the seal lists who may");
    const given = await say({ signKey: ada.file });
    const folder = join(state, "approvals");
    const file = join(folder, readdirSync(folder)[0] ?? "");
    const forge = async (change: Partial<Approval>) => {
      writeFileSync(file, JSON.stringify({ version: 2, approval: { ...given, ...change } }));
      return judged();
    };
    const { signature: _, ...unsigned } = given;
    writeFileSync(file, JSON.stringify({ version: 2, approval: { ...unsigned, by: "terminal" } }));
    expect((await judged()).what).toContain("is void: it is not signed, and the seal lists who may sign");
    expect((await forge({ note: "and more" })).what).toContain("is void: its signature does not hold");
    expect((await forge({ who: "eve@example.com" })).what).toContain("is void: its signature does not hold");
    expect((await forge({ signature: "none" })).what).toContain("is void: its signature does not hold");
    expect((await forge({ by: "terminal" })).what).toContain("is void: it is not signed");
    expect((await forge({})).verdict).toBe("done");
  });

  test("one that was signed for something else does not count", async () => {
    const { ada } = keys();
    await seal({ allowedSigners: `ada@example.com namespaces="git" ${ada.line.split(" ").slice(1).join(" ")}\n` });
    await expect(say({ signKey: ada.file })).rejects.toThrow("is not among the allowed signers");
  });

  test("a key that the seal does not list, a file that is not a key, and no key at all", async () => {
    const { ada, eve } = keys();
    await seal({ allowedSigners: ada.line });
    await expect(say({ signKey: eve.file })).rejects.toThrow(/^D1: is signed by nobody that the seal knows: the key SHA256:\S+ is not among the allowed signers\n {2}help: sign with a key of one of ada@example\.com/); // biome-ignore format: one
    await expect(say({ signKey: join(at.root, "src/a.js") })).rejects.toThrow(/a\.js: did not sign: /);
    expect(await readApprovals(state)).toEqual([]);
  });

  test("and none lists any, a signed one is refused", async () => {
    await seal();
    await expect(say({ signKey: keys().ada.file })).rejects.toThrow(
      "D1: cannot be signed: the seal lists nobody who may",
    );
  });

  test("and ssh-keygen is not there, that is said", async () => {
    const { ada } = keys();
    await seal({ allowedSigners: ada.line });
    await expect(say({ signKey: ada.file, env: { ...at.env, PATH: "" } })).rejects.toThrow(/^ssh-keygen: could not be started: ENOENT/); // biome-ignore format: one
  });

  test.each([["", "names no signer"], ["# nobody\n", "names no signer"], ["ada@example.com\n", "line 1 names no signer and key"], ["\nssh-ed25519 AAAAC3Nz\n", "line 2 names no signer and key"]])(
    "a list that is none: %j", async (allowedSigners, says) => {
      await expect(seal({ allowedSigners })).rejects.toThrow(`allowedSigners: ${says}`);
    },
  ); // biome-ignore format: a table

  test("what is signed is all of it", async () => {
    const { ada } = keys();
    await seal({ allowedSigners: ada.line });
    await say({ signKey: ada.file });
    const folder = join(state, "approvals");
    const kept = JSON.parse(readFileSync(join(folder, readdirSync(folder)[0] ?? ""), "utf8")).approval;
    expect(Object.keys(kept).sort()).toEqual(["by", "contract_sha256", "id", "sha256", "signature", "tree_sha256", "when", "who"]); // biome-ignore format: one
  });
});
