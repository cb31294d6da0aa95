import { type ConfigTarget, claudeSettings, codexConfig, type ResolvedConfig } from "@goalpost/config";
import type { Io } from "../io.ts";
import { userPath } from "./client-files.ts";
import { loadPreset } from "./load-preset.ts";
import { trustedMend, withMend } from "./write-file.ts";

/** What the user says about a preset. */
export interface PresetFlags {
  readonly trusted: readonly string[];
  readonly exec?: boolean;
}

/** The preset that an argument names, resolved for one client; a preset without a sandbox needs `--trusted`. */
export async function resolvePreset(
  argument: string,
  target: ConfigTarget,
  flags: PresetFlags,
  io: Io,
): Promise<ResolvedConfig> {
  const preset = await loadPreset(argument, io, flags.exec);
  const trustedProjects = flags.trusted.map((path) => userPath(path, io));
  const resolve = () =>
    target === "codex" ? codexConfig(preset, { trustedProjects }) : claudeSettings(preset, { trustedProjects });
  return withMend(resolve, trustedMend);
}
