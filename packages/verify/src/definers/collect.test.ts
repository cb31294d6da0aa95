import { afterAll, beforeAll, expect, test } from "vitest";
import { contractOf, type Project, project } from "../testing/project.ts";
import { collectDefiners } from "./collect.ts";
import { readPackageCall } from "./package-manager.ts";

test.each<[string, unknown]>([
  ["npm test", { kind: "script", name: "test", workspace: false }],
  ["npm t -- --watch", { kind: "script", name: "test", workspace: false }],
  ["npm run --silent parity", { kind: "script", name: "parity", workspace: false }],
  ["pnpm parity", { kind: "script", name: "parity", workspace: false }],
  ["pnpm -C packages/a run build", { kind: "script", name: "build", workspace: false, folder: "packages/a" }],
  ["pnpm --filter ./a test", { kind: "script", name: "test", workspace: true }],
  ["pnpm -r test", { kind: "script", name: "test", workspace: true }],
  ["npm --prefix=x run y", { kind: "script", name: "y", workspace: false, folder: "x" }],
  ["yarn lint", { kind: "script", name: "lint", workspace: false }],
  ["pnpm exec vitest run", { kind: "program", words: ["vitest", "run"] }],
  ["npx --yes vitest run", { kind: "program", words: ["vitest", "run"] }],
  ["npm exec -- vitest", { kind: "program", words: ["vitest"] }],
  ["pnpm install", undefined],
  ["npm ci", undefined],
  ["node x.js", undefined],
  ["bun -e process.exit(1)", undefined],
  ["bun x.ts", undefined],
  ["bun run --silent ./x", undefined],
  ["bun run x", { kind: "script", name: "x", workspace: false }],
])("%s", (line, call) => expect(readPackageCall(line.split(" "))).toEqual(call));

let at: Project & Disposable;
beforeAll(() => {
  at = project({
    "package.json": JSON.stringify({
      scripts: {
        pretest: "sh ./scripts/before.sh",
        test: "pnpm run unit && NODE_ENV=test node scripts/check.mjs --fast",
        unit: "vitest run --config vitest.unit.ts",
        loop: "npm run loop",
        other: "node other.js",
      },
    }),
    "packages/a/package.json": JSON.stringify({ scripts: { test: "node --test" } }),
    "packages/a/src/x.test.ts": "",
    "scripts/before.sh": "",
    "scripts/check.mjs": "",
    "other.js": "",
    "src/app.ts": "",
    "vitest.config.ts": "",
    "tsconfig.json": "",
    ".gitignore": "",
    Makefile: "",
    "goals/x.goal.ts": "",
  });
});
afterAll(() => at[Symbol.dispose]());

const collected = (run: string, more: object = {}) =>
  [...collectDefiners(contractOf([{ kind: "command", run, ...more }]), at.root)].map(([path, { kind }]) => `${kind} ${path}`).sort(); // biome-ignore format: one

const configs = ["config Makefile", "config tsconfig.json", "config vitest.config.ts"];

test.each<[string, readonly string[]]>([
  ["npm test", ["program scripts/before.sh", "program scripts/check.mjs", "script package.json#scripts.pretest", "script package.json#scripts.test", "script package.json#scripts.unit", "test packages/a/src/x.test.ts"]],
  ["npm run loop", ["script package.json#scripts.loop"]],
  ["npm run none", ["script package.json#scripts.none"]],
  ["pnpm -r test", ["program scripts/before.sh", "program scripts/check.mjs", "script package.json#scripts.pretest", "script package.json#scripts.test", "script package.json#scripts.unit", "script packages/a/package.json#scripts.test", "test packages/a/src/x.test.ts"]],
  ["./scripts/before.sh", ["program scripts/before.sh"]],
  ["env X=1 node --no-warnings scripts/check.mjs", ["program scripts/check.mjs"]],
  ["node scripts/not-yet.mjs", ["program scripts/not-yet.mjs"]],
  ["bun run scripts/check.mjs", ["program scripts/check.mjs"]],
  ["deno run -A scripts/check.mjs", ["program scripts/check.mjs"]],
  ["bash -euo pipefail scripts/before.sh", ["program scripts/before.sh"]],
  ["node ../outside.mjs", []],
  ["grep -q x src/app.ts", []],
  ["tsc -p tsconfig.json", []],
])("%s", (run, expected) => expect(collected(run)).toEqual([...configs, ...expected].sort())); // biome-ignore format: a table

test("a command in a folder, the contract's file, and what git ignores", () => {
  expect(collected("npm test", { cwd: "packages/a" })).toEqual([...configs, "script packages/a/package.json#scripts.test", "test packages/a/src/x.test.ts"]); // biome-ignore format: one
  const guarded = contractOf([{ kind: "scope", paths: ["x"] }]);
  expect([...collectDefiners(guarded, at.root, { contractFile: "goals/x.goal.ts" }).keys()]).toEqual([
    ".gitignore",
    "goals/x.goal.ts",
  ]);
});
