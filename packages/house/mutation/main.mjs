import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { getPriority, setPriority } from "node:os";
import { join, resolve } from "node:path";

// `pnpm mutation` changes what guards trust, one operator at a time; `pnpm mutation room/admission.ts receipt` some of it, from packages/verify/src;
// `pnpm mutation packages/target/src/lifecycle` what another package has, by the tests beside it.
// A whole run takes hours: most of these tests make rooms. With `--beside` only the tests beside what is changed are asked, and with
// GOALPOST_MUTATION_TESTS (patterns, commas between them) those.
const root = resolve(import.meta.dirname, "../../..");
const guards = [
  "packages/target/src/lifecycle",
  "receipt",
  "approve",
  "counting",
  "check/tree.ts",
  "room/admission.ts",
  "room/protected.ts",
  "room/own-changes.ts",
  "room/judged-tree.ts",
  "seal",
  "room",
];
const words = process.argv.slice(2);
const beside = words.includes("--beside");
const wanted = words.filter((word) => !word.startsWith("--"));
setPriority(Math.max(10, getPriority()));

let survived = 0;
for (const guard of wanted.length > 0 ? wanted : guards) {
  const isElsewhere = guard.startsWith("packages/");
  const path = isElsewhere ? guard : `packages/verify/src/${guard}`;
  const isFile = guard.endsWith(".ts");
  const mutate = isFile ? path : `${path}/**/*.ts,!${path}/**/*.test.ts,!${path}/**/*.fixture.ts`;
  const tests =
    (beside || isElsewhere) && process.env.GOALPOST_MUTATION_TESTS === undefined
      ? { GOALPOST_MUTATION_TESTS: isFile ? path.replace(/[^/]+$/, "*.test.ts") : `${path}/**/*.test.ts` }
      : {};
  const code = await run(["run", "packages/house/mutation/stryker.config.mjs", "--mutate", mutate], tests);
  if (code !== 0) process.exitCode = 1;
  else survived += report(guard);
}
process.stdout.write(`${survived} changes that no test notices\n`);

/** @param {readonly string[]} args @param {Record<string, string>} env */
function run(args, env) {
  const program = join(root, "node_modules/@stryker-mutator/core/bin/stryker.js");
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  return new Promise((settle) => child.once("close", settle));
}

/** Prints the score and each survivor; gives how many there are. @param {string} guard */
function report(guard) {
  const { files } = JSON.parse(readFileSync(join(root, ".reports/mutation.json"), "utf8"));
  const all = Object.entries(files).flatMap(([path, { mutants, source }]) =>
    mutants.map((mutant) => ({ path, source, ...mutant })),
  );
  const count = (...states) => all.filter(({ status }) => states.includes(status)).length;
  const [killed, left] = [
    count("Killed", "Timeout"),
    all.filter(({ status }) => status === "Survived" || status === "NoCoverage"),
  ];
  for (const { path, source, location, mutatorName, replacement, status } of left) {
    const line = source.split("\n")[location.start.line - 1]?.trim().slice(0, 100);
    process.stdout.write(
      `${status} ${path}:${location.start.line}:${location.start.column} ${mutatorName} → ${String(replacement).slice(0, 60).replaceAll("\n", " ")}\n    ${line}\n`,
    );
  }
  process.stdout.write(
    `${guard}: ${killed} of ${killed + left.length} noticed (${((killed * 100) / Math.max(1, killed + left.length)).toFixed(1)} %)\n`,
  );
  return left.length;
}
