import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { presetLine, setJsonc, sourceText } from "@goalpost/config";
import { GoalpostError } from "@goalpost/core";
import { readTextFile } from "../files/read-text.ts";
import { writeNew } from "../files/write-new.ts";
import type { Io } from "../io.ts";
import { loadPresets } from "../presets/load-preset.ts";
import { composed } from "../presets/project-presets.ts";
import { projectSettings, settingsName } from "../settings/project-settings.ts";

/** Where an editor finds the schema of the settings, below a project that has goalpost installed. */
export const schemaPath = "./node_modules/goalpost/settings.schema.gen.json";

/** What is to be written into the settings of a project. */
interface PlannedSettings {
  readonly file: string;
  /** What it does, for people. */
  readonly lines: readonly string[];
  write(): Promise<void>;
}

/**
 * Plans the settings that name some presets. They are loaded and put together first: what cannot hold is never written.
 *
 * @throws GoalpostError what loading a preset throws; `settings/is-a-program` where goalpost.ts holds the settings.
 */
export async function planPresets(
  presets: readonly string[],
  exec: boolean,
  io: Io,
): Promise<PlannedSettings | undefined> {
  if (presets.length === 0) return undefined;
  const { settings, name } = await projectSettings(io, { exec });
  if (name !== settingsName) throw isProgram(name, presets);
  const all = [...new Set([...(settings.presets ?? []), ...presets])];
  const loaded = await loadPresets(all, io, { exec });
  const whole = composed(loaded.map(({ preset }) => preset));
  const says = presetLine(whole).map((preset) => sourceText({ kind: "preset", ...preset }));
  const lines = [`${settingsName} names ${all.join(", ")}: ${says.join(", ")}`];
  const path = resolve(io.cwd, settingsName);
  if (!existsSync(path)) {
    const text = `${JSON.stringify({ $schema: schemaPath, presets: all }, null, 2)}\n`;
    return { file: settingsName, lines, write: () => writeNew(path, text, settingsName, "name the preset in it") };
  }
  const before = await readTextFile(path, settingsName);
  const after = setJsonc(before, ["presets"], all, settingsName);
  const write = async (): Promise<void> => {
    const { writePlanned } = await import("@goalpost/config/node");
    writePlanned(path, before, after, settingsName);
  };
  return { file: settingsName, lines, write };
}

const isProgram = (name: string, presets: readonly string[]): GoalpostError =>
  new GoalpostError({
    code: "settings/is-a-program",
    where: name,
    what: "is a program, which init does not edit",
    help: `write into it: presets: ${JSON.stringify(presets)}`,
  });
