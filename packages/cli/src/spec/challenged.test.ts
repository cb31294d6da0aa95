import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { specDigest } from "@goalpost/spec/node";
import { expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

const spec = "# Export\n\n- R1: `node check.mjs` exits 0\n";
const contract = `import { command, goal, scope } from "goalpost";
export default goal("Export.").context("SPEC.md").constraints(scope("a.mjs")).doneWhen(command("node check.mjs", { from: "R1" })).stopWhen("R1 cannot be met");
`;
const refined = (digest: string): string =>
  `${JSON.stringify({ version: 1, step: "refine", spec: "SPEC.md", digest, digest_before: digest, ended: "2026-11-30T01:00:00Z", seconds: 1, counts: {}, open: [] })}\n`;

test("lint says that a specification has changed since it was challenged, and nothing before", async () => {
  const cwd = project({
    "package.json": '{ "type": "module" }',
    "SPEC.md": spec,
    "export.goal.ts": contract,
    "check.mjs": "",
    "spec-steps.jsonl": refined(specDigest(spec)),
  });
  const said = async () => (await call(["lint", "export.goal.ts"], { cwd })).out;
  expect(await said()).not.toContain("challenged");
  put(cwd, "SPEC.md", spec.replaceAll("\n", "\r\n"));
  expect(await said()).not.toContain("challenged");
  appendFileSync(join(cwd, "SPEC.md"), "- R2: More.\n");
  expect(await said()).toContain("SPEC.md has changed since it was challenged on 2026-11-30");
  expect(await said()).toContain("help: challenge it again: goalpost spec refine SPEC.md");
  put(cwd, "spec-steps.jsonl", "{}\n");
  expect(await said()).toContain("the receipt cannot be read");
});

test("lint names a requirement that nothing judged comes from; diff names the one that lost its check", async () => {
  const files = {
    "package.json": '{ "type": "module" }',
    "SPEC.md": `${spec}- R2: Amounts are cents.\n`,
    "export.goal.ts": contract,
    "check.mjs": "",
  };
  const cwd = project(files);
  const { out } = await call(["lint", "export.goal.ts"], { cwd });
  expect(out).toContain('has no item for R2 of SPEC.md:4: "Amounts are cents."  requirement-is-covered');
  expect(out).toContain('help: give an item { from: "R2" }');
  put(cwd, "later.goal.ts", contract.replace(', { from: "R1" }', ""));
  const diff = await call(["diff", "export.goal.ts", "later.goal.ts"], { cwd });
  expect(diff.out).toContain("R1 has no check any more");
  // what cannot be read is for trace to say
  put(cwd, "SPEC.md", "Well.\n");
  expect((await call(["lint", "export.goal.ts"], { cwd })).out).not.toContain("requirement-is-covered");
});
