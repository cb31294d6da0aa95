/**
 * A reporter for mocha: its own spec reporter, which prints as ever, with TAP beside it in a file. The plan stands at the end, so that a process that
 * ends early leaves a report that contradicts itself, or none.
 *
 * @param file - Where the report goes, as the run sees it.
 */
export const mochaReporter = (file: string): string => `"use strict";
const { writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");
const from = [require.main && require.main.filename, join(process.cwd(), "x"), __filename].filter(Boolean);
function own() {
  for (const each of from) {
    try {
      return createRequire(each)("mocha").reporters.Spec;
    } catch {}
  }
  return class {};
}
const said = (test) => {
  const path = typeof test.titlePath === "function" ? test.titlePath() : [test.title];
  return path.map((each) => String(each).replace(/\\s+/g, " ").trim()).join(" > ").replace(/[\\\\#]/g, "\\\\$&");
};
module.exports = class extends own() {
  constructor(runner, options) {
    super(runner, options);
    const lines = [];
    const add = (test, ok, end = "") => lines.push(\`\${ok} \${lines.length + 1} - \${said(test)}\${end}\`);
    runner.on("pass", (test) => add(test, "ok"));
    runner.on("fail", (test) => add(test, "not ok"));
    runner.on("pending", (test) => add(test, "ok", " # SKIP"));
    runner.once("end", () => writeFileSync(${JSON.stringify(file)}, ["TAP version 13", ...lines, \`1..\${lines.length}\`, ""].join("\\n")));
  }
};
`;
