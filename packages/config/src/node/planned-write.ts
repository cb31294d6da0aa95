import { type Finding, GoalpostError } from "@goalpost/core/errors";
import { dangerIn } from "../danger.ts";
import { pathText } from "../path.ts";
import { plainValue } from "../plain-value.ts";
import type { ResolvedConfig } from "../presets/resolve.ts";
import type { ConfigLayer, ConfigTarget } from "../rules/rule.ts";
import { type ValidateOptions, validateConfig } from "../validate.ts";
import { layerOfFile } from "./client-files.ts";
import { refuseDanger } from "./doctor.ts";
import type { ClientPlace } from "./place.ts";
import { updateFile, type WriteResult } from "./write-atomic.ts";

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
  place: ClientPlace,
): void {
  const danger = [...dangerIn(target, config)][0];
  if (danger === undefined) return;
  if (layerOfFile(file, target, place) === "user") {
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
  refuseDanger({ ...resolved, preset: "", layer: "profile", merged }, place.cwd);
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
