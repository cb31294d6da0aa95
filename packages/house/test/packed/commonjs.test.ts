import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { installOutside } from "../../src/installed.ts";
import { run } from "../../src/run.ts";
import { environment } from "../../src/run-page.ts";
import { node } from "../../src/tools.ts";
import { root } from "../../src/workspace.ts";

const compilers = { "TypeScript 7": "@typescript/native/bin/tsc", "TypeScript 6": "typescript/bin/tsc6" };

/** The contract that the README shows. */
const shown = /```ts\n\/\/ (goals\/\S+)\n([\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];

const module =
  'import { command, goal } from "goalpost";\nexport default goal("Port it.").doneWhen(command("pnpm test"));\n';

describe.each(["commonjs", "module"] as const)('a project of "type": "%s" as npm init makes it', (type) => {
  let directory: string;
  const goalpost = (...args: string[]) =>
    run(join(directory, "node_modules/.bin/goalpost"), args, { cwd: directory, env: environment(directory, []) });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };

  beforeAll(async () => {
    directory = await installOutside({ tarballs: inject("tarballs"), names: ["goalpost"], platform: "node" });
    const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
    write("package.json", JSON.stringify({ ...manifest, type }));
    write(shown[1] ?? "", shown[2] ?? "");
    const { code, output } = await goalpost("init");
    expect(code, output).toBe(0);
    write("goals/module.goal.mts", module);
    write(
      "goals/script.goal.cjs",
      'const { command, goal } = require("goalpost");\nmodule.exports = goal("Port it.").doneWhen(command("pnpm test"));\n',
    );
    write(
      "goals/required.goal.cts",
      'import goalpost = require("goalpost");\nexport = goalpost.goal("Port it.").doneWhen(goalpost.command("pnpm test"));\n',
    );
    if (type === "module") write("goals/plain.goal.ts", module.replace("Port it.", "Port all of it."));
  });
  afterAll(() => rmSync(dirname(directory), { recursive: true, force: true }));

  test.each(Object.entries(compilers))(
    "%s checks its contracts with the options of its own --init",
    async (_name, compiler) => {
      rmSync(join(directory, "tsconfig.json"), { force: true });
      expect((await node(compiler, ["--init"], { cwd: directory })).code).toBe(0);
      const { code, output } = await node(compiler, ["-p", ".", "--noEmit", "--pretty", "false"], { cwd: directory });
      expect(output.trim()).toBe("");
      expect(code).toBe(0);
      write("wrong.mts", 'import { goal, step } from "goalpost";\ngoal("a").doneWhen(step("b"));\n');
      const wrong = await node(compiler, ["-p", ".", "--noEmit", "--pretty", "false"], { cwd: directory });
      rmSync(join(directory, "wrong.mts"));
      expect(wrong.output.trim()).toMatch(
        /^wrong\.mts\(2,20\): error TS2345: Argument of type 'StepItem' is not assignable to parameter of type '"step\(\.\.\.\) goes into \.workflow\(\.\.\.\)"'\.$/,
      );
    },
  );

  test("goalpost loads each of them, by id", async () => {
    const ids = ["first-goal", "port-billing", "module", "script", "required", ...(type === "module" ? ["plain"] : [])];
    for (const id of ids) {
      const { code, stdout, output } = await goalpost("render", id, "--as", "markdown");
      expect(code, `${id}: ${output}`).toBe(0);
      expect(stdout).toContain(`# ${id}\n`);
    }
  });
});
