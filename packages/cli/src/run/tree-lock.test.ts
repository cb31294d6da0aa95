import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stateDir } from "@goalpost/verify";
import { expect, test } from "vitest";
import { project, testEnv } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { takeTree } from "./tree-lock.ts";

const files = {
  "a.goal.md": "# a\n\n## goal\n\n- G1 outcome: It holds.\n\n## done_when\n\n- D1 command: `true` exits 0.\n",
};

test("a tree is taken by one run at a time, and given back", () => {
  const place = { cwd: project(files), env: {} };
  const env = testEnv(place.cwd);
  const at = (time: string) => new Date(`2026-01-01T${time}Z`);
  const give = takeTree("first", { ...place, env }, at("10:00:00"));
  expect(() => takeTree("second", { ...place, env }, at("10:07:00"))).toThrow(
    `cannot start: first runs in this tree, in process ${process.pid}, for 7 min`,
  );
  give();
  takeTree("second", { ...place, env })();
  expect(existsSync(stateDir({ ...place, env }))).toBe(false);
});

test.each([
  ["of a process that is gone", { pid: 2 ** 22 + 1, startedAt: "x", id: "old", since: "2026-01-01T10:00:00Z" }],
  ["of an earlier process with this number", { pid: process.pid, startedAt: "x", id: "old", since: "2026-01-01T10:00:00Z" }],
  ["that nobody can read", "{"],
])("a note %s counts for nothing", (_name, note) => {
  const cwd = project(files);
  const env = testEnv(cwd);
  mkdirSync(stateDir({ cwd, env }), { recursive: true });
  writeFileSync(join(stateDir({ cwd, env }), "running.json"), typeof note === "string" ? note : JSON.stringify(note));
  takeTree("second", { cwd, env })();
}); // biome-ignore format: one

test("goalpost run is refused where another run works", async () => {
  const cwd = project(files);
  // It is never started: the tree is looked at first.
  const client = join(cwd, "client");
  writeFileSync(client, "#!/bin/sh\necho codex-cli 0.169.0\n", { mode: 0o755 });
  const give = takeTree("other", { cwd, env: testEnv(cwd) });
  const refused = await call(["run", "a", "--client", client], { cwd });
  give();
  expect(refused.err).toMatch(/error: a: cannot start: other runs in this tree, in process \d+, for \d+ s\n {2}help: wait for it, or end it: goalpost stop other; or work in a tree of its own/);
  expect(refused.code).toBe(2);
}); // biome-ignore format: one

test("status and stop run no contract", async () => {
  const cwd = project({ "evil.goal.ts": 'import { writeFileSync } from "node:fs";\nwriteFileSync("ran.txt", "");\nexport default 1;\n' });
  for (const verb of ["status", "stop"]) {
    for (const argument of ["evil", "evil.goal.ts", "evil.goal.ts#one"]) {
      const { err, code } = await call([verb, argument], { cwd });
      expect([code, err]).toEqual([2, expect.stringContaining("was never started here")]);
    }
  }
  expect(readdirSync(cwd)).toEqual(["evil.goal.ts"]);
}); // biome-ignore format: one
