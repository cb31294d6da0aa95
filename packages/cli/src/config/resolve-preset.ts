import { type ConfigTarget, claudeSettings, codexConfig, type Preset, type ResolvedConfig } from "@goalpost/config";
import { userPath } from "@goalpost/config/node";
import type { Io } from "../io.ts";
import { loadPreset } from "../presets/load-preset.ts";
import { composed, projectPresets } from "../presets/project-presets.ts";
import { projectSettings } from "../settings/project-settings.ts";
import { trustedHelp, withHelp } from "./with-help.ts";

/** What the user says about a preset. */
export interface PresetFlags {
  readonly trusted: readonly string[];
  readonly exec?: boolean;
}

/** The presets that the project's settings name, as one, resolved for a client; undefined where they name none. */
export async function resolveProjectPresets(
  target: ConfigTarget,
  flags: PresetFlags,
  io: Io,
): Promise<ResolvedConfig | undefined> {
  const { settings, name } = await projectSettings(io, { exec: flags.exec });
  const { presets = [] } = settings;
  if (presets.length === 0) return undefined;
  return resolved(composed(await projectPresets(presets, name, io, flags)), target, flags, io);
}

/** The preset that an argument names, resolved for one client; a preset without a sandbox needs `--trusted`. */
export async function resolvePreset(
  argument: string,
  target: ConfigTarget,
  flags: PresetFlags,
  io: Io,
): Promise<ResolvedConfig> {
  return resolved(await loadPreset(argument, io, flags), target, flags, io);
}

function resolved(preset: Preset, target: ConfigTarget, flags: PresetFlags, io: Io): ResolvedConfig {
  const trustedProjects = flags.trusted.map((path) => userPath(path, io));
  const resolve = () =>
    target === "codex" ? codexConfig(preset, { trustedProjects }) : claudeSettings(preset, { trustedProjects });
  return withHelp(resolve, trustedHelp);
}
