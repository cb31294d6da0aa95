import {
  type ConfigLayer,
  type ConfigTarget,
  dangerIn,
  pathText,
  plainValue,
  type ResolvedConfig,
  type ValidateOptions,
  validateConfig,
} from "@goalpost/config";
import { refuseDanger, updateFile, type WriteResult } from "@goalpost/config/node";
import { type Finding, GoalpostError } from "@goalpost/core";
import { createTwoFilesPatch } from "diff";
import type { Io } from "../io.ts";
import { layerOfFile } from "./client-files.ts";
import { maskFor } from "./masked.ts";

/**
 * The change as a unified diff, with no secret in it; empty where nothing changes.
 *
 * @param values - The configurations before and after, for their secrets.
 */
export function changeText(
  shown: string,
  before: string | undefined,
  after: string,
  values: readonly unknown[],
): string {
  if (before === after) return "";
  const from = before === undefined ? "/dev/null" : shown;
  const patch = createTwoFilesPatch(from, shown, before ?? "", after, undefined, undefined, { context: 3 });
  return maskFor(values)(patch.replace(/^(?:Index: .*\n)?=+\n/, ""));
}

/**
 * Writes a text that was planned from `before`: in one step, with a backup, and not at all when somebody else changed the file meanwhile.
 *
 * @throws GoalpostError `config/changed-meanwhile`, `config/locked`.
 */
export function writePlanned(file: string, before: string | undefined, after: string, shown: string): WriteResult {
  return updateFile(file, (now) => {
    if (now === before) return after;
    throw new GoalpostError({
      code: "config/changed-meanwhile",
      where: shown,
      what: "was changed by somebody else since it was read; nothing was written",
      help: "run it again: it looks at the file as it is now",
    });
  });
}

/**
 * Refuses danger where it must not be: in the user's base file always, elsewhere unless the working directory is below a trusted folder.
 *
 * @throws GoalpostError `config/danger-in-base-file`, `config/danger-outside-trusted-path`.
 */
export function refuseDangerIn(
  file: string,
  {
    target,
    config,
    trusted,
  }: { readonly target: ConfigTarget; readonly config: unknown; readonly trusted: readonly string[] },
  io: Io,
): void {
  const danger = [...dangerIn(target, config)][0];
  if (danger === undefined) return;
  if (layerOfFile(file, target, io) === "user") {
    throw new GoalpostError({
      code: "config/danger-in-base-file",
      where: pathText(danger),
      what: "takes the sandbox away, and the user's base file counts in every directory",
      help: "write it as a profile: --profile NAME, and a --trusted folder",
    });
  }
  const resolved: Pick<ResolvedConfig, "target" | "config" | "trustedProjects"> = {
    target,
    config: plainValue(config) as Record<string, unknown>,
    trustedProjects: trusted,
  };
  const merged = { target, entries: new Map(), held: [] };
  withMend(() => refuseDanger({ ...resolved, preset: "", layer: "profile", merged }, io.cwd), trustedMend);
}

/** What the command line's user does about danger. */
export const trustedMend =
  "run it below a folder in which nothing else matters, and name that folder: --trusted FOLDER";

/** Runs something whose errors about danger are fixed otherwise here than in code. */
export function withMend<Value>(work: () => Value, help: string): Value {
  try {
    return work();
  } catch (cause) {
    if (!GoalpostError.is(cause) || !cause.code.startsWith("config/danger")) throw cause;
    throw new GoalpostError({ ...cause.toJSON(), help, cause });
  }
}

/**
 * Refuses an edit after which the client would drop a file that it accepts now.
 *
 * @throws GoalpostError `config/would-be-rejected`.
 */
export function refuseRejected(file: EditedFile, before: string | undefined, after: string): void {
  const options = optionsOf(file);
  if (before !== undefined && validateConfig(before, options).verdict === "reject") return;
  const { verdict, findings } = validateConfig(after, options);
  const finding = findings.find(({ severity }) => severity === "error");
  if (verdict === "accept" || finding === undefined) return;
  throw new GoalpostError({
    code: "config/would-be-rejected",
    where: finding.where === "" ? file.shown : finding.where,
    what: `${finding.what}; the client would refuse the file, so nothing was written`,
    help: finding.help,
  });
}

/** A file that is edited: its name for people, and where in the client's order it stands. */
export interface EditedFile {
  readonly shown: string;
  readonly target: ConfigTarget;
  readonly layer: ConfigLayer | undefined;
}

const optionsOf = ({ shown, target, layer }: EditedFile): ValidateOptions => ({
  target,
  file: shown,
  ...(layer === undefined ? {} : { layer }),
});

/**
 * Refuses an edit that brings a key which the client does not know: it would have no effect, and nobody would say so.
 *
 * @throws GoalpostError `config/unknown-key`.
 */
export function refuseUnknownKey(file: EditedFile, before: string | undefined, after: string): void {
  const unknown = (text: string): readonly Finding[] =>
    validateConfig(text, optionsOf(file)).findings.filter(
      ({ ruleId }) => ruleId === "unknown-key" || ruleId === "root-key-below-table",
    );
  const known = new Set(before === undefined ? [] : unknown(before).map(({ where }) => where));
  const finding = unknown(after).find(({ where }) => !known.has(where));
  if (finding === undefined) return;
  throw new GoalpostError({
    code: "config/unknown-key",
    where: finding.where,
    what: "is not a key that the client knows; nothing was written",
    help: `${finding.help}; or write it all the same: --force`,
  });
}
