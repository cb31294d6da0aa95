import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { examplesIn, examplesOf, namesFor, programOf } from "../src/docstrings.ts";
import { run } from "../src/run.ts";
import { environment, linkModules } from "../src/run-page.ts";
import { fromSources, tsc } from "../src/tools.ts";
import { publicPackages, root } from "../src/workspace.ts";

const cache = join(root, ".cache/docstrings");
const runner = fileURLToPath(new URL("../src/run-examples.ts", import.meta.url));

const examples = publicPackages().flatMap((owner) => {
  const directory = join(cache, owner.folder);
  const names = namesFor(owner);
  return examplesOf(owner).map((example) => {
    const { file, line } = placeOf(example.at);
    return { ...example, owner, program: join(directory, `${file}-${line}.ts`), source: programOf(example, names) };
  });
});
const programs = examples.filter(({ runs }) => runs);

function placeOf(at: string) {
  const [, path = "", line = ""] = /^packages\/[^/]+\/src\/(.*)\.ts:(\d+)$/.exec(at) ?? [];
  return { file: path.replaceAll("/", "__"), line };
}

function layOut(): void {
  rmSync(cache, { recursive: true, force: true });
  for (const owner of publicPackages()) {
    mkdirSync(join(cache, owner.folder), { recursive: true });
    linkModules(join(cache, owner.folder), owner);
  }
  writeFileSync(join(cache, "package.json"), '{ "private": true, "type": "module" }\n');
  for (const { program, source } of examples) writeFileSync(program, source);
}

describe("the examples of docstrings", () => {
  beforeAll(layOut);

  test(`have right types: all ${examples.length}`, async () => {
    const config = join(cache, "tsconfig.json");
    const include = ["./*/*.ts"];
    writeFileSync(config, JSON.stringify({ extends: "../../tsconfig.base.json", include }));
    const { code, output } = await tsc(["-p", config, "--pretty", "false"]);
    expect(code, output).toBe(0);
  });

  test(`run, and show what their comments say: ${programs.length} of ${examples.length}`, async () => {
    const [node = "", ...args] = [...fromSources, runner, ...programs.map(({ program }) => program)];
    const { code, output } = await run(node, args, { cwd: cache, env: environment(cache, []), timeoutSeconds: 120 });
    expect(code, output).toBe(0);
  });

  test("are run, but for those that drive a client and its account", () => {
    const compiledOnly = examples.filter(({ runs }) => !runs).map(({ at }) => at.replace(/\/[^/]*$/, ""));
    expect(compiledOnly).toEqual([
      ...Array(6).fill("packages/claude-code/src/run"),
      ...Array(6).fill("packages/codex/src/run"),
    ]);
  });
});

describe("the reader of examples", () => {
  const file = (...lines: string[]) =>
    ["/**", " * Says it.", ...lines.map((line) => ` * ${line}`), " */", "x"].join("\n");

  test("takes what stands below @example, up to the next tag, fenced or not", () => {
    expect(examplesIn(file("@example", "one(", "  1,", ");", "@see two"), "a.ts")).toEqual([
      { at: "a.ts:3", text: "one(\n  1,\n);\n", runs: true },
    ]);
    expect(examplesIn(file("@example", "```ts no-run", "one();", "```"), "a.ts")).toEqual([
      { at: "a.ts:3", text: "one();\n", runs: false },
    ]);
  });

  test("imports the names that are left out, and compares what a comment shows", () => {
    const names = new Map([
      ["nearest", "@goalpost/core"],
      ["other", "@goalpost/core"],
    ]);
    const program = (text: string) => programOf({ at: "a.ts:3", text, runs: true }, names);
    expect(program('nearest("a", ["b"]); // "b"\n')).toBe(
      'import { deepEqual as isDeepEqual } from "node:assert/strict";\nimport { nearest } from "@goalpost/core";\n' +
        'isDeepEqual(nearest("a", ["b"]), ("b"), "a.ts:3"); // "b"\nvoid isDeepEqual;\nexport {};\n',
    );
    expect(program("console.log(1);\n// 1\n")).toContain("isDeepEqual(1, (1),");
    expect(program("const other = 1;\nx.nearest(other); // some words\n")).not.toMatch(
      /import \{ (?:other|nearest)|isDeepEqual\(/,
    );
    expect(program('nearest("a", []); // { a: … }\n')).not.toContain("isDeepEqual(");
  });
});
