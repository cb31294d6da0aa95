import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sha256 } from "../files/file-facts.ts";
import { sealContract } from "../seal/seal-contract.ts";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";
import { sshKey } from "../testing/ssh-key.ts";
import { verify } from "../verify.ts";
import { type CheckReceiptOptions, checkReceipt } from "./check-receipt.ts";
import { writeStatement } from "./envelope.ts";
import { rememberOwnFile } from "./own-files.ts";
import { statementJsonSchema } from "./schema.ts";
import { receiptStatement } from "./statement.ts";

let at: Project & Disposable;
let elsewhere: string;
beforeEach(() => {
  at = project({ "src/a.js": "a\n", "src/deep/tool": "#!/bin/sh\n", "src/a.js.x/y": "", "reports/review.md": "was\n", ".gitignore": "out/\n" });
  elsewhere = join(dirname(at.root), "elsewhere");
}); // biome-ignore format: one
afterEach(() => at[Symbol.dispose]());

const contract = contractOf(
  [
    { kind: "command", run: "test -e src/b.js" },
    { kind: "artifact", path: "reports/log.md" },
  ] as WireItem[],
  [{ kind: "scope", paths: ["src/**"] }],
);

/** Work that adds, changes and removes, with a test, a link, a mode, an ignored file, and evidence outside of the scope. */
function work(): void {
  at.put("src/b.js", "b\n");
  at.put("src/b.test.js", "");
  at.put("src/deep/tool", "#!/bin/sh\nexit\n", 0o755);
  at.link("src/link", "a.js");
  at.put("out/made.js", "x");
  at.put("reports/log.md", "log\n");
}

async function judged() {
  const seal = await sealContract(contract, { cwd: at.root, env: at.env });
  work();
  const receipt = await verify(contract, { cwd: at.root, env: at.env, seal, sealFrom: "start", evidence: false });
  return { seal, receipt, statement: receiptStatement(receipt) };
}

/** A clone of the commit, as another machine has it: without our state. */
function clone(): string {
  at.commit();
  execFileSync("git", ["clone", "-q", at.root, elsewhere], { env: at.env });
  return elsewhere;
}

const check = (json: string, options: Partial<CheckReceiptOptions> = {}) =>
  checkReceipt(json, { cwd: elsewhere, file: "/nowhere/r.json", env: { PATH: process.env.PATH, HOME: "/nonexistent" }, ...options }); // biome-ignore format: one

