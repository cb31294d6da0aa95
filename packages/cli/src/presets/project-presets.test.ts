import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { company, goodGoal, installed, organisation } from "../testing/organisation.ts";

const named = (presets: readonly string[], more: object = {}): Readonly<Record<string, string>> => ({
  "goalpost.json": JSON.stringify({ presets, ...more }),
});

test("company, department and team compose: each key names who set it, and safety only tightens", async () => {
  const cwd = project({ ...organisation, ...named(["./team.ts"]) });
  const { out, err } = await call(["config", "explain", "--target", "codex"], { cwd });
  expect(err).toBe("");
  expect(out).toContain('sandbox_mode = "read-only"  preset acme (@acme/goalpost-preset 1.2.0)\n');
  expect(out).toContain("goals.max_goal_token_budget = 1000000  preset payments (@acme/payments 2.0.1)\n");
  expect(out).toContain('web_search = "disabled"  preset billing 0.3.0\n');
  expect(out).toContain('approval_policy = "on-request"  preset guarded\n');
});

describe("lint holds the rules and levels of the presets", () => {
  const silent = goodGoal.replace(": ask @billing", "");

  test("and names the preset", async () => {
    const cwd = project({ ...organisation, ...named(["./team.ts"]), "a.goal.ts": goodGoal, "b.goal.ts": silent });
    const { code, out } = await call(["lint"], { cwd });
    expect(code).toBe(1);
    expect(out).toContain("error b.goal.ts:2: stop_when: names no team, expected one  acme/stop-names-a-team");
    expect(out).not.toContain("error a.goal.ts");
    expect(out).toContain("by the rules of preset guarded, preset acme (@acme/goalpost-preset 1.2.0), preset payments");
    const { findings } = JSON.parse((await call(["lint", "--format", "json"], { cwd })).out).files[1];
    expect(findings).toContainEqual(expect.objectContaining({ rule_id: "acme/stop-names-a-team", severity: "error" }));
    expect((await call(["run", "b", "--client", "/bin/false"], { cwd })).code).toBe(2);
  });

  test("a level of ours that a preset raises", async () => {
    const vague = goodGoal.replace('command("node check.mjs")', '"the code is clean"');
    const cwd = project({ ...organisation, ...named(["./team.ts"]), "a.goal.ts": vague });
    expect((await call(["lint"], { cwd })).out).toContain("error a.goal.ts:2: D1: ");
  });

  test.each([["off"], ["warning"]])("a project does not lower them to %s", async (level) => {
    const lint = { rules: { "acme/stop-names-a-team": level } };
    const cwd = project({ ...organisation, ...named(["./team.ts"], { lint }), "a.goal.ts": silent });
    const { code, err } = await call(["lint"], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(
      `goalpost.json: lint.rules.acme/stop-names-a-team: is "${level}", and preset acme (@acme/goalpost-preset 1.2.0) asks for "error"`,
    );
    expect(err).toContain("code: lint/loosens-preset");
  });

  test("but accepts one finding with a reason", async () => {
    const lint = { suppress: [{ rule: "acme/stop-names-a-team", contract: "a", reason: "a person waits" }] };
    const cwd = project({ ...organisation, ...named(["./team.ts"], { lint }), "a.goal.ts": silent });
    expect((await call(["lint"], { cwd })).code).toBe(0);
  });

  test("which is listed; a suppression of a whole contract hides no finding of an item", async () => {
    const silence = { rule: "done-when-is-measurable", contract: "a", reason: "we trust it" };
    const vague = silent.replace('command("node check.mjs")', '"the code is clean", command("node check.mjs")');
    const lint = (more: object) => ({
      lint: {
        suppress: [
          { rule: "acme/stop-names-a-team", contract: "a", reason: "a person\u001b[2J waits" },
          { ...silence, ...more },
        ],
      },
    });
    const files = { ...organisation, "a.goal.ts": vague };
    const whole = await call(["lint"], { cwd: project({ ...files, ...named(["./team.ts"], lint({})) }) });
    expect(whole.code).toBe(1);
    expect(whole.out).toMatch(/^error a\.goal\.ts:2: D1: .*done-when-is-measurable$/m);
    const one = await call(["lint"], { cwd: project({ ...files, ...named(["./team.ts"], lint({ item: "D1" })) }) });
    expect(one.code, one.out).toBe(0);
    expect(one.out).toContain(
      "accepted: acme/stop-names-a-team of preset acme (@acme/goalpost-preset 1.2.0) (a, what is about no item): a person",
    );
    expect(one.out).toContain("(a, D1): we trust it\n");
    expect(one.out).not.toContain("\u001b");
  });

  test("and sets no option of theirs, unless each preset that holds the rule lets it", async () => {
    const lint = { rules: { length: ["error", { words: 0 }] } };
    const held = company.replace('"done-when-is-measurable": "error"', 'length: "error"');
    const lint1 = async (free: string) => {
      const acme = installed(
        "@acme/goalpost-preset",
        "1.2.0",
        held.replace("rules: [stop],", `rules: [stop], ${free}`),
      );
      const cwd = project({ ...organisation, ...acme, ...named(["./team.ts"], { lint }), "a.goal.ts": goodGoal });
      return call(["lint"], { cwd });
    };
    for (const free of ["", 'projectOptions: ["no-secret"],'])
      expect(await lint1(free)).toMatchObject({
        code: 2,
        err: expect.stringContaining(
          "goalpost.json: lint.rules.length[1]: sets options of a rule that preset acme (@acme/goalpost-preset 1.2.0) holds the project to",
        ),
      });
    expect(await lint1('projectOptions: ["length"],')).toMatchObject({ err: "" });
    expect((await lint1('projectOptions: "length",')).err).toContain("projectOptions: is not a list of rule ids");
  });

  test("and does not accept them all at once", async () => {
    const lint = { suppress: [{ rule: "acme/stop-names-a-team", reason: "no" }] };
    const cwd = project({ ...organisation, ...named(["./team.ts"], { lint }), "a.goal.ts": silent });
    const { code, err } = await call(["lint"], { cwd });
    expect(code).toBe(2);
    expect(err).toContain(
      "goalpost.json: lint.suppress[0]: accepts all that acme/stop-names-a-team finds, and preset acme",
    );
    expect(err).toContain("code: lint/loosens-preset");
  });

  test("nor puts a preset of its own in the place of one, whatever it calls itself", async () => {
    const own = company
      .replace(/fragments: .*?"error" \},/s, 'package: { name: "@acme/goalpost-preset", version: "1.2.0" },')
      .replace(/ {2}room: .*\n/, "");
    expect(own).not.toContain("levels:");
    const presets = ["@acme/goalpost-preset", "./own.ts"];
    for (const order of [presets, presets.toReversed()]) {
      const cwd = project({ ...organisation, ...named(order), "own.ts": own, "a.goal.ts": silent });
      const { code, err } = await call(["lint"], { cwd });
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining("extends two presets of the name acme") });
    }
  });

  test("--explain shows a rule of a preset with its cases", async () => {
    const cwd = project({ ...organisation, ...named(["./team.ts"]) });
    const { out } = await call(["lint", "--explain", "acme/stop-names-a-team"], { cwd });
    expect(out).toMatch(/# acme\/stop-names-a-team[\s\S]*## It speaks[\s\S]*nobody/);
  });
});

