import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { environment, pagesCache } from "../../src/run-page.ts";
import { pnpm, tsx } from "../../src/tools.ts";
import { packagesIn, root } from "../../src/workspace.ts";

const examples = packagesIn("examples");

test("there are examples", () => {
  expect(examples.map(({ folder }) => folder)).not.toEqual([]);
});

describe.each(examples)("$path", ({ path, directory, manifest }) => {
  const program = join(directory, "main.ts");
  const hasProgram = existsSync(program);

  test("shows something: a main.ts with its expected.txt, or a test script", () => {
    expect(hasProgram || manifest.scripts?.test !== undefined).toBe(true);
    expect(existsSync(join(directory, "README.md"))).toBe(true);
  });

  if (hasProgram) {
    test("prints what expected.txt says", async () => {
      const env = environment(join(pagesCache, path), [join(root, "node_modules/.bin")]);
      const { code, stdout, output } = await tsx([program], { cwd: directory, env });
      expect(code, output).toBe(0);
      expect(stdout).toBe(readFileSync(join(directory, "expected.txt"), "utf8"));
    });
  }

  if (manifest.scripts?.test !== undefined) {
    test("passes its own tests, in a copy", async () => {
      const copy = join(root, ".cache/examples", path);
      rmSync(copy, { recursive: true, force: true });
      mkdirSync(copy, { recursive: true });
      cpSync(directory, copy, { recursive: true, verbatimSymlinks: true });
      const env = {
        ...environment(copy, [join(root, "node_modules/.bin")]),
        npm_config_verify_deps_before_run: "false",
      };
      const { code, output } = await pnpm(["--ignore-workspace", "test"], { cwd: copy, env });
      expect(code, output).toBe(0);
    });
  }
});
