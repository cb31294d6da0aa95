import { createHash } from "node:crypto";
import {
  artifact,
  budget,
  type Contract,
  command,
  GoalpostError,
  goal,
  must,
  parallel,
  reference,
  rule,
  step,
} from "@goalpost/core";
import { describe, expect, test } from "vitest";
import { codex } from "./compile.ts";
import { pointerFor } from "./pointer.ts";
import type { CodexOptions } from "./settings.ts";

const begin = () => goal("Port billing.", { id: "port-billing" });
const plain = begin().doneWhen(command("node --test")).build();
const codes = (contract: Contract, options?: CodexOptions) =>
  codex(options)
    .compile(contract)
    .warnings.map(({ code, where }) => `${code} at ${where}`);
/** What every launch says of its ways to start. */
const ways = ["codex/exec-sets-no-goal at argv.exec", "codex/tui-argument-is-text at argv.tui"];
const about = (contract: Contract, options?: CodexOptions) =>
  codes(contract, options).filter((code) => !code.includes("argv."));

const long = begin()
  .doneWhen(command("node --test"))
  .stopWhen("stuck", budget({ minutes: 360 }))
  .build();
const said = (options: CodexOptions, contract = long) =>
  codex(options)
    .compile(contract)
    .warnings.find(({ code }) => code === "codex/effort-below-high")?.what;

describe("a long goal with little effort", () => {
  test.each([
    [{ reasoningEffort: "low" }, "low"],
    [{ config: { model_reasoning_effort: "minimal" } }, "minimal"],
    [{ reasoningEffort: "high", config: { model_reasoning_effort: "medium" } }, "medium"],
    [{ configuredEffort: "medium" }, "medium"],
    [{ configuredEffort: null }, "low"],
    [{ configuredEffort: null, clientVersion: "0.169.0" }, "low"],
    [{ configuredEffort: null, model: "gpt-5.5" }, "medium"],
    [{ configuredEffort: null, configuredModel: "gpt-5.5" }, "medium"],
    [{ configuredEffort: null, model: "of-my-own", config: { model: "gpt-6-sol" } }, "medium"],
  ] as const)("is warned about: %j", (options, effort) => {
    expect(said(options)).toContain(`360 minutes, and codex runs with effort "${effort}"`);
  });

  test.each([
    {},
    { reasoningEffort: "high" },
    { reasoningEffort: "xhigh", configuredEffort: "low" },
    { reasoningEffort: "of my own" },
    { model: "gpt-5.5" },
    { configuredEffort: null, model: "of-my-own" },
    { configuredEffort: null, model: "gpt-6.2-sol", clientVersion: "0.169.0" },
    { configuredEffort: null, config: { model_catalog_json: "models.json" } },
  ])("is not, where the effort is high or not known: %j", (options) => {
    expect(said(options)).toBeUndefined();
  });

  test("an hour is not long", () => {
    const hour = begin()
      .doneWhen(command("node --test"))
      .stopWhen("stuck", budget({ minutes: 60 }))
      .build();
    expect(said({ reasoningEffort: "low" }, hour)).toBeUndefined();
  });
});

