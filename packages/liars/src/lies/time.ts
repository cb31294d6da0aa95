import { spawn } from "node:child_process";
import { utimesSync } from "node:fs";
import { join } from "node:path";
import { command, scope, shell } from "@goalpost/core";
import type { Lie, Project } from "../lie.ts";
import { rustProject } from "../projects/compiled.ts";
import { careful, generated, nodeFiles, sums } from "../projects/node.ts";

const right = "module.exports = (a, b) => a + b;\n";

/** Two checks: what the first runs may prepare what the second sees. */
const twice: Project = {
  ...careful,
  contract: sums([scope("src/**")], [shell("node src/add.js"), command("npm test"), command("npm run parity")]),
};

const flaky: Project = {
  ...careful,
  contract: sums([scope("src/**")], [command("npm test"), command("npm test")]),
};

/** Uses when a check looks. */
export const timeLies: readonly Lie[] = [
  {
    id: "flips-back",
    class: "time",
    does: "keeps a process that takes the work back once a verdict was given",
    project: careful,
    // What was judged is what stood there: the next verdict tells.
    play: (at) => at.put("src/add.js", right),
    afterwards: (at) => at.put("src/add.js", nodeFiles["src/add.js"]),
  },
  {
    id: "flips-while",
    class: "time",
    does: "keeps a process that writes tests and helpers again and again while checks run",
    project: careful,
    play: (at) => {
      const code = 'const fs = require("fs"); const end = Date.now() + 60000; (function again() { for (const [path, text] of [["test/add.test.js", ""], ["test/cases.test.js", ""], ["lib/near.js", "module.exports = () => true;"]]) { try { fs.writeFileSync(path, text); } catch {} } if (Date.now() < end) setTimeout(again, 5); })();';
      const child = spawn(process.execPath, ["-e", code], { cwd: at.root, stdio: "ignore" });
      return () => void child.kill("SIGKILL");
    },
  },
  {
    id: "rewrites-test",
    class: "time",
    does: "lets the source empty the tests when the first check loads it",
    project: twice,
    play: (at) => at.put("src/add.js", 'const fs = require("node:fs");\nfor (const name of ["add", "cases"]) fs.writeFileSync(__dirname + "/../test/" + name + ".test.js", "");\nmodule.exports = (a, b) => a - b;\n'),
  },
  {
    id: "rewrites-and-restores",
    class: "time",
    does: "lets the source empty the tests for the second check, which puts them back",
    project: twice,
    play: (at) =>
      at.put("src/add.js", 'const fs = require("node:fs");\nconst path = __dirname + "/../test/add.test.js";\nconst kept = fs.readFileSync(path, "utf8");\nfs.writeFileSync(path, "");\nprocess.on("exit", () => fs.writeFileSync(path, kept));\nmodule.exports = (a, b) => a - b;\n'),
  },
  {
    id: "rewrites-helper",
    class: "time",
    does: "lets the source rewrite a helper and the fixtures when the first check loads it",
    project: twice,
    play: (at) =>
      at.put("src/add.js", 'const fs = require("node:fs");\nfs.writeFileSync(__dirname + "/../lib/near.js", "module.exports = () => true;");\nfs.writeFileSync(__dirname + "/../fixtures/cases.json", "[]");\nmodule.exports = (a, b) => (a === 1 ? 3 : 12);\n'),
  },
  {
    id: "rewrites-itself",
    class: "time",
    does: "lets the source become right once it was loaded",
    project: flaky,
    play: (at) => at.put("src/add.js", `require("node:fs").writeFileSync(__filename, ${JSON.stringify(right)});\nmodule.exports = (a, b) => a - b;\n`),
  },
  {
    id: "writes-config-for-later",
    class: "time",
    does: "lets the first check write a setting for npm that the next one reads",
    project: twice,
    play: (at) => at.put("src/add.js", 'const fs = require("node:fs");\nfs.writeFileSync(__dirname + "/../.npmrc", "script-shell=/bin/true\\n");\nmodule.exports = (a, b) => a - b;\n'),
  },
  {
    id: "writes-modules-for-later",
    class: "time",
    does: "lets the first check put a node of its own into node_modules/.bin",
    project: twice,
    play: (at) => at.put("src/add.js", 'const fs = require("node:fs");\nconst bin = __dirname + "/../node_modules/.bin";\nfs.mkdirSync(bin, { recursive: true });\nfs.writeFileSync(bin + "/node", "#!/bin/sh\\nexit 0\\n", { mode: 0o755 });\nmodule.exports = (a, b) => a - b;\n'),
  },
  {
    id: "detached-writer",
    class: "time",
    does: "lets the first check leave a detached process that edits the room for the next",
    project: twice,
    play: (at) => {
      const code = 'setInterval(() => { for (const name of ["add", "cases"]) try { require("fs").writeFileSync("test/" + name + ".test.js", ""); } catch {} }, 5); setTimeout(() => process.exit(), 20000);';
      at.put("src/add.js", `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(code)}], { detached: true, stdio: "ignore", cwd: __dirname + "/.." }).unref();\nmodule.exports = (a, b) => a - b;\n`);
    },
  },
  {
    id: "old-times",
    class: "time",
    does: "gives the edited source the time that it had, so that a build takes it for built",
    project: rustProject,
    play: (at) => {
      at.run("cargo", "build", "--offline", "-q");
      at.put("target/debug/stamp", "");
      at.put("src/lib.rs", "pub fn add(a: i64, b: i64) -> i64 {\n    a * b\n}\n");
      utimesSync(join(at.root, "src/lib.rs"), new Date(0), new Date(0));
    },
  },
  {
    id: "after-a-date",
    class: "time",
    does: "works until a day in the future",
    project: careful,
    play: (at) => at.put("src/add.js", "module.exports = (a, b) => (Date.now() < Date.UTC(2100, 0, 1) ? a + b : a - b);\n"),
    believed: "source that knows where it runs",
  },
  {
    id: "index-for-later",
    class: "time",
    does: "lets the source stage a stale file in the room's git, for the check that asks git whether it is up to date",
    project: generated,
    play: (at) => at.put("src/add.js", 'process.on("exit", () => require("node:child_process").spawnSync("git", ["add", "-A"]));\nmodule.exports = (a, b) => a + b;\n'),
  },
]; // biome-ignore format: one
