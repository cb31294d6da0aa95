import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { compileInstalled, installOutside, layOutInstalled } from "../../src/installed.ts";
import { run } from "../../src/run.ts";
import { copyTree, environment, type Page, runPage } from "../../src/run-page.ts";
import { packagesIn, publicPackages, readManifest, sourceEntries, type WorkspacePackage } from "../../src/workspace.ts";

const tarballs = inject("tarballs");
const examples = packagesIn("examples");

/** Gives an example what it takes from another one, as it has it here. */
function linkExamples(example: WorkspacePackage, directory: string): void {
  for (const [name, version] of Object.entries(example.manifest.devDependencies ?? {})) {
    const other = examples.find(({ manifest }) => manifest.name === name);
    if (other === undefined) continue;
    const at = version.startsWith("link:") ? join(example.path, version.slice("link:".length)) : other.path;
    const link = join(directory, example.path, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(directory, at), link);
  }
}

describe("installed outside of the workspace, everything", () => {
  let directory: string;
  let readme: Page;
  const entries = publicPackages().flatMap((one) =>
    [...sourceEntries(one).keys()].map((subpath) => one.manifest.name + subpath.slice(1)),
  );

  beforeAll(async () => {
    directory = await installOutside({ tarballs, names: Object.keys(tarballs), platform: "node" });
    readme = layOutInstalled("README.md", directory);
    for (const example of examples) {
      copyTree(example.directory, join(directory, example.path));
      // The compiler leaves what is not TypeScript where it is.
      for (const name of readdirSync(example.directory).filter((each) => /\.(?:mjs|json)$/.test(each))) {
        mkdirSync(join(directory, "out", example.path), { recursive: true });
        copyFileSync(join(example.directory, name), join(directory, "out", example.path, name));
      }
      linkExamples(example, directory);
    }
    writeFileSync(
      join(directory, "all.ts"),
      entries.map((entry, index) => `export * as n${index} from "${entry}";\n`).join(""),
    );
  });
  afterAll(() => rmSync(dirname(directory), { recursive: true, force: true }));

  const goalpost = (...args: string[]) =>
    run(join(directory, "node_modules/.bin/goalpost"), args, { cwd: directory, env: environment(directory, []) });

  test("compiles, the README's programs and every entry, with library checks on", async () => {
    expect(await compileInstalled(directory)).toBe("");
  });

  test.each(entries)("%s can be imported", async (entry) => {
    const program = `const names = Object.keys(await import(${JSON.stringify(entry)})); if (names.length === 0) process.exit(3);`;
    const { code, output } = await run(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: directory,
    });
    expect(code, output).toBe(0);
  });

  test("the README does what it shows", async () => {
    expect(await runPage(readme)).toEqual([]);
  });

  test.each(examples.filter((one) => existsSync(join(one.directory, "goals"))))(
    "$path: its contracts pass lint",
    async ({ path }) => {
      const { code, output } = await goalpost("lint", `${path}/goals/`);
      expect(code, output).toBe(0);
    },
  );

  test.each(examples.filter((one) => existsSync(join(one.directory, "main.ts"))))(
    "$path prints what expected.txt says",
    async (example) => {
      const program = join(directory, "out", example.path, "main.js");
      const { code, stdout, output } = await run(process.execPath, [program], { cwd: join(directory, example.path) });
      expect(code, output).toBe(0);
      expect(stdout).toBe(readFileSync(join(example.directory, "expected.txt"), "utf8"));
    },
  );

  test("goalpost says its version", async () => {
    const { code, stdout, output } = await goalpost("--version");
    expect(code, output).toBe(0);
    expect(stdout.trim()).toBe(readManifest(join(directory, "node_modules/goalpost")).version);
  });

  test("goalpost renders a TypeScript contract", async () => {
    mkdirSync(join(directory, "goals"), { recursive: true });
    writeFileSync(
      join(directory, "goals/outside.goal.ts"),
      'import { command, goal } from "goalpost";\nexport default goal("The build is green.").doneWhen(command("node --version")).stopWhen("the build needs a network");\n',
    );
    const { code, stdout, output } = await goalpost("render", "goals/outside.goal.ts", "--target", "codex");
    expect(code, output).toBe(0);
    expect(stdout).toContain("The build is green.");
    expect(stdout).toContain("node --version");
  });
});

describe("installed outside of the workspace, core alone", () => {
  let directory: string;
  let readme: Page;

  beforeAll(async () => {
    directory = await installOutside({ tarballs, names: ["@goalpost/core"], platform: "browser" });
    readme = layOutInstalled("packages/core/README.md", directory);
    writeFileSync(join(directory, "core.ts"), 'export * from "@goalpost/core";\n');
  });
  afterAll(() => rmSync(dirname(directory), { recursive: true, force: true }));

  test("brings no zod along", () => {
    expect(readdirSync(join(directory, "node_modules/.pnpm")).filter((name) => name.startsWith("zod@"))).toEqual([]);
  });

  test("compiles without zod and without the types of Node", async () => {
    expect(await compileInstalled(directory)).toBe("");
  });

  test("its README does what it shows", async () => {
    expect(await runPage(readme)).toEqual([]);
  });
});
