import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { project, testEnv } from "../../testing/cache.ts";
import { call } from "../../testing/call.ts";
import { sealFile } from "../../testing/sealed.ts";

const contract = {
  version: 1,
  id: "a",
  blocks: [
    { kind: "goal", items: [{ kind: "outcome", id: "G1", text: "It is exported." }] },
    {
      kind: "done_when",
      items: [
        { kind: "command", id: "D1", run: "test -f package.json", from: ["R1"] },
        { kind: "artifact", id: "D2", path: "reports/a.csv", from: ["R2"] },
        { kind: "artifact", id: "D3", path: "old.txt", from: ["R3"] },
        { kind: "command", id: "D4", run: "node --test", from: ["R4"] },
      ],
    },
  ],
};
const files = (more: Readonly<Record<string, unknown>> = {}) => ({
  "package.json": "{}",
  "old.txt": "x",
  "SPEC.md": "- R1: a\n- R2: b\n- R3: c\n- R4: d\n",
  "a.goal.json": JSON.stringify({ ...contract, ...more }),
});
const statuses = async (cwd: string, ...more: readonly string[]) => {
  const { code, out, err } = await call(["spec", "trace", "SPEC.md", "a.goal.json", "--format", "json", ...more], { cwd }); // biome-ignore format: one
  const { rows } = JSON.parse(out === "" ? err : out) as { readonly rows: readonly { readonly status: string }[] };
  return { code, statuses: rows.map(({ status }) => status) };
};

test("where no run began the tree is the start: what it satisfies shows nothing of the work", async () => {
  const cwd = project(files());
  expect(await statuses(cwd)).toEqual({ code: 0, statuses: ["holds-already", "covered", "holds-already", "covered"] });
  const { out } = await call(["spec", "trace", "SPEC.md", "a.goal.json"], { cwd });
  expect(out).toContain("R1         holds already: shows nothing of the work  by D1 command (holds at the start)\n");
});

test("after the start the seal says what was there", async () => {
  const cwd = project(files());
  await sealFile(cwd, "a.goal.json", testEnv(cwd));
  writeFileSync(join(cwd, "reports-are-here"), "");
  writeFileSync(join(cwd, "package.json"), '{"type": "module"}');
  rmSync(join(cwd, "old.txt"));
  expect((await statuses(cwd)).statuses).toEqual(["holds-already", "covered", "holds-already", "covered"]);
  // made by the work: it was not there
  writeFileSync(join(cwd, "old.txt"), "y");
  const fresh = project(files());
  rmSync(join(fresh, "old.txt"));
  await sealFile(fresh, "a.goal.json", testEnv(fresh));
  writeFileSync(join(fresh, "old.txt"), "y");
  expect((await statuses(fresh)).statuses).toEqual(["holds-already", "covered", "covered", "covered"]);
});

test("a receipt without a seal: the work is in the tree, and nothing is held against a check", async () => {
  const checks = ["D1", "D2", "D3", "D4"].map((id) => ({ id, status: "pass" }));
  const cwd = project({
    ...files(),
    "receipt.json": JSON.stringify({ verdict: "done", contract: { id: "a" }, checks }),
  });
  expect((await statuses(cwd, "--receipt", "receipt.json")).statuses).toEqual(["covered", "covered", "covered", "covered"]); // biome-ignore format: one
});

test("a guard of files of which there is none covers nothing", async () => {
  const [goalBlock, done] = contract.blocks;
  const fence = { kind: "constraints", items: [{ kind: "unchanged", id: "C1", paths: ["gone/**"], from: ["R1"] }] };
  const own = { ...done, items: contract.blocks[1]?.items.filter(({ id }) => id !== "D1") };
  const cwd = project(files({ blocks: [goalBlock, fence, own] }));
  expect(await statuses(cwd)).toMatchObject({
    code: 1,
    statuses: ["uncovered", "covered", "holds-already", "covered"],
  });
});
