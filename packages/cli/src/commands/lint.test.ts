import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, testEnv } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { trapped } from "../testing/trapped.ts";

const prompt =
  "<goal>\nPort billing.\n</goal>\n\n<done_when>\n- `node check.mjs` exits 0\n- the code is clean\n</done_when>\n\nSome words after.\n";
const prose = "Just some words about nothing in particular.\n";
const labelled = "## goal\n\n- G1 outcome: Port it.\n\n## done_when\n\n- D1 claim: 3 routes answer.\n";
const ids = (out: string): string[] =>
  JSON.parse(out).files[0].findings.map(({ rule_id }: { rule_id: string }) => rule_id);

/** Two rules whose fixes change the same item. */
const ruleSet = `import { defineRule, defineRuleSet } from "goalpost/lint";
const ends = (id: string, word: string) => defineRule({
  id, severity: "warning", summary: "s", why: "w", source: "https://example.com", cases: () => ({ silent: {}, speaks: {} }),
  *check({ blocks }) {
    for (const { kind, items } of blocks)
      for (const [index, item] of items.entries())
        if (item.kind === "claim" && !item.text.includes(word)) yield { where: \`\${kind}[\${index}]\`, what: \`lacks \${word}\`, help: "add it" };
  },
  fix: (contract) => ({ ...contract, blocks: contract.blocks.map((block) => ({ ...block, items: block.items.map((item) =>
    item.kind === "claim" && !item.text.includes(word) ? { ...item, text: \`\${item.text} \${word}\` } : item) })) }) as typeof contract,
});
export default defineRuleSet({ name: "@acme/rules", rules: [ends("acme/a", "AAA"), ends("acme/b", "BBB")] });
`;

