import { cpSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sealSha256 } from "@goalpost/verify";
import { expect, onTestFinished, test } from "vitest";
import { project, put, testEnv } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { sealFile } from "../testing/sealed.ts";
import { smallContract } from "../testing/small.ts";

const check =
  'import { readFileSync } from "node:fs";\nif (readFileSync("done.txt", "utf8") !== "done\\n") process.exit(1);\n';
const words =
  "# small\n\n## goal\n\n- G1 outcome: done.txt says done.\n\n## constraints\n\n- C1 scope: only `done.txt` may change.\n\n## done_when\n\n- D1 command: `node check.mjs` exits 0.\n";
const small = { "small.goal.md": words, "check.mjs": check };

test("verify without a seal is refused, and says how to get one", async () => {
  const cwd = project({ ...small, "done.txt": "done\n" });
  const refused = await call(["verify", "small"], { cwd });
  expect(refused).toMatchObject({ code: 2, out: "" });
  expect(refused.err).toMatch(
    /^error: small: was not sealed here: there is no seal in .*, and the tree's own contract is not a substitute\n {2}help: goalpost run small seals it/,
  );
});

test("verify --seal holds to the seal that was printed, by its sha256 or a copy", async () => {
  const cwd = project(small);
  const sha256 = sealSha256(await sealFile(cwd, "small.goal.md"));
  const verify = (seal: string) => call(["verify", "small", "--seal", seal], { cwd });
  expect((await verify(sha256.slice(0, 12))).code).toBe(1);
  expect((await verify(join(`${cwd}.state`, readdirSync(`${cwd}.state`).find((name) => name.startsWith("project")) ?? "", "small/seal.json"))).code).toBe(1); // biome-ignore format: one
  const other = await verify("0".repeat(64));
  expect(other).toMatchObject({
    code: 2,
    err: expect.stringContaining("somebody has changed the state folder since"),
  });
  expect(await verify("none.json")).toMatchObject({
    code: 2,
    err: expect.stringContaining("cannot be read as a seal"),
  });
});

test("verify finds the seal from a folder below, and where the project was moved or copied says so", async () => {
  const cwd = project({ ...small, "sub/x.txt": "" });
  const env = testEnv(cwd);
  await sealFile(cwd, "small.goal.md");
  expect((await call(["verify", "small"], { cwd: join(cwd, "sub"), env })).code).toBe(1);
  const moved = `${cwd}-moved`;
  renameSync(cwd, moved);
  onTestFinished(() => rmSync(moved, { recursive: true, force: true }));
  expect((await call(["verify", "small"], { cwd: moved, env })).code).toBe(1);
  cpSync(moved, cwd, { recursive: true });
  const other = project(small);
  rmSync(cwd, { recursive: true });
  const lost = await call(["verify", "small"], { cwd: other, env });
  expect(lost).toMatchObject({ code: 2, err: expect.stringMatching(/one was made for .*, which is gone\n {2}help: if this is that project, say so: --seal [0-9a-f]{64}/) }); // biome-ignore format: one
});

test("a seal that is open is not replaced: what was left in the tree does not become the start", async () => {
  const cwd = project({ ...small, "other.txt": "" });
  const first = await call(["build", "small", "--seal"], { cwd });
  expect(first.out).toMatch(/^sealed: contract [0-9a-f]{12}, \d+ files as [0-9a-f]{12}, kept in /m);
  put(cwd, "check.mjs", "process.exit(0);\n");
  const again = await call(["build", "small", "--seal"], { cwd });
  expect(again.out).toMatch(/^sealed before, at /m);
  expect(again.out.split("\n").at(-2)).toBe(first.out.split("\n").at(-2));
  expect(await call(["verify", "small"], { cwd })).toMatchObject({ code: 1, out: expect.stringContaining("left out: check.mjs (modified)") }); // biome-ignore format: one
  // Nor with the contract made weaker.
  put(cwd, "small.goal.md", words.replace("node check.mjs", "node --version"));
  expect(await call(["build", "small", "--seal"], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringMatching(/small: is not the contract that was sealed at .*\n {2}help: put it back as it was; or .*--reseal/),
  }); // biome-ignore format: one
});

test("a verified done ends a seal, and the next start seals anew", async () => {
  const cwd = project(small);
  const first = await call(["build", "small", "--seal"], { cwd });
  put(cwd, "done.txt", "done\n");
  expect(await call(["verify", "small"], { cwd })).toMatchObject({ code: 0 });
  const second = await call(["build", "small", "--seal"], { cwd });
  expect(second.out).toMatch(/^sealed: /m);
  expect(second.out.split("\n").at(-2)).not.toBe(first.out.split("\n").at(-2));
});

test("a state folder that a sandboxed agent could write is refused", async () => {
  const cwd = project({ "small.goal.ts": smallContract, "check.mjs": check });
  const env = testEnv(cwd, { GOALPOST_STATE_DIR: "/tmp/goalpost-state-of-a-test" });
  expect(await call(["build", "small", "--seal"], { cwd, env })).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^error: GOALPOST_STATE_DIR: is \/tmp\/.*, below the temp directory \/tmp, which an agent can write/),
  }); // biome-ignore format: one
});

test("room in goalpost.json is read, sealed and refused where it is wrong", async () => {
  const cwd = project({ ...small, "data/big.bin": "x", "goalpost.json": '{ "room": { "ignore": ["data/"] } }' });
  expect((await call(["build", "small", "--seal"], { cwd })).code).toBe(0);
  writeFileSync(join(cwd, "data/big.bin"), "another");
  expect((await call(["verify", "small"], { cwd })).out).toContain("0 changed files");
  const wrong = project({ ...small, "goalpost.json": '{ "room": { "netwrk": true } }' });
  expect(await call(["build", "small", "--seal"], { cwd: wrong })).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^error: goalpost\.json: room\.netwrk: is not a setting, expected setup, warm, network/),
  });
});

test("clean says what would go, and an open seal stays", async () => {
  const cwd = project({ ...small, "done.txt": "" });
  await sealFile(cwd, "small.goal.md");
  const said = await call(["clean", "--dry-run", "--older-than", "0"], { cwd });
  expect(said).toMatchObject({ code: 0, out: "would remove 0 seals, 0 layers and 0 files of the store, 0.0 MB\n" });
  expect((await call(["clean", "--older-than", "0", "--format", "json"], { cwd })).out).toContain('"seals":');
  expect((await call(["verify", "small"], { cwd })).code).toBe(1);
});
