import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

const manifest = '{ "name": "x", "type": "module", "scripts": { "test": "node --test" } }\n';
const spec = "# Export\n\n- R1: `npm test` exits 0\n- R2: It reads well.\n";

describe("spec", () => {
  test("a contract is drafted once, and never replaced: what is missing is said, with the code for it", async () => {
    const cwd = project({ "package.json": manifest, "SPEC.md": spec });
    const first = await call(["spec", "draft"], { cwd });
    expect(first.code).toBe(0);
    expect(first.out).toContain(
      "wrote goals/export.goal.ts: 2 requirements of SPEC.md; 1 check, 0 for a person, 1 claim",
    );
    const file = join(cwd, "goals/export.goal.ts");
    put(cwd, "goals/export.goal.ts", `// by hand\n${readFileSync(file, "utf8")}`);
    put(cwd, "SPEC.md", `${spec.replace("- R2: It reads well.\n", "")}- R3: \`npm run lint\` exits 0\n`);
    const before = readFileSync(file, "utf8");
    const second = await call(["spec", "draft"], { cwd });
    expect([second.code, readFileSync(file, "utf8")]).toEqual([1, before]);
    expect(second.out).toContain('.doneWhen(command("npm run lint", { from: "R3" }))');
    expect(second.out).toContain("D2 comes from R2, which SPEC.md has no more");
    const traced = await call(["spec", "trace"], { cwd });
    expect([traced.code, traced.out]).toEqual([
      1,
      expect.stringContaining("2 requirements: 1 covered, 0 decided by a person, 0 open, 1 uncovered"),
    ]);
  });

  test("nothing that a specification holds reaches a terminal or a comment as more than text", async () => {
    const hostile = "# Export\n\n- R1: It \u001b]0;x\u0007reads \u202Ewell\u001b[2J.\n\n## Open questions\n\n- Which \u001b[31mcolour\u202e?\n"; // biome-ignore format: one
    const cwd = project({ "package.json": manifest, "SPEC.md": hostile });
    const said = [(await call(["spec", "draft"], { cwd })).out, (await call(["spec", "trace"], { cwd })).out];
    const [comment] = readFileSync(join(cwd, "goals/export.goal.ts"), "utf8").split("import");
    for (const text of [...said, comment]) expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    expect(said[0]).toContain("open SPEC.md:7: Which colour");
  });

  test("one that was rewritten in another format: the contract stays, and what it has and lacks is said", async () => {
    const cwd = project({ "package.json": manifest, "SPEC.md": "# Export\n\n- R1: `npm test` exits 0\n" });
    await call(["spec", "draft"], { cwd });
    const before = readFileSync(join(cwd, "goals/export.goal.ts"), "utf8");
    put(
      cwd,
      "SPEC.md",
      "# Export\n\n### Requirement: Suite\nThe export MUST hold.\n\n#### Scenario: tests\n- WHEN it ends\n- THEN `npm test` exits 0\n",
    );
    const { code, out } = await call(["spec", "draft"], { cwd });
    expect([code, readFileSync(join(cwd, "goals/export.goal.ts"), "utf8")]).toEqual([1, before]);
    expect(out).toMatch(/SPEC\.md:6: suite\.1: WHEN it ends THEN `npm test` exits 0\n/);
    expect(out).toContain("D1 comes from R1, which SPEC.md has no more");
    expect((await call(["spec", "trace"], { cwd })).code).toBe(1);
  });

  test("the last column is filled by the receipt of this contract, and of no other", async () => {
    const cwd = project({ "package.json": manifest, "SPEC.md": spec });
    await call(["spec", "draft"], { cwd });
    const receipt = (id: string): string =>
      JSON.stringify({ contract: { id }, verdict: "not done", checks: [{ id: "D1", status: "fail" }] });
    put(cwd, "receipt.json", receipt("export"));
    const { code, out } = await call(["spec", "trace", "--receipt", "receipt.json"], { cwd });
    expect([code, out]).toEqual([0, expect.stringContaining("by D1 command fail")]);
    // as verify --receipt writes it, signed or not
    const statement = JSON.stringify({ predicate: { receipt: JSON.parse(receipt("export")) } });
    const envelope = { payloadType: "x", payload: Buffer.from(statement).toString("base64") };
    for (const text of [statement, JSON.stringify(envelope)]) {
      put(cwd, "receipt.json", text);
      expect((await call(["spec", "trace", "--receipt", "receipt.json"], { cwd })).out).toBe(out);
    }
    for (const text of [receipt("other"), "{", '{"checks":[{}]}', '{"payloadType":"x","payload":"e30="}']) {
      put(cwd, "receipt.json", text);
      expect((await call(["spec", "trace", "--receipt", "receipt.json"], { cwd })).err).toMatchSnapshot();
    }
  });

  test.each([["draft"], ["trace"], ["interview"], ["refine"], ["all"]])(
    "%s reads and writes nothing outside of the project by a link in it; a path of its own may lie anywhere",
    async (verb) => {
      const outside = project({ "notes.md": spec });
      const cwd = project({ "package.json": manifest, "inside.md": spec });
      symlinkSync(join(outside, "notes.md"), join(cwd, "SPEC.md"));
      const { code, err } = await call(["spec", verb], { cwd });
      expect([code, err]).toEqual([
        2,
        `error: SPEC.md: is a link that leads out of the project, to ${join(outside, "notes.md")}\n  help: put the specification in its place, or name the other one by its own path\n  code: spec/outside\n`,
      ]);
      rmSync(join(cwd, "SPEC.md"));
      symlinkSync("inside.md", join(cwd, "SPEC.md"));
      for (const file of ["SPEC.md", join(outside, "notes.md")])
        expect((await call(["spec", verb, file], { cwd })).err).not.toContain("spec/outside");
      expect(readFileSync(join(outside, "notes.md"), "utf8")).toBe(spec);
    },
  );

  test.each<[string, readonly string[], Readonly<Record<string, string>>]>([
    ["no SPEC.md", ["draft"], {}],
    ["a path that is not there", ["draft", "docs/x.md"], {}],
    ["an empty one", ["draft"], { "SPEC.md": "" }],
    ["one without a requirement", ["draft"], { "SPEC.md": "# Notes\n\nWe talked.\n" }],
    ["two requirements of one id", ["draft"], { "SPEC.md": "- R1: a\n- R1: b\n" }],
    ["an id that is none", ["draft", "--id", "A B"], { "SPEC.md": spec }],
    ["two contracts and none named", ["trace"], { "SPEC.md": spec, "a.goal.md": "", "b.goal.md": "" }],
    ["no contract", ["trace"], { "SPEC.md": spec }],
  ])("%s is an error that says what to do, and writes nothing", async (_, args, files) => {
    const cwd = project({ "package.json": manifest, ...files });
    const { code, err } = await call(["spec", ...args], { cwd });
    expect([code, existsSync(join(cwd, "goals"))]).toEqual([2, false]);
    expect(err).toMatchSnapshot();
  });
});

describe("skills", () => {
  test("each skill is linted where it stands; a link in place of SKILL.md is seen", async () => {
    const cwd = project({
      ".agents/skills/forge/SKILL.md": '---\nname: forge\ndescription: "Use when asked."\n---\n\nAsk.\n',
    });
    expect(await call(["skills", "lint"], { cwd })).toMatchObject({ code: 0, out: "1 skill: no findings\n" });
    put(cwd, "skills/tidy/SKILL.md", "Tidy.\n");
    const { code, out } = await call(["skills", "lint", "--format", "json"], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      skills: [".agents/skills/forge", "skills/tidy"],
      findings: [{ rule_id: "skill/front-matter", severity: "error" }],
    });
  });

  test.each<[string, readonly string[]]>([
    ["a folder that is not there", ["gone"]],
    ["a file in place of a folder", ["package.json"]],
    ["a project without a skill", []],
  ])("%s is an error that says what to do", async (_, args) => {
    const cwd = project({ "package.json": manifest });
    const { code, err } = await call(["skills", "lint", ...args], { cwd });
    expect(code).toBe(2);
    expect(err).toMatchSnapshot();
  });
});