describe("a preset that cannot hold is a clear error", () => {
  const rule = (body: string): string =>
    `import { defineRuleSet } from "goalpost/lint";\nexport default defineRuleSet({ name: "x", rules: [{ id: "x/y", severity: "error", summary: "s", why: "w", source: "s", cases: () => ({ silent: {}, speaks: {} }), *check() { ${body} } }] });\n`;
  const cyclic = (other: string): string =>
    `import { definePreset } from "@goalpost/config";\nimport other from "./${other}.ts";\nexport default definePreset({ name: "${other}x", extends: other });\n`;
  test.each([
    [
      "is not there",
      named(["@acme/none"]),
      "goalpost.json: presets[0]: @acme/none: is not a package that is installed here, and not a file",
      "cli/module-missing",
    ],
    ["is misspelt", named(["guardd"]), "did you mean guarded?", "cli/unknown-preset"],
    [
      "is a file that is not there",
      named(["./none.ts"]),
      "presets[0]: ./none.ts: is not a package that is installed here, and not a file",
      "cli/module-missing",
    ],
    [
      "imports itself around a corner",
      { ...named(["./a.ts"]), "a.ts": cyclic("b"), "b.ts": cyclic("a") },
      "two modules that import each other do not see each other's presets",
      "config/bad-preset",
    ],
    [
      "has another major version",
      { ...organisation, ...named(["@acme/goalpost-preset@2"]) },
      "presets[0]: @acme/goalpost-preset@2: is 1.2.0 here, expected major version 2",
      "preset/other-version",
    ],
    [
      "asks for a version that is none",
      { ...organisation, ...named(["@acme/goalpost-preset@latest"]) },
      "asks for the version latest, expected a major version",
      "preset/other-version",
    ],
    [
      "is for another major version of ours",
      {
        ...installed("@acme/new", "1.0.0", company, { peerDependencies: { goalpost: "^7.0.0" } }),
        ...named(["@acme/new"]),
      },
      "is for goalpost ^7.0.0, and this is ",
      "preset/other-version",
    ],
    [
      "is there in two versions",
      {
        ...organisation,
        ...installed("@acme/other", "2.0.0", company),
        ...named(["@acme/goalpost-preset", "@acme/other"]),
      },
      "extends two presets of the name acme: 1.2.0 and 2.0.0",
      "config/bad-preset",
    ],
    [
      "never ends",
      { ...named(["./a.ts"]), "a.ts": "for (;;);\n" },
      "had not loaded after 3 s, and was ended",
      "cli/module-timeout",
    ],
    [
      "ends the process",
      { ...named(["./a.ts"]), "a.ts": "process.exit(0);\n" },
      "failed while it was loaded: it called process.exit(0)",
      "cli/module-threw",
    ],
    [
      "imports what is not there",
      { ...named(["./a.ts"]), "a.ts": 'import "no-such-package";\n' },
      "failed while it was loaded: imports 'no-such-package', which is not found\n  help: install the package, or correct the path of the import",
      "cli/module-threw",
    ],
    [
      "kills the process",
      { ...named(["./a.ts"]), "a.ts": 'process.kill(process.pid, "SIGKILL");\n' },
      "the process that loads it gave no answer",
      "cli/module-threw",
    ],
    [
      "has a part that is none",
      {
        ...named(["./a.ts"]),
        "a.ts":
          'import { definePreset } from "@goalpost/config";\nexport default definePreset({ name: "x", rules: [{ id: "y" }] } as never);\n',
      },
      "preset x: rules[0]: is not a rule or a set of rules",
      "config/bad-preset",
    ],
    [
      "has a rule that throws",
      { "goalpost.json": '{ "lint": { "packages": ["./r.ts"] } }', "r.ts": rule("throw new Error('no');") },
      "x/y: failed: Error: no",
      "lint/rule-threw",
    ],
    [
      "has a rule that finds nonsense",
      { "goalpost.json": '{ "lint": { "packages": ["./r.ts"] } }', "r.ts": rule("yield { where: 5 };") },
      "x/y: failed: it gave a finding without where, what and help",
      "lint/rule-threw",
    ],
  ])("it %s", { timeout: 60_000 }, async (_name, files, said, code) => {
    const cwd = project({ ...files, "a.goal.ts": goodGoal });
    // a short limit is for what never ends alone
    const limit = code === "cli/module-timeout" ? ["--load-timeout", "3"] : [];
    const called = await call(["lint", ...limit], { cwd });
    expect(called.code, called.out).toBe(2);
    expect(called.err).toContain(said);
    expect(called.err).toContain(`code: ${code}\n`);
  });

  test("its rule has a time limit too", { timeout: 60_000 }, async () => {
    const cwd = project({ "r.ts": rule("for (;;);"), "a.goal.ts": goodGoal });
    const called = await call(["lint", "--rules", "./r.ts", "--load-timeout", "3"], { cwd });
    expect(called).toMatchObject({
      code: 2,
      err: expect.stringContaining("x/y: gave no answer within 3 s, and was ended"),
    });
  });

  test("what a module prints does not reach our output", async () => {
    const text =
      'console.log("{}");\nimport { definePreset } from "@goalpost/config";\nexport default definePreset({ name: "x" });\n';
    const cwd = project({ ...named(["./a.ts"]), "a.ts": text, "a.goal.ts": goodGoal });
    const { out, err } = await call(["lint", "--format", "json"], { cwd });
    expect(JSON.parse(out).files).toHaveLength(1);
    expect(err).toContain("module | {}");
  });
});