describe("lint of any text", () => {
  test("a prompt of any name, with no settings and nothing installed; also from standard input", async () => {
    const cwd = project({ "GOAL.md": prompt });
    const { code, out } = await call(["lint", "GOAL.md"], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/^warning GOAL\.md:7:3: D2: "the code is clean" .* {2}done-when-is-measurable\n {2}help: /m);
    const piped = await call(["lint", "-", "--format", "json"], { cwd, stdin: prompt });
    expect(JSON.parse(piped.out).files[0].file).toBe("-");
    expect(ids(piped.out)).toContain("done-when-is-measurable");
  });

  test("a list item with a colon makes no prompt a labelled text", async () => {
    const cwd = project({ "npm.goal.md": prompt.replace("- the code", "- Use npm: never yarn\n- the code") });
    expect((await call(["lint", "npm.goal.md"], { cwd })).out).not.toContain("contract/bad-text");
    expect((await call(["render", "npm", "--as", "xml"], { cwd })).out).toContain("- D2 claim: Use npm: never yarn");
  });

  test("bare conditions: one, and one per line, in order", async () => {
    const cwd = project({ "c.txt": "`pnpm test` exits 0\nthe code is clean\n\nall\\ntests\n" });
    expect((await call(["lint", "--condition", "the code is clean"], { cwd })).code).toBe(1);
    expect((await call(["lint", "--condition", "`pnpm test` exits 0"], { cwd })).code).toBe(0);
    const { files } = JSON.parse((await call(["lint", "--conditions", "c.txt", "--format", "json"], { cwd })).out);
    expect(files.map(({ file }: { file: string }) => file)).toEqual(["c.txt:1", "c.txt:2", "c.txt:3", "c.txt:4"]);
    expect(files[0].findings).toEqual([]);
    expect(files[1].findings[0]).toMatchObject({ rule_id: "done-when-is-measurable", at: { file: "c.txt", line: 2 } });
  });

  test("sarif and github name file, line and rule", async () => {
    const cwd = project({ "GOAL.md": prompt });
    expect((await call(["lint", "GOAL.md", "--format", "github"], { cwd })).out).toMatch(
      /^::warning file=GOAL\.md,line=7,/m,
    );
    const sarif = JSON.parse((await call(["lint", "GOAL.md", "--format", "sarif"], { cwd })).out);
    const driver = { name: "goalpost", version: expect.stringMatching(/^\d+\.\d+\.\d+/) };
    expect(sarif).toMatchObject({ version: "2.1.0", runs: [{ tool: { driver } }] });
  });

  test("--explain prints a rule's page, and names what is meant", async () => {
    const cwd = project();
    const { code, out } = await call(["lint", "--explain", "reading-list-resolves"], { cwd });
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^# reading-list-resolves\n\nerror\. Every path/),
    });
    expect(await call(["lint", "--explain", "reading-list-resolve"], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/help: write reading-list-resolves\n.*code: lint\/unknown-rule/s),
    });
  });

  test("git runs no program that the repository's settings name", async () => {
    const cwd = project({ "GOAL.md": `<context>\n- src/a.ts\n</context>\n\n${prompt}`, "src/a.ts": "" });
    execFileSync("git", ["init", "-q"], { cwd });
    trapped(cwd);
    await call(["lint", "GOAL.md", "--root", "."], { cwd });
    expect(existsSync(join(cwd, "trapped"))).toBe(false);
  });

  test("the reading list is looked up in the nearest project above, or in that of --root, as git knows it", async () => {
    const context = "<context>\n- SPEC.md\n- lib/\n- spce.md\n</context>\n";
    const cwd = project({
      "GOAL.md": prompt + context,
      "package.json": "{}",
      "lib/b.ts": "x",
      "app/SPEC.md": "x",
      "app/lib/a.ts": "x",
      "app/.gitignore": "lib/\n",
    });
    const resolves = async (...argv: string[]) => {
      const { out } = await call(["lint", "GOAL.md", ...argv, "--format", "json"], { cwd });
      const { findings } = JSON.parse(out).files[0] as { findings: { rule_id: string; where: string }[] };
      return findings.filter(({ rule_id }) => rule_id === "reading-list-resolves").map(({ where }) => where);
    };
    expect(await resolves()).toEqual(["context[0]", "context[2]"]);
    execFileSync("git", ["init", "-q"], { cwd: join(cwd, "app"), env: testEnv(cwd) });
    expect(await resolves("--root", "app")).toEqual(["context[1]", "context[2]"]);
    expect((await call(["lint", "GOAL.md", "--root", "nosuch"], { cwd })).err).toContain("code: lint/no-root");
  });

  test("the project of a file in a folder is found from there, and the folder that it runs in counts too", async () => {
    const goals = {
      "a/goals/x.goal.md": `## context\n\n- X1 read: \`src/**/*.ts\`\n- X2 read: \`docs/SPEC.md\`\n- X3 read: \`src/**/*.py\`\n\n${labelled}`,
    };
    const cwd = project({ ...goals, "package.json": "{}", "docs/SPEC.md": "", "a/Cargo.toml": "", "a/src/b/c.ts": "" });
    const { out } = await call(["lint", "a/goals/x.goal.md"], { cwd });
    expect(out).toContain('X3: "src/**/*.py" matches no file of the project');
    expect(out).not.toContain("X1: ");
    expect(out).not.toContain("X2: ");
  });

  test("help names the project's own command, in the language of the file", async () => {
    const manifest = JSON.stringify({ scripts: { test: "node --test", lint: "eslint . || true" } });
    const text = "## goal\n\n- G1 outcome: Port it.\n\n## done_when\n\n- D1 claim: 3 routes answer.\n";
    const json = {
      version: 1,
      id: "x",
      blocks: [
        { kind: "goal", items: [{ kind: "outcome", text: "Port it." }] },
        { kind: "done_when", items: [{ kind: "command", run: "npm run lint", exit_code: 0 }] },
      ],
    };
    const cwd = project({
      "package.json": manifest,
      "x.goal.md": text,
      "GOAL.md": prompt.replace("- `node check.mjs` exits 0\n", ""),
      "y.goal.json": JSON.stringify(json),
    });
    expect((await call(["lint", "x.goal.md"], { cwd })).out).toContain(
      'add one: "- D2 command: `npm test` exits 0." to done_when',
    );
    expect((await call(["lint", "GOAL.md"], { cwd })).out).toContain(
      'add one: "- `npm test` exits 0." under "Done when"',
    );
    const { out } = await call(["lint", "y.goal.json"], { cwd });
    expect(out).toContain("D1.run: `npm run lint`, which is `eslint . || true`, exits 0 whatever the work looks like");
    expect(out).toContain('{"kind":"command","id":"…","run":"npm test","exit_code":0}');
  });

  test("--quiet prints errors alone, and --max-warnings bounds what is left", async () => {
    const cwd = project({ "GOAL.md": prompt, "bad.md": prompt.replace("`node check.mjs` exits 0", "`true` exits 0") });
    expect(await call(["lint", "GOAL.md", "--quiet"], { cwd })).toMatchObject({ code: 0, out: "", err: "" });
    expect((await call(["lint", "GOAL.md", "--max-warnings", "1"], { cwd })).code).toBe(0);
    expect(await call(["lint", "GOAL.md", "--quiet", "--max-warnings", "0"], { cwd })).toMatchObject({
      code: 1,
      out: "",
      err: "1 warning, at most 0 allowed by --max-warnings\n",
    });
    const { code, out } = await call(["lint", "bad.md", "--quiet", "--format", "json"], { cwd });
    const { findings } = JSON.parse(out).files[0] as { findings: { severity: string }[] };
    expect({ code, severities: [...new Set(findings.map(({ severity }) => severity))] }).toEqual({
      code: 1,
      severities: ["error"],
    });
    expect((await call(["lint", "GOAL.md", "--max-warnings", "-1"], { cwd })).code).toBe(2);
    expect((await call(["lint", "GOAL.md", "--max-warnings", "many"], { cwd })).code).toBe(2);
  });

  test.each([
    ["lint", "GOAL.md"],
    ["build", "x"],
    ["render", "x"],
    ["run", "x"],
    ["rehearse", "x"],
    ["demo"],
    ["config", "doctor"],
    ["config", "explain"],
    ["config", "validate", "a.toml"],
  ])("an unknown client is misuse, with what is meant: %s", async (...argv) => {
    const cwd = project({ "GOAL.md": prompt, "x.goal.md": labelled, "a.toml": "" });
    const { code, err } = await call([...argv.filter((each) => typeof each === "string"), "--target", "codxe"], {
      cwd,
    });
    expect(code).toBe(2);
    expect(err).toMatch(
      /--target codxe: is not a target, expected codex or claude-code\n {2}help: write --target codex\n {2}code: cli\/unknown-target/,
    );
  });

  test("--fix rewrites labelled text, keeps a copy, and reports a fix that conflicts; rules come from a package", async () => {
    const settings = JSON.stringify({ lint: { extends: "none", packages: ["./rules.ts"] } });
    const cwd = project({ "x.goal.md": labelled, "rules.ts": ruleSet, "goalpost.json": settings });
    const { out, err } = await call(["lint", "x.goal.md", "--fix"], { cwd });
    expect(err).toContain("x.goal.md: fixed done_when[0] acme/a");
    expect(out).toContain("its fix was not applied: the fix of acme/a has changed the same item  acme/b");
    expect(readFileSync(join(cwd, "x.goal.md"), "utf8")).toContain("- D1 claim: 3 routes answer. AAA\n");
    expect(readFileSync(join(cwd, "x.goal.md.goalpost.bak"), "utf8")).toBe(labelled);
    await call(["lint", "x.goal.md", "--fix"], { cwd });
    expect((await call(["lint", "x.goal.md"], { cwd })).out).toContain("no findings");
    const refused = await call(["lint", "x.goal.md", "--no-exec"], { cwd });
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining("code: cli/no-exec") });
  });

  test("--fix leaves a prompt alone, and says so", async () => {
    const cwd = project({ "GOAL.md": prompt });
    const { err } = await call(["lint", "GOAL.md", "--fix"], { cwd });
    expect(readFileSync(join(cwd, "GOAL.md"), "utf8")).toBe(prompt);
    expect(existsSync(join(cwd, "GOAL.md.goalpost.bak"))).toBe(false);
    expect(err).toBe("GOAL.md: --fix writes labelled text and JSON; here it leaves the file alone\n");
  });
});

