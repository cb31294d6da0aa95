import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { project } from "../testing/cache.ts";
import { makeTree, moveTree, removeTree } from "./anchor.ts";
import { installSkill, uninstallSkill } from "./install.ts";
import type { Place } from "./places.ts";
import type { SkillToInstall } from "./sources.ts";

const skill: SkillToInstall = {
  name: "tidy",
  source: "goalpost",
  files: new Map(["SKILL.md", "more/how.md", "more/deep/x.sh"].map((path) => [path, Buffer.from(path)])),
  programs: new Set(["more/deep/x.sh"]),
};
const how = { link: false, force: false };
const agents = (cwd: string): Place => ({
  ...{ name: "agents", folder: join(cwd, ".agents/skills"), shown: ".agents/skills", root: cwd },
});

/** A project that was looked at, and somebody else's folder. */
const both = () => {
  const cwd = project({ "p/SPEC.md": "", "theirs/keep.txt": "theirs", "theirs/tidy/keep.txt": "theirs" });
  return { cwd: join(cwd, "p"), theirs: join(cwd, "theirs") };
};
const untouched = (theirs: string): void => {
  expect(readdirSync(theirs).sort()).toEqual(["keep.txt", "tidy"]);
  expect(readdirSync(join(theirs, "tidy"))).toEqual(["keep.txt"]);
};

test.each([".agents", ".agents/skills"])("%s becomes a link out of the project after it was looked at: nothing is written or taken there", (at) => {
  const { cwd, theirs } = both();
  installSkill(skill, agents(cwd), how);
  renameSync(join(cwd, at), join(cwd, "aside"));
  if (at === ".agents") mkdirSync(join(theirs, "../other/skills"), { recursive: true });
  symlinkSync(at === ".agents" ? join(theirs, "../other") : theirs, join(cwd, at));
  const outside = expect.objectContaining({ code: "skill/place-outside" });
  expect(() => installSkill({ ...skill, name: "other" }, agents(cwd), how)).toThrow(outside);
  expect(() => uninstallSkill("tidy", agents(cwd), how)).toThrow(outside);
  untouched(theirs);
}); // biome-ignore format: one

test("a place that changes all the time: nothing is written or taken out of the project", { timeout: 120_000 }, async () => {
  const { cwd } = both();
  // a folder in which all could be installed
  const theirs = join(cwd, "../empty");
  mkdirSync(theirs);
  mkdirSync(join(cwd, ".agents/skills"), { recursive: true });
  const swap = `const fs = require("node:fs"); const [, at, theirs] = process.argv;
const rest = () => { for (const end = process.hrtime.bigint() + BigInt(Math.floor(Math.random() * 2e6)); process.hrtime.bigint() < end; ); };
process.stdout.write("x");
for (;;) { try { fs.renameSync(at, at + ".aside"); fs.symlinkSync(theirs, at); rest(); fs.unlinkSync(at); fs.renameSync(at + ".aside", at); rest(); } catch {} }`;
  const child = spawn(process.execPath, ["-e", swap, join(cwd, ".agents/skills"), theirs], { stdio: ["ignore", "pipe", "inherit"] }); // biome-ignore format: one
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  const seen = new Set<string>();
  for (let turn = 0; turn < 100; turn += 1) {
    for (const act of [() => installSkill(skill, agents(cwd), how), () => uninstallSkill("tidy", agents(cwd), how)]) {
      try {
        act();
        seen.add("done");
      } catch (error) {
        seen.add(String((error as { readonly code?: unknown }).code));
      }
    }
  }
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
  expect(readdirSync(theirs)).toEqual([]);
  expect(seen).toContain("done");
}); // biome-ignore format: one

test("a link that stands where a folder of the skill is to be made, or is taken away, is not followed", () => {
  const { cwd, theirs } = both();
  const made = join(cwd, "made");
  makeTree(made, new Map([["a/b.txt", { bytes: Buffer.from("b"), mode: 0o666 }]]));
  expect(readFileSync(join(made, "a/b.txt"), "utf8")).toBe("b");
  expect(() => makeTree(made, new Map())).toThrow(/EEXIST/);
  symlinkSync(theirs, join(made, "out"));
  removeTree(made);
  expect(existsSync(made)).toBe(false);
  symlinkSync(theirs, made);
  expect(() => moveTree(made, join(cwd, "moved"))).toThrow(expect.objectContaining({ code: "skill/place-changed" }));
  removeTree(join(cwd, "moved"));
  untouched(theirs);
});

test("what is installed has its modes, and goes without a rest", () => {
  const { cwd } = both();
  expect(installSkill(skill, agents(cwd), how).done).toBe("installed");
  const folder = join(cwd, ".agents/skills/tidy");
  expect(statSync(join(folder, "more/deep/x.sh")).mode & 0o111).not.toBe(0);
  expect(statSync(join(folder, "SKILL.md")).mode & 0o111).toBe(0);
  expect(lstatSync(folder).isDirectory()).toBe(true);
  expect(uninstallSkill("tidy", agents(cwd), how).done).toBe("removed");
  expect(readdirSync(join(cwd, ".agents/skills"))).toEqual([]);
});

test("who takes away what was never installed makes no folder", () => {
  const { cwd } = both();
  expect(() => uninstallSkill("tidy", agents(cwd), how)).not.toThrow();
  expect(existsSync(join(cwd, ".agents"))).toBe(false);
});
