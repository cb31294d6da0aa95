import { createHash } from "node:crypto";
import { artifact, budget, type Contract, command, gate, goal, note, shell } from "@goalpost/core";
import { kitchenSink } from "@goalpost/core/testing";
import { describe, expect, test } from "vitest";
import { claudeCode } from "./compile.ts";
import type { ClaudeCodeOptions } from "./settings.ts";

const begin = () => goal("Port billing.", { id: "port-billing" });
const plain = begin().doneWhen(command("node --test")).build();
const user = { root: false, sandboxed: false } as const;
const about = (contract: Contract, options: ClaudeCodeOptions = user) =>
  claudeCode(options)
    .compile(contract)
    .warnings.filter(({ where }) => !where.startsWith("argv."))
    .map(({ code, where }) => `${code} at ${where}`);

describe("a long goal with little effort", () => {
  const long = begin()
    .doneWhen(command("node --test"))
    .stopWhen("stuck", budget({ minutes: 360 }))
    .build();
  const said = (options: ClaudeCodeOptions) =>
    claudeCode({ ...user, ...options })
      .compile(long)
      .warnings.find(({ code }) => code === "claude-code/effort-below-high")?.what;

  test.each([
    [{ effort: "low" }, "low"],
    [{ settings: { effortLevel: "medium" } }, "medium"],
    [{ effort: "medium", settings: { effortLevel: "high" } }, "medium"],
    [{ configuredEffort: "low" }, "low"],
    [{ configuredEffort: null }, "medium"],
    [{ configuredEffort: null, model: "sonnet" }, "medium"],
    [{ configuredEffort: null, configuredModel: "claude-haiku-5-5" }, "medium"],
    [{ configuredEffort: null, settings: { model: "opus[1m]" }, configuredModel: "of-my-own" }, "medium"],
  ] as const)("is warned about: %j", (options, effort) => {
    expect(said(options)).toContain(`360 minutes, and claude-code runs with effort "${effort}"`);
  });

  test.each([
    {},
    { effort: "max" },
    { settings: { effortLevel: "xhigh" }, configuredEffort: "low" },
    { model: "sonnet" },
    { configuredEffort: null, model: "of-my-own" },
    { configuredEffort: null, clientVersion: "2.1.197" },
    { configuredEffort: null, clientVersion: "2.1.197", model: "haiku" },
    { configuredEffort: null, settings: { modelSettings: {} } },
  ] as const)("is not, where the effort is high or not known: %j", (options) => {
    expect(said(options)).toBeUndefined();
  });
});

