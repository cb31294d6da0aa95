import { execFileSync } from "node:child_process";
import { appendFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { preflight } from "../preflight.ts";
import { sealContract } from "../seal/seal-contract.ts";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";
import { verify } from "../verify.ts";
import type { RoomSettings } from "./settings.ts";

let at: Project & Disposable;
beforeEach(() => {
  at = project({ "src/a.js": "a\n", "test/a.test.js": "1\n", "package.json": "{}" });
});
afterEach(() => at[Symbol.dispose]());

const scope = (...paths: string[]): WireItem => ({ kind: "scope", paths });
const shell = (run: string): WireItem => ({ kind: "shell", run });
const place = (more: RoomSettings = {}) => ({ cwd: at.root, env: at.env, room: more });

async function after(work: () => void, items: readonly WireItem[], paths: readonly string[] = ["src/**"]) {
  const contract = contractOf(items, [scope(...paths)]);
  const seal = await sealContract(contract, place());
  work();
  const { verdict, room, checks, changed_definers } = await verify(contract, {
    cwd: at.root,
    env: at.env,
    seal,
    evidence: false,
  });
  return {
    verdict,
    changed: changed_definers.map(({ path }) => path),
    leftOut: room?.left_out.map(({ path, change }) => `${change} ${path}`).sort(),
    checks,
  };
}

describe("a scope that lets nothing in", () => {
  test.each<[string, readonly WireItem[], string]>([
    ["is guarded whole", [scope("src/**"), { kind: "unchanged", paths: ["src/**"] }], "C1: lets nothing in: no file of the start may change, and none may be added (src/x must stay as it was)"],
    ["of two that have nothing in common", [scope("src/**"), scope("docs/**")], "C1 and C2: let nothing in: no file of the start may change, and none may be added (src/x is outside the scope)"],
    ["names what a glob never lets in", [scope("**/package-lock.json", "**/*.config.js")], "C1: lets nothing in"],
  ])("%s", async (_name, constraints, says) => {
    const contract = contractOf([shell("true")], constraints);
    await expect(sealContract(contract, place())).rejects.toThrow(says);
    await expect(preflight(contract, place())).rejects.toThrow(/help: name what the work may change; a file must be in every scope/);
  }); // biome-ignore format: one

  test.each([["src/**"], ["docs/new.md"], ["docs/**/*.md"], ["package.json"], ["lib/{a,b}/*.ts"]])("is not %s", async (path) => {
    await sealContract(contractOf([shell("true")], [scope(path)]), place());
  }); // biome-ignore format: one
});

test("a base too large for the store says what to leave out", async () => {
  // our own walk does not ask git, which would hash these bytes
  at.put(".git/info/exclude", "recordings/\n");
  at.put("recordings/july/huge.bin", "");
  truncateSync(join(at.root, "recordings/july/huge.bin"), 5 * 1024 ** 3);
  const contract = contractOf([shell("true")], [scope("src/**")]);
  const refused = sealContract(contract, place());
  await expect(refused).rejects.toThrow(/holds more than 4\.0 GB, which is more than a start may record\n {2}help: leave out what the checks do not need: \{ "room": \{ "ignore": \["recordings\/"\] \} \}/);
  await sealContract(contract, place({ ignore: ["recordings/"] }));
}); // biome-ignore format: one

test("a project without git has a room without a repository, and is judged by content all the same", async () => {
  at.remove(".git");
  const seen = await after(() => { at.put("src/a.js", "b\n"); at.put("test/a.test.js", "2\n"); }, [shell("grep -q b src/a.js && ! test -e .git && grep -q 1 test/a.test.js")]);
  expect(seen).toMatchObject({ verdict: "not done", leftOut: ["modified test/a.test.js"] });
  expect(seen.checks[1]?.status).toBe("pass");
}); // biome-ignore format: one

test("a pointer of LFS is what the start had, and a filter of git's is not asked", async () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 12345\n`;
  at.put("src/model.bin", pointer);
  at.put(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n");
  at.commit();
  at.git("config", "filter.lfs.smudge", "sh -c 'touch ../filtered; cat'");
  at.git("config", "filter.lfs.clean", "sh -c 'touch ../filtered; cat'");
  const seen = await after(() => at.put("src/a.js", "b\n"), [shell("grep -q git-lfs src/model.bin && git show HEAD:src/model.bin | grep -q git-lfs")]);
  expect([seen.verdict, at.has("../filtered")]).toEqual(["done", false]);
  expect((await after(() => at.put("src/model.bin", "fetched"), [shell("test $(cat src/model.bin) = fetched")])).verdict).toBe("done");
}); // biome-ignore format: one

test("what git ignores at the start is not in the room, and nobody took it away: a clone with rules of its own, settings", async () => {
  at.put(".gitignore", "clones/\n.env\n.npmrc\nlocal.mk\n");
  at.commit();
  for (const path of ["clones/tool/.gitignore", "clones/tool/.gitattributes", ".env", ".npmrc"]) at.put(path, "x=1\n");
  at.git("init", "-q", "clones/tool");
  const seen = await after(
    () => at.put("src/a.js", "b\n"),
    [shell("test ! -e clones && test ! -e .env && grep -q b src/a.js")],
  );
  expect(seen).toMatchObject({ verdict: "done", leftOut: [], changed: [] });
});

test("names that differ in case alone are two files, where the disk tells them apart", async () => {
  at.put("src/Read.js", "1\n");
  if (at.has("src/read.js")) return;
  at.put("src/read.js", "2\n");
  at.commit();
  const seen = await after(() => at.put("src/READ.js", "3\n"), [shell("test $(cat src/Read.js src/read.js src/READ.js | tr -d '\\n') = 123")]); // biome-ignore format: one
  expect(seen.verdict).toBe("done");
  const guarded = await after(() => at.put("TEST/a.test.js", "x\n"), [shell("true")]);
  expect(guarded).toMatchObject({ verdict: "not done", leftOut: ["added TEST/a.test.js"] });
});

test("a submodule is files like others: what changes in it is seen, committed there or not, and it has no repository in the room", async () => {
  const git = (...args: string[]) => execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "protocol.file.allow=always", ...args], { cwd: at.root, env: at.env, stdio: "pipe" }); // biome-ignore format: one
  git("clone", "-q", ".", "../library");
  git("submodule", "--quiet", "add", "../library", "vendor/library");
  at.commit();
  const look = shell("grep -q a vendor/library/src/a.js && ! test -e vendor/library/.git && git ls-files -s vendor/library/src/a.js | grep -q ^100644");
  expect(await after(() => at.put("src/a.js", "b\n"), [look])).toMatchObject({ verdict: "done", leftOut: [] });
  const seen = await after(() => {
    appendFileSync(join(at.root, "vendor/library/src/a.js"), "evil\n");
    git("-C", "vendor/library", "commit", "-qam", "evil");
  }, [look]);
  expect(seen).toMatchObject({ verdict: "not done", leftOut: ["modified vendor/library/src/a.js"] });
}); // biome-ignore format: one

test.each<[string, string, string]>([
  ["a line of a .pth file", "printf '%s\\n' 'import os; os.x' '/srv/of/another' > .venv/lib/python3/site-packages/other.pth", ".venv/lib/python3/site-packages/other.pth: is of an editable install, which leads to /srv/of/another, outside of the room"],
  ["what an installer notes", `printf '%s' '{"url":"file:///srv/of%20another","dir_info":{"editable":true}}' > .venv/lib/python3/site-packages/direct_url.json`, "direct_url.json: is of an editable install, which leads to /srv/of another, outside of the room"],
])("an editable install that points outside is refused: %s", async (_name, line, says) => {
  at.put("install.sh", `mkdir -p .venv/lib/python3/site-packages\n${line}\n`);
  const contract = contractOf([shell("true")], [scope("src/**")]);
  await expect(sealContract(contract, place({ setup: ["sh install.sh"] }))).rejects.toThrow(says);
}); // biome-ignore format: one

test("an editable install of the project itself is its own", async () => {
  at.put("install.sh", `mkdir -p .venv\nprintf '%s\\n' '${at.root}/src' > .venv/own.pth\nprintf '%s' '{"url":"https://example.com/a.whl","archive_info":{}}' > .venv/direct_url.json\n`); // biome-ignore format: one
  const contract = contractOf([shell("true")], [scope("src/**")]);
  expect((await sealContract(contract, place({ setup: ["sh install.sh"] }))).layer?.files).toBe(2);
});

test("a pipe beside the sources is nobody's change, from the start or since; one in the place of a file or a folder is", async () => {
  const pipe = (path: string): void => void execFileSync("mkfifo", [join(at.root, path)]);
  pipe("src/from-the-start");
  const added = await after(() => pipe("since"), [shell("! test -e src/from-the-start && ! test -e since")]);
  expect([added.verdict, added.leftOut]).toEqual(["done", []]);
  const replaced = await after(() => {
    at.remove("src/a.js");
    pipe("src/a.js");
    at.remove("test");
    pipe("test");
  }, [shell("true")]);
  expect([replaced.verdict, replaced.leftOut]).toEqual(["not done", ["type changed src/a.js", "type changed test"]]);
});
