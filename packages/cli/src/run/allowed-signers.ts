import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { parseJsonDocument } from "@goalpost/config";
import { GoalpostError } from "@goalpost/core";
import { readAllowedSigners } from "@goalpost/verify";
import { Option } from "commander";
import { readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";
import { settingsName } from "../lint/settings.ts";

/** Says at the start who may sign approvals. */
export const allowedSignersOption = (): Option =>
  new Option(
    "--allowed-signers <file>",
    "who may sign approvals, in the form of ssh; from then on no other approval counts. Default: approvals.allowed_signers in goalpost.json",
  );

/**
 * The list of allowed signers for a seal: the option's file, else the one that goalpost.json names. Nothing when nobody named one.
 *
 * @throws GoalpostError `verify/bad-signers`, `cli/bad-approvals`, and that of a file that cannot be read.
 */
export async function allowedSigners(
  option: string | undefined,
  { cwd, env }: Pick<Io, "cwd" | "env">,
): Promise<string | undefined> {
  const named = option ?? (await namedInSettings(cwd));
  if (named === undefined) return undefined;
  const path = named.startsWith("~/") ? join(env.HOME || homedir(), named.slice(2)) : resolve(cwd, named);
  return readAllowedSigners(await readTextFile(path, named), named);
}

async function namedInSettings(cwd: string): Promise<string | undefined> {
  const path = resolve(cwd, settingsName);
  if (!existsSync(path)) return undefined;
  const { value } = parseJsonDocument(await readTextFile(path, settingsName), settingsName);
  const approvals = Object(value).approvals as unknown;
  if (approvals === undefined) return undefined;
  const { allowed_signers: file, ...rest } = Object(approvals) as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(rest)[0];
  if (typeof file === "string" && file !== "" && unknown === undefined) return file;
  throw new GoalpostError({
    code: "cli/bad-approvals",
    where: `${settingsName}: approvals${unknown === undefined ? ".allowed_signers" : `.${unknown}`}`,
    what: unknown === undefined ? "is not a path of a file" : "is not a setting, expected allowed_signers",
    help: 'write { "approvals": { "allowed_signers": "allowed_signers" } }',
  });
}
