import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sealContract } from "../seal/seal-contract.ts";
import { readSeal, writeSeal } from "../seal/seal-store.ts";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";
import { verify } from "../verify.ts";
import type { RoomSettings } from "./settings.ts";

let at: Project & Disposable;
beforeEach(() => {
  at = project({ "src/a.js": "a\n", "api.json": "1\n" });
});
afterEach(() => at[Symbol.dispose]());

const shell = (run: string): WireItem => ({ kind: "shell", run });

async function after(work: () => void, items: readonly WireItem[], room: RoomSettings = {}, cwd = at.root) {
  const contract = contractOf(items, [{ kind: "scope", paths: ["src/**"] }]);
  const seal = await sealContract(contract, { cwd, env: at.env, room });
  work();
  // As it is read back from the state folder.
  await writeSeal(join(at.state, "one"), seal, { reseal: true });
  const receipt = await verify(contract, { cwd, env: at.env, seal: await readSeal(join(at.state, "one")), evidence: false }); // biome-ignore format: one
  return { verdict: receipt.verdict, said: receipt.checks.slice(1).map(({ output, status }) => output ?? status) };
}

test("one check cannot answer for another by the room's repository", async () => {
  const items = [
    shell("git rev-list --count HEAD; exit 7"),
    shell("printf 2 > api.json; git update-index --assume-unchanged api.json; git -c user.name=x -c user.email=x@y commit -qam hidden; git config alias.diff status; echo '*' > .git/info/exclude"),
    shell("git diff --exit-code HEAD -- api.json >/dev/null; echo $?; git rev-list --count HEAD; exit 7"),
    shell("rm -rf .git; ln -s /etc .git"),
    shell("git rev-list --count HEAD; exit 7"),
  ]; // biome-ignore format: one
  const { said } = await after(() => at.put("src/a.js", "b\n"), items);
  expect(said).toEqual(["2", "pass", "1\n2", "pass", "2"]);
});

test("its index stands for what is on disk: a command that looks at nothing else sees the work alone", async () => {
  at.link("link", "api.json");
  at.put("run.sh", "#!/bin/sh\n", 0o755);
  at.put("crlf.txt", "a\r\n");
  at.put(".gitattributes", "* text=auto\n");
  at.commit();
  const items = [shell("git diff-files --name-status; git diff-index --name-status HEAD; git diff --name-status HEAD~1 HEAD; exit 7")]; // biome-ignore format: one
  const work = () => {
    at.put("src/a.js", "b\n");
    at.put("src/new.js", "n\n");
    at.put("api.json", "2\n");
  };
  expect((await after(work, items)).said).toEqual(["M\tsrc/a.js\nA\tsrc/new.js"]);
});

test("with history the room's repository goes on from that of the start, with its branches and tags, and nothing later", async () => {
  at.git("tag", "-a", "v1.0.0", "-m", "first");
  at.put("src/a.js", "second\n");
  at.commit();
  at.git("branch", "topic", "HEAD~1");
  const head = at.git("rev-parse", "HEAD").trim();
  at.put("src/new.js", "not committed\n");
  const work = () => {
    at.put("src/a.js", "third\n");
    at.commit();
    at.git("tag", "v9.9.9");
  };
  const script = `git describe; git rev-parse HEAD~2; git rev-parse topic; git diff --name-only v1.0.0 HEAD; git tag; git fsck --strict; git remote; git rev-list --count HEAD; exit 7`;
  const first = at.git("rev-parse", "HEAD~1").trim();
  const { said } = await after(work, [shell(script)], { git: "history" });
  expect(said[0]?.split("\n")).toEqual([expect.stringMatching(/^v1\.0\.0-3-g[0-9a-f]+$/), head, first, "src/a.js", "src/new.js", "v1.0.0", "4"]); // biome-ignore format: one
});

test("a check may write into it; what it did is gone before the next, as the objects of the history are", async () => {
  const items = [shell("for f in .git/objects/pack/*; do chmod u+w $f; : > $f; done"), shell("git log -1 --format=%s HEAD~1~1; exit 7")]; // biome-ignore format: one
  expect((await after(() => at.put("src/a.js", "b\n"), items, { git: "history" })).said).toEqual(["pass", "work"]);
});

test("a shallow history ends where it ended, and one before its first commit is none", async () => {
  at.put("src/a.js", "second\n");
  at.commit();
  execFileSync("git", ["clone", "-q", "--depth=1", `file://${at.root}`, "../shallow"], { cwd: at.root, env: at.env });
  const script = "git rev-list --count HEAD; git fsck --strict; exit 7";
  expect((await after(() => at.put("../shallow/src/a.js", "x\n"), [shell(script)], { git: "history" }, join(at.root, "../shallow"))).said).toEqual(["3"]); // biome-ignore format: one
  at.remove(".git");
  at.git("init", "-q");
  expect((await after(() => at.put("src/a.js", "x\n"), [shell("git rev-list --count HEAD; exit 7")], { git: "history" })).said).toEqual(["2"]); // biome-ignore format: one
});

test("a history that lacks objects is refused, with what fixes it", async () => {
  at.put("src/a.js", "second\n");
  at.commit();
  const blob = at.git("rev-parse", "HEAD~1:src/a.js").trim();
  at.remove(`.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`);
  await expect(after(() => undefined, [shell("true")], { git: "history" })).rejects.toThrow(/has a history that cannot be read whole: .+\n {2}help: fetch what is missing \(git fetch --refetch\), or leave out "git": "history"/); // biome-ignore format: one
});
