import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { type LintReport, lintExitCode } from "../report.ts";
import { rules } from "../rule-sets.ts";
import { formatGithub } from "./github.ts";
import { formatJson } from "./json.ts";
import { formatSarif } from "./sarif.ts";
import { formatText } from "./text.ts";

const report: LintReport = {
  files: [
    {
      file: "goals/a b.goal.md",
      findings: [
        {
          ruleId: "done-when-has-check",
          severity: "error",
          where: "done_when",
          what: "holds 1 item, and 100 % of it\nis a claim",
          help: "add one",
          at: { file: "goals/a b.goal.md", line: 4, column: 1 },
        },
        { ruleId: "reading-list", severity: "info", where: "context", what: "names 0 files", help: "add some" },
      ],
    },
    {
      file: "-",
      findings: [
        {
          ruleId: "acme/own",
          severity: "warning",
          where: "goal[0]",
          what: "shouts",
          help: "whisper",
          at: { file: "-", line: 1 },
        },
      ],
    },
    { file: "clean.goal.json", findings: [] },
  ],
};

test("text is for people", () => {
  expect(formatText(report)).toMatchInlineSnapshot(`
    "goals/a b.goal.md:4:1  error  done_when holds 1 item, and 100 % of it
      is a claim
      help: add one
      rule: done-when-has-check

    goals/a b.goal.md  info  context names 0 files
      help: add some
      rule: reading-list

    -:1  warning  goal[0] shouts
      help: whisper
      rule: acme/own

    3 files: 1 error, 1 warning, 1 info
    "
  `);
  expect(formatText({ files: [] })).toBe("0 files: no findings\n");
});

test("JSON has the frozen shape", () => {
  expect(JSON.parse(formatJson(report))).toEqual({
    files: report.files.map(({ file, findings }) => ({
      file,
      findings: findings.map(({ ruleId, ...rest }) => ({ rule_id: ruleId, ...rest })),
    })),
  });
});

test("GitHub's commands escape what they must", () => {
  expect(formatGithub(report)).toMatchInlineSnapshot(`
    "::error file=goals/a b.goal.md,line=4,col=1,title=done-when-has-check::done_when holds 1 item, and 100 %25 of it%0Ais a claim%0Ahelp: add one
    ::notice file=goals/a b.goal.md,line=1,title=reading-list::context names 0 files%0Ahelp: add some
    ::warning file=-,line=1,title=acme/own::goal[0] shouts%0Ahelp: whisper
    "
  `);
});

test("SARIF is valid by the official schema", () => {
  const schema = JSON.parse(readFileSync(new URL("../../../fixtures/sarif-2.1.0-rtm.5.json", import.meta.url), "utf8"));
  // The schema is of draft 4; but for its name and id it says the same in later drafts.
  delete schema.$schema;
  delete schema.id;
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  for (const each of [report, { files: [] }]) {
    const log = JSON.parse(formatSarif(each, { rules, version: "0.1.0" }));
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  }
  const log = JSON.parse(formatSarif(report, { rules }));
  expect(log.runs[0].results.map((each: { level: string; ruleIndex?: number }) => [each.level, each.ruleIndex])).toEqual([["error", 0], ["note", 1], ["warning", undefined]]); // biome-ignore format: pairs
  expect(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("goals/a%20b.goal.md");
  expect(validate({ ...log, runs: [{ results: [{}] }] })).toBe(false);
});

test("the exit code is 1 at error level only", () => {
  expect(lintExitCode(report)).toBe(1);
  expect(lintExitCode({ files: report.files.slice(1) })).toBe(0);
});
