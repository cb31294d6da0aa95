import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, put } from "../../testing/cache.ts";
import { type Called, call } from "../../testing/call.ts";

const skills = (cwd: string, ...argv: readonly string[]): Promise<Called> =>
  call(["skills", ...argv], { cwd, env: { CODEX_HOME: join(cwd, "codex-home") } });
const text = (name: string, body = "Read."): string =>
  `---\nname: "${name}"\ndescription: "Says it. Use when asked."\n---\n\n${body}\n`;
const own = ["claude-prompt-writer", "code-simplifier", "codex-goal-writer", "forge", "goal-reviewer"];

describe("install", () => {
  test("puts our skills where both clients look, with a lockfile, and a second time changes nothing", async () => {
    const cwd = project();
    const { code, out } = await skills(cwd, "install");
    expect(code).toBe(0);
    expect(out.split("\n")).toContain(".agents/skills/forge: installed");
    for (const place of [".agents/skills", ".claude/skills"])
      expect(readdirSync(join(cwd, place)).sort()).toEqual([...own, "goalpost-skills.lock.json"].sort());
    const lock = readFileSync(join(cwd, ".claude/skills/goalpost-skills.lock.json"), "utf8");
    expect((await skills(cwd, "install")).out).toContain(".claude/skills/forge: is as it was");
    expect(readFileSync(join(cwd, ".claude/skills/goalpost-skills.lock.json"), "utf8")).toBe(lock);
    expect((await skills(cwd, "lint")).code).toBe(0);
    expect((await skills(cwd, "list")).out).toContain(".agents/skills/forge  installed, from goalpost");
  });

  test("copies or links folders of the project, and takes the link away without what it leads to", async () => {
    const cwd = project({ "team/tidy/SKILL.md": text("tidy"), "team/tidy/more/how.md": "Slowly.\n" });
    await skills(cwd, "install", "./team", "--to", "agents");
    await skills(cwd, "install", "./team/tidy", "--link", "--to", "claude");
    expect(readFileSync(join(cwd, ".agents/skills/tidy/more/how.md"), "utf8")).toBe("Slowly.\n");
    expect(lstatSync(join(cwd, ".claude/skills/tidy")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, ".claude/skills/tidy/SKILL.md"), "utf8")).toBe(text("tidy"));
    put(cwd, "team/tidy/SKILL.md", text("tidy", "Read twice."));
    expect((await skills(cwd, "update")).out).toBe(".agents/skills/tidy: updated\n");
    expect(readFileSync(join(cwd, ".agents/skills/tidy/SKILL.md"), "utf8")).toContain("Read twice.");
    expect((await skills(cwd, "uninstall")).code).toBe(0);
    expect(existsSync(join(cwd, ".claude/skills/tidy"))).toBe(false);
    expect(existsSync(join(cwd, "team/tidy/SKILL.md"))).toBe(true);
    expect(readdirSync(join(cwd, ".agents/skills"))).toEqual([]);
  });

  test("takes the skills of a preset, also of the project's", async () => {
    const preset =
      'import { definePreset, defineSkill } from "goalpost/preset";\nexport default definePreset({ name: "acme", skills: [defineSkill({ name: "acme-ways", description: "How. Use when asked.", body: ["Slowly."] })] });\n';
    const cwd = project({ "acme.ts": preset });
    expect((await skills(cwd, "install", "--preset", "./acme.ts", "--to", "agents")).out).toBe(
      ".agents/skills/acme-ways: installed\n",
    );
    put(cwd, "goalpost.json", '{ "presets": ["./acme.ts"] }');
    expect((await skills(cwd, "install", "--to", "codex")).out).toContain("$CODEX_HOME/skills/acme-ways: installed");
    expect(await skills(cwd, "update", "--to", "agents")).toMatchObject({
      code: 0,
      out: ".agents/skills/acme-ways: is as it was\n",
    });
  });
});

test("a program of a skill stays one, and a skill may be called as what objects have", async () => {
  const cwd = project({ "team/constructor/SKILL.md": text("constructor"), "team/constructor/run.sh": "#!/bin/sh\n" });
  chmodSync(join(cwd, "team/constructor/run.sh"), 0o755);
  expect((await skills(cwd, "install", "./team", "--to", "agents")).out).toBe(".agents/skills/constructor: installed\n"); // biome-ignore format: one
  const mode = (path: string): number => statSync(join(cwd, ".agents/skills/constructor", path)).mode & 0o111;
  expect([mode("run.sh") > 0, mode("SKILL.md")]).toEqual([true, 0]);
});

