import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { readAllowedSigners } from "@goalpost/verify";
import { Option } from "commander";
import { readTextFile } from "../files/read-text.ts";
import type { ModuleIo } from "../modules/module-host.ts";
import { projectSettings } from "../settings/project-settings.ts";

/** Says at the start who may sign approvals. */
export const allowedSignersOption = (): Option =>
  new Option(
    "--allowed-signers <file>",
    "who may sign approvals, in the form of ssh; from then on no other approval counts. Default: approvals.allowed_signers in goalpost.json",
  );

/**
 * The list of allowed signers for a seal: the option's file, else the one that goalpost.json names. Nothing when nobody named one.
 *
 * @throws GoalpostError `verify/bad-signers`, what the settings throw, and that of a file that cannot be read.
 */
export async function allowedSigners(option: string | undefined, io: ModuleIo): Promise<string | undefined> {
  const { cwd, env } = io;
  const named = option ?? (await projectSettings(io)).settings.approvals?.allowed_signers;
  if (named === undefined) return undefined;
  const path = named.startsWith("~/") ? join(env.HOME || homedir(), named.slice(2)) : resolve(cwd, named);
  return readAllowedSigners(await readTextFile(path, named), named);
}