describe("a statement", () => {
  test("is in-toto's, fits the shipped schema, and holds for a clone, by content and by git's own id", async () => {
    const { receipt, statement } = await judged();
    expect(receipt.verdict).toBe("open");
    const validate = new Ajv2020({ strict: true }).compile(
      JSON.parse(readFileSync(new URL("../../statement.schema.gen.json", import.meta.url), "utf8")) as object,
    );
    expect(validate(statement), JSON.stringify(validate.errors)).toBe(true);
    expect(statementJsonSchema()).toMatchObject({ title: "Goalpost receipt as an in-toto Statement, version 1" });
    clone();
    const tree = execFileSync("git", ["rev-parse", "HEAD^{tree}"], { cwd: elsewhere, encoding: "utf8" }).trim();
    expect(statement).toMatchObject({
      _type: "https://in-toto.io/Statement/v1",
      subject: [{ name: "under-test", digest: { goalpostTree: receipt.room?.tree_sha256, gitTree: tree } }],
      predicateType: "https://github.com/goalpost/goalpost/receipt/v1",
    });
    const json = await writeStatement(statement);
    expect(json).not.toContain(dirname(at.root));
    expect(await check(json)).toMatchObject({ state: "valid", word: { kind: "unsigned" }, tree: { by: "content" } });
    expect(await check(json, { commit: "HEAD" })).toMatchObject({ state: "valid", tree: { by: "git" } });
    // Our own folder and the receipt may be committed, too.
    mkdirSync(join(elsewhere, ".goalpost"));
    writeFileSync(join(elsewhere, ".goalpost/x"), "");
    writeFileSync(join(elsewhere, "r.json"), json);
    execFileSync("git", ["add", "-A"], { cwd: elsewhere });
    execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-qm", "x"], {
      cwd: elsewhere,
    });
    expect(await check(json, { commit: "HEAD", file: join(elsewhere, "r.json") })).toMatchObject({
      state: "valid",
      tree: { by: "git" },
    });
    rmSync(join(elsewhere, "r.json"));
    // By content it needs no git at all.
    rmSync(join(elsewhere, ".git"), { recursive: true });
    expect(await check(json)).toMatchObject({ state: "valid", tree: { by: "content", found: { git: null } } });
  });

  test("is stale when one byte, mode, link, name or file of the tree is another, and when the commit is", async () => {
    const { statement } = await judged();
    const json = await writeStatement(statement);
    const from = clone();
    for (const change of [
      () => writeFileSync(join(from, "src/b.js"), "c\n"),
      () => writeFileSync(join(from, "src/new.js"), ""),
      () => writeFileSync(join(from, "reports/log.md"), "lög\n"),
      () => rmSync(join(from, "src/b.test.js")),
      () => execFileSync("chmod", ["-x", join(from, "src/deep/tool")]),
      () => execFileSync("ln", ["-sfn", "b.js", join(from, "src/link")]),
      () => execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-q", "--allow-empty", "-m", "x"], { cwd: from }) && writeFileSync(join(from, "src/b.js"), "c\n"),
    ]) {
      change();
      expect(await check(json)).toMatchObject({ state: "stale", what: expect.stringMatching(/^it is about another tree \([0-9a-f]{12}\) than the one that is here \([0-9a-f]{12}\)$/), tree: { by: null } });
      execFileSync("git", ["checkout", "-q", "."], { cwd: from });
      execFileSync("git", ["clean", "-qfd"], { cwd: from });
      expect((await check(json)).state).toBe("valid");
    }
    writeFileSync(join(from, "src/b.js"), "c\n");
    execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "-qam", "x"], { cwd: from });
    expect(await check(json, { commit: "HEAD" })).toMatchObject({ state: "stale" });
    expect(await check(json, { commit: "HEAD~1" })).toMatchObject({ state: "valid" });
    await expect(check(json, { commit: "nowhere" })).rejects.toThrow("--commit nowhere: is not a commit here");
    await expect(check(json, { commit: "--all" })).rejects.toThrow("--commit --all: is not a commit here");
  }); // biome-ignore format: one

  test("is stale when any byte of the file is another", async () => {
    const { statement } = await judged();
    const { file } = sshKey(dirname(at.root), "ada@example.com");
    const place = { root: at.root, env: at.env, scratch: at.state };
    clone();
    for (const json of [await writeStatement(statement), await writeStatement(statement, { key: file, place })]) {
      expect((await check(json)).state).toBe("valid");
      const bytes = Buffer.from(json);
      let seen = 0;
      for (let index = 7; index < bytes.length; index += Math.ceil(bytes.length / 40)) {
        const byte = bytes[index] ?? 0;
        // White space between the values says nothing.
        if (byte === 0x20 || byte === 0x0a) continue;
        seen += 1;
        const other = Buffer.from(bytes);
        other[index] = byte === 0x61 ? 0x62 : 0x61;
        const state = await check(other.toString()).then(({ state: found }) => found, (error: Error) => error.message); // biome-ignore format: one
        expect(state, `byte ${index}`).toMatch(/^stale$|^\/nowhere\/r\.json: is /);
      }
      expect(seen).toBeGreaterThan(20);
    }
  });

  test("of a base alone, of a subfolder of a repository, and without git", async () => {
    for (const git of [true, false]) {
      using other = project({ "sub/src/a.js": "a\n" }, { git });
      const root = join(other.root, "sub");
      const seal = await sealContract(contract, { cwd: root, env: other.env });
      const receipt = await verify(contract, { cwd: root, env: other.env, seal, evidence: false });
      const json = await writeStatement(receiptStatement(receipt));
      expect(await check(json, { cwd: root, env: other.env })).toMatchObject({
        state: "valid",
        tree: { by: "content" },
      });
      if (git) expect(await check(json, { cwd: root, env: other.env, commit: "HEAD" })).toMatchObject({ state: "valid" });
      else expect(await check(json, { cwd: root, env: other.env, commit: "HEAD" }).catch(String)).toContain("is not a commit here"); // biome-ignore format: one
    }
  });

  test("that lies in the project is not part of the work, nor of the tree", async () => {
    const { seal, statement } = await judged();
    const json = await writeStatement(statement);
    at.put("r.json", json);
    const again = () => verify(contract, { cwd: at.root, env: at.env, seal, evidence: false });
    expect((await again()).verdict).toBe("not done");
    await rememberOwnFile(at.root, at.env, sha256(json));
    const receipt = await again();
    expect(receipt).toMatchObject({ verdict: "open", room: { tree_sha256: statement.subject[0].digest.goalpostTree } });
    cpSync(at.root, elsewhere, { recursive: true, verbatimSymlinks: true });
    expect(await check(json, { file: join(elsewhere, "r.json") })).toMatchObject({ state: "valid" });
    expect(await check(json)).toMatchObject({ state: "stale" });
    at.put("r.json", `${json} `);
    expect((await again()).verdict).toBe("not done");
  });

  test("that is copied over a file of the start hides nothing, and one that the start had may be another", async () => {
    const { statement } = await judged();
    const json = await writeStatement(statement);
    await rememberOwnFile(at.root, at.env, sha256(json));
    at.put("r.json", json);
    at.put("notes.txt", "read me\n");
    at.commit();
    const bounded = contractOf([{ kind: "command", run: "test -s r.json" }, { kind: "command", run: "grep -q read notes.txt" }], [{ kind: "scope", paths: ["src/**"] }]);
    const seal = await sealContract(bounded, { cwd: at.root, env: at.env });
    const again = () => verify(bounded, { cwd: at.root, env: at.env, seal, evidence: false });
    const other = `${json}\n`;
    await rememberOwnFile(at.root, at.env, sha256(other));
    at.put("r.json", other);
    expect(await again()).toMatchObject({ verdict: "done", checks: [{ status: "pass" }, { status: "pass" }, { status: "pass" }] });
    at.put("notes.txt", json);
    expect(await again()).toMatchObject({ verdict: "not done", room: { left_out: [{ path: "notes.txt", change: "modified" }] }, checks: [{ id: "C1", status: "fail" }, { status: "pass" }, { status: "pass" }] });
  }); // biome-ignore format: one
});

