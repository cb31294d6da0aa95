import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { preflight } from "../preflight.ts";
import type { RoomSettings } from "../room/settings.ts";
import { contractOf, type Project, project, type WireItem } from "../testing/project.ts";

let at: Project & Disposable;
beforeAll(() => {
  at = project({ ".gitignore": "dist\n", "src/a.js": "" });
  at.put("dist/data.json", "{}");
  at.put("node_modules/left-pad/index.js", "module.exports = 1;\n");
  at.put("../secrets.ini", "x");
});
afterAll(() => at[Symbol.dispose]());

const node = (code: string): WireItem => ({ kind: "command", run: `node -e '${code}'` });

async function one(item: WireItem, env: NodeJS.ProcessEnv = {}, room: RoomSettings = {}) {
  const before = at.git("status", "--porcelain", "--ignored");
  const result = await preflight(contractOf([item, node("process.exit(1)")]), { cwd: at.root, env: { ...at.env, ...env }, room });
  expect(at.git("status", "--porcelain", "--ignored")).toBe(before);
  const [{ state, what, help, differs } = {}, other] = result.checks;
  expect(other?.state).toBe("fails");
  return { state, what: what?.replace(/in [\d.]+ m?s\b/g, "in T"), help, lacks: differs?.lacks, all: result.room_differs };
} // biome-ignore format: one

test("a file that git ignores, and that a check reads", async () => {
  expect(await one(node('require("./dist/data.json")'))).toEqual({
    state: "room-differs",
    what: "ROOM DIFFERS: fail in the room: exit 1 in T, expected exit 0; in the tree pass: exit 0 in T; the room lacks dist/data.json",
    help: 'goalpost.json: { "room": { "setup": ["the command that makes it"] } }',
    lacks: { paths: ["dist/data.json"], variables: [], addresses: [] },
    all: true,
  });
});

test("red in both is not a fail as it should be, where the room is red for want of a package", async () => {
  const seen = await one(node('require("left-pad"); process.exit(1)'));
  expect(seen).toMatchObject({ state: "room-differs", lacks: { paths: ["node_modules/left-pad"] } });
  expect(seen.help).toBe('goalpost.json: { "room": { "setup": ["npm ci"] } }');
});

test("a word that only one of two outputs has is not a package that the room lacks, unless it is named as one", async () => {
  at.put("node_modules/ms/index.js", "module.exports = 1;\n");
  // In a copy of the tree another word stands there, as where one run took 0.9 s and the other 1.1 s.
  const words = 'console.log(require("fs").existsSync("node_modules") ? "took 1.1 s" : "took 900 ms"); process.exit(1)';
  expect(await one(node(words))).toMatchObject({ state: "fails", all: false });
  const asked = 'require("ms"); process.exit(1)';
  expect(await one(node(asked))).toMatchObject({ state: "room-differs", lacks: { paths: ["node_modules/ms"] } });
});

test("what is not there in the tree either is not for the room to bring", async () => {
  at.put("node_modules/.bin/checker", "#!/bin/sh\necho 'error: unknown command \"'$1'\"' >&2; exit 1\n", 0o755);
  const seen = await one({ kind: "command", run: "npx checker chekc" });
  expect(seen).toMatchObject({
    state: "cannot-run",
    what: 'cannot run: it says: error: unknown command "chekc"',
    all: false,
  });
  expect(await one({ kind: "command", run: "npx no-such-tool" })).toMatchObject({ state: "cannot-run", all: false });
});

test("a variable", async () => {
  const asks = node('if (!process.env.DB_HOST) throw Error("DB_HOST is not set")');
  expect(await one(asks, { DB_HOST: "db" })).toMatchObject({ state: "room-differs", lacks: { variables: ["DB_HOST"] }, help: 'goalpost.json: { "room": { "env": ["DB_HOST"] } }' });
  expect(await one(asks, { DB_HOST: "db" }, { env: ["DB_HOST"] })).toMatchObject({ state: "already-green", all: false });
  expect(await one(asks)).toMatchObject({ state: "fails", all: false });
}); // biome-ignore format: one

test("an address", async () => {
  const server = createServer((socket) => void socket.end());
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const seen = await one(node(`require("net").connect(${port}, "127.0.0.1").on("error", (error) => { throw error })`));
  server.close();
  // Without a sandbox the room is no other place for a socket.
  if (seen.state !== "already-green") expect(seen).toMatchObject({ state: "room-differs", lacks: { addresses: [`127.0.0.1:${port}`] }, help: `goalpost.json: { "room": { "expose": {"D1":["127.0.0.1:${port}"]} } }` });
}); // biome-ignore format: one

test("a check that is green in the room and red in the tree, and one that is the same in both", async () => {
  expect(await one({ kind: "shell", run: "test ! -e dist" })).toMatchObject({ state: "room-differs", what: expect.stringContaining("pass in the room: exit 0 in T; in the tree fail: exit 1 in T") }); // biome-ignore format: one
  expect(await one({ kind: "artifact", path: "src/b.json", produced_by: { kind: "shell", run: "echo {} > src/b.json" } })).toMatchObject({ state: "already-green", all: false }); // biome-ignore format: one
});

test("tests that run in the tree alone are named, where all else is the same in both", async () => {
  const file = 'const { test } = require("node:test"); const { existsSync } = require("node:fs"); test("always", () => {}); test("with data", { skip: !existsSync("dist/data.json") }, () => {}); if (existsSync("dist/data.json")) test("only there", () => {}); test("at " + process.pid, () => {});\n';
  at.put("test/some.test.js", file);
  at.commit();
  const seen = await one({ kind: "command", run: "node --test test/" });
  expect([seen.state, seen.all]).toEqual(["room-differs", true]);
  expect(seen.what).toMatch(/^ROOM DIFFERS: pass in the room: exit 0 in T · .+; in the tree pass: exit 0 in T · .+; run in the tree alone: only there, with data$/);
  at.put("test/some.test.js", 'const { test } = require("node:test"); test("always", () => {}); test("at " + process.pid, () => {});\n');
  at.commit();
  expect(await one({ kind: "command", run: "node --test test/" })).toMatchObject({ state: "already-green", all: false });
}); // biome-ignore format: one