describe("a launch", () => {
  test("holds objective, files with their hashes, settings, argv by way to start, and where each block went", () => {
    const launch = codex({ model: "gpt-5.5" }).compile(plain);
    expect(launch).toMatchObject({
      target: "codex",
      id: "port-billing",
      length: Buffer.byteLength(launch.objective),
      bounds: {},
    });
    expect(launch.files.map(({ path }) => path)).toEqual([
      ".goalpost/port-billing/contract.md",
      ".goalpost/port-billing/contract.json",
    ]);
    for (const { text, sha256 } of launch.files) expect(createHash("sha256").update(text).digest("hex")).toBe(sha256);
    expect(launch.config).toEqual([
      'model="gpt-5.5"',
      'sandbox_mode="workspace-write"',
      'approval_policy="on-request"',
    ]);
    const settings = launch.config.flatMap((setting) => ["-c", setting]);
    expect(launch.argv).toEqual({
      "app-server": ["codex", "app-server", ...settings],
      exec: ["codex", "exec", "--json", ...settings, "-"],
      tui: ["codex", ...settings],
    });
    expect(launch.trace.map(({ block, place }) => `${block}: ${place}`)).toEqual(["goal: text", "done_when: text"]);
  });

  test("is plain data, and the same every time", () => {
    const launch = codex().compile(plain);
    expect(JSON.parse(JSON.stringify(launch))).toEqual(launch);
    expect(codex().compile(plain)).toEqual(launch);
  });

  test("says in the objective and in the pointer what the client's own prompt lacks", () => {
    const { objective, pointer, files } = codex().compile(plain);
    for (const text of [objective, pointer]) {
      expect(text).toContain(`\`.goalpost/port-billing/contract.md\` (sha256 ${files[0]?.sha256.slice(0, 12)})`);
      expect(text).toMatch(/again after (a|every) compaction/);
      expect(text).toContain("`.goalpost/port-billing/verify`");
      expect(text).toContain("AGENT CHECKS: passed");
      expect(text).toMatch(/Mark the goal complete only after that/i);
      expect(text).toContain("`get_goal`");
    }
  });

  test("takes the narrowest bound of each kind", () => {
    const contract = begin()
      .doneWhen(command("node --test"))
      .stopWhen(budget({ turns: 9, minutes: 5 }), budget({ turns: 3, tokens: 1000 }))
      .build();
    expect(codex().compile(contract).bounds).toEqual({ turns: 3, minutes: 5, tokens: 1000 });
  });

  test.each(["漢", "é", "🥅", "a"])("fits 4,000 bytes however long the contract is, written in %s", (letter) => {
    const conditions = Array.from({ length: 30 }, (_, index) => `${letter.repeat(60)} ${index}`);
    const contract = begin()
      .context(letter.repeat(9000))
      .doneWhen(command("node --test"), ...conditions)
      .build();
    const launch = codex().compile(contract);
    expect(launch.length).toBe(Buffer.byteLength(launch.objective));
    expect(launch.length).toBeLessThanOrEqual(4000);
    const place = launch.trace.find(({ block }) => block === "done_when")?.place;
    expect(place).toBe(letter === "a" ? "text" : "split");
    for (const condition of conditions) expect(launch.files[0]?.text).toContain(condition);
  });

  test("of a goal that alone is too long is refused with what to shorten", () => {
    const contract = goal("x".repeat(4001), { id: "long" }).doneWhen(command("true")).build();
    expect(() => codex().compile(contract)).toThrow(GoalpostError);
    expect(() => codex().compile(contract)).toThrow(
      /expected at most 4000\n {2}help: shorten the goal by \d+: .+\n {2}code: pack\/over-limit/,
    );
  });
});