describe("a launch", () => {
  test("holds condition, prompt, settings, files with their hashes, argv by way to start, and where each block went", () => {
    const launch = claudeCode({ ...user, model: "sonnet", effort: "high", skill: true }).compile(plain);
    expect(launch).toMatchObject({
      target: "claude-code",
      id: "port-billing",
      length: launch.condition.length,
      bounds: {},
    });
    expect(launch.files.map(({ path }) => path)).toEqual([
      ".goalpost/port-billing/contract.md",
      ".goalpost/port-billing/contract.json",
      ".claude/skills/port-billing/SKILL.md",
    ]);
    for (const { text, sha256 } of launch.files) expect(createHash("sha256").update(text).digest("hex")).toBe(sha256);
    expect(launch.settings).toEqual({
      permissions: {
        defaultMode: "acceptEdits",
        allow: ["Bash(.goalpost/port-billing/verify)", "Bash(./.goalpost/port-billing/verify)", "Bash(node --test)"],
        deny: ["Edit(./.goalpost/**)"],
      },
    });
    const head = [
      "claude",
      "-p",
      "--output-format",
      "stream-json",
      "--verbose",
      "--model",
      "sonnet",
      "--effort",
      "high",
    ];
    const settings = ["--settings", JSON.stringify(launch.settings)];
    expect(launch.argv).toEqual({
      goal: [...head, ...settings, `/goal ${launch.condition}`],
      prompt: [...head, ...settings],
      tui: ["claude", "--model", "sonnet", "--effort", "high", ...settings],
      skill: [...head, ...settings, "/port-billing"],
    });
    expect(launch.trace.map(({ block, place }) => `${block}: ${place}`)).toEqual(["goal: text", "done_when: split"]);
  });

  test("is plain data, and the same every time", () => {
    const launch = claudeCode(user).compile(kitchenSink());
    expect(JSON.parse(JSON.stringify(launch))).toEqual(launch);
    expect(claudeCode(user).compile(kitchenSink())).toEqual(launch);
  });

  test("has a condition that a judge can decide who sees only the transcript", () => {
    const contract = begin()
      .doneWhen(command("node --test"), artifact("reports/parity.json"))
      .stopWhen("a golden file disagrees with SPEC.md", budget({ turns: 3, minutes: 10 }), budget({ turns: 2 }))
      .build();
    const launch = claudeCode(user).compile(contract);
    expect(launch.condition).toMatchInlineSnapshot(`
      "<goal contract="port-billing">
      - G1 outcome: Port billing.
      </goal>
      The contract is \`.goalpost/port-billing/contract.md\` (sha256 936dc1021f35; done_when D1, D2). All of it binds. Read it before you begin and again after a compaction; never edit \`.goalpost/port-billing\`.
      Gather context, plan, implement, test and refine without waiting for a prompt; stop only by done_when or stop_when.
      Met only when the transcript shows \`.goalpost/port-billing/verify\` run after the last change, and the last line of its output is \`AGENT CHECKS: passed\`. The agent's word, a part of the output, or any other last line is not met.
      Impossible only when the transcript shows the evidence for one of these:
      - S1 blocked: a golden file disagrees with SPEC.md
      The budget (2 turns, 10 minutes) is held from outside: it is not a reason to stop early, and reaching it is not done."
    `);
    expect(launch.bounds).toEqual({ turns: 2, minutes: 10 });
    expect(claudeCode(user).compile(plain).condition).toMatch(
      /It is never impossible: while a check fails, it is not met\.$/,
    );
  });

  test("stays short however long the contract is, and says what moved", () => {
    const long = begin()
      .context(
        note("The first."),
        ...Array.from({ length: 400 }, (_, index) =>
          note(`Background number ${index}, said in a dozen words so that it gets long.`),
        ),
      )
      .doneWhen(
        command("node --test"),
        ...Array.from({ length: 60 }, (_, index) => command(`node --test test/part-${index}.test.js`)),
      )
      .stopWhen(
        "the first state is reached",
        ...Array.from(
          { length: 80 },
          (_, index) => `state ${index} is reached, which nobody wanted, and cannot be left again`,
        ),
      )
      .build();
    const { condition, trace, prompt } = claudeCode(user).compile(long);
    expect(condition.length).toBeLessThan(1200);
    expect(condition).toContain("done_when D1 to D61");
    expect(condition).toContain("one of S1 to S81 in `.goalpost/port-billing/contract.md`");
    expect(trace.find(({ block }) => block === "stop_when")).toMatchObject({
      place: "split",
      why: expect.stringContaining("4000 UTF-16 code units"),
    });
    expect(prompt).toContain("Background number 399");
    expect(() =>
      claudeCode(user).compile(goal("x".repeat(4000), { id: "long" }).doneWhen(command("node --test")).build()),
    ).toThrow(
      /^long: goal: the shortest text is \d+ UTF-16 code units, expected at most 4000\n {2}help: shorten the goal by \d+[\s\S]+code: pack\/over-limit/,
    );
  });

  test("rewrites what the client would change, and says so", () => {
    const contract = goal("Make @docs/x.md say $ARGUMENTS and $1, not `@kept.md`.", { id: "port-billing" })
      .doneWhen(command("node --test"))
      .build();
    const { condition, prompt, warnings, files } = claudeCode({ ...user, clientVersion: "2.1.197" }).compile(contract);
    expect(condition).toContain("Make @docs/x.md say $ ARGUMENTS and $ 1, not");
    expect(claudeCode(user).compile(contract).condition).toContain("Make @docs/x.md say $ ARGUMENTS and $1, not");
    expect(prompt).toContain("Make `@docs/x.md` say $ARGUMENTS");
    expect(files[0]?.text).toContain("Make @docs/x.md say $ARGUMENTS and $1");
    expect(warnings.map(({ code, what }) => `${code}: ${what}`)).toEqual(
      expect.arrayContaining([
        "claude-code/placeholder-rewritten: holds $ARGUMENTS, $1: `$1` in a condition is blank in the judge's copy; `$ARGUMENTS` in a condition is replaced by the hook's input in the judge's copy",
        "claude-code/mention-quoted: names @docs/x.md: `@path` in a prompt is replaced by the file's content, in backticks it is not; `@path` also reads files from outside of the project",
      ]),
    );
  });
});