test("lint takes a folder that a link shows again once, and both clients' copies for no duplicates", async () => {
  const cwd = project({ "team/tidy/SKILL.md": text("tidy") });
  symlinkSync("..", join(cwd, "team/tidy/up"));
  expect((await skills(cwd, "lint", "team")).out).toBe("1 skill: no findings\n");
  await skills(cwd, "install", "forge");
  expect((await skills(cwd, "lint")).out).toBe("2 skills: no findings\n");
});

describe("nothing of anybody else is touched or lost", () => {
  test("a skill that goalpost did not install stays, and then none is installed", async () => {
    const cwd = project({ ".claude/skills/forge/SKILL.md": text("forge", "Mine.") });
    const { code, err } = await skills(cwd, "install");
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining(".claude/skills/forge: is there, and goalpost did not install it"),
    });
    expect(err).toContain("code: skill/not-ours");
    expect(readFileSync(join(cwd, ".claude/skills/forge/SKILL.md"), "utf8")).toBe(text("forge", "Mine."));
    expect(existsSync(join(cwd, ".agents"))).toBe(false);
    expect(await skills(cwd, "uninstall", "forge", "--to", "claude")).toMatchObject({
      code: 2,
      err: expect.stringContaining("skill/not-ours"),
    });
    expect((await skills(cwd, "list")).out).toBe(".claude/skills/forge  not ours\n");
    const force = await skills(cwd, "install", "--force");
    expect(force.code).toBe(2);
  });

  test.each([["edited"], ["added"], ["linked"]])(
    "a skill that was %s since is put aside only when it is asked for",
    async (how) => {
      const cwd = project({ "elsewhere.md": "x" });
      await skills(cwd, "install", "forge", "--to", "agents");
      const folder = join(cwd, ".agents/skills/forge");
      if (how === "edited") put(folder, "SKILL.md", text("forge", "Mine."));
      if (how === "added") put(folder, "mine.md", "Mine.");
      if (how === "linked") symlinkSync(join(cwd, "elsewhere.md"), join(folder, "mine.md"));
      for (const verb of ["install", "uninstall"]) {
        const { code, err } = await skills(cwd, verb, "forge", "--to", "agents");
        expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("was edited since it was installed: ") });
      }
      expect(await skills(cwd, "update")).toMatchObject({ code: 1, err: expect.stringContaining("was edited since") });
      expect((await skills(cwd, "list")).out).toMatch(/forge {2}edited, from goalpost: (?:SKILL|mine)\.md/);
      const { out } = await skills(cwd, "uninstall", "forge", "--to", "agents", "--force");
      expect(out).toContain("the edited one is kept as .agents/skills/.goalpost-kept/forge-1");
      expect(
        existsSync(join(cwd, ".agents/skills/.goalpost-kept/forge-1", how === "edited" ? "SKILL.md" : "mine.md")),
      ).toBe(true);
      expect(existsSync(folder)).toBe(false);
    },
  );

  test("a link that waits where the lockfile is made leads nowhere", async () => {
    const cwd = project({ ".agents/skills/readme.md": "", "mine.txt": "Mine." });
    symlinkSync(join(cwd, "mine.txt"), join(cwd, `.agents/skills/goalpost-skills.lock.json.${process.pid}`));
    expect((await skills(cwd, "install", "forge", "--to", "agents")).code).toBe(0);
    expect(readFileSync(join(cwd, "mine.txt"), "utf8")).toBe("Mine.");
  });
});

