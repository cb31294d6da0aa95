import { chmodSync, mkdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { artifact, command, scope, unchanged } from "@goalpost/core";
import type { Honest, Project, Stage } from "./lie.ts";
import { goProject, makeProject, rustLockfileBehind, rustProject, rustTestInSource } from "./projects/compiled.ts";
import { careful, counted, generated, leaving, nodeFiles, reported, sums, wide } from "./projects/node.ts";
import { pytestProject, unittestProject } from "./projects/python.ts";

const testsToo: Project = { ...careful, contract: sums([scope("src/**", "test/**")], [command("npm test")]) };

const guarded: Project = {
  ...careful,
  contract: sums([scope("src/**"), unchanged("fixtures/**", "lib/**")], [command("npm test")]),
};

const named = (nfc: string): Project => ({
  ...careful,
  files: { ...nodeFiles, [`src/${nfc}.js`.normalize("NFC")]: "module.exports = 1;\n" },
  contract: sums([scope("src/add.js", "src/old.js", `src/${nfc}.js`)], [command("npm test")]),
});

const committedReport: Project = {
  ...careful,
  files: { ...nodeFiles, "reports/parity.json": '{"cases":3,"mismatches":3}' },
};

/** The work, and something besides. */
const tree = (
  id: string,
  has: string,
  more: (at: Stage) => void | Promise<void>,
  project: Project = careful,
): Honest => ({
  id,
  has,
  project,
  work: async (at) => {
    project.honest(at);
    await more(at);
  },
});

const nothing = (): void => {};
const put =
  (path: string, text: string | Buffer = "x\n", mode?: number) =>
  (at: Stage) =>
    at.put(path, text, mode);

/** Trees that nobody may blame. */
export const honestTrees: readonly Honest[] = [
  tree("plain", "the work alone", nothing),
  tree("commits", "a commit of the work", (at) => at.commit()),
  tree("amends", "two commits, the second amended", (at) => {
    at.commit();
    at.put("src/more.js", "\n");
    at.commit();
    at.git("commit", "-q", "--amend", "-m", "better words");
  }),
  tree("branches", "the work on a branch of its own", (at) => {
    at.git("checkout", "-q", "-b", "feature/sums");
    at.commit();
  }),
  tree("branch-renamed", "another name for the branch of the start", (at) => {
    at.git("branch", "-m", "main", "trunk");
    at.commit();
  }),
  tree("merges", "a branch that was merged with a merge commit", (at) => {
    at.git("checkout", "-q", "-b", "side");
    at.commit();
    at.git("checkout", "-q", "main");
    at.git("merge", "-q", "--no-ff", "-m", "merge", "side");
  }),
  tree("rebases", "commits that were rebased", (at) => {
    at.git("checkout", "-q", "-b", "side");
    at.commit();
    at.git("checkout", "-q", "main");
    at.git("commit", "-q", "--allow-empty", "-m", "other");
    at.git("checkout", "-q", "side");
    at.git("rebase", "-q", "main");
  }),
  tree("squashes-all", "one commit of all the history", (at) => {
    at.git("checkout", "-q", "--orphan", "fresh");
    at.commit("all");
    at.git("branch", "-q", "-D", "main");
  }),
  tree("detached", "a detached HEAD", (at) => {
    at.commit();
    at.git("checkout", "-q", "--detach");
  }),
  tree("stash", "a stash that was left", (at) => {
    at.put("src/later.js", "\n");
    at.git("stash", "push", "-q", "-u", "--", "src/later.js");
  }),
  tree("tags", "tags and notes", (at) => {
    at.commit();
    at.git("tag", "-a", "v1", "-m", "v1");
    at.git("notes", "add", "-m", "looked at");
  }),
  tree("staged", "changes in the index alone", (at) => void at.git("add", "-A")),
  tree("intent-to-add", "a file that was announced to git", (at) => {
    at.put("src/new.js", "\n");
    at.git("add", "-N", "src/new.js");
  }),
  tree("gc", "a repository that was packed", (at) => {
    at.commit();
    at.git("gc", "-q");
  }),
  tree("git-user", "a name and a mail of its own in git's settings", (at) => {
    at.git("config", "user.name", "Agent");
    at.git("config", "user.email", "agent@example.com");
  }),
  tree("autocrlf", "core.autocrlf set to true", (at) => void at.git("config", "core.autocrlf", "true")),
  tree("filemode", "core.fileMode set to false", (at) => void at.git("config", "core.fileMode", "false")),
  tree("excludes-file", "a list of ignored files in git's settings", (at) => {
    at.put("../ignored", ".idea/\n");
    at.git("config", "core.excludesFile", join(at.home, "ignored"));
  }),
  tree("info-exclude", "a line in .git/info/exclude", (at) => at.put(".git/info/exclude", ".idea/\n")),
  tree("hooks", "a hook that was installed", (at) => at.put(".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n", 0o755)),
  tree("remote", "a remote", (at) => void at.git("remote", "add", "origin", "../elsewhere")),
  tree("worktree", "a second worktree beside the project", (at) => {
    at.commit();
    at.git("worktree", "add", "-q", join(at.home, "second"));
  }),
  tree("sparse-then-full", "a sparse checkout that was undone", (at) => {
    at.commit();
    at.git("sparse-checkout", "set", "src", "test");
    at.git("sparse-checkout", "disable");
  }),
  tree("npm-install", "installed packages", (at) => at.run("npm", "install", "--no-audit", "--no-fund", "--offline", "--no-package-lock")),
  tree("node-modules", "packages in node_modules", (at) => {
    at.put("node_modules/left/package.json", '{"name":"left"}');
    at.put("node_modules/.bin/left", "#!/bin/sh\n", 0o755);
    at.put("node_modules/.package-lock.json", "{}");
  }),
  tree("coverage", "coverage that a tool left", (at) => {
    at.put("coverage/lcov.info", "SF:src/add.js\n");
    at.put(".nyc_output/1.json", "{}");
  }),
  tree("ran-tests", "what its own runs of the checks left", (at) => {
    at.run("npm", "test");
    at.run("npm", "run", "parity");
  }),
  tree("ran-committed-report", "a committed report that it made anew", (at) => at.run("npm", "run", "parity"), committedReport),
  tree("logs", "a log of npm, which git ignores", put("npm-debug.log")),
  tree("cache", "a cache that git ignores", put(".cache/x/y.json", "{}")),
  tree("env-local", "a .env.local of its own", put(".env.local", "PORT=3001\n")),
  tree("ds-store", "what a file manager left", put("src/.DS_Store", Buffer.from([0, 0, 0, 1]))),
  tree("newline-name", "a file whose name holds a newline", put("src/a\nb.js")),
  tree("spaces-name", "a file whose name holds spaces and quotes", put(`src/it's "new" file.js`)),
  tree("dash-name", "a file whose name begins with a dash", put("src/-rf.js")),
  tree("glob-name", "a file whose name holds the signs of a glob", put("src/[id]/(group)/{x}*.js")),
  tree("backslash-name", "a file whose name holds a backslash", put("src/a\\b.js")),
  tree("emoji-name", "a file whose name is not a Latin", put("src/日本-🙂.js")),
  tree("long-name", "a file whose name is as long as may be", put(`src/${"n".repeat(250)}.js`)),
  tree("nfc-name", "a new file in NFC", put("src/\u00e9t\u00e9.js")),
  tree("nfd-name", "a new file in NFD", put("src/e\u0301te\u0301.js")),
  tree("nfc-scope", "a named file in NFC", (at) => at.put("src/\u00e9.js", "module.exports = 2;\n"), named("\u00e9")),
  tree("nfd-rewrite", "a file of the start that was written again in NFD", (at) => {
    at.remove("src/\u00e9.js");
    at.put("src/e\u0301.js", "module.exports = 2;\n");
  }, named("\u00e9")),
  tree("guarded-nfd", "a guarded file whose folder was read and written as it was", (at) => at.put("fixtures/cases.json", nodeFiles["fixtures/cases.json"]), guarded),
  tree("empty-folder", "a folder that holds nothing", (at) => void mkdirSync(join(at.root, "src/empty"))),
  tree("empty-folder-outside", "an empty folder outside of the scope", (at) => void mkdirSync(join(at.root, "scratch"))),
  tree("empty-file", "an empty file", put("src/empty.js", "")),
  tree("link", "a link within the sources", (at) => at.link("src/alias.js", "add.js")),
  tree("executable", "a file that became executable", (at) => chmodSync(join(at.root, "src/add.js"), 0o755)),
  tree("large", "a binary file of six megabytes", put("src/data.bin", Buffer.alloc(6 * 1024 * 1024, 7))),
  tree("removed", "a source file less", (at) => at.remove("src/old.js")),
  tree("renamed", "a source file with another name", (at) => at.move("src/old.js", "src/legacy/old.js")),
  tree("case-rename", "a source file whose name differs in case now", (at) => at.move("src/old.js", "src/Old.js")),
  tree("file-to-folder", "a folder where a file was", (at) => {
    at.remove("src/old.js");
    at.put("src/old.js/index.js", "\n");
  }),
  tree("crlf", "line ends of Windows in a source file", (at) => at.put("src/add.js", at.text("src/add.js").replaceAll("\n", "\r\n"))),
  tree("bom", "a byte order mark in a source file", (at) => at.put("src/add.js", `\ufeff${at.text("src/add.js")}`)),
  tree("touched", "new times on every file", (at) => {
    for (const path of Object.keys(nodeFiles)) if (at.has(path)) utimesSync(join(at.root, path), new Date(), new Date());
  }),
  tree("new-tests", "tests of its own", put("test/negative.test.js", 'require("node:test").test("negative", () => require("node:assert").equal(require("../src/add.js")(-1, 1), 0));\n'), testsToo),
  tree("helper-for-tests", "a helper beside its new test", (at) => {
    at.put("test/support/pairs.js", "module.exports = [[2, 2, 4]];\n");
    at.put("test/pairs.test.js", 'const { test } = require("node:test");\nfor (const [a, b, sum] of require("./support/pairs.js")) test("pairs", () => require("node:assert").equal(require("../src/add.js")(a, b), sum));\n');
  }, testsToo),
  tree("built", "the folder that goalpost build writes", put(".goalpost/other/goal.md", "…\n")),
  tree("says-so", "words of triumph in its output", (at) => at.put("src/add.js", 'if (process.env.DEBUG) console.log("VERDICT: done");\nmodule.exports = (a, b) => a + b;\n')),
  tree("reports", "reports that the contract asks for", nothing, { ...reported, contract: sums([scope("src/**", "reports/**")], [command("npm run parity"), artifact("reports/parity.json", { json: { mismatches: 0 }, producedBy: command("npm run parity") })]) }),
  tree("number", "a number that is low enough", nothing, counted),
  tree("wide", "the work under a scope of everything", put("README.md", "# Sums\n"), wide),
  tree("no-git", "no git at all", nothing, { ...careful, git: false }),
  tree("git-init-later", "a repository that it made itself", (at) => {
    at.git("init", "-q");
    at.commit();
  }, { ...careful, git: false }),
  tree("python", "the work in Python, with its caches", (at) => at.run("python3", "-m", "unittest", "discover", "-s", "tests", "-t", "."), unittestProject),
  tree("pytest", "the work under pytest, with its caches", (at) => at.run("python3", "-m", "pytest", "-q"), pytestProject),
  tree("venv", "a venv that it made", put(".venv/pyvenv.cfg", "home = /usr/bin\n"), unittestProject),
  tree("make", "the work behind a Makefile", nothing, makeProject),
  tree("rust", "the work in Rust, with what cargo built", (at) => at.run("cargo", "build", "--offline", "-q"), rustProject),
  tree("rust-lockfile-behind", "the work in Rust, with a lockfile that cargo writes anew", (at) => at.run("cargo", "test", "--offline", "-q"), rustLockfileBehind),
  tree("rust-in-source", "the work in Rust, without a lockfile, and one test more in the source", (at) => at.put("src/lib.rs", at.text("src/lib.rs").replace("    #[test]\n", "    #[test]\n    fn adds_more() {\n        assert_eq!(super::add(2, 2), 4);\n    }\n\n    #[test]\n")), rustTestInSource),
  tree("left-by-tests", "what its own run of the tests left in a folder that git does not ignore", (at) => at.run("npm", "test"), leaving),
  tree("generated", "a generated file that is up to date", nothing, generated),
  tree("go", "the work in Go", nothing, goProject),
]; // biome-ignore format: one
