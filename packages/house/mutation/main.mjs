import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { getPriority, setPriority } from "node:os";
import { join, resolve } from "node:path";
import { groups } from "./groups.mjs";

// `pnpm mutation` changes what guards trust, one operator at a time, group by group; `pnpm mutation danger glob` these groups alone, and
// `pnpm mutation packages/verify/src/seal packages/verify/src/mask.ts` a folder or a file by the tests beside it, or by those that
// GOALPOST_MUTATION_TESTS names (patterns, commas between them). What was seen of a group is kept: a run asks again only for what changed.
const root = resolve(import.meta.dirname, "../../..");
const words = process.argv.slice(2);
setPriority(Math.max(10, getPriority()));

// What guards trust and is in no group: its tests make rooms, so that each of these takes hours.
const rooms = ["receipt", "approve", "counting", "check/tree.ts", "room", "seal"].map(
  (each) => `packages/verify/src/${each}`,
);

let survived = 0;
for (const word of words.length > 0 ? words : [...Object.keys(groups), ...rooms]) {
  const { mutate, tests } = groups[word] ?? besideOf(word);
  const report = `.reports/mutation/${word.replaceAll("/", "-")}.json`;
  const code = await run(["run", "packages/house/mutation/stryker.config.mjs", "--mutate", mutate.join()], {
    GOALPOST_MUTATION_REPORT: report,
    GOALPOST_MUTATION_KEPT: report.replace(".json", "-kept.json"),
    GOALPOST_MUTATION_TESTS: process.env.GOALPOST_MUTATION_TESTS ?? tests.join(),
  });
  if (code !== 0) process.exitCode = 1;
  else survived += show(word, report);
}
process.stdout.write(`${survived} changes that no test notices\n`);

/** A folder or a file, with the tests that stand beside it. @param {string} path */
function besideOf(path) {
  if (path.endsWith(".ts")) return { mutate: [path], tests: [path.replace(/[^/]+$/, "*.test.ts")] };
  return { mutate: [`${path}/**/*.ts`, `!${path}/**/*.test.ts`, `!${path}/**/*.fixture.ts`], tests: [`${path}/**/*.test.ts`] }; // biome-ignore format: one
}

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

/** Prints each survivor, and the score of each file; gives how many survived. @param {string} name @param {string} report */
function show(name, report) {
  const { files } = JSON.parse(readFileSync(join(root, report), "utf8"));
  let [all, left] = [0, 0];
  for (const [path, { mutants, source }] of Object.entries(files)) {
    const tried = mutants.filter(({ status }) => ["Killed", "Timeout", "Survived", "NoCoverage"].includes(status));
    const survivors = tried.filter(({ status }) => status === "Survived" || status === "NoCoverage");
    for (const { location, mutatorName, replacement, status } of survivors) {
      const line = source.split("\n")[location.start.line - 1]?.trim().slice(0, 100);
      process.stdout.write(
        `${status} ${path}:${location.start.line}:${location.start.column} ${mutatorName} → ${String(replacement).slice(0, 60).replaceAll("\n", " ")}\n    ${line}\n`,
      );
    }
    process.stdout.write(`${path}: ${tried.length - survivors.length} of ${tried.length} noticed\n`);
    all += tried.length;
    left += survivors.length;
  }
  const share = ((all - left) * 100) / Math.max(1, all);
  process.stdout.write(`${name}: ${all - left} of ${all} noticed (${share.toFixed(1)} %)\n`);
  return left;
}