describe("whose word it is", () => {
  const keys = () => ({ ada: sshKey(dirname(at.root), "ada@example.com"), eve: sshKey(dirname(at.root), "eve@example.com") }); // biome-ignore format: one

  test("is told by the key, and by a list of those who are allowed", async () => {
    const { ada, eve } = keys();
    const { statement } = await judged();
    const place = { root: at.root, env: at.env, scratch: at.state };
    const signed = await writeStatement(statement, { key: ada.file, place });
    clone();
    const key = expect.stringMatching(/^SHA256:[\w+/]{43}$/);
    expect(await check(signed)).toMatchObject({ state: "valid", word: { kind: "signed", key, who: null } });
    expect(await check(signed, { allowedSigners: ada.line })).toMatchObject({ state: "valid", word: { kind: "signed", key, who: "ada@example.com" } }); // biome-ignore format: one
    expect(await check(signed, { allowedSigners: eve.line })).toMatchObject({ state: "untrusted", what: expect.stringMatching(/^the key SHA256:\S+ is not among the allowed signers$/) }); // biome-ignore format: one
    expect(await check(await writeStatement(statement), { allowedSigners: ada.line })).toMatchObject({ state: "untrusted", what: "nobody signed it" }); // biome-ignore format: one
  });

  test("is nobody's when the signature is over something else, or names another key", async () => {
    const { ada } = keys();
    const { receipt, statement } = await judged();
    const place = { root: at.root, env: at.env, scratch: at.state };
    const envelope = JSON.parse(await writeStatement(statement, { key: ada.file, place }));
    clone();
    const other = receiptStatement({ ...receipt, verdict: "done", open: [] });
    const swapped = { ...envelope, payload: Buffer.from(JSON.stringify(other)).toString("base64") };
    expect(await check(JSON.stringify(swapped))).toMatchObject({ state: "stale", word: { kind: "broken" } });
    const [{ sig }] = envelope.signatures;
    const renamed = { ...envelope, signatures: [{ keyid: "SHA256:other", sig }] };
    expect(await check(JSON.stringify(renamed))).toMatchObject({ state: "stale", what: expect.stringContaining("it names the key SHA256:other") }); // biome-ignore format: one
  });

  test("a forger who counts the digests anew is found out by the parts that must agree", async () => {
    const { receipt } = await judged();
    const forged = receiptStatement({
      ...receipt,
      room: receipt.room && { ...receipt.room, tree_sha256: "0".repeat(64) },
    });
    const mixed = { ...forged, subject: [{ name: "under-test", digest: { goalpostTree: receipt.room?.tree_sha256 } }] };
    clone();
    expect(await check(JSON.stringify(mixed))).toMatchObject({ state: "stale", what: "the receipt itself was changed since it was written" }); // biome-ignore format: one
  });
});

describe("bad input", () => {
  test.each<[string, (json: string) => string, string]>([
    ["another version", (json) => json.replace("receipt/v1", "receipt/v2"), "/nowhere/r.json: is a receipt of version 2, expected 1\n  help: check it with the goalpost that wrote it"],
    ["another in-toto", (json) => json.replace("Statement/v1", "Statement/v0.1"), "is an in-toto statement of another version (https://in-toto.io/Statement/v0.1)"],
    ["another predicate", (json) => json.replace("https://github.com/goalpost/goalpost/receipt/v1", "https://slsa.dev/provenance/v1"), "is not a receipt: predicateType"],
    ["no JSON", () => "{", "is not JSON"],
    ["nothing of ours", () => "[]", "is not a receipt"],
    ["an envelope without signatures", () => JSON.stringify({ payloadType: "application/vnd.in-toto+json", payload: "e30=", signatures: [] }), "is not a signed receipt: signatures holds no signature"],
    ["an envelope of another type", () => JSON.stringify({ payloadType: "text/plain", payload: "e30=", signatures: [{ keyid: "x", sig: "eA==" }] }), "is not a signed receipt: payloadType"],
  ])("%s", async (_, change, says) => {
    const { statement } = await judged();
    await expect(check(change(await writeStatement(statement)), { cwd: at.root })).rejects.toThrow(says);
  }); // biome-ignore format: a table

  test("a receipt alone names no tree, and one without a seal gives no statement", async () => {
    const { receipt } = await judged();
    await expect(check(JSON.stringify(receipt), { cwd: at.root })).rejects.toThrow("is a receipt alone, which names no tree that could be compared\n  help: write one that can be checked: goalpost verify ID --receipt FILE"); // biome-ignore format: one
    const open = await verify(contract, { cwd: at.root, env: at.env, seal: null, evidence: false });
    expect(() => receiptStatement(open)).toThrow("under-test: was judged in the tree itself, so there is no tree that a receipt could be about"); // biome-ignore format: one
  });
});