describe("permission rules", () => {
  const allowed = (contract: Contract, options: ClaudeCodeOptions = {}) => {
    const { permissions } = claudeCode({ ...user, ...options }).compile(contract).settings;
    const allow =
      typeof permissions === "object" && permissions !== null && "allow" in permissions ? permissions.allow : [];
    return Array.isArray(allow) ? allow : [];
  };

  test("allow each command of the contract once, wherever it stands", () => {
    const contract = begin()
      .workflow(gate(command("node --test")))
      .doneWhen(
        command("node --test"),
        artifact("r.json", { producedBy: command("node r.js") }),
        shell("node a.js && node b.js"),
      )
      .build();
    expect(allowed(contract).slice(2)).toEqual([
      "Bash(node --test)",
      "Bash(node r.js)",
      "Bash(node a.js && node b.js)",
    ]);
  });

  test("leave out a command that no rule allows alone, and say so", () => {
    const contract = begin()
      .doneWhen(command("node --test 'test/**'"), shell("ls *.md | wc -l"), shell("echo a\necho b"))
      .build();
    expect(allowed(contract).slice(2)).toEqual([]);
    expect(about(contract)).toEqual([
      "claude-code/command-has-no-rule at done_when[0]",
      "claude-code/command-has-no-rule at done_when[1]",
      "claude-code/command-has-no-rule at done_when[2]",
    ]);
  });

  test("are joined with those of the options; other settings are laid over", () => {
    const options: ClaudeCodeOptions = {
      allow: ["Bash(node lint.js)"],
      settings: { permissions: { deny: ["WebFetch"], defaultMode: "plan" }, effortLevel: "low" },
    };
    const launch = claudeCode({ ...user, ...options }).compile(plain);
    expect(launch.settings.permissions).toMatchObject({
      defaultMode: "plan",
      deny: ["Edit(./.goalpost/**)", "WebFetch"],
    });
    expect(launch.args).toEqual(["--effort", "low"]);
    expect(allowed(plain, options)).toContain("Bash(node lint.js)");
    expect(allowed(plain, { permissionMode: "dontAsk" })).toContain("Edit(./**)");
  });
});

describe("permission modes", () => {
  test.each<[ClaudeCodeOptions, RegExp]>([
    [
      { permissionMode: "bypassPermissions" },
      /claudeCode\(\{ permissionMode \}\): is bypassPermissions, which is under no trusted path: every command would run unasked, with all your rights\n {2}help: use acceptEdits; or pass trustedPaths and cwd, or dangerouslyBypassPermissions: true\n {2}code: claude-code\/bypass-unnamed/,
    ],
    [
      { permissionMode: "bypassPermissions", cwd: "/srv/a", trustedPaths: ["/srv/ab", "/other"] },
      /in \/srv\/a, which is under no trusted path/,
    ],
    [{ settings: { permissions: { defaultMode: "bypassPermissions" } } }, /bypass-unnamed/],
    [{ permissionMode: "bypassPermissions", cwd: "/srv/../etc", trustedPaths: ["/srv"] }, /bypass-unnamed/],
    [{ permissionMode: "bypassPermissions", cwd: "/srv", trustedPaths: ["/"] }, /bypass-unnamed/],
    [
      { clientVersion: "newest" },
      /claudeCode\(\{ clientVersion \}\): is "newest", expected a version as the client says it: [\d.]+\n {2}help: leave it out for the newest that was tested\n {2}code: claude-code\/bad-option/,
    ],
    [
      { permissionMode: "yolo" as "auto" },
      /is "yolo", expected default, acceptEdits, dontAsk, auto, plan, bypassPermissions; a setting with a wrong value drops all that came with it, and with output as JSON nothing says so\n {2}help: use one of these modes\n {2}code: claude-code\/bad-option/,
    ],
  ])("%j is refused", (options, error) => {
    expect(() => claudeCode(options)).toThrow(error);
  });

  test.each<ClaudeCodeOptions>([
    { dangerouslyBypassPermissions: true },
    { cwd: "/srv", trustedPaths: ["/srv/"] },
    { cwd: "/srv/a/b", trustedPaths: ["/other", "/srv/a"] },
  ])("bypassPermissions is taken with %j, and warned of", (options) => {
    expect(about(plain, { ...user, ...options, permissionMode: "bypassPermissions" })).toEqual([
      "claude-code/no-permissions at settings.permissions.defaultMode",
    ]);
  });

  test("as root it is said what the client will say", () => {
    const bypass = { permissionMode: "bypassPermissions", dangerouslyBypassPermissions: true, root: true } as const;
    const [first] = claudeCode({ ...bypass, sandboxed: false }).compile(plain).warnings;
    expect(first).toMatchObject({
      code: "claude-code/root-refused",
      what: expect.stringContaining("cannot be used with root/sudo privileges"),
      help: expect.stringContaining("IS_SANDBOX=1"),
    });
    expect(about(plain, { ...bypass, sandboxed: true })).not.toContain(
      "claude-code/root-refused at settings.permissions.defaultMode",
    );
  });

  test.each([
    ["plan", "claude-code/plan-mode"],
    ["default", "claude-code/edits-are-asked"],
  ] as const)("%s cannot finish by itself, and that is said", (permissionMode, code) => {
    expect(about(plain, { ...user, permissionMode })).toEqual([`${code} at settings.permissions.defaultMode`]);
  });
});

