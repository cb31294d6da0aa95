import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { linkModules } from "../src/run-page.ts";
import { tsc } from "../src/tools.ts";
import { root } from "../src/workspace.ts";

/** Every public call that may take minutes, and whether it tells what happens meanwhile. The tests beside each show that a signal ends it. */
const calls: readonly (readonly [from: string, name: string, tells: boolean])[] = [
  ["@goalpost/codex", "start", true],
  ["@goalpost/codex", "resume", true],
  ["@goalpost/codex", "checkClient", false],
  ["@goalpost/claude-code", "start", true],
  ["@goalpost/claude-code", "resume", true],
  ["@goalpost/claude-code", "checkClient", false],
  ["@goalpost/verify", "verify", true],
  ["@goalpost/verify", "preflight", true],
  ["@goalpost/verify", "sealContract", false],
  ["@goalpost/rehearsal", "runProcess", false],
  ["@goalpost/vitest", "beRehearsedBy", true],
];

const directory = join(root, ".cache/long-calls");

/** Compiles one line for each call: its last parameter takes what it has to. */
async function compiled(lines: readonly (readonly [from: string, name: string, key: string])[]): Promise<string> {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  linkModules(directory, undefined);
  const help = `type Last<Each> = Each extends (...args: infer All) => unknown ? (Required<All> extends [...unknown[], infer One] ? NonNullable<One> : never) : never;
type Wanted = { signal: AbortSignal; onEvent: (event: never) => void };
type Takes<Each, Key extends keyof Wanted> = Key extends keyof Last<Each> ? (Wanted[Key] extends Last<Each>[Key] | Wanted[Key] ? true : false) : false;
`;
  const text = lines.map(
    ([from, name, key], index) =>
      `import type { ${name} as f${index} } from "${from}";\nexport const t${index}: Takes<typeof f${index}, "${key}"> = true; // ${from} ${name} ${key}\n`,
  );
  writeFileSync(join(directory, "calls.ts"), help + text.join(""));
  writeFileSync(
    join(directory, "tsconfig.json"),
    '{ "extends": "../../tsconfig.base.json", "include": ["./calls.ts"] }\n',
  );
  return (await tsc(["-p", directory, "--pretty", "false"])).output;
}

test("every long call takes a signal, and onEvent where something happens meanwhile", async () => {
  const lines = calls.flatMap(([from, name, tells]) => [
    [from, name, "signal"] as const,
    ...(tells ? [[from, name, "onEvent"] as const] : []),
  ]);
  expect(await compiled(lines)).toBe("");
});

test("a call that does not is seen", async () => {
  expect(await compiled([["@goalpost/rehearsal", "isolatedHome", "signal"]])).toContain(
    "'true' is not assignable to type 'false'",
  );
});
