import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { clientForTests, isolatedHome, runProcess, say, script, startModelServer } from "@goalpost/rehearsal";
import { describe, expect, test } from "vitest";
import { defineSkill } from "./define-skill.ts";
import { limits } from "./limits.ts";
import { lintSkills } from "./lint-skills.ts";

const codex = await clientForTests("codex");
const claude = await clientForTests("claude-code");

const long = (characters: number): string => `Use when it is long: ${"x".repeat(characters - 21)}`;
const skill = (matter: string): string => `---\n${matter}\n---\n\nSay hello.\n`;

/** Folders below the skills' root, each with its SKILL.md. */
const cases = {
  bom: `\ufeff${skill('name: bom\ndescription: "Use when marked."')}`,
  latin: Buffer.from(`${skill('name: latin\ndescription: "Use when caf\u00e9."')}`, "latin1"),
  crlf: skill('name: crlf\ndescription: "Use when ended."').replaceAll("\n", "\r\n"),
  twice: skill('name: twice\nname: twice\ndescription: "Use when twice."'),
  tab: skill('name: tab\ndescription: "Use when tabbed."\nmetadata:\n\ta: b'),
  star: skill("name: star\ndescription: *star Use when asked."),
  bracket: skill("name: bracket\ndescription: [Use when bracketed."),
  "no-matter": "Say hello.\n",
  "no-description": skill("name: no-description"),
  "long-name": skill(`name: ${"n".repeat(65)}\ndescription: "Use when asked."`),
  "long-description": skill(`name: long-description\ndescription: "${long(limits.description.max + 10)}"`),
  colon: skill("name: colon\ndescription: Use when: asked"),
  "other-folder": skill('name: other-name\ndescription: "Use when asked."'),
  plain:
    defineSkill({
      name: "plain",
      description: 'Says "hello": always. Use when asked, e.g. now.',
      body: ["Say hello."],
    }).files["SKILL.md"] ?? "",
} as const;

