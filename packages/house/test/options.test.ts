import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { committedFiles } from "../src/committed.ts";
import { excessOptions, type OptionCall, optionCalls } from "../src/option-calls.ts";
import { root } from "../src/workspace.ts";

/** Parameters that are data and no options, by name. */
const data: Readonly<Record<string, string>> = {
  contract: "a contract or its builder",
  previous: "a contract or its builder",
  spec: "a specification, as readSpec gave it",
  receipt: "a receipt, as verify gave it",
  record: "a decision, as its file holds it",
  interviewer: "who interviewed, as a receipt says",
  refiner: "who challenged a specification, as a receipt says",
  seal: "a seal, which its schema or its digest holds",
  second: "what a second client said, which the schema of a receipt holds",
  rule: "a rule, which defineRule checked",
  preset: "a preset, which definePreset checked",
  run: "a command, as its function made it; its schema is strict",
  call: "a step, as its function made it",
};

/** Calls whose one parameter has no name of its own, or takes anything. */
const none: Readonly<Record<string, string>> = {
  holds: "a fact of the adapter's table",
  placeOf: "a finding",
  comparePresets: "presets, as definePreset made them",
  sourceText: "where a value came from, as merge gave it",
  contractOf: "a contract or its builder",
};

/** Parts for adapters, whose own calls refuse what is odd: nobody else is to call them. */
const isForAdapters = ({ from }: OptionCall): boolean => /^@goalpost\/target(?:$|\/)/.test(from);

const calls = optionCalls();

const odd = "zzUnknownOption";

/** What a call says of an option that there is not, where all else that it takes is a text. */
async function said({ file, name, position }: OptionCall): Promise<string> {
  const module = (await import(file)) as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  const args = [...Array.from({ length: position }, () => "x"), { [odd]: true }];
  try {
    await module[name]?.(...args);
  } catch (error) {
    return String(error);
  }
  return "nothing";
}

test("every public call that takes options refuses one that there is not, and names it", async () => {
  const asked = calls.filter((call) => !isForAdapters(call) && !Object.hasOwn(data, call.parameter));
  const silent = new Set<string>();
  for (const call of asked) if (!(await said(call)).includes(odd)) silent.add(call.name);
  expect([...silent].sort()).toEqual(Object.keys(none).sort());
  expect(asked.length - silent.size).toBeGreaterThan(110);
});

test.each([
  ["@goalpost/core", "render", ["x", { fromat: "markdown" }], 'write "format"'],
  ["@goalpost/core", "parse", ["x", { fil: "a.md" }], 'write "file"'],
  ["@goalpost/core/lint", "lint", ["x", { rule: [] }], 'write "rules"'],
  ["@goalpost/codex", "start", ["x", { cwd: ".", statedir: "s" }], 'write "stateDir"'],
  ["@goalpost/codex", "start", ["x", { cwd: ".", bounds: { minuts: 5 } }], 'write "minutes"'],
  ["@goalpost/codex", "resume", ["x", { evidense: "D1" }], 'write "evidence"'],
  ["@goalpost/claude-code", "start", ["x", { maxModelRequest: 5 }], 'write "maxModelRequests"'],
  ["@goalpost/claude-code", "resume", ["x", { bounds: { turn: 5 } }], 'write "turns"'],
  ["@goalpost/rehearsal", "isolatedHome", [{ client: "codex", retrys: 2 }], 'write "retries"'],
  ["@goalpost/verify", "verify", ["x", { cwd: ".", timeout: 5 }], 'write "timeoutSeconds"'],
  ["@goalpost/config", "codexConfig", [{}, { trustedProject: [] }], "rename it to trustedProjects"],
])("%s %s says which option was meant", async (from, name, args, help) => {
  const file = calls.find((call) => call.from === from && call.name === name)?.file ?? "";
  const module = (await import(file)) as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  await expect((async () => module[name]?.(...args))()).rejects.toThrow(help);
});

const optionsOnly = calls.filter(
  (call) => !isForAdapters(call) && !Object.hasOwn(data, call.parameter) && !Object.hasOwn(none, call.name),
);

test("no source of ours hands a call what it would refuse", async () => {
  const files = (await committedFiles()).filter((path) =>
    /^(?:packages\/[\w-]+\/(?:src|generate)|examples)\b.*(?<!\.test|-d)\.ts$/.test(path),
  );
  expect(
    excessOptions(
      files.map((path) => join(root, path)),
      optionsOnly,
    ),
  ).toEqual([]);
  expect(files.length).toBeGreaterThan(700);
});

test("one that does is seen", () => {
  const folder = join(root, ".cache/options");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "excess.ts");
  const core = join(root, "packages/core/src/index.ts");
  const text =
    'const options = { format: "xml", colour: true } as const;\nrender({} as never, { ...options });\nrender({} as never, options);\n';
  writeFileSync(file, `import { render } from ${JSON.stringify(core)};\n${text}`);
  expect(excessOptions([file], optionsOnly).map(({ names }) => names)).toEqual([["colour"], ["colour"]]);
});
