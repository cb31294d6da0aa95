import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { codex } from "@goalpost/codex";
import { absent, artifact, budget, type Contract, command, goal, never, note, scope, unchanged } from "@goalpost/core";
import { describe, expect, expectTypeOf, onTestFinished, test } from "vitest";
import "./setup.ts";
import { haveCheck } from "./matchers/to-have-check.ts";
import { passLint } from "./matchers/to-pass-lint.ts";
import { weaken } from "./matchers/to-weaken.ts";
import { mutantsOf, unguarded } from "./mutate.ts";
import { ContractAssertionError, ensure, ensureNot } from "./outcome.ts";

const good = goal("Port billing to Fastify 5.", { id: "port" })
  .constraints(unchanged("test/golden/**"), never("Skip a test.", { instead: "Fix its cause." }))
  .doneWhen(command("pnpm test"), artifact("reports/parity.json", { json: { mismatches: 0 } }))
  .stopWhen("a golden file is wrong", budget({ turns: 20 }));
const contract = good.build();
const message = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "nothing was thrown";
};

describe("each matcher holds, fails, and shows the text that offends", () => {
  test("toPassLint", () => {
    expect(contract).toPassLint();
    expect(good).toPassLint();
    const vague = goal("Port it.", { id: "port" }).doneWhen("the code is clean").build();
    expect(vague).not.toPassLint();
    expect(message(() => expect(vague).toPassLint())).toMatch(
      /^port does not pass lint:\n[\s\S]*"the code is clean" says "clean", which nobody can measure\n {2}help: /,
    );
    expect(message(() => expect(contract).not.toPassLint())).toBe(
      "port passes lint at level warning, expected findings",
    );
    expect(contract).not.toPassLint({
      level: "info",
      settings: { rules: { "architecture-rule-present": "off" } },
      files: [],
      limits: { tiny: { max: 10, unit: "utf16", source: "a test", seen: "2026-11-22" } },
    });
  });
  test("toFit", () => {
    expect(contract).toFit("codex");
    expect(contract).toFit("claude-code");
    const long = goal("Port it. ".repeat(600), { id: "long" }).doneWhen(command("a")).build();
    expect(message(() => expect(long).toFit("codex"))).toMatch(
      /^long does not fit codex: long: goal the shortest text is \d+ bytes, expected at most 4000\n {2}help: shorten the goal by/,
    );
    const size = `(${codex().compile(contract).length} of 4000 bytes)`;
    expect(message(() => expect(contract).not.toFit(codex()))).toBe(`port fits codex ${size}, expected it not to`);
    expect(message(() => expect(contract).not.toFit("codex"))).toBe(`port fits codex ${size}, expected it not to`);
    // @ts-expect-error -- no client of this name
    expect(message(() => expect(contract).toFit("cursor"))).toMatch(
      /^toFit: "cursor" is not a client that we know, expected one of codex, claude-code/,
    );
  });
  test("toHaveCheck", () => {
    expect(contract).toHaveCheck("command", "pnpm test");
    expect(contract).toHaveCheck("artifact", /mismatches/);
    expect(contract).toHaveCheck("unchanged");
    expect(message(() => expect(contract).toHaveCheck("absent", /429/))).toBe(
      'port has no check absent matching /429/; its checks are:\n  - C1 unchanged: `test/golden/**` unchanged.\n  - D1 command: `pnpm test` exits 0.\n  - D2 artifact: `reports/parity.json` exists.\n    json has: `{"mismatches":0}`',
    );
    expect(message(() => expect(contract).not.toHaveCheck("command"))).toMatch(
      /^port has the check\n {2}- D1 command: `pnpm test` exits 0\.\nexpected none command$/,
    );
  });
  test("toBeProvableFromTranscript", () => {
    expect(contract).toBeProvableFromTranscript();
    const elsewhere = goal("Port it.", { id: "port" })
      .doneWhen(command("a"), "3 users can see it in production")
      .build();
    expect(message(() => expect(elsewhere).toBeProvableFromTranscript())).toMatch(
      /^port cannot be proved from the transcript alone:\n {2}D2 "3 users can see it in production" happens/,
    );
  });
  test("toWeaken", () => {
    const less = goal("Port billing to Fastify 5.", { id: "port" })
      .constraints(unchanged("test/golden/**"), never("Skip a test.", { instead: "Fix its cause." }))
      .doneWhen(command("pnpm test"))
      .stopWhen("a golden file is wrong", budget({ turns: 20 }))
      .build();
    expect(contract).not.toWeaken(contract);
    expect(less).toWeaken(contract);
    expect(less).not.toWeaken(contract, { allow: ["D2"] });
    expect(message(() => expect(less).not.toWeaken(contract))).toBe(
      "port weakens the earlier contract:\n  done_when weakened: D2 artifact `reports/parity.json` exists. removed",
    );
  });
  test("toRenderAs", () => {
    const small = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();
    expect(small).toRenderAs(`
      <goal contract="port">
      - G1 outcome: Port it.
      </goal>

      <done_when>
      - D1 command: \`pnpm test\` exits 0.
      </done_when>
    `);
    expect(message(() => expect(small).toRenderAs('<goal contract="port">\n- G1 outcome: Port that.'))).toBe(
      "port renders otherwise; line 2:\n  expected: - G1 outcome: Port that.\n  received: - G1 outcome: Port it.",
    );
  });
});