describe("bad input", () => {
  test("in the labelled form is named with its place, once", async () => {
    const cwd = project({
      "goals/x.goal.md": "## goal\n\n- G1 outcome: Port it.\n\n## done_when\n\n- D1 comand: `x`\n",
    });
    const { code, out } = await call(["lint", "goals/x.goal.md"], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(/^error goals\/x\.goal\.md:7:\d+: (?!.*goals\/)/);
    const { files } = JSON.parse((await call(["lint", "goals/x.goal.md", "--format", "json"], { cwd })).out);
    expect(files[0].findings[0]).toMatchObject({ at: { file: "goals/x.goal.md", line: 7 } });
    expect(files[0].findings[0].where).not.toContain("x.goal.md");
  });

  test("not UTF-8, and 100 MB: said for the file, with exit code 2, and the others are linted", async () => {
    const cwd = project({ "good.md": prompt, "big.md": "" });
    writeFileSync(join(cwd, "bad.md"), Buffer.from([0x67, 0xff]));
    truncateSync(join(cwd, "big.md"), 100 * 1024 * 1024);
    const { code, out } = await call(["lint", "bad.md", "big.md", "good.md"], { cwd });
    expect(code).toBe(2);
    expect(out).toMatch(
      /^error bad\.md:1: .*is not UTF-8: 0xff cannot stand there {2}source\/not-utf8\n {2}help: save the file as UTF-8$/m,
    );
    expect(out).toMatch(/^error big\.md:1: .*has 104857600 bytes, expected at most 8388608 {2}source\/too-large$/m);
    expect(out).toContain("done-when-is-measurable");
    for (const [file, said] of [
      ["bad.md", "source/not-utf8"],
      ["big.md", "source/too-large"],
      ["none.md", "file/missing"],
    ] as const)
      expect(await call(["import", file], { cwd })).toMatchObject({
        code: 2,
        out: "",
        err: expect.stringContaining(`code: ${said}`),
      });
  });

  test.each([
    ["x.goal.tsx", "x.goal.mts"],
    ["x.contract.ts", "x.goal.mts"],
    ["x.mjs", "x.goal.mts"],
  ])("%s is a program that is not a contract file: it is told how to be called", async (file, name) => {
    const cwd = project({ [file]: 'import { goal } from "goalpost";\n' });
    const { code, out } = await call(["lint", file], { cwd });
    expect(code).toBe(2);
    expect(out).toMatch(
      /is not a contract file, expected a name that ends in \.goal\.ts .*contract\/not-a-contract-file/,
    );
    expect(out).toContain(`help: rename it to ${name}`);
  });

  test.each([
    [["lint", "x/*.md"], "the glob matches no file", "file/none-found"],
    [["lint", "*.j*"], "the glob matches no contract file", "contract/none-found"],
    [["lint", "nosuch.md"], "does not exist", "file/missing"],
    [["lint", "GOAL.md", "--settings", "unknown.json"], 'write "length"', "lint/unknown-rule"],
    [["lint", "GOAL.md", "--settings", "broken.json"], "broken.json:1:", "config/bad-json"],
    [["lint", "GOAL.md", "--settings", "other.json"], 'help: write "lint"', "settings/unknown-key"],
    [
      ["lint", "GOAL.md", "--settings", "root.json"],
      'below lint: { "lint": { "packages": … } }',
      "settings/unknown-key",
    ],
    [["lint", "GOAL.md", "--settings", "rule.json"], 'below lint: { "lint": { "rules": … } }', "settings/unknown-key"],
    [["lint", "GOAL.md", "--settings", "typo.json"], 'write "packages"', "lint/bad-settings"],
    [["lint", "GOAL.md", "--settings", "odd.json"], "extends, rules, packages, suppress", "lint/bad-settings"],
    [["lint", "GOAL.md", "--rules", "@acme/none"], "is not a package that is installed here", "cli/module-missing"],
  ])("%j", async (argv, said, code) => {
    const cwd = project({
      "GOAL.md": prompt,
      "unknown.json": '{ "lint": { "rules": { "lenght": "off" } } }',
      "broken.json": "{ lint",
      "other.json": '{ "lnit": {} }',
      "root.json": '{ "packages": ["@acme/rules"] }',
      "rule.json": '{ "rule": {} }',
      "typo.json": '{ "lint": { "pakages": [] } }',
      "odd.json": '{ "lint": { "colour": "red" } }',
    });
    const called = await call(argv, { cwd });
    expect(called).toMatchObject({ code: 2, out: "" });
    expect(called.err).toContain(said);
    expect(called.err).toContain(`code: ${code}\n`);
  });
});

describe("import", () => {
  test("prints TypeScript that builds, and says what it lifted and what it kept", async () => {
    const cwd = project({ "GOAL.md": prompt });
    const { code, out, err } = await call(["import", "GOAL.md"], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('.doneWhen(command("node check.mjs"), "the code is clean")');
    expect(err).toContain("read GOAL.md:6:3: D1 was read as a check from");
    expect(err).toContain("kept GOAL.md:10:1: is in no block, and stays as other: Some words after.");
    writeFileSync(join(cwd, "x.goal.ts"), out);
    expect((await call(["render", "x", "--as", "xml"], { cwd })).out).toContain(
      "- D1 command: `node check.mjs` exits 0.",
    );
  });

  test("--format json prints contract, blocks, rest and issues, and the whole text in spans", async () => {
    const { code, out } = await call(["import", "-", "--format", "json"], { cwd: project(), stdin: prompt });
    expect(code).toBe(0);
    const result = JSON.parse(out);
    expect(Object.keys(result)).toEqual(["version", "command", "contract", "blocks", "rest", "issues", "spans"]);
    expect(result.spans.map(({ text }: { readonly text: string }) => text).join("")).toBe(prompt);
    expect(result.blocks[1]).toMatchObject({ name: "done_when", items: 2, line: 5 });
    expect(result.rest).toEqual([{ line: 10, column: 1, text: "Some words after." }]);
  });

  test("plain prose gives a useful answer, exit code 1, and no contract", async () => {
    const cwd = project({ "prose.md": prose });
    const { code, out, err } = await call(["import", "prose.md"], { cwd });
    expect(code).toBe(1);
    expect(out).toContain("goal(");
    expect(err).toMatch(/^error prose\.md:1:1: done_when: is missing.*\n {2}help: add <done_when>/);
    expect((await call(["lint", "prose.md"], { cwd })).code).toBe(1);
  });
});
