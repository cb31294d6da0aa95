import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sealContract } from "../seal/seal-contract.ts";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";
import { verify } from "../verify.ts";
import type { RoomSettings } from "./settings.ts";

let at: Project & Disposable;
beforeEach(() => {
  at = project({
    "src/a.js": "a\n",
    "src/deep/b.js": "b\n",
    "test/a.test.js": "test\n",
    "tools.mk": "all:\n",
    ".gitignore": "out\n*.log\n",
  });
});
afterEach(() => at[Symbol.dispose]());

const scope = (...paths: string[]): WireItem => ({ kind: "scope", paths });
const shell = (run: string): WireItem => ({ kind: "shell", run });

/** What the receipt says of a tree that somebody has been at work on since the seal. */
async function after(work: () => void, items: readonly WireItem[], constraints: readonly WireItem[], room: RoomSettings = {}) {
  const contract = contractOf([...items], [...constraints]);
  const seal = await sealContract(contract, { cwd: at.root, env: at.env, room });
  work();
  const receipt = await verify(contract, { cwd: at.root, env: at.env, seal, evidence: false });
  const leftOut = receipt.room?.left_out.map(({ path, change }) => `${change} ${path}`) ?? [];
  return { verdict: receipt.verdict, leftOut, checks: receipt.checks, open: receipt.open };
} // biome-ignore format: one

describe("what comes into the room", () => {
  test("is what the scope lets in; a glob lets in no edited test, manifest, script, configuration or dotfile", async () => {
    const work = () => {
      at.put("src/a.js", "new\n");
      at.put("src/new.js", "new\n");
      at.put("src/.hidden", "x");
      at.put("src/package.json", "{}");
      at.put("src/x.config.js", "x");
      at.put("tools.mk", "all: ;\n");
      at.put("test/a.test.js", "");
      at.remove("src/deep/b.js");
    };
    const seen = await after(work, [shell("cat src/a.js src/new.js && test ! -e src/deep/b.js && test ! -e src/.hidden && test ! -e src/package.json && grep -q test test/a.test.js")], [scope("src/**", "test/**", "*.mk")]);
    expect(seen.checks[1]?.status).toBe("pass");
    expect(seen.verdict).toBe("not done");
    expect([...seen.leftOut].sort()).toEqual(["added src/.hidden", "added src/package.json", "added src/x.config.js", "modified test/a.test.js", "modified tools.mk"]);
    expect(seen.checks[0]?.details?.[0]).toContain('only a scope that names this very file lets it in: scope("src/.hidden")');
  }); // biome-ignore format: one

  test("an ignored file is never carried, and no change either; nor is git's own exclude asked", async () => {
    const work = () => {
      at.put("out/made.js", "x");
      at.put("src/x.log", "x");
      at.put(".git/info/exclude", "src/evil.js\n");
      at.put("src/evil.js", "x");
    };
    const seen = await after(work, [shell("test ! -e out && test ! -e src/x.log && test -e src/evil.js")], [scope("src/**")]);
    expect(seen).toMatchObject({ verdict: "done", leftOut: [] });
    const outside = await after(() => at.put("evil.js", "x"), [shell("true")], [scope("src/**")]);
    expect(outside).toMatchObject({ verdict: "not done", leftOut: ["added evil.js"] });
  }); // biome-ignore format: one

  test("an ignore file that the agent writes hides nothing", async () => {
    const seen = await after(() => { at.put(".gitignore", "*\n"); at.put("evil.js", "x"); }, [shell("true")], [scope("src/**")]);
    expect(seen).toMatchObject({ verdict: "not done", leftOut: ["modified .gitignore", "added evil.js"] });
  }); // biome-ignore format: one
});

