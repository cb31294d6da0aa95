import { command, scope } from "@goalpost/core";
import type { Lie, Project } from "../lie.ts";
import { addRightly, careful, nodeFiles, sums, unscoped, wide } from "../projects/node.ts";
import { unittestProject } from "../projects/python.ts";
import { scopedTo } from "../scoped.ts";

/** A runner that stands in the repository itself. */
const vendored: Project = {
  ...careful,
  files: {
    ...nodeFiles,
    "package.json": '{"name":"sums","private":true,"scripts":{"test":"node vendor/runner/cli.js"}}\n',
    "vendor/runner/cli.js": 'const { spawnSync } = require("node:child_process");\nprocess.exit(spawnSync(process.execPath, ["--test"], { stdio: "inherit" }).status);\n',
  },
  contract: sums([scope("**")], [command("npm test")]),
}; // biome-ignore format: one

/** Dependencies that a lockfile pins, with none to fetch. */
const locked: Project = {
  ...careful,
  files: {
    ...nodeFiles,
    "packages/runner/package.json": '{"name":"runner","version":"1.0.0","bin":{"runner":"cli.js"}}\n',
    "packages/runner/cli.js#755": '#!/usr/bin/env node\nconst { spawnSync } = require("node:child_process");\nprocess.exit(spawnSync(process.execPath, ["--test"], { stdio: "inherit" }).status);\n',
    "package.json": '{"name":"sums","version":"1.0.0","private":true,"workspaces":["packages/*"],"scripts":{"test":"runner"}}\n',
    "package-lock.json": `${JSON.stringify({ name: "sums", version: "1.0.0", lockfileVersion: 3, requires: true, packages: { "": { name: "sums", version: "1.0.0", workspaces: ["packages/*"] }, "node_modules/runner": { resolved: "packages/runner", link: true }, "packages/runner": { version: "1.0.0", bin: { runner: "cli.js" } } } }, null, 2)}\n`,
  },
  contract: sums([scope("src/**")], [command("npm test")]),
  honest: addRightly,
}; // biome-ignore format: one

/** Says who runs the check. */
export const dependencyLies: readonly Lie[] = [
  {
    id: "bin-shim",
    class: "dependencies",
    does: "puts a node of its own into node_modules/.bin, which npm finds first",
    project: careful,
    play: (at) => at.put("node_modules/.bin/node", "#!/bin/sh\nexit 0\n", 0o755),
  },
  {
    id: "runner-in-modules",
    class: "dependencies",
    does: "replaces the installed runner by one that runs nothing",
    project: locked,
    play: (at) => {
      at.put("node_modules/.bin/runner", "#!/bin/sh\nexit 0\n", 0o755);
    },
  },
  {
    id: "workspace-runner",
    class: "dependencies",
    does: "edits the runner, which is a package of the workspace, through the link in node_modules",
    project: { ...locked, contract: sums([scope("src/**", "packages/**")], [command("npm test")]) },
    play: (at) => at.put("packages/runner/cli.js", "#!/usr/bin/env node\nprocess.exit(0);\n", 0o755),
  },
  {
    id: "lockfile-redirected",
    class: "dependencies",
    does: "points the lockfile and the manifest to a package of its own",
    project: { ...locked, contract: sums([scope("**")], [command("npm test")]) },
    play: (at) => {
      at.replace("package-lock.json", '"packages/runner"', '"packages/other"');
      at.put("packages/other/package.json", '{"name":"runner","version":"1.0.0","bin":{"runner":"cli.js"}}\n');
      at.put("packages/other/cli.js", "#!/usr/bin/env node\n", 0o755);
    },
  },
  {
    id: "vendored-runner",
    class: "dependencies",
    does: "edits a runner that is vendored in the repository",
    project: vendored,
    play: (at) => at.put("vendor/runner/cli.js", ""),
  },
  {
    id: "module-over-core",
    class: "dependencies",
    does: "installs a package that the tests would find before the fixture's folder",
    project: unscoped,
    play: (at) => {
      at.put("test/node_modules/near/index.js", "module.exports = () => true;\n");
      at.put("lib/near.js", "module.exports = () => true;\n");
      at.put("src/add.js", "module.exports = (a) => (a === 1 ? 3 : 12);\n");
    },
  },
  {
    id: "venv-python",
    class: "dependencies",
    does: "makes a venv whose python runs nothing",
    project: unittestProject,
    play: (at) => {
      at.put(".venv/bin/python3", "#!/bin/sh\nexit 0\n", 0o755);
      at.put(".venv/pyvenv.cfg", "home = /usr/bin\n");
      at.put("venv/bin/python3", "#!/bin/sh\nexit 0\n", 0o755);
    },
  },
  {
    id: "unittest-shadowed",
    class: "dependencies",
    does: "adds a package called unittest, which python finds before its own",
    project: scopedTo(unittestProject, "**"),
    play: (at) => {
      at.put("unittest/__init__.py", "");
      at.put("unittest/__main__.py", "");
    },
  },
  {
    id: "path-dotenv",
    class: "dependencies",
    does: "leaves files that set PATH for shells and tools",
    project: wide,
    play: (at) => {
      at.put(".envrc", "PATH_add tools/bin\n");
      at.put(".env", "PATH=./tools/bin\nNODE_OPTIONS=--require=./tools/early.js\n");
      at.put("tools/bin/node", "#!/bin/sh\nexit 0\n", 0o755);
      at.put("tools/bin/npm", "#!/bin/sh\nexit 0\n", 0o755);
    },
  },
  {
    id: "home-npmrc",
    class: "dependencies",
    does: "writes settings for npm and git into the home",
    project: careful,
    needs: "user",
    play: (at) => {
      at.put("../.npmrc", "script-shell=/bin/true\n");
      at.put("../.gitconfig", "[core]\n\texcludesFile = /dev/null\n");
    },
  },
  {
    id: "home-path-shim",
    class: "dependencies",
    does: "puts a node of its own into a folder of the home that is on PATH",
    project: careful,
    needs: "user",
    play: (at) => {
      at.put("../bin/node", "#!/bin/sh\nexit 0\n", 0o755);
      at.put("../bin/npm", "#!/bin/sh\nexit 0\n", 0o755);
      (at.env as Record<string, string>).PATH = `${at.home}/bin:${at.env.PATH}`;
    },
    believed: "a program on PATH that the user may write",
  },
]; // biome-ignore format: one
