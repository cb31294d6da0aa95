import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../src/run.ts";
import { node, tsc } from "../src/tools.ts";
import { publicPackages, root, sourceEntries } from "../src/workspace.ts";

/** A copy of the workspace in which every package has a build that shouts when somebody loads it. */
let copy: string;
const names = publicPackages()
  .filter((one) => sourceEntries(one).has("."))
  .map(({ manifest }) => manifest.name);

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "goalpost-stale-"));
  for (const file of ["package.json", "tsconfig.base.json", "tsconfig.json", "vitest.config.ts"])
    cpSync(join(root, file), join(copy, file));
  for (const path of ["src", "from-sources.mjs", "package.json"])
    cpSync(join(root, "packages/house", path), join(copy, "packages/house", path), { recursive: true });
  symlinkSync(join(root, "packages/house/node_modules"), join(copy, "packages/house/node_modules"));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  for (const { path, directory, manifest } of publicPackages()) {
    cpSync(directory, join(copy, path), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (from) => !/\/(dist|fixtures)$/.test(from),
    });
    for (const target of Object.values(manifest.exports ?? {})) {
      const built = typeof target === "string" ? target : target.default;
      if (built?.endsWith(".js")) plant(join(copy, path, built));
    }
  }
  const probe = join(copy, "packages/probe/src");
  mkdirSync(probe, { recursive: true });
  for (const { manifest, path } of publicPackages()) {
    mkdirSync(join(copy, "packages/probe/node_modules", manifest.name, ".."), { recursive: true });
    symlinkSync(join(copy, path), join(copy, "packages/probe/node_modules", manifest.name));
  }
  writeFileSync(join(copy, "packages/probe/package.json"), '{ "name": "probe", "private": true, "type": "module" }\n');
  writeFileSync(
    join(probe, "main.ts"),
    `${names.map((name) => `await import("${name}");`).join("\n")}\nconsole.log("sources");\n`,
  );
  writeFileSync(
    join(probe, "main.test.ts"),
    `import { expect, test } from "vitest";\n${names.map((name) => `test("${name}", async () => expect(await import("${name}")).toBeTypeOf("object"));`).join("\n")}\n`,
  );
  writeFileSync(
    join(probe, "types.ts"),
    names.map((name, index) => `export type T${index} = (typeof import("${name}"))["stale"];`).join("\n"),
  );
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function plant(file: string): void {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, 'throw new Error("a stale dist was loaded");\n');
  writeFileSync(file.replace(/\.js$/, ".d.ts"), "export declare const stale: true;\n");
  if (!existsSync(file)) throw new Error(`could not plant ${file}`);
}

/** Runs the probe as programs are run from sources, by the copy's own means. */
const start = (...flags: readonly string[]) => startIn({}, ...flags);

const startIn = (more: NodeJS.ProcessEnv, ...flags: readonly string[]) =>
  run(process.execPath, [...flags, "packages/house/from-sources.mjs", "packages/probe/src/main.ts"], {
    cwd: copy,
    env: { ...process.env, ...more },
  });

describe("a planted stale dist", () => {
  test("is what a plain import loads, so that this test can fail", async () => {
    const ran = await start();
    expect(ran.code).not.toBe(0);
    expect(ran.output).toContain("a stale dist was loaded");
  });

  test("is not loaded by programs that run from sources", async () => {
    const ran = await start("--conditions=@goalpost/source");
    expect(ran.output).toBe("sources\n");
  });

  test("nor is a bundle of sources from before an entry was added", async () => {
    const path = join(copy, "packages/claude-code/package.json");
    const manifest = JSON.parse(readFileSync(path, "utf8"));
    manifest.exports = { "./again": { "@goalpost/source": "./src/index.ts" }, ...manifest.exports };
    writeFileSync(path, JSON.stringify(manifest));
    const program = 'import { codex } from "@goalpost/codex";\nimport { goal } from "@goalpost/core";\n';
    writeFileSync(join(copy, "packages/probe/src/main.ts"), `${program}console.log(typeof codex, typeof goal);\n`);
    expect((await start("--conditions=@goalpost/source")).output).toBe("function function\n");
  });

  test("what is started from a bundle starts others from it; of no other folder is one taken, and a new start looks at the sources", async () => {
    const condition = "--conditions=@goalpost/source";
    const core = join(copy, "packages/core/src/index.ts");
    writeFileSync(
      join(copy, "packages/probe/src/main.ts"),
      'import * as core from "@goalpost/core";\nconsole.log(process.env.GOALPOST_SOURCES, "planted" in core);\n',
    );
    const [own = ""] = (await start(condition)).stdout.split(" ");
    expect(own).toContain(join(copy, "node_modules/.cache/sources-"));
    cpSync(own, join(copy, "sources-alien"), { recursive: true });
    writeFileSync(core, `${readFileSync(core, "utf8")}export const planted = true;\n`);
    const said = async (more: NodeJS.ProcessEnv) => (await startIn(more, condition)).stdout;
    expect(await said({ GOALPOST_SOURCES: own })).toBe(`${own} false\n`);
    expect(await said({ GOALPOST_SOURCES: join(copy, "sources-alien") })).toContain(" true\n");
    expect(await said({ GOALPOST_SOURCES: "" })).toContain(" true\n");
  });

  test("is not loaded by vitest", async () => {
    const ran = await node(
      "vitest/vitest.mjs",
      ["run", "--project", "unit", "packages/probe", "--typecheck.enabled=false"],
      { cwd: copy },
    );
    expect(ran.code, ran.output).toBe(0);
    expect(ran.output).toContain(`${names.length} passed`);
  });

  test("is not read by the compiler", async () => {
    const stale = await tsc(
      ["--ignoreConfig", "--noEmit", "--module", "nodenext", "--skipLibCheck", "packages/probe/src/types.ts"],
      { cwd: copy },
    );
    expect(stale.output, "without the condition the planted types are read").toBe("");
    writeFileSync(
      join(copy, "packages/probe/tsconfig.json"),
      '{ "extends": "../../tsconfig.base.json", "include": ["src/types.ts"] }\n',
    );
    const { output } = await tsc(["-p", "packages/probe/tsconfig.json", "--pretty", "false"], { cwd: copy });
    expect(output.match(/does not exist on type|has no exported member/g)?.length, output).toBe(names.length);
  });
});