describe("the room of a preset is narrowed, never widened", () => {
  test.each([
    [{ network: true }, "goalpost.json: room.network: is true, and a preset below allows only false"],
    [{ env: ["CI", "TOKEN"] }, 'goalpost.json: room.env: is ["CI","TOKEN"], and a preset below allows only ["CI"]'],
  ])("%j", async (room, said) => {
    const cwd = project({ ...organisation, ...named(["./team.ts"], { room }), "a.goal.ts": goodGoal, "check.mjs": "" });
    const { code, err } = await call(["build", "a", "--seal"], { cwd });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(said) });
    expect(err).toContain("code: preset/room-loosened");
  });

  test.each([
    [{ expose: { D1: ["127.0.0.1:5432"] } }, { expose: ["127.0.0.1:5432"] }, "expose"],
    [{ network: { checks: ["D1"] } }, { network: { checks: true } }, "network"],
  ])("what %j gives one check, %j gives no other", async (below, room, key) => {
    const narrow = `import { definePreset } from "@goalpost/config";\nexport default definePreset({ name: "narrow", room: ${JSON.stringify(below)} });\n`;
    const cwd = project({ ...named(["./narrow.ts"], { room }), "narrow.ts": narrow, "a.goal.ts": goodGoal, "check.mjs": "" }); // biome-ignore format: one
    const { code, err } = await call(["build", "a", "--seal"], { cwd });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`goalpost.json: room.${key}: is `) });
  });

  test("what it narrows holds", async () => {
    const cwd = project({
      ...organisation,
      ...named(["./team.ts"], { room: { env: [] } }),
      "a.goal.ts": goodGoal,
      "check.mjs": "",
    });
    expect(await call(["build", "a", "--seal"], { cwd })).toMatchObject({ code: 0, err: "" });
  });
});

