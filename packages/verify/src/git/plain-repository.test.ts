import { execFileSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sealContract } from "../seal/seal-contract.ts";
import { checkReceipt } from "../statement/check-receipt.ts";
import { writeStatement } from "../statement/envelope.ts";
import { receiptStatement } from "../statement/statement.ts";
import { contractOf, type Project, project } from "../testing/project.ts";
import { verify } from "../verify.ts";
import { changesSinceCommit } from "./tree-changes.ts";

let at: Project & Disposable;
beforeEach(() => {
  at = project({ "src/a.js": "a\n", "src/b.js": "b\n", "other/c.txt": "c\n" });
});
afterEach(() => at[Symbol.dispose]());

/** Everything by which a repository's settings start a program when git compares files; each leaves a file behind. */
function trapped(): void {
  const trap = `sh -c 'touch ${join(at.root, "../trapped")}; cat'`;
  at.put(".gitattributes", "* filter=trap diff=trap merge=trap\n");
  for (const name of ["filter.trap.clean", "filter.trap.smudge", "filter.trap.process", "diff.trap.textconv", "diff.trap.command", "diff.external", "core.fsmonitor", "core.pager", "pager.log"]) at.git("config", name, trap); // biome-ignore format: one
  at.git("config", "filter.trap.required", "true");
  at.git("config", "log.showSignature", "true");
  at.put(".git/hooks/post-index-change", `#!/bin/sh\n${trap}\n`, 0o755);
  // Git does not look into a file whose times are as it knows them.
  appendFileSync(join(at.root, "src/b.js"), "changed\n");
}

/** Takes the commit away, and names a program that git is to ask for it. */
function askedForObjects(): void {
  at.put("../ask", `#!/bin/sh\ntouch ${join(at.root, "../trapped")}\n`, 0o755);
  const head = at.git("rev-parse", "HEAD").trim();
  const settings = [["core.repositoryformatversion", "1"], ["extensions.partialClone", "trap"], ["remote.trap.promisor", "true"], ["remote.trap.url", `ext::${join(at.root, "../ask")}`], ["protocol.ext.allow", "always"]] as const; // biome-ignore format: a table
  for (const [name, value] of settings) at.git("config", name, value);
  at.remove(`.git/objects/${head.slice(0, 2)}/${head.slice(2)}`);
}

test("a verdict runs no program that the repository's settings name, and a receipt's check neither", async () => {
  const contract = contractOf([{ kind: "shell", run: "true" }], [{ kind: "scope", paths: ["src/**", ".gitattributes"] }]);
  const seal = await sealContract(contract, { cwd: at.root, env: at.env });
  trapped();
  const receipt = await verify(contract, { cwd: at.root, env: at.env, seal, evidence: false });
  expect([receipt.verdict, receipt.tree.dirty]).toEqual(["done", true]);
  const json = await writeStatement(receiptStatement(receipt));
  expect((await checkReceipt(json, { cwd: at.root, file: "/nowhere/r.json", env: at.env })).state).toBe("valid");
  await sealContract(contract, { cwd: at.root, env: at.env });
  await verify(contract, { cwd: at.root, env: at.env, seal: null, evidence: false });
  expect(at.has("../trapped")).toBe(false);
}); // biome-ignore format: one

test("nor one that its settings name for a commit that is missing", async () => {
  const contract = contractOf([{ kind: "shell", run: "true" }], [{ kind: "scope", paths: ["src/**"] }]);
  const seal = await sealContract(contract, { cwd: at.root, env: at.env });
  askedForObjects();
  const receipt = await verify(contract, { cwd: at.root, env: at.env, seal, evidence: false });
  expect(receipt.verdict).toBe("done");
  await verify(contract, { cwd: at.root, env: at.env, seal: null, evidence: false });
  await sealContract(contract, { cwd: at.root, env: at.env, room: { git: "history" } }).catch(() => {});
  expect(at.has("../trapped")).toBe(false);
});

test("nor one of a repository inside", async () => {
  const git = (...args: string[]) => execFileSync("git", ["-c", "protocol.file.allow=always", ...args], { cwd: at.root, env: at.env, stdio: "pipe" }); // biome-ignore format: one
  git("clone", "-q", ".", "../library");
  git("submodule", "--quiet", "add", "../library", "vendor/library");
  at.commit();
  git("-C", "vendor/library", "config", "core.fsmonitor", `touch ${join(at.root, "../trapped")}; false`);
  at.put("vendor/library/src/a.js", "changed\n");
  const contract = contractOf([{ kind: "shell", run: "true" }], [{ kind: "scope", paths: ["vendor/**"] }]);
  const seal = await sealContract(contract, { cwd: at.root, env: at.env });
  await verify(contract, { cwd: at.root, env: at.env, seal, evidence: false });
  expect(at.has("../trapped")).toBe(false);
});

