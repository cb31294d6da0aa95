import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { shellWord } from "../output/shell-word.ts";

/** A file that no import of JavaScript gives something to. */
const isNoModule = (specifier: string): boolean =>
  /^[./~]|^[^@/][^/]*$/.test(specifier) && /\.(?:toml|jsonc?|txt|md|ya?ml)$/i.test(specifier);

/**
 * Refuses what is named as a module and is none, before it is looked for.
 *
 * @throws GoalpostError `cli/module-missing`.
 */
export function requireModuleName(specifier: string): void {
  if (!isNoModule(specifier)) return;
  const isSettings = /\.(?:toml|jsonc?)$/i.test(specifier);
  throw new GoalpostError({
    code: "cli/module-missing",
    where: specifier,
    what: "is not a module, expected a package, or a file of JavaScript or TypeScript",
    help: isSettings
      ? `to check a client's own file: goalpost config validate ${shellWord(specifier)}`
      : `write a file as ./${basename(specifier).replace(/\.\w+$/, "")}.ts`,
  });
}

/** The error for a module that is not found. */
export function moduleMissing(specifier: string, cwd: string, cause?: unknown): GoalpostError {
  const isFile = existsSync(join(cwd, specifier));
  return new GoalpostError({
    code: "cli/module-missing",
    where: specifier,
    what: isFile
      ? "reads as a package, and none is installed here"
      : "is not a package that is installed here, and not a file",
    help: isFile
      ? `for the file of that name write ./${specifier}`
      : `install it, or write a file as ./${specifier.replace(/^\.\//, "")}`,
    ...(cause === undefined ? {} : { cause }),
  });
}
