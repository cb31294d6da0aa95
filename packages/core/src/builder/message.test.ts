import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = new URL("../../../../", import.meta.url);
const folder = new URL("node_modules/.cache/goalpost/core-message/", root);
const compilers = { 7: "node_modules/@typescript/native/bin/tsc", 6: "node_modules/typescript/bin/tsc6" };

/** What a compiler says about a program, by line of the program. */
function compile(compiler: string, program: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const builder = fileURLToPath(new URL(".", import.meta.url));
  const text = program.replaceAll("./builder/", builder).replaceAll("./node/", join(builder, "../node/"));
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

/** One line of a program, and what both compilers say of it, on one line. */
const misplaced: readonly (readonly [line: string, column: number, said: string])[] = [
  ['goal("a").doneWhen(step("b"));', 20, "step(...) goes into .workflow(...)"],
  ['goal("a").doneWhen("b", "c", note("d"));', 30, "note(...) goes into .context(...)"],
  [
    'goal("a").workflow(command("b"));',
    20,
    "command(...) goes into .constraints(...) or .doneWhen(...), or here as gate(command(...))",
  ],
  ['goal("a").verificationLoop(command("b"));', 28, 'or here as after("...", command(...))'],
  ['goal("a").doneWhen("x").use(goal("b"));', 29, 'a contract is not a fragment: make it with fragment("name")'],
  ['goal("a").workflow(rule("b"));', 20, "rule(...) goes into .verificationLoop(...) or .executionRules(...)"],
  ['goal("a").context(budget({ turns: 1 }));', 19, "budget(...) goes into .stopWhen(...)"],
  ['goal("a").stopWhen(finalAnswer({ maxWords: 1 }));', 20, "finalAnswer(...) goes into .outputContract(...)"],
  ['goal("a").executionRules(never("b"));', 26, "never(...) goes into .constraints(...)"],
  ['goal("a").constraints(review("b", { evidence: "c" }));', 23, "review(...) goes into .doneWhen(...)"],
  ['goal("a").outputContract(gate(command("b")));', 26, "gate(...) goes into .workflow(...)"],
  ['goal("a").constraints(gate(command("b"), command("c")));', 23, "gate(...) goes into .workflow(...)"],
  ['goal("a").doneWhen(after("b", command("c")));', 20, "after(...) goes into .verificationLoop(...)"],
  ['goal("a").constraints(why("b"));', 23, 'goes into goal("...", { why: "..." })'],
  ['goal("a").constraints(fragment("b").constraints("c"));', 23, "a fragment is applied with .use(...)"],
];

const names = {
  builder: ["goal", "fragment"],
  node: ["after", "budget", "command", "final-answer", "gate", "never", "note", "review", "rule", "step", "why"],
};
const imports = Object.entries(names).flatMap(([folder, files]) =>
  files.map((file) => {
    const name = file.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    return `import { ${name} } from "./${folder}/${file}.ts";`;
  }),
);

/** Calls before which another one is missing, and what both compilers say of it, on one line. */
const unready: readonly (readonly [line: string, said: RegExp])[] = [
  [
    'goal("a").context("b").build();',
    /1\): error TS2684: The 'this' context of type 'ContractBuilder<"doneWhen">' is not assignable to method's 'this' of type '"call \.doneWhen\(\.\.\.\) before \.build\(\)"'\.$/,
  ],
  ['fragment("a").build();', /1\): error TS2684: .* '"a fragment has no goal: apply it with \.use\(fragment\)"'\.$/],
];

test.each(Object.entries(compilers))(
  "TypeScript %s says on one line where an item belongs, and which call is missing",
  { timeout: 120_000 },
  async (_version, compiler) => {
    try {
      const program = [imports.join(" "), ...misplaced.map(([line]) => line), ...unready.map(([line]) => line), ""];
      const lines = (await compile(compiler, program.join("\n"))).trim().split("\n");
      expect(lines).toHaveLength(misplaced.length + unready.length);
      for (const [index, [, column, expected]] of misplaced.entries()) {
        expect(lines[index]).toMatch(/^.* is not assignable to parameter of type '".*"'\.$/);
        expect(lines[index]).toContain(`program.ts(${index + 2},${column}): error TS2345: `);
        expect(lines[index]?.replaceAll('\\"', '"')).toContain(expected);
      }
      for (const [index, [, expected]] of unready.entries()) {
        expect(lines[misplaced.length + index]).toMatch(expected);
        expect(lines[misplaced.length + index]).toContain(`program.ts(${misplaced.length + index + 2},`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
