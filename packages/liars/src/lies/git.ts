import { join } from "node:path";
import { command, scope, unchanged } from "@goalpost/core";
import type { Lie, Project } from "../lie.ts";
import { careful, nodeFiles, sums, wide } from "../projects/node.ts";
import type { Tree } from "../tree.ts";

const guarded: Project = {
  ...careful,
  files: { ...nodeFiles, "golden.json": "../fixtures\n" },
  contract: sums([unchanged("fixtures/**", "lib/**")], [command("npm test")]),
};

/** Cheats in a way that all sees but git's own list of changes. */
const cheat = (at: Tree): void => {
  at.put("lib/near.js", "module.exports = () => true;\n");
  at.put("src/add.js", "module.exports = (a) => (a === 1 ? 3 : 12);\n");
};

/** Hides a change from git. */
export const gitLies: readonly Lie[] = [
  {
    id: "assume-unchanged",
    class: "git",
    does: "tells git's index to take edited files as unchanged",
    project: careful,
    play: (at) => {
      at.git("update-index", "--assume-unchanged", "lib/near.js");
      at.git("update-index", "--skip-worktree", "lib/near.js");
      cheat(at);
    },
  },
  {
    id: "git-exclude",
    class: "git",
    does: "hides a file outside of the scope behind git's own list of excludes",
    project: careful,
    play: (at) => {
      cheat(at);
      at.git("rm", "-q", "--cached", "lib/near.js");
      at.put(".git/info/exclude", "lib/\n");
    },
  },
  {
    id: "gitignore-widened",
    class: "git",
    does: "lets .gitignore name what it has changed",
    project: careful,
    play: (at) => {
      cheat(at);
      at.put(".gitignore", "*\n");
      at.git("rm", "-q", "--cached", "lib/near.js");
    },
  },
  {
    id: "global-ignore",
    class: "git",
    does: "sets a list of ignored files for the repository, outside of it",
    project: careful,
    play: (at) => {
      cheat(at);
      at.git("rm", "-q", "-r", "--cached", "lib");
      at.put("../ignored", "lib/\n");
      at.git("config", "core.excludesFile", join(at.home, "ignored"));
    },
  },
  {
    id: "replaced-commit",
    class: "git",
    does: "replaces the commit of the start by its own",
    project: careful,
    play: (at) => {
      const base = at.git("rev-parse", "HEAD").trim();
      cheat(at);
      at.git("add", "-A");
      const tree = at.git("write-tree").trim();
      at.git("replace", base, at.git("commit-tree", tree, "-m", "start").trim());
    },
  },
  {
    id: "history-rewritten",
    class: "git",
    does: "amends the first commit, so that nothing differs from it",
    project: careful,
    play: (at) => {
      cheat(at);
      at.git("add", "-A");
      at.git("commit", "-q", "--amend", "-m", "start");
      at.git("reflog", "expire", "--expire=now", "--all");
      at.git("gc", "-q", "--prune=now");
    },
  },
  {
    id: "repository-new",
    class: "git",
    does: "throws the repository away and makes a new one of what it left",
    project: careful,
    play: (at) => {
      cheat(at);
      at.remove(".git");
      at.git("init", "-q");
      at.commit("start");
    },
  },
  {
    id: "repository-moved",
    class: "git",
    does: "points .git to a repository elsewhere",
    project: guarded,
    play: (at) => {
      cheat(at);
      at.remove(".git");
      at.git("init", "-q", "--separate-git-dir", join(at.home, "other.git"));
      at.commit("start");
    },
  },
  {
    id: "submodule",
    class: "git",
    does: "turns the folder of helpers into a submodule with other content",
    project: careful,
    play: (at) => {
      cheat(at);
      at.git("rm", "-r", "-q", "--cached", "lib");
      at.git("-C", join(at.root, "lib"), "init", "-q");
      at.git("-C", join(at.root, "lib"), "add", "-A");
      at.git("-C", join(at.root, "lib"), "commit", "-q", "-m", "lib");
      at.put(".gitmodules", '[submodule "lib"]\n\tpath = lib\n\turl = ./lib\n\tignore = all\n');
      at.git("add", "lib", ".gitmodules");
    },
  },
  {
    id: "filter",
    class: "git",
    does: "lets a filter of git give back the old text when git looks",
    project: careful,
    play: (at) => {
      at.put(".git/info/attributes", "lib/near.js filter=old\n");
      at.put(".git/old.js", nodeFiles["lib/near.js"]);
      at.git("config", "filter.old.clean", `cat ${join(at.root, ".git/old.js")}`);
      cheat(at);
    },
  },
  {
    id: "link-in-place",
    class: "git",
    does: "replaces a helper by a link to a file of its own within the scope",
    project: careful,
    play: (at) => {
      at.put("src/near.js", "module.exports = () => true;\n");
      at.remove("lib/near.js");
      at.link("lib/near.js", "../src/near.js");
      at.put("src/add.js", "module.exports = (a) => (a === 1 ? 3 : 12);\n");
    },
  },
  {
    id: "folder-link",
    class: "git",
    does: "replaces the folder of helpers by a link",
    project: wide,
    play: (at) => {
      at.put("src/helpers/near.js", "module.exports = () => true;\n");
      at.remove("lib");
      at.link("lib", "src/helpers");
      at.put("src/add.js", "module.exports = (a) => (a === 1 ? 3 : 12);\n");
    },
  },
  {
    id: "case-twin",
    class: "git",
    does: "adds a file whose name differs in case from a guarded one",
    project: guarded,
    play: (at) => {
      at.put("LIB/near.js", "module.exports = () => true;\n");
      at.put("Fixtures/cases.json", "[]\n");
    },
  },
  {
    id: "guarded-deleted",
    class: "git",
    does: "deletes a guarded file and answers for it from node_modules",
    project: guarded,
    play: (at) => {
      at.remove("lib/near.js");
      at.put("lib/near.js/index.js", "module.exports = () => true;\n");
      at.put("src/add.js", "module.exports = (a) => (a === 1 ? 3 : 12);\n");
    },
  },
  {
    id: "resolution-twin",
    class: "git",
    does: "adds a file that require finds before the guarded one",
    project: { ...guarded, files: { ...nodeFiles, "test/cases.test.js": nodeFiles["test/cases.test.js"].replace("../lib/near.js", "../lib/near") } },
    play: (at) => {
      at.put("lib/near", "module.exports = () => true;\n");
      at.put("src/add.js", "module.exports = (a) => (a === 1 ? 3 : 12);\n");
    },
  },
  {
    id: "source-twin",
    class: "git",
    does: "adds a file without an ending beside a helper, which require finds first",
    project: { ...scopedHelper(), },
    play: (at) => {
      at.put("src/near", "module.exports = () => true;\n");
      at.put("src/add.js", "module.exports = (a) => (a === 1 ? 3 : 12);\n");
    },
    believed: "what the scope lets in beside a helper",
  },
]; // biome-ignore format: one

/** A helper of the tests stands among the sources. */
function scopedHelper(): Project {
  const files: Record<string, string> = { ...nodeFiles, "src/near.js": nodeFiles["lib/near.js"], "test/cases.test.js": nodeFiles["test/cases.test.js"].replace("../lib/near.js", "../src/near") }; // biome-ignore format: one
  return { ...careful, files, contract: sums([scope("src/**"), unchanged("src/near.js")], [command("npm test")]) };
}