test("what differs is what git says, in a folder of the repository and in a worktree of it too", async () => {
  at.put(".git/info/exclude", "hidden.txt\n");
  at.put("hidden.txt", "x");
  at.put("src/new file.js", "x");
  at.put("src/a.js", "changed\n");
  at.remove("other/c.txt");
  const changes = async (cwd: string) => {
    const head = at.git("rev-parse", "HEAD").trim();
    const tree = await changesSinceCommit({ root: cwd, env: at.env }, head);
    return tree.fault === undefined ? [...tree.changes].map(([path, change]) => `${change} ${path}`).sort() : tree.fault;
  };
  expect(await changes(at.root)).toEqual(["added src/new file.js", "deleted other/c.txt", "modified src/a.js"]);
  expect(await changes(join(at.root, "src"))).toEqual(["added new file.js", "modified a.js"]);
  at.git("worktree", "add", "-q", "../tree");
  at.put("../tree/src/b.js", "other\n");
  expect(await changes(join(at.root, "../tree"))).toEqual(["modified src/b.js"]);
  at.git("config", "core.autocrlf", "true");
  at.put("../tree/src/b.js", "b\r\n");
  expect(await changes(join(at.root, "../tree"))).toEqual([]);
  const broken = join(at.root, "../two\nlines\n");
  at.git("worktree", "add", "-q", "-b", "two", broken);
  at.put(join("../two\nlines\n", "src/b.js"), "other\n");
  expect(await changes(broken)).toEqual(["modified src/b.js"]);
}); // biome-ignore format: one

/** What may have become of a tree since the start, each from a start that was not clean itself. */
const since: readonly (readonly [what: string, work: () => void, dirty: boolean])[] = [
  ["nothing", () => undefined, true],
  ["all of it committed", () => at.commit(), false],
  ["what was not clean put back", () => at.put("other/c.txt", "c\n"), false],
  ["an edit", () => { at.commit(); at.put("src/a.js", "x\n"); }, true],
  ["an edit that the index hides", () => { at.commit(); at.git("update-index", "--assume-unchanged", "src/a.js"); at.put("src/a.js", "x\n"); }, true],
  ["an edit that was committed and undone in the tree", () => { at.put("src/a.js", "x\n"); at.commit(); at.put("src/a.js", "a\n"); }, true],
  ["a file gone", () => { at.commit(); at.remove("src/b.js"); }, true],
  ["a new file", () => { at.commit(); at.put("new.js", "x\n"); }, true],
  ["a new file that is ignored", () => { at.commit(); at.put(".git/info/exclude", "new.js\n"); at.put("new.js", "x\n"); }, false],
  ["an ignored file that was committed, changed", () => { at.put(".git/info/exclude", "new.js\n"); at.put("new.js", "x\n"); at.git("add", "-f", "new.js"); at.commit(); at.put("new.js", "y\n"); }, true],
  ["our own folder, committed and changed", () => { at.put(".goalpost/x.md", "x\n"); at.commit(); at.put(".goalpost/x.md", "y\n"); }, true],
  ["attributes by which other files read otherwise", () => { at.put("other/d.txt", "d\r\n"); at.commit(); at.put(".gitattributes", "*.txt text eol=lf\n"); at.git("add", ".gitattributes"); at.git("-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "attributes"); }, true],
  ["more files than git is given one by one", () => { for (let index = 0; index < 510; index += 1) at.put(`src/n${index}.js`, "x\n"); at.commit(); at.put("src/n7.js", "y\n"); }, true],
]; // biome-ignore format: a table

test.each(since)("a tree is another than its commit, or not, whatever of it is read: %s", async (_, work, dirty) => {
  const contract = contractOf([{ kind: "shell", run: "true" }], [{ kind: "scope", paths: ["**"] }]);
  at.put("other/c.txt", "not clean at the start\n");
  const seal = await sealContract(contract, { cwd: at.root, env: at.env });
  work();
  const receipt = await verify(contract, { cwd: at.root, env: at.env, seal, evidence: false });
  const head = at.git("rev-parse", "HEAD").trim();
  const whole = await changesSinceCommit({ root: at.root, env: at.env }, head);
  expect([receipt.tree.dirty, whole.fault === undefined && whole.changes.size > 0]).toEqual([dirty, dirty]);
});

test("of a repository inside its commit counts", async () => {
  execFileSync("git", ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", `${at.root}`, "vendor/library"], { cwd: at.root, env: at.env, stdio: "pipe" }); // biome-ignore format: one
  at.commit();
  const contract = contractOf([{ kind: "shell", run: "true" }], [{ kind: "scope", paths: ["**"] }]);
  const seal = await sealContract(contract, { cwd: at.root, env: at.env });
  const dirty = async () => (await verify(contract, { cwd: at.root, env: at.env, seal, evidence: false })).tree.dirty;
  expect(await dirty()).toBe(false);
  execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@y", "commit", "-q", "--allow-empty", "-m", "later"], { cwd: join(at.root, "vendor/library"), env: at.env, stdio: "pipe" }); // biome-ignore format: one
  expect(await dirty()).toBe(true);
});
