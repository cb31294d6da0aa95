import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { project, testEnv } from "../testing/cache.ts";

const words = "# small\n\n## goal\n\n- G1 outcome: It holds.\n\n## constraints\n\n- C1 scope: only `src/**` may change.\n\n## done_when\n\n- D1 command: `true` exits 0.\n"; // biome-ignore format: one

/** The command line, with a state folder on a disk of so many kilobytes: by bubblewrap, which can make one. */
function onSmallDisk(cwd: string, kilobytes: number, script: string) {
  const env = testEnv(cwd);
  mkdirSync(`${cwd}.state`);
  const house = join(import.meta.dirname, "../../../house/from-sources.mjs");
  const goalpost = `${process.execPath} --conditions=@goalpost/source ${house} ${join(import.meta.dirname, "../bin.ts")}`;
  const words = ["--dev-bind", "/", "/", "--size", String(kilobytes * 1024), "--tmpfs", `${cwd}.state`, "--chdir", cwd, "sh", "-c", script.replaceAll("goalpost", goalpost)]; // biome-ignore format: one
  return spawnSync("bwrap", words, { env, encoding: "utf8" });
}

const canBind = spawnSync("bwrap", ["--dev-bind", "/", "/", "--size", "4096", "--tmpfs", "/tmp", "true"]).status === 0;
if (!canBind) console.warn("skipped: no bubblewrap here that can make a small disk");

test.skipIf(!canBind)("a disk that fills while the start is kept, or while the room is made, says so and leaves no half of it", () => {
  const cwd = project({ "small.goal.md": words, "src/a.txt": "x".repeat(600_000) });
  const sealed = onSmallDisk(cwd, 200, "goalpost build small --seal; find $GOALPOST_STATE_DIR -name seal.json");
  expect(sealed.stderr).toMatch(/^error: .*\.state\/\S*: has no space left on its disk\n {2}help: make room or give leave to write, or set GOALPOST_STATE_DIR to another folder outside the project\n/m);
  expect(sealed.stdout).not.toContain("seal.json");
}, 60_000); // biome-ignore format: one

test.skipIf(!canBind)("the room too", () => {
  const cwd = project({ "small.goal.md": words, "src/a.txt": "x".repeat(600_000) });
  const judged = onSmallDisk(cwd, 900, "goalpost build small --seal >/dev/null && goalpost verify small; echo code $?; ls $GOALPOST_STATE_DIR/rooms"); // biome-ignore format: one
  expect(judged.stderr).toMatch(/error: .*\/rooms\/\S+: has no space left on its disk\n {2}help: make room/);
  expect(judged.stdout).toMatch(/^code 2\n$/m);
  expect(existsSync(join(cwd, "src/a.txt"))).toBe(true);
}, 60_000); // biome-ignore format: one

test.skipIf(!canBind)("a disk that is full before anything is kept", () => {
  const cwd = project({ "small.goal.md": words, "src/a.txt": "x" });
  const fill = "dd if=/dev/zero of=$GOALPOST_STATE_DIR/fill bs=1k 2>/dev/null; for d in 1 2 3 4 5 6 7 8; do mkdir -p $GOALPOST_STATE_DIR/fill$d; done 2>/dev/null"; // biome-ignore format: one
  const run = onSmallDisk(cwd, 64, `${fill}; goalpost run small --no-preflight; echo code $?`);
  expect(run.stderr).toMatch(/error: .*\.state\/\S*: has no space left on its disk\n {2}help: make room or give leave to write, or set GOALPOST_STATE_DIR/);
  expect(run.stderr).not.toContain("a fault of goalpost");
  expect(run.stdout).toMatch(/^code 2\n$/m);
}, 60_000); // biome-ignore format: one