describe("warnings come where they concern the contract, and only there", () => {
  test("a contract that asks for nothing odd gets those of its ways to start alone", () => {
    expect(codes(plain).slice(0, 2)).toEqual(ways);
    expect(about(plain)).toEqual([]);
  });

  test("a paste over 1,000 characters is spilled by the TUI of 0.169.0, and not by that of 0.171.0", () => {
    const long = begin()
      .doneWhen("x", ...Array.from({ length: 20 }, (_, index) => artifact(`reports/${index}.json`)))
      .build();
    const spills = (clientVersion: string, contract: Contract = long) =>
      codex({ clientVersion })
        .compile(contract)
        .warnings.some(({ code }) => code === "codex/tui-spills-paste");
    expect(["0.169.0", "0.170.0", "0.171.0", "0.180.0"].map((version) => spills(version))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(spills("0.169.0", plain)).toBe(codex().compile(plain).length > 1000);
    expect([spills("0.169.0-alpha.2"), spills("0.171.0-alpha.2")]).toEqual([true, false]);
    expect(() => codex({ clientVersion: "codex-cli 0.171.0" })).toThrow(
      /is "codex-cli 0.171.0", expected a version[\s\S]+code: codex\/bad-option/,
    );
  });

  test("a client that loses the goal's text at a compaction is told so, one that keeps it is not", () => {
    const { pointer } = codex().compile(plain);
    expect(pointerFor(pointer, "0.169.0")).toBe(
      `${pointer}\nThe goal's own text does not survive a compaction; this message does.`,
    );
    expect(pointerFor(pointer, "0.171.0")).toBe(pointer);
    const said = (clientVersion: string) =>
      codex({ clientVersion })
        .compile(plain)
        .warnings.find(({ code }) => code === "codex/tui-argument-is-text")?.what;
    expect([said("0.169.0"), said("0.171.0")]).toEqual([
      expect.stringContaining("is gone after a compaction"),
      expect.not.stringContaining("compaction"),
    ]);
  });

  test.each<[string, Contract, readonly string[], CodexOptions?]>([
    [
      "a token budget is soft",
      begin()
        .doneWhen("x")
        .stopWhen("y", budget({ tokens: 5 }))
        .build(),
      ["codex/token-budget-is-soft at stop_when[1].tokens"],
    ],
    [
      "the other bounds are ours",
      begin()
        .doneWhen("x")
        .stopWhen(budget({ turns: 1, minutes: 1, dollars: 1 }))
        .build(),
      [
        "codex/bound-is-ours at stop_when[0].turns",
        "codex/bound-is-ours at stop_when[0].minutes",
        "codex/bound-is-ours at stop_when[0].dollars",
      ],
    ],
    [
      "multi_tool_use.parallel is not a tool",
      begin().doneWhen("x").workflow("Read with multi_tool_use.parallel.").build(),
      ["codex/parallel-is-no-tool at workflow[0]"],
    ],
    [
      "parallel work without the name is fine",
      begin()
        .doneWhen("x")
        .workflow(parallel(["Read the spec.", "Read the tests."]))
        .build(),
      [],
    ],
    [
      "update_plan is off",
      begin().doneWhen("x").executionRules(rule("Keep update_plan current.")).build(),
      ["codex/plan-tool-is-off at execution_rules[0]"],
    ],
    [
      "update_plan that was turned on",
      begin().doneWhen("x").executionRules(rule("Keep update_plan current.")).build(),
      [],
      { config: { "tools.update_plan.enabled": true } },
    ],
    [
      "nobody answers",
      begin().doneWhen("x").workflow("If unsure, ask the user.").build(),
      ["codex/nobody-answers at workflow[0]"],
    ],
    [
      "custom prompts are gone",
      begin().doneWhen("x").workflow("Run /prompts:review at the end.").build(),
      ["codex/custom-prompts-are-gone at workflow[0]"],
    ],
    [
      "the sandbox refuses .git",
      begin()
        .doneWhen("x")
        .workflow(
          step("Run `git commit -m port` after each route."),
          step("Commit after each route."),
          step("Commit to quality."),
        )
        .build(),
      ["codex/sandbox-refuses-git at workflow[0]", "codex/sandbox-refuses-git at workflow[1]"],
    ],
    [
      "reading git is fine",
      begin().doneWhen(command("git diff --exit-code")).workflow("Look at git log first.").build(),
      [],
    ],
    [
      "a commit without the sandbox",
      begin().doneWhen("x").workflow("Run git commit.").build(),
      ["codex/no-sandbox at config.sandbox_mode"],
      { sandbox: "danger-full-access", dangerouslyDisableSandbox: true },
    ],
    [
      "the sandbox refuses ports",
      begin().doneWhen(command("npm run dev -- --port 3000"), command("curl http://localhost:3000")).build(),
      [
        "codex/sandbox-refuses-ports at done_when[0]",
        "codex/sandbox-refuses-ports at done_when[1]",
        "codex/sandbox-refuses-network at done_when[1]",
      ],
    ],
    [
      "ports with the network on",
      begin().doneWhen(command("npm run dev -- --port 3000")).build(),
      [],
      { networkAccess: true },
    ],
    [
      "the sandbox refuses the network",
      begin().doneWhen(command("pnpm install"), command("pnpm test")).build(),
      ["codex/sandbox-refuses-network at done_when[0]"],
    ],
    [
      "a supported form of support",
      begin()
        .constraints(must("Report the import, export and airport codes."))
        .context(reference("https://example.org/spec"))
        .doneWhen("x")
        .build(),
      [],
    ],
    ["read-only cannot write", plain, ["codex/read-only at config.sandbox_mode"], { sandbox: "read-only" }],
  ])("%s", (_name, contract, expected, options) => {
    expect(about(contract, options)).toEqual(expected);
  });

  test("each says what and how to fix", () => {
    for (const { what, help } of codex({ sandbox: "read-only" }).compile(plain).warnings) {
      expect(what.length).toBeGreaterThan(10);
      expect(help.length).toBeGreaterThan(10);
    }
  });
});

test.each<[object, RegExp]>([
  [
    { effort: "low" },
    /^codex\.effort: is not an option of codex, expected one of clientVersion, .*\n {2}help: write "reasoningEffort"\n {2}code: codex\/bad-option$/,
  ],
  [{ model: "a", sandboxMode: "read-only" }, /^codex\.sandboxMode: .*\n {2}help: /],
  ["low" as unknown as object, /^codex: was given "low", expected options such as \{ clientVersion: … \}/],
  [goal("a", { id: "a" }).doneWhen("b").build(), /^codex\.version: is not an option/],
])("%j is not options, and nothing is lost in silence", (options, error) => {
  expect(() => codex(options)).toThrow(error);
});

test("nothing stands behind the options, nor behind the contract", () => {
  // @ts-expect-error -- one object of options
  expect(() => codex({}, { model: "a" })).toThrow(/^codex: was given .*\n {2}help: give one object of options/);
  const contract = goal("a", { id: "a" }).doneWhen("b").build();
  // @ts-expect-error -- a target was given its options before
  expect(() => codex().compile(contract, { model: "a" })).toThrow(
    /^compile: was given .*\n {2}help: give options to codex\(/,
  );
});
