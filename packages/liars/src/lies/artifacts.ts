import { absent, artifact, command, metric, scope } from "@goalpost/core";
import type { Lie, Project } from "../lie.ts";
import { addRightly, careful, counted, nodeFiles, reported, sums } from "../projects/node.ts";

const log: Project = {
  ...reported,
  honest: (at) => {
    addRightly(at);
    at.run("node", "tools/log.js");
  },
  contract: sums([scope("src/**")], [command("npm run parity"), absent(/ERROR/, { in: "reports/run.txt", lastLines: 20 })]),
}; // biome-ignore format: one

const printed: Project = {
  ...careful,
  contract: sums([scope("src/**")], [command("node tools/parity.js", { stdout: /^0 mismatches$/m })]),
  files: { ...nodeFiles, "tools/parity.js": `${nodeFiles["tools/parity.js"]}console.log(\`\${wrong.length} mismatches\`);\n` },
}; // biome-ignore format: one

const widened: Project = {
  ...careful,
  contract: sums([scope("src/**")], [command("node tools/parity.js"), artifact("reports/parity.json", { json: { mismatches: 0, cases: 3 }, producedBy: command("node tools/parity.js") })]),
}; // biome-ignore format: one

/** A bench that measures in its own process; what is held out measures from another one. */
const timed: Project = {
  ...careful,
  files: {
    ...nodeFiles,
    "src/slow.js": "module.exports = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5000);\n",
    "tools/bench.js":
      'const slow = require("../src/slow.js");\nconst start = performance.now();\nslow();\nconsole.log(performance.now() - start);\n',
  },
  contract: sums([scope("src/**")], [metric(command("node tools/bench.js"), { atMost: 2000 })]),
  heldOut: {
    run: "node held-out/time.js",
    files: {
      "held-out/time.js":
        'const { execFileSync } = require("node:child_process");\nconst start = performance.now();\nexecFileSync(process.execPath, ["-e", "require(\'./src/slow.js\')()"]);\nprocess.exit(performance.now() - start < 4500 ? 0 : 1);\n',
    },
  },
  honest: (at) => at.put("src/slow.js", "module.exports = () => 0;\n"),
};

const percent: Project = {
  ...counted,
  contract: sums([scope("src/**")], [metric(command("npm run --silent count"), { changeAtMostPercent: -50 })]),
};

/** Writes what is looked at. */
export const artifactLies: readonly Lie[] = [
  {
    id: "report-forged",
    class: "artifacts",
    does: "writes the report that nobody makes again",
    project: reported,
    play: (at) => {
      at.put("reports/parity.json", '{"cases":3,"mismatches":0}');
      at.put("reports/run.txt", "fine\n");
    },
  },
  {
    id: "report-forged-produced",
    class: "artifacts",
    does: "writes the report that a command makes again",
    project: careful,
    play: (at) => at.put("reports/parity.json", '{"cases":3,"mismatches":0}'),
  },
  {
    id: "report-duplicate-keys",
    class: "artifacts",
    does: "lets the source write a report that names one key twice",
    project: widened,
    play: (at) => at.put("src/add.js", 'process.on("exit", () => require("node:fs").writeFileSync("reports/parity.json", \'{"mismatches":3,"cases":3,"mismatches":0}\'));\nmodule.exports = (a, b) => a - b;\n'),
  },
  {
    id: "report-at-exit",
    class: "artifacts",
    does: "lets the source write the report over, when the process ends",
    project: widened,
    play: (at) => at.put("src/add.js", 'process.on("exit", () => require("node:fs").writeFileSync("reports/parity.json", \'{"mismatches":0,"cases":3}\'));\nmodule.exports = (a, b) => a - b;\n'),
    believed: "a check that loads the source into its own process",
  },
  {
    id: "log-padded",
    class: "artifacts",
    does: "pads the log with blank lines, since only its end is searched",
    project: log,
    play: (at) => at.put("reports/run.txt", `ERROR wrong sum\n${"\n".repeat(40)}`),
  },
  {
    id: "log-cleaned",
    class: "artifacts",
    does: "writes a log without the error",
    project: log,
    play: (at) => at.put("reports/run.txt", "fine\n"),
  },
  {
    id: "log-utf16",
    class: "artifacts",
    does: "writes the log in UTF-16, in which a pattern finds nothing",
    project: log,
    play: (at) => at.put("reports/run.txt", Buffer.from("\ufeffERROR wrong sum\n", "utf16le")),
  },
  {
    id: "log-link",
    class: "artifacts",
    does: "lets the log be a link to a clean file",
    project: log,
    play: (at) => at.link("reports/run.txt", "../src/old.js"),
  },
  {
    id: "output-printed",
    class: "artifacts",
    does: "prints the line that the check looks for, and ends with 0",
    project: printed,
    play: (at) => at.put("src/add.js", 'console.log("0 mismatches");\nprocess.exit(0);\n'),
    believed: "a check that loads the source into its own process",
  },
  {
    id: "number-by-newline",
    class: "artifacts",
    does: "writes the counted file in one line",
    project: counted,
    play: (at) => at.put("src/old.js", "// old ".repeat(3)),
  },
  {
    id: "number-script",
    class: "artifacts",
    does: "replaces the program that prints the number",
    project: percent,
    play: (at) => at.put("tools/count.js", "console.log(0);\n"),
  },
  {
    id: "clock-stopped",
    class: "artifacts",
    does: "stops the clocks of the process that measures it",
    project: timed,
    play: (at) => at.before("src/slow.js", "performance.now = () => 1;\nDate.now = () => 1;\nprocess.hrtime.bigint = () => 1n;\n"),
    believed: "numbers that a program takes of itself",
  },
  {
    id: "number-baseline",
    class: "artifacts",
    does: "makes the file larger, commits, and makes it as it was",
    project: percent,
    play: (at) => {
      at.put("src/old.js", "// old\n".repeat(30));
      at.commit();
      at.put("src/old.js", nodeFiles["src/old.js"]);
    },
  },
  {
    id: "report-folder-link",
    class: "artifacts",
    does: "lets the reports' folder be a link into the sources, where a report stands",
    project: careful,
    play: (at) => {
      at.put("src/reports/parity.json", '{"cases":3,"mismatches":0}');
      at.link("reports", "src/reports");
    },
  },
]; // biome-ignore format: one
