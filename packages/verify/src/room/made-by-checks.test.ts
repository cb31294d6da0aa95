import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sealContract } from "../seal/seal-contract.ts";
import { parseSeal } from "../seal/seal-store.ts";
import { checkReceipt } from "../statement/check-receipt.ts";
import { writeStatement } from "../statement/envelope.ts";
import { receiptStatement } from "../statement/statement.ts";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";
import { verify } from "../verify.ts";

let at: Project & Disposable;
beforeEach(() => {
  const tests = 'const fs = require("node:fs"); const { test } = require("node:test"); test("a", () => { require("../src/a.js"); });\nfs.mkdirSync("lcov/html", { recursive: true }); fs.writeFileSync("lcov/html/a.html", String(Date.now())); fs.writeFileSync("reports/junit.xml", "<a/>");\n'; // biome-ignore format: one
  at = project({ "src/a.js": "", "test/a.test.js": tests, "reports/README.md": "here\n" });
});
afterEach(() => at[Symbol.dispose]());

const contract = contractOf([{ kind: "command", run: "node --test test/" }, { kind: "shell", run: "grep -q done src/a.js" }] as WireItem[], [{ kind: "scope", paths: ["src/**"] }]); // biome-ignore format: one
const place = () => ({ cwd: at.root, env: at.env });

async function after(work: () => void) {
  const made = await sealContract(contract, place());
  const seal = parseSeal(JSON.parse(JSON.stringify(made)), "seal.json");
  at.put("src/a.js", "// done\n");
  work();
  const receipt = await verify(contract, { ...place(), seal, sealFrom: "start", evidence: false });
  return { seal, receipt, leftOut: receipt.room?.left_out.map(({ path, what }) => `${path} ${what}`) };
}

test("what a run of the tests leaves behind is not a change of the agent's, and the receipt is about the tree without it", async () => {
  const { seal, receipt, leftOut } = await after(() => {
    at.put("lcov/html/a.html", "by the agent's own run");
    at.put("lcov/html/new.html", "of a source that was added");
    at.put("reports/junit.xml", "<b/>");
  });
  expect(seal.made).toEqual(["lcov/", "reports/junit.xml"]);
  expect([receipt.verdict, leftOut?.sort()]).toEqual(["done", ["lcov/html/a.html is made again by a check, in the room", "lcov/html/new.html is made again by a check, in the room", "reports/junit.xml is made again by a check, in the room"]]);
  const json = await writeStatement(receiptStatement(receipt));
  expect(await checkReceipt(json, { cwd: at.root, file: join(at.root, "../r.json"), env: at.env })).toMatchObject({ state: "valid" });
}); // biome-ignore format: one

test("beside it nothing is let through, and nothing of it is in the room", async () => {
  const { receipt } = await after(() => {
    at.put("reports/other.xml", "x");
    at.put("reports/README.md", "another\n");
    at.put("lcov/html/a.html", "x");
  });
  expect(receipt.checks[0]).toMatchObject({ status: "fail", details: ["added: reports/other.xml", "modified: reports/README.md"] }); // biome-ignore format: one
});

test("a configuration that the tests write anew at the start too is not a change: neither in the room, nor where the agent ran them; another content is", async () => {
  at.put("tsconfig.json", "old\n");
  at.put("test/lock.test.js", 'require("node:test").test("lock", () => require("node:fs").writeFileSync("tsconfig.json", require("../src/a.js").lock ?? "new\\n"));\n');
  at.commit();
  const untouched = await after(() => {});
  expect([untouched.receipt.verdict, Object.keys(untouched.seal.rewritten ?? {})]).toEqual(["done", ["tsconfig.json"]]);
  const run = await after(() => at.put("tsconfig.json", "new\n"));
  expect([run.receipt.verdict, run.leftOut]).toEqual(["done", ["tsconfig.json is what checks make of it, at the start too"]]);
  const edited = await after(() => at.put("tsconfig.json", "mine\n"));
  expect(edited.receipt.checks[0]).toMatchObject({ status: "fail", details: ["modified: tsconfig.json"] });
  at.put("tsconfig.json", "old\n");
  const written = await after(() => at.put("src/a.js", "// done\nexports.lock = 'mine';\n"));
  expect([written.receipt.verdict, written.receipt.changed_definers]).toEqual(["not done", [expect.objectContaining({ path: "tsconfig.json", change: "modified while the checks ran" })]]);
}); // biome-ignore format: one
