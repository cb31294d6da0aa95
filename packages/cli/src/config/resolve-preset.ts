import {
  type ConfigTarget,
  claudeSettings,
  codexConfig,
  configOf,
  mergeConfig,
  type Preset,
  presetParts,
  type ResolvedConfig,
} from "@goalpost/config";
import { type ExplainRequest, userPath } from "@goalpost/config/node";
import type { Io } from "../io.ts";
import { loadPreset } from "../presets/load-preset.ts";
import { composed, projectPresets } from "../presets/project-presets.ts";
import { projectSettings } from "../settings/project-settings.ts";
import { projectPart } from "./wanted.ts";
import { trustedHelp, withHelp } from "./with-help.ts";

/** What the user says about a preset. */
export interface PresetFlags {
  readonly trusted: readonly string[];
  readonly exec?: boolean;
}

/** What a launch takes from the project's settings: the presets that they name, as one, and what they say of the client, as far as the presets let it. */
export async function resolveProject(
  target: ConfigTarget,
  flags: PresetFlags,
  io: Io,
): Promise<Pick<ExplainRequest, "preset" | "session">> {
  const here = await projectSettings(io, { exec: flags.exec });
  const { presets = [] } = here.settings;
  const own = projectPart(here, target);
  const preset = presets.length === 0 ? undefined : composed(await projectPresets(presets, here.name, io, flags));
  const parts = preset === undefined ? [] : presetParts(target, preset);
  const { entries } = mergeConfig(target, [...parts, own]);
  const kept = new Map([...entries].filter(([, { source }]) => source === own.source));
  return {
    preset: preset === undefined ? undefined : resolved(preset, target, flags, io),
    session: kept.size === 0 ? undefined : { name: here.name, config: configOf({ entries: kept }) },
  };
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