describe("names and kinds", () => {
  test("line breaks, NFC and NFD, spaces and quotes are names like others", async () => {
    const names = ["src/line\nbreak.js", "src/caf\u00e9.js", "src/cafe\u0301 2.js", "src/it's \"one\".js", "src/constructor", "src/__proto__"];
    const seen = await after(() => names.forEach((name) => void at.put(name, "x")), [shell("ls -1A src | wc -l | grep -qx 9")], [scope("src/**")]);
    expect(seen).toMatchObject({ verdict: "done", leftOut: [] });
    const composed = await after(() => at.put("ko\u0308ln.js", "x"), [shell("true")], [scope("k\u00f6ln.js")]);
    expect(composed.verdict).toBe("done");
  }); // biome-ignore format: one

  test("a link that leads out is left out; one inside comes in, also in the place of a folder", async () => {
    at.put("../outside/secret.js", "s");
    const out = await after(() => at.link("src/away", "../../outside"), [shell("true")], [scope("src/**")]);
    expect(out).toMatchObject({ verdict: "not done", leftOut: ["added src/away"] });
    at.remove("src/away");
    const absolute = await after(() => at.link("src/abs", "/etc/hostname"), [shell("true")], [scope("src/**")]);
    expect(absolute.leftOut).toEqual(["added src/abs"]);
    at.remove("src/abs");
    const inside = () => {
      at.put("src/other/b.js", "other\n");
      at.remove("src/deep");
      at.link("src/deep", "other");
    };
    expect(await after(inside, [shell("grep -q other src/deep/b.js")], [scope("src/**")])).toMatchObject({ verdict: "done", leftOut: [] });
  }); // biome-ignore format: one

  test("a file in the place of a folder that must stay, and a folder in the place of a file, are left out", async () => {
    const folder = () => {
      at.remove("test");
      at.put("test", "a file");
    };
    const seen = await after(folder, [shell("grep -q test test/a.test.js")], [scope("test", "src/**")]);
    expect(seen.checks[1]?.status).toBe("pass");
    expect(seen.verdict).toBe("not done");
    at.git("checkout", "-q", "test/a.test.js", "src");
    const file = () => {
      at.remove("tools.mk");
      at.put("tools.mk/x.js", "x");
    };
    const other = await after(file, [shell("grep -q all tools.mk")], [scope("tools.mk/x.js", "src/**")]);
    expect(other.checks[1]?.status).toBe("pass");
    expect(other.verdict).toBe("not done");
  });

  test("a repository inside is files like others, without its .git", async () => {
    at.put("vendor/sub/.git", "gitdir: ../../.git/modules/sub\n");
    at.put("vendor/sub/lib.js", "lib\n");
    const work = () => at.put("vendor/sub/lib.js", "changed\n");
    const seen = await after(work, [shell("grep -q lib vendor/sub/lib.js && test ! -e vendor/sub/.git")], [scope("src/**")]);
    expect(seen.checks[1]?.status).toBe("pass");
    expect(seen.leftOut).toEqual(["modified vendor/sub/lib.js"]);
  }); // biome-ignore format: one

  test("a guarded link is changed when what it leads to is", async () => {
    at.put("data/real.json", "1");
    at.link("golden/one.json", "../data/real.json");
    const work = () => at.put("data/real.json", "2");
    const seen = await after(work, [shell("true")], [scope("data/**"), { kind: "unchanged", paths: ["golden/**"] }]);
    expect(seen.checks[1]).toMatchObject({ status: "fail", details: ["what it links to changed (data/real.json): golden/one.json"] });
  }); // biome-ignore format: one
});

test("the room has a repository of its own: the start, and what was let in; no remote, no hook, no history", async () => {
  at.git("remote", "add", "origin", "https://example.com/x.git");
  at.put(".git/hooks/pre-commit", "#!/bin/sh\nexit 1\n", 0o755);
  const script = "git log --format=%s; git remote; git status --porcelain; git show --stat --format= HEAD; git show HEAD~1:src/a.js; git show HEAD~1:src/deep/b.js; ls .git/hooks 2>/dev/null; exit 7";
  const work = () => {
    at.put("src/a.js", "new\n");
    at.remove("src/deep/b.js");
  };
  const { checks } = await after(work, [shell(script)], [scope("src/**")]);
  expect(checks[1]?.output?.split("\n").map((line) => line.trim())).toEqual([
    "the changes that were let in", "the start", "src/a.js      | 2 +-", "src/deep/b.js | 1 -", "2 files changed, 1 insertion(+), 2 deletions(-)", "a", "b",
  ]);
}); // biome-ignore format: one