test("the function form throws what the matcher shows", () => {
  expect(() => ensure(haveCheck(contract, "command"))).not.toThrow();
  expect(() => ensure(haveCheck(contract, "shell"))).toThrow(ContractAssertionError);
  expect(() => ensureNot(weaken(contract, contract))).not.toThrow();
  expect(() => ensureNot(passLint(contract))).toThrow("port passes lint at level warning");
});

test("the matchers are typed", () => {
  expectTypeOf(expect(contract).toHaveCheck)
    .parameter(0)
    .toEqualTypeOf<"absent" | "artifact" | "command" | "metric" | "scope" | "shell" | "tests" | "unchanged">();
});

describe("mutation testing of contracts", () => {
  const guarded = goal("Port it.", { id: "port" })
    .context(note("It is old."))
    .doneWhen(command("pnpm test"), absent(/429/, { in: "a.log" }))
    .build();
  test("drops one item at a time, and leaves what a contract must have", () => {
    expect([...mutantsOf(guarded)].map(({ where }) => where)).toEqual(["context[0]", "done_when[0]", "done_when[1]"]);
    expect([...mutantsOf(goal("Port it.").doneWhen("x").build())]).toEqual([]);
    for (const { contract: mutant } of mutantsOf(guarded)) expect(mutant.id).toBe("port");
  });
  test("names the items that a suite does not guard", async () => {
    const suite = (each: Contract): void => ensure(haveCheck(each, "command", "pnpm test"));
    expect(await unguarded(guarded, suite)).toEqual([
      { where: "context[0]", dropped: "- X1 note: It is old." },
      { where: "done_when[1]", dropped: "- D2 absent: `/429/` is absent from `a.log`." },
    ]);
  });
  test("toBeGuardedBy tells a suite which items nothing guards", async () => {
    const suite = (each: Contract): void => ensure(haveCheck(each, "command", "pnpm test"));
    const told = await expect(guarded)
      .toBeGuardedBy(suite)
      .then(
        () => "passed",
        (error: Error) => error.message,
      );
    expect(told).toBe(
      "nothing in the suite notices when one of these items of port is dropped:\n  context[0]\n    - X1 note: It is old.\n  done_when[1]\n    - D2 absent: `/429/` is absent from `a.log`.",
    );
    const both = (each: Contract): void => {
      suite(each);
      ensure(haveCheck(each, "absent"));
    };
    await expect(guarded).toBeGuardedBy(both, { blocks: ["constraints", "done_when"] });
    await expect(guarded).not.toBeGuardedBy(both);
  });
  test("a suite that fails on the whole contract proves nothing, and says so", async () => {
    await expect(unguarded(guarded, (each) => ensure(haveCheck(each, "scope")))).rejects.toThrow(
      "port has no check scope",
    );
  });

  test("no further mutant is tried once a signal is aborted", async () => {
    const control = new AbortController();
    let tried = 0;
    const suite = (): void => {
      tried += 1;
      if (tried === 2) control.abort(new Error("given up"));
    };
    await expect(unguarded(guarded, suite, { signal: control.signal })).rejects.toThrow("given up");
    expect(tried).toBe(2);
  });
});

describe("toResistLiars", () => {
  const cache = resolve(import.meta.dirname, "../../../node_modules/.cache/goalpost");
  const place = () => {
    mkdirSync(cache, { recursive: true });
    const home = mkdtempSync(resolve(cache, "vitest-"));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    mkdirSync(`${home}/project/src`, { recursive: true });
    writeFileSync(`${home}/project/src/answer.txt`, "41\n");
    writeFileSync(`${home}/project/judge.mjs`, 'import { readFileSync } from "node:fs";\nif (readFileSync("src/answer.txt", "utf8") !== "42\\n") process.exit(1);\n'); // biome-ignore format: one
    const env = {
      PATH: process.env.PATH,
      HOME: home,
      GOALPOST_STATE_DIR: `${home}/state`,
      GIT_CEILING_DIRECTORIES: home,
    };
    return { cwd: `${home}/project`, env };
  };
  const judged = goal("Answer.", { id: "answer" }).doneWhen(artifact("report.txt"));

  test("holds when no lie is believed", async () => {
    const closed = goal("Answer.", { id: "answer" }).constraints(scope("src/**")).doneWhen(command("node judge.mjs"));
    await expect(closed).toResistLiars(place());
  });

  test("fails with the lies that are, and with the line that stops each", async () => {
    await expect(expect(judged).toResistLiars(place())).rejects.toThrow(
      /^answer believes a lie:\n {2}reports-forged: an agent that writes report\.txt by hand\n {4}stopped by /,
    );
    await expect(judged).toResistLiars({ ...place(), allow: ["reports-forged"] });
    await expect(expect(judged).toResistLiars({ ...place(), allow: ["no-such"] })).rejects.toThrow('"no-such" is not a lie that was played'); // biome-ignore format: one
    const green = goal("Answer.", { id: "answer" }).doneWhen(command("node --version"));
    await expect(expect(green).toResistLiars(place())).rejects.toThrow("stopped by a check that fails before the work");
  });
});
