import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = new URL("../../../../", import.meta.url);
const folder = new URL("node_modules/.cache/goalpost/core-message/", root);
const compilers = { 7: "node_modules/@typescript/native/bin/tsc", 6: "node_modules/typescript/bin/tsc6" };

/** What a compiler says about a program, by line of the program. */
function compile(compiler: string, program: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const builder = fileURLToPath(new URL(".", import.meta.url));
  const text = program.replaceAll("./builder/", builder);
  writeFileSync(new URL("program.ts", folder), text);
  writeFileSync(
    new URL("tsconfig.json", folder),
    JSON.stringify({
      extends: fileURLToPath(new URL("tsconfig.base.json", root)),
      compilerOptions: { typeRoots: [fileURLToPath(new URL("node_modules/@types", root))] },
      files: ["program.ts"],
    }),
  );
  return new Promise((resolve) => {
    const args = [fileURLToPath(new URL(compiler, root)), "-p", fileURLToPath(folder), "--pretty", "false"];
    execFile(process.execPath, args, (_error, stdout) => resolve(stdout));
  });
}

test.each(Object.entries(compilers))(
  "TypeScript %s says on one line which call is missing",
  { timeout: 120_000 },
  async (_version, compiler) => {
    try {
      const said = await compile(
        compiler,
        'import { goal } from "./builder/goal.ts";\nimport { fragment } from "./builder/fragment.ts";\ngoal("a").context("b").build();\nfragment("a").build();\n',
      );
      const own = said.split("\n").filter((line) => line.includes("program.ts"));
      expect(own.map((line) => line.replace(/^.*program\.ts/, ""))).toEqual([
        expect.stringMatching(
          /^\(3,1\): error TS2684: The 'this' context of type 'ContractBuilder<"doneWhen">' is not assignable to method's 'this' of type '"call \.doneWhen\(\.\.\.\) before \.build\(\)"'\.$/,
        ),
        expect.stringMatching(
          /^\(4,1\): error TS2684: .* '"a fragment has no goal: apply it with \.use\(fragment\)"'\.$/,
        ),
      ]);
      expect(said.trim().split("\n")).toHaveLength(2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