test("the start comes into the room's repository as one pack, names of all kinds among it, and its index knows the files", async () => {
  const names = ["src/line\nbreak", 'src/"quoted" \\ back', "src/caf\u00e9", "src/ blank ", "src/deep/.GIT/x"];
  for (const [index, name] of names.entries()) at.put(name, `${index}\n`);
  at.put("src/tool", "#!/bin/sh\n", 0o755);
  at.link("src/to", "a.js");
  const script = "find .git/objects -type f | wc -l; git diff-index HEAD; git ls-files -s src/to src/tool | cut -c1-6; git show 'HEAD:src/\"quoted\" \\ back'; git fsck --strict; exit 7";
  const { checks } = await after(() => undefined, [shell(script)], [scope("src/**")]);
  expect(checks[1]?.output?.split("\n").map((line) => line.trim())).toEqual(["2", "120000", "100755", "1"]);
}); // biome-ignore format: one

test("evidence that an item names, and no scope, is data for it alone; of an artifact it makes the result open", async () => {
  const work = () => at.put("reports/r.json", "{}");
  const seen = await after(work, [shell("test ! -e reports/r.json"), { kind: "artifact", path: "reports/r.json" }], [scope("src/**")]);
  expect(seen).toMatchObject({ verdict: "open", leftOut: [] });
  expect(seen.open).toEqual([`reports/r.json was written by the agent alone; let a command make it in the room with producedBy, or say that it is the work itself: scope("reports/r.json")`]);
}); // biome-ignore format: one

const noErrors = { kind: "absent", pattern: { source: "429", flags: "" }, in: "logs/run.log" };

test.each<[string, WireItem, readonly string[], string]>([
  ["a report that a glob let in", { kind: "artifact", path: "logs/run.log", contains: "fine" }, ["src/**", "logs/**"], "open"],
  ["a log that a glob let in", noErrors, ["src/**", "logs/**"], "open"],
  ["a log that no scope lets in", noErrors, ["src/**"], "open"],
  ["a log that the scope names", noErrors, ["src/**", "logs/run.log"], "done"],
  ["a source of the start", { kind: "absent", pattern: { source: "axios", flags: "" }, in: "src/a.js" }, ["src/**"], "done"],
  ["a log that a command makes", { ...noErrors, produced_by: { kind: "shell", run: "mkdir -p logs; echo fine > logs/run.log" } }, ["src/**"], "done"],
])("%s, written by the agent, gives %4$s", async (_name, item, [first = "", ...more], verdict) => {
  const work = () => { at.put("logs/run.log", "all fine\n"); at.put("src/a.js", "fetch(1);\n"); };
  expect((await after(work, [item], [scope(first, ...more)])).verdict).toBe(verdict);
}); // biome-ignore format: one

test("a log that a command makes is searched as the command made it", async () => {
  const work = () => at.put("logs/run.log", "all fine\n");
  const made = { ...noErrors, produced_by: { kind: "shell", run: "mkdir -p logs; echo 'GET / 429' > logs/run.log" } };
  const { checks, verdict } = await after(work, [made], [scope("src/**")]);
  expect([verdict, checks[0]?.what, checks[1]?.what]).toEqual(["not done", expect.stringContaining("all within the scope"), "/429/ is in logs/run.log:1: GET / 429"]);
}); // biome-ignore format: one

test("a file that a command rewrites is judged as the agent left it too", async () => {
  const work = () => at.put("src/log.txt", "429\n");
  const absent = { kind: "absent", pattern: { source: "429", flags: "" }, in: "src/log.txt" };
  const seen = await after(work, [shell(": > src/log.txt"), absent], [scope("src/**")]);
  expect(seen.checks[2]).toMatchObject({ status: "fail", what: "/429/ is in src/log.txt:1: 429, before any command ran" });
}); // biome-ignore format: one

test("a base that is gone from the store, or another, is an error and never a fallback", async () => {
  const contract = contractOf([shell("true")], [scope("src/**")]);
  const seal = await sealContract(contract, { cwd: at.root, env: at.env });
  at.put("test/a.test.js", "another\n");
  at.remove("../state/store/packs");
  await expect(verify(contract, { cwd: at.root, env: at.env, seal, evidence: false })).rejects.toThrow(
    /so the tree of the start cannot be made again\n {2}help: put the state folder back/,
  );
});

