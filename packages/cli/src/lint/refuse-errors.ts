import { relative } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { placeOf } from "@goalpost/core/internal";
import { Option } from "commander";
import type { LoadedFile } from "../contracts/loaded.ts";
import type { Io } from "../io.ts";
import type { LoadFlags } from "../program.ts";
import { lintLoaded } from "./lint-file.ts";
import { lintSetup } from "./settings.ts";

/** The values of {@link noLintOption}. */
export interface LintGateFlags extends LoadFlags {
  readonly lint: boolean;
  /** The client that it is for; without it, every one. */
  readonly target?: string;
}

/** `--no-lint`. */
export const noLintOption = (): Option => new Option("--no-lint", "go on although lint finds an error in the contract");

/**
 * Refuses a contract in which lint finds an error, by the settings of goalpost.json: its checks may well run, and mean nothing. Warnings are
 * for `goalpost lint`.
 *
 * @throws GoalpostError `cli/lint-errors`, and what the settings throw.
 */
export async function refuseLintErrors(loaded: LoadedFile, flags: LintGateFlags, io: Io): Promise<void> {
  if (!flags.lint) return;
  const { settings, sets } = await lintSetup(
    { file: undefined, packages: [], exec: flags.exec !== false, timeoutSeconds: flags.loadTimeout },
    io,
  );
  const file = loaded.file.startsWith("<") ? loaded.file : relative(io.cwd, loaded.file);
  const targets = flags.target === undefined ? {} : { targets: [flags.target] };
  const { findings } = lintLoaded(loaded, file, { settings, sets, ...targets }, io);
  const errors = findings.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first === undefined) return;
  const lines = errors.map(
    (each) => `${each.at === undefined ? "" : `line ${each.at.line}, `}${placeOf(each)}: ${each.what} (${each.ruleId})`,
  );
  throw new GoalpostError({
    code: "cli/lint-errors",
    where: file,
    what: errors.length === 1 ? String(lines[0]) : [`lint finds ${errors.length} errors`, ...lines].join("\n"),
    help: `${errors.length === 1 ? first.help : `see goalpost lint ${loaded.contract.id}`}; or go on all the same: --no-lint`,
  });
}