describe("bad input", () => {
  const lock = (skills: object): string => JSON.stringify({ version: 1, skills });
  test.each([
    ["forgery", {}, ["install", "forgery"], "is not a skill of goalpost, and not a folder", "skill/unknown"],
    ["a misspelt one", {}, ["install", "froge"], "did you mean forge?", "skill/unknown"],
    ["a file", { "x.md": "" }, ["install", "x.md"], "is a file, expected the folder of a skill", "skill/not-a-folder"],
    ["an empty folder", { "x/readme.md": "" }, ["install", "./x"], "holds no SKILL.md", "skill/none-found"],
    [
      "a hostile folder name",
      { "x/..evil/SKILL.md": text("..evil") },
      ["install", "./x"],
      "is not a name that a skill may have",
      "skill/bad-name",
    ],
    [
      "a name of a folder above",
      { "x/Forge/SKILL.md": text("../../up") },
      ["install", "./x"],
      "is not a name that a skill may have",
      "skill/bad-name",
    ],
    [
      "a name that is another than its folder",
      { "x/tidy/SKILL.md": text("other") },
      ["install", "./x"],
      "tidy: name: ",
      "skill/invalid",
    ],
    ["no front matter", { "x/tidy/SKILL.md": "Read.\n" }, ["install", "./x"], "front matter", "skill/invalid"],
    [
      "two of one name",
      { "a/tidy/SKILL.md": text("tidy"), "b/tidy/SKILL.md": text("tidy") },
      ["install", "./a", "./b"],
      "is there twice",
      "skill/duplicate-name",
    ],
    [
      "ours as a link",
      {},
      ["install", "forge", "--link"],
      "comes from goalpost, which is not a folder of yours",
      "skill/cannot-link",
    ],
    [
      "a place that is none",
      {},
      ["install", "--to", "home"],
      "is not a place, expected one of agents, claude, codex",
      "skill/unknown-place",
    ],
    [
      "a place that is a file",
      { ".agents": "" },
      ["install"],
      ".agents: is a file, expected a folder of skills",
      "skill/place-is-a-file",
    ],
    [
      "a skill folder that is a file",
      { ".agents/skills/forge": "mine" },
      ["install"],
      ".agents/skills/forge: is a file or a link, and goalpost did not install it",
      "skill/not-ours",
    ],
    ["what is not installed", {}, ["uninstall", "forge"], "is not installed in ", "skill/not-installed"],
    [
      "a lock that is not JSON",
      { ".agents/skills/goalpost-skills.lock.json": "{" },
      ["list"],
      "is not JSON",
      "skill/bad-lock",
    ],
    [
      "a lock of another version",
      { ".agents/skills/goalpost-skills.lock.json": '{ "version": 2 }' },
      ["list"],
      "has version 2, expected 1",
      "skill/bad-lock",
    ],
    [
      "a lock that would remove what lies above",
      {
        ".agents/skills/goalpost-skills.lock.json": lock({
          "../../src": { source: "goalpost", mode: "copy", files: {} },
        }),
      },
      ["uninstall"],
      "what no install writes",
      "skill/bad-lock",
    ],
    [
      "a lock with a path that leaves",
      {
        ".agents/skills/goalpost-skills.lock.json": lock({
          forge: { source: "goalpost", mode: "copy", files: { "../x": "0".repeat(64) } },
        }),
      },
      ["uninstall"],
      "what no install writes",
      "skill/bad-lock",
    ],
  ])("%s", async (_name, files, argv, said, code) => {
    const cwd = project(files);
    const called = await skills(cwd, ...argv);
    expect(called).toMatchObject({ code: 2, out: "", err: expect.stringContaining(said) });
    expect(called.err).toContain(`code: ${code}\n`);
  });

  test("a place that leads out of the project, and a skill that holds a link", async () => {
    const cwd = project({ "x/tidy/SKILL.md": text("tidy"), "elsewhere/readme.md": "" });
    const outside = project({ "readme.md": "" });
    symlinkSync("/etc/hostname", join(cwd, "x/tidy/secret.md"));
    expect(await skills(cwd, "install", "./x")).toMatchObject({
      code: 2,
      err: expect.stringContaining("skill/link-inside"),
    });
    mkdirSync(join(cwd, ".claude"));
    symlinkSync(outside, join(cwd, ".claude/skills"));
    expect(await skills(cwd, "install", "forge", "--to", "claude")).toMatchObject({
      code: 2,
      err: expect.stringContaining("skill/place-outside"),
    });
    expect(readdirSync(outside)).toEqual(["readme.md"]);
  });
});

test("where one skill has to stay none is taken away: nobody would be told which", async () => {
  const cwd = project();
  await skills(cwd, "install", "--to", "claude");
  put(cwd, ".claude/skills/goal-reviewer/SKILL.md", text("goal-reviewer", "Mine."));
  const { code, err } = await skills(cwd, "uninstall");
  expect([code, err]).toEqual([2, expect.stringContaining("code: skill/edited")]);
  for (const name of own) expect(existsSync(join(cwd, ".claude/skills", name, "SKILL.md"))).toBe(true);
  expect((await skills(cwd, "uninstall", "--force")).out.split("\n")).toContain(".claude/skills/forge: removed");
  expect(readdirSync(join(cwd, ".claude/skills"))).toEqual([".goalpost-kept"]);
});