test("small files are kept many in one, each once, and one that was changed there is found out", async () => {
  const contract = contractOf([shell("true")], [scope("src/**")]);
  at.put("src/large.bin", "x".repeat(300 * 1024));
  await sealContract(contract, { cwd: at.root, env: at.env });
  at.put("src/more.js", "more\n");
  const seal = await sealContract(contract, { cwd: at.root, env: at.env });
  const packs = readdirSync(join(at.state, "store/packs")).filter((name) => name.endsWith(".bin"));
  const sizes = packs.map((name) => statSync(join(at.state, "store/packs", name)).size).sort((left, right) => left - right);
  expect(sizes).toEqual(["more\n".length, "a\nb\ntest\nall:\nout\n*.log\n".length]);
  at.remove("test/a.test.js");
  for (const name of packs) at.put(`../state/store/packs/${name}`, "y".repeat(40));
  await expect(verify(contract, { cwd: at.root, env: at.env, seal, evidence: false })).rejects.toThrow("does not hold what was sealed");
}); // biome-ignore format: one

test("absent looks at what the project keeps in folders called node_modules, and at no dependency", async () => {
  at.put("src/node_modules/own.js", "SECRET\n");
  at.git("add", "-f", "src/node_modules/own.js");
  at.commit();
  const absent: WireItem = { kind: "absent", pattern: { source: "SECRET", flags: "" }, in: "**/*.js" };
  const setup = { setup: ["mkdir -p node_modules/x", "cp src/node_modules/own.js node_modules/x/i.js"] };
  const seen = await after(() => undefined, [absent], [scope("src/**")], setup);
  expect(seen.checks[1]?.details).toEqual(["src/node_modules/own.js:1: SECRET"]);
}); // biome-ignore format: one

test("a guarded link is changed when what it leads to is, also by way of other links", async () => {
  at.put("data/real/x.json", "1\n");
  at.link("data/by", "real");
  at.link("fixtures/x.json", "../data/by/x.json");
  at.link("fixtures/y.json", "x.json");
  const guard: WireItem = { kind: "unchanged", paths: ["fixtures/y.json"] };
  const seen = await after(() => at.put("data/real/x.json", "2\n"), [shell("true")], [scope("data/**"), guard]);
  expect(seen.checks[1]?.what).toBe("1 file changed: what it links to changed (data/real/x.json): fixtures/y.json");
  expect(seen.verdict).toBe("not done");
}); // biome-ignore format: one

test("what a tool wrote otherwise and nobody changed is not a change: line ends, and the form of a name", async () => {
  at.put("src/line.js", "one\ntwo\n");
  at.put("other/caf\u00e9/a.txt", "a\n");
  const work = () => {
    at.put("test/a.test.js", "test\r\n");
    at.put("tools.mk", "all:\r\n");
    at.put("src/line.js", "one\r\ntwo\r\n");
    at.remove("other/caf\u00e9");
    at.put("other/cafe\u0301/a.txt", "a\n");
  };
  const script = "grep -qx test test/a.test.js && test -e other/caf\u00e9/a.txt && test $(tr -cd '\\r' < src/line.js | wc -c) = 2";
  const seen = await after(work, [shell(script)], [scope("src/**")]);
  expect(seen).toMatchObject({ verdict: "done", leftOut: [] });
  const changed = await after(() => at.put("test/a.test.js", "tesT\r\n"), [shell("true")], [scope("src/**")]);
  expect(changed.leftOut).toEqual(["modified test/a.test.js"]);
}); // biome-ignore format: one

test("a shallow checkout and a worktree are projects like others; a bare repository is none", async () => {
  const contract = contractOf([shell("git log --format=%s && test -e src/a.js && test -f .git/HEAD")], [scope("src/**")]);
  at.git("worktree", "add", "-q", "../tree");
  at.git("clone", "-q", "--depth", "1", `file://${at.root}`, "../shallow");
  at.git("clone", "-q", "--bare", ".", "../bare");
  for (const name of ["tree", "shallow"]) {
    const cwd = join(at.root, "..", name);
    const seal = await sealContract(contract, { cwd, env: at.env });
    expect(await verify(contract, { cwd, env: at.env, seal, evidence: false })).toMatchObject({ verdict: "done" });
  }
  await expect(sealContract(contract, { cwd: join(at.root, "../bare"), env: at.env })).rejects.toThrow(
    /bare: is a repository without a working tree, so there are no files to judge\n {2}help: check it out/,
  );
}); // biome-ignore format: one

test("the socket of what runs containers makes a result open", async () => {
  const seen = await after(() => undefined, [shell("true")], [scope("src/**")], { expose: ["/run/docker.sock"] });
  expect(seen).toMatchObject({ verdict: "open", open: ["/run/docker.sock lets a check start what it likes outside of the sandbox; take it out of room.expose"] }); // biome-ignore format: one
});