describe("init --preset", () => {
  test("names the preset in a new goalpost.json, with its schema, and in one that is there", async () => {
    const cwd = project(organisation);
    const { code, out } = await call(["init", "--preset", "@acme/goalpost-preset"], { cwd });
    expect(code).toBe(0);
    expect(out).toContain(
      "goalpost.json names @acme/goalpost-preset: preset guarded, preset acme (@acme/goalpost-preset 1.2.0)",
    );
    expect(JSON.parse(readFileSync(join(cwd, "goalpost.json"), "utf8"))).toEqual({
      $schema: "./node_modules/goalpost/settings.schema.gen.json",
      presets: ["@acme/goalpost-preset"],
    });
    const before = '{\n  "lint": { "extends": "strict" },\n  "presets": ["@acme/goalpost-preset"]\n}\n';
    writeFileSync(join(cwd, "goalpost.json"), before);
    await call(["init", "second", "--preset", "./team.ts"], { cwd });
    expect(readFileSync(join(cwd, "goalpost.json"), "utf8")).toBe(
      before.replace('["@acme/goalpost-preset"]', '[\n    "@acme/goalpost-preset",\n    "./team.ts"\n  ]'),
    );
  });

  test("writes nothing for a preset that does not load, nor where the contract is there", async () => {
    const cwd = project(organisation);
    expect(await call(["init", "--preset", "@acme/none"], { cwd })).toMatchObject({ code: 2 });
    put(cwd, "goals/first-goal.goal.ts", "mine");
    expect(await call(["init", "--preset", "@acme/goalpost-preset"], { cwd })).toMatchObject({ code: 2 });
    expect(() => readFileSync(join(cwd, "goalpost.json"))).toThrow();
  });
});

describe("settings", () => {
  test("goalpost.ts is read as goalpost.json is, in a process of its own", async () => {
    const cwd = project({
      ...organisation,
      "goalpost.ts": 'export default { presets: ["./team.ts"], contracts: ["goals"], targets: ["claude-code"] };\n',
    });
    mkdirSync(join(cwd, "goals"));
    put(cwd, "goals/a.goal.ts", goodGoal);
    put(cwd, "other/b.goal.ts", goodGoal.replace(": ask @billing", ""));
    const { code, out } = await call(["lint"], { cwd });
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining("1 contract") });
    expect((await call(["build", "a"], { cwd })).out).toContain("condition ");
    expect((await call(["lint", "--no-exec"], { cwd })).err).toContain("code: cli/no-exec");
  });

  test.each([
    [
      '{ "preset": ["a"] }',
      "goalpost.json: preset: is not a setting, expected one of presets, contracts",
      'help: write "presets"',
    ],
    [
      '{ "allowed_signers": "x" }',
      "goalpost.json: allowed_signers: is not a setting",
      'move it below approvals: { "approvals": { "allowed_signers": … } }',
    ],
    ['{ "presets": "acme" }', 'goalpost.json: presets: is "acme", expected a list', 'write ["acme"]'],
    ['{ "presets": [5] }', "goalpost.json: presets[0]: is 5, expected a text", "write"],
    ["[]", "goalpost.json: is [], expected an object", "write"],
    ['{ "room": { "netwrk": true } }', "goalpost.json: room.netwrk: is not a setting", "write"],
  ])("%s is refused by every command that reads settings", async (text, said, help) => {
    const cwd = project({ "goalpost.json": text, "a.goal.ts": goodGoal, "check.mjs": "" });
    for (const argv of [["lint"], ["build", "a", "--seal"]].slice(text.includes("netwrk") ? 1 : 0)) {
      const { code, err } = await call(argv, { cwd });
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(said) });
      expect(err).toContain(help);
    }
  });

  test("two files of settings are refused", async () => {
    const cwd = project({ "goalpost.json": "{}", "goalpost.ts": "export default {};\n", "a.goal.ts": goodGoal });
    expect((await call(["lint"], { cwd })).err).toContain("code: settings/two-files");
  });
});