test("what the client does not do as written is said of each place", () => {
  const contract = begin()
    .constraints("Ask the user before you delete.", "Apply changes with apply_patch.")
    .doneWhen(command("node --test"))
    .stopWhen(budget({ turns: 3, minutes: 10, tokens: 1000, dollars: 2 }))
    .build();
  expect(about(contract)).toEqual([
    "claude-code/bound-is-ours at stop_when[0].turns",
    "claude-code/bound-is-ours at stop_when[0].minutes",
    "claude-code/bound-is-ours at stop_when[0].tokens",
    "claude-code/dollars-by-flag at stop_when[0].dollars",
    "claude-code/nobody-answers at constraints[0]",
    "claude-code/codex-words at constraints[1]",
  ]);
});

test.each([
  ["2.1.139", []],
  ["2.1.197", []],
  ["2.1.200", []],
  ["2.1.330", ["medium"]],
  [undefined, ["medium"]],
] as const)("where nothing is set, the effort is that of the default model of version %s", (clientVersion, efforts) => {
  const long = begin()
    .doneWhen(command("node --test"))
    .stopWhen(budget({ minutes: 360 }))
    .build();
  const options: ClaudeCodeOptions = { ...user, ...(clientVersion && { clientVersion }), configuredEffort: null };
  const said = claudeCode(options)
    .compile(long)
    .warnings.flatMap(({ what }) => /effort "(\w+)"/.exec(what)?.[1] ?? []);
  expect(said).toEqual(efforts);
});

test.each<[object, RegExp]>([
  [
    { reasoningEffort: "low" },
    /^claudeCode\.reasoningEffort: is not an option of claudeCode, expected one of clientVersion, .*\n {2}help: write "effort"\n {2}code: claude-code\/bad-option$/,
  ],
  [{ permisionMode: "plan" }, /^claudeCode\.permisionMode: .*\n {2}help: write "permissionMode"/],
  ["low" as unknown as object, /^claudeCode: was given "low", expected options such as \{ clientVersion: … \}/],
  [goal("a", { id: "a" }).doneWhen("b").build(), /^claudeCode\.version: is not an option/],
])("%j is not options, and nothing is lost in silence", (options, error) => {
  expect(() => claudeCode(options)).toThrow(error);
});

test("nothing stands behind the options, nor behind the contract", () => {
  // @ts-expect-error -- one object of options
  expect(() => claudeCode({}, { model: "a" })).toThrow(
    /^claudeCode: was given .*\n {2}help: give one object of options/,
  );
  const contract = goal("a", { id: "a" }).doneWhen("b").build();
  // @ts-expect-error -- a target was given its options before
  expect(() => claudeCode().compile(contract, { model: "a" })).toThrow(
    /^compile: was given .*\n {2}help: give options to claudeCode\(/,
  );
});
