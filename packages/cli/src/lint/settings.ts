import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { GoalpostError, nearest } from "@goalpost/core";
import { type LintSettings, type Rule, type RuleSet, readLintSettings, rules } from "@goalpost/core/lint";
import { readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";

/** The settings file that is read when it is there. */
export const settingsName = "goalpost.json";

/** What lint runs with. */
export interface LintSetup {
  readonly settings: LintSettings;
  /** The rules of other packages. */
  readonly sets: readonly RuleSet[];
  /** Every rule that there is. */
  readonly known: readonly Rule[];
}

/**
 * Reads the settings of lint: `goalpost.json` in the project's root, or the file that is named, and the rule packages that it or the command line
 * names. Without either nothing is read.
 *
 * @param file - A settings file; it must exist.
 * @param packages - Rule packages of the command line.
 * @throws GoalpostError `lint/unknown-rule`, `lint/bad-settings`, `lint/duplicate-rule`, `config/bad-json`, `cli/module-missing`, `cli/no-exec`.
 */
export async function lintSetup(
  {
    file,
    packages,
    exec,
  }: { readonly file: string | undefined; readonly packages: readonly string[]; readonly exec: boolean },
  io: Io,
): Promise<LintSetup> {
  const name = file ?? settingsName;
  const path = resolve(io.cwd, name);
  const { packages: named, ...raw } =
    file !== undefined || existsSync(path) ? await lintPart(await readTextFile(path, name), name) : { packages: [] };
  const sets: RuleSet[] = [];
  for (const each of new Set([...named, ...packages])) sets.push(...(await setsOf(each, io, exec)));
  const known = [...rules, ...sets.flatMap((set) => set.rules)];
  return { settings: readLintSettings(raw, known, `${name}: lint`), sets, known };
}

/** The keys that may stand below `lint`. */
const lintKeys: readonly string[] = ["extends", "rules", "packages", "suppress"];

/** The keys of the file itself, beside `$schema`. */
const rootKeys: readonly string[] = ["lint", "room", "approvals", "run"];

/** A key that belongs below `lint` is moved there; one that is nearly a key of the file is corrected. */
function rootHelp(key: string): string {
  const near = nearest(key, [...rootKeys, ...lintKeys]);
  if (near === undefined) return `remove ${JSON.stringify(key)}`;
  return rootKeys.includes(near)
    ? `write ${JSON.stringify(near)}`
    : `move it below lint: { "lint": { ${JSON.stringify(near)}: … } }`;
}

interface LintPart extends Record<string, unknown> {
  readonly packages: readonly string[];
}

async function lintPart(text: string, name: string): Promise<LintPart> {
  const { parseJsonDocument } = await import("@goalpost/config");
  const { value } = parseJsonDocument(text, name);
  const root = asObject(value, name);
  for (const key of Object.keys(root)) {
    if (rootKeys.includes(key) || key === "$schema") continue;
    throw bad(
      `${name}: ${key}`,
      `is not a setting, expected lint, in which ${lintKeys.join(", ")} stand, room, approvals or run`,
      rootHelp(key),
    );
  }
  const { packages = [], ...lint } = asObject(root.lint ?? {}, `${name}: lint`);
  for (const key of Object.keys(lint).filter((each) => !lintKeys.includes(each))) {
    const near = nearest(key, lintKeys);
    throw bad(
      `${name}: lint.${key}`,
      `is not a setting of lint, expected one of ${lintKeys.join(", ")}`,
      near === undefined ? `remove ${JSON.stringify(key)}` : `write ${JSON.stringify(near)}`,
    );
  }
  if (!Array.isArray(packages) || packages.some((each) => typeof each !== "string"))
    throw bad(`${name}: lint.packages`, "is not a list of names", 'write ["@acme/goalpost-rules"]');
  return { ...lint, packages: packages as readonly string[] };
}

function asObject(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw bad(
    where,
    `is ${JSON.stringify(value)?.slice(0, 60) ?? "nothing"}, expected an object`,
    'write { "lint": { "rules": {} } }',
  );
}

const bad = (where: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "lint/bad-settings", where, what, help });

/** The rule sets that a package exports; they are told by their fields, as they may come from another copy of core. */
async function setsOf(specifier: string, io: Io, exec: boolean): Promise<readonly RuleSet[]> {
  const { loadModule } = await import("../config/load-module.ts");
  const { exports } = await loadModule(specifier, io, exec);
  // a CommonJS package may be its set: module.exports = defineRuleSet(…)
  const found = [...new Set([exports, ...Object.values(exports)])].filter(isRuleSet);
  if (found.length > 0) return found;
  throw bad(specifier, "exports no set of rules", "export one: export default defineRuleSet({ name, rules })");
}

const isRuleSet = (value: unknown): value is RuleSet => {
  const { name, rules: own } = Object(value) as Partial<RuleSet>;
  return (
    typeof name === "string" && Array.isArray(own) && own.every((rule) => typeof Object(rule).check === "function")
  );
};