function put(root: string): void {
  for (const [folder, text] of Object.entries(cases)) {
    const path = join(root, folder, "SKILL.md");
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  mkdirSync(join(root, "linked"), { recursive: true });
  writeFileSync(join(root, "target.md"), skill('name: linked\ndescription: "Use when linked."'));
  symlinkSync(join(root, "target.md"), join(root, "linked", "SKILL.md"));
  mkdirSync(join(root, "../elsewhere/by-link"), { recursive: true });
  writeFileSync(
    join(root, "../elsewhere/by-link/SKILL.md"),
    skill('name: by-link\ndescription: "Use when a folder is linked."'),
  );
  symlinkSync(join(root, "../elsewhere/by-link"), join(root, "by-link"));
}

const found = (path: keyof typeof cases | "linked"): readonly string[] =>
  lintSkills([
    path === "linked"
      ? { path, text: skill('name: linked\ndescription: "Use when linked."'), isLink: true }
      : { path, text: cases[path].toString("utf8"), isUtf8: path !== "latin" },
  ]).map(({ ruleId, severity }) => `${severity} ${ruleId}`);

describe.skipIf(codex.skip)("what Codex does with skills is what lint says", () => {
  test("it lists those that lint calls sound, and refuses or cuts the others", async () => {
    await using home = await isolatedHome({ client: "codex" });
    const project = join(home.root, "project");
    mkdirSync(join(project, ".git"), { recursive: true });
    put(join(project, ".agents/skills"));
    mkdirSync(join(project, ".codex/skills/other-root"), { recursive: true });
    writeFileSync(
      join(project, ".codex/skills/other-root/SKILL.md"),
      skill('name: other-root\ndescription: "Use when there."'),
    );
    const { stdout, stderr, exitCode } = await runProcess(codex.client?.path ?? "", ["debug", "prompt-input", "hi"], {
      cwd: project,
      env: home.env,
      timeoutSeconds: 60,
    });
    expect(exitCode, stderr).toBe(0);
    const prompt = JSON.stringify(JSON.parse(stdout));
    const lists = (text: string): boolean => prompt.includes(text);
    expect([lists("- plain: Says"), found("plain")]).toEqual([true, []]);
    expect([lists("- by-link: Use when a folder"), lists("- other-root: Use when there.")]).toEqual([true, true]);
    expect([lists("no-matter"), found("no-matter")]).toEqual([false, ["error skill/front-matter"]]);
    expect([lists("- colon: Use when: asked"), found("colon")]).toEqual([true, ["warning skill/front-matter"]]);
    expect([lists("- crlf: Use when ended."), found("crlf")]).toEqual([true, []]);
    expect([lists("- bracket: [Use when"), found("bracket")]).toEqual([true, ["warning skill/front-matter"]]);
    for (const refused of ["bom", "latin"] as const)
      expect([lists(`- ${refused}: `), found(refused)]).toEqual([false, ["error skill/encoding"]]);
    for (const refused of ["twice", "tab", "star"] as const)
      expect([lists(`- ${refused}: `), found(refused)]).toEqual([false, ["error skill/front-matter"]]);
    expect([lists("no-description"), found("no-description")]).toEqual([false, ["error skill/description"]]);
    expect([lists("nnnnnnnnnn"), found("long-name")]).toEqual([false, ["error skill/name"]]);
    expect([lists("- linked:"), found("linked")]).toEqual([false, ["error skill/linked-file"]]);
    expect([lists("- other-name: "), found("other-folder")]).toEqual([true, ["error skill/folder"]]);
    expect([
      lists("- long-description: "),
      lists("x".repeat(limits.description.max - 21 + 1)),
      found("long-description"),
    ]).toEqual([true, false, ["error skill/description"]]);
  });
});

describe.skipIf(claude.skip)("what Claude Code does with skills is what lint says", () => {
  test("it calls a skill by its folder, and lists one without front matter", async () => {
    await using server = await startModelServer(script(say("hello")));
    await using home = await isolatedHome({ client: "claude-code", server });
    const project = join(home.root, "project");
    mkdirSync(project, { recursive: true });
    put(join(project, ".claude/skills"));
    const { stderr, exitCode } = await runProcess(claude.client?.path ?? "", ["-p", "hi"], {
      cwd: project,
      env: home.env,
      timeoutSeconds: 90,
    });
    expect(exitCode, stderr).toBe(0);
    const asked = JSON.stringify(server.requests.map(({ body }) => body));
    const lists = (text: string): boolean => asked.includes(text);
    expect(lists("- plain: Says")).toBe(true);
    expect(lists("- other-folder (other-name): Use when asked.")).toBe(true);
    // The body's first line stands for a description that is not there.
    expect([lists("- no-matter: Say hello."), lists("- no-description: Say hello.")]).toEqual([true, true]);
    expect([lists("- colon: Use when: asked"), lists("- linked: Use when linked.")]).toEqual([true, true]);
  });

  test("it runs a line that begins with a command before the model reads the skill", async () => {
    await using server = await startModelServer(script(say("hello")));
    await using home = await isolatedHome({ client: "claude-code", server });
    const project = join(home.root, "project");
    const text =
      '---\nname: runs\ndescription: "Use when asked."\nallowed-tools: Bash(printf *)\n---\n\n!`printf %d 0x2a`\n';
    mkdirSync(join(project, ".claude/skills/runs"), { recursive: true });
    writeFileSync(join(project, ".claude/skills/runs/SKILL.md"), text);
    const { stderr, exitCode } = await runProcess(claude.client?.path ?? "", ["-p", "/runs"], {
      cwd: project,
      env: home.env,
      timeoutSeconds: 90,
    });
    expect(exitCode, stderr).toBe(0);
    const asked = JSON.stringify(server.requests.map(({ body }) => body));
    expect([asked.includes("\\n\\n42"), asked.includes("0x2a")]).toEqual([true, false]);
    expect(lintSkills([{ path: "runs", text }]).map(({ ruleId }) => ruleId)).toEqual(["skill/runs-at-once"]);
  });
});
