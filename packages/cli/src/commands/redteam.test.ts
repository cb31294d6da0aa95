import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { project } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

const files = {
  "package.json": '{"name":"p","scripts":{"report":"node tools/report.js"}}\n',
  "src/add.js": "module.exports = (a, b) => a - b;\n",
  "tools/report.js": 'require("node:fs").writeFileSync("report.json", JSON.stringify({ wrong: require("../src/add.js")(1, 2) === 3 ? 0 : 1 }));\n', // biome-ignore format: one
};
const words =
  '# sums\n\n## goal\n\n- G1 outcome: add adds.\n\n## constraints\n\n- C1 scope: only `src/**`, `report.json` may change.\n\n## done_when\n\n- D1 artifact: `report.json` exists.\n  json has: `{"wrong":0}`\n';
const json = JSON.stringify({
  version: 1,
  id: "sums",
  blocks: [
    { kind: "goal", items: [{ kind: "outcome", text: "add adds." }] },
    { kind: "done_when", items: [{ kind: "artifact", path: "report.json", json: { wrong: 0 } }] },
  ],
});
const produced = 'artifact("report.json", { producedBy: command("npm run report") })';

test("says which lies are believed and the line that stops each; exit code 1", async () => {
  const cwd = project({ ...files, "sums.goal.md": words });
  const { code, out } = await call(["redteam", "sums"], { cwd });
  expect(code).toBe(1);
  expect(out).toContain("BELIEVES reports-forged             an agent that writes report.json by hand\n");
  expect(out).toContain(`stopped by ${produced}\n`);
  expect(out).toContain(`  ${produced}  done_when, in place of D1\n`);
  expect(out).toMatch(/\d+ lies played, [1-9]\d* believed; 2 more that nobody can play without knowing the work\n$/);
});

test("--fix writes the lines into Markdown, which is then played again without that belief", async () => {
  const cwd = project({ ...files, "sums.goal.md": words });
  const { err } = await call(["redteam", "sums", "--fix"], { cwd });
  expect(err).toContain(`sums.goal.md: wrote ${produced}; what was there is kept as `);
  expect(err).toContain("a person has to say this one, in done_when: heldOut(");
  expect(readFileSync(join(cwd, "sums.goal.md"), "utf8")).toContain("npm run report");
  expect(existsSync(join(cwd, "sums.goal.md.goalpost.bak"))).toBe(true);
  const again = JSON.parse((await call(["redteam", "sums", "--format", "json"], { cwd })).out) as { lies: { id: string; believed: boolean }[] }; // biome-ignore format: one
  expect(again.lies.find(({ id }) => id === "reports-forged")).toMatchObject({ believed: false });
});

test("--fix writes JSON, a scope among it where there was none", async () => {
  const cwd = project({ ...files, "sums.goal.json": json });
  await call(["redteam", "sums", "--fix"], { cwd });
  const { blocks } = JSON.parse(readFileSync(join(cwd, "sums.goal.json"), "utf8")) as { blocks: { kind: string; items: object[] }[] }; // biome-ignore format: one
  expect(blocks.map(({ kind }) => kind)).toEqual(["goal", "constraints", "done_when"]);
  expect(blocks[1]?.items[0]).toMatchObject({ kind: "scope", paths: ["src/**"] });
  expect(blocks[2]?.items[0]).toMatchObject({ kind: "artifact", produced_by: { run: "npm run report" } });
});

test("--fix leaves TypeScript to its author, and refuses standard input", async () => {
  const text = 'import { artifact, goal, scope } from "goalpost";\nexport default goal("add adds.").constraints(scope("src/**", "report.json")).doneWhen(artifact("report.json", { json: { wrong: 0 } }));\n'; // biome-ignore format: one
  const cwd = project({ ...files, "sums.goal.ts": text });
  const { code, err } = await call(["redteam", "sums", "--fix"], { cwd });
  expect(code).toBe(1);
  expect(err).toContain(`sums.goal.ts: write it yourself, in done_when in place of D1: ${produced}`);
  expect(readFileSync(join(cwd, "sums.goal.ts"), "utf8")).toBe(text);
  const refused = await call(["redteam", "-", "--fix"], { cwd, stdin: json });
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining("does not write standard input") });
});

test("a contract that is green before the work proves nothing", async () => {
  const cwd = project({ ...files, "sums.goal.md": words, "report.json": '{"wrong":0}' });
  const { code, out } = await call(["redteam", "sums"], { cwd });
  expect(code).toBe(1);
  expect(out).toContain("PROVES NOTHING: the untouched tree is taken for done");
});
