import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { readTextFile } from "../files/read-text.ts";
import type { ModuleIo } from "../modules/module-host.ts";
import { checkSettings } from "./check.ts";
import { settingsSchema } from "./schema.ts";

/** The settings of a project, as they stand in goalpost.json or as goalpost.ts exports them. */
export interface ProjectSettings {
  readonly $schema?: string;
  readonly presets?: readonly string[];
  readonly contracts?: readonly string[];
  readonly targets?: readonly string[];
  /** How each client is set up, by the target's name. */
  readonly clients?: Readonly<
    Record<string, { readonly model?: string; readonly effort?: string; readonly permission_mode?: string }>
  >;
  readonly lint?: Readonly<Record<string, unknown>> & { readonly packages?: readonly string[] };
  readonly room?: unknown;
  readonly run?: { readonly stuck?: unknown; readonly idle_minutes?: unknown; readonly limit_retry_minutes?: unknown };
  readonly approvals?: { readonly allowed_signers?: string };
}

/** Settings, and the file that they are from. */
export interface SettingsHere {
  readonly settings: ProjectSettings;
  /** The file's name, for errors; where there is none, that of the file that is looked for. */
  readonly name: string;
}

/** The settings file that is read when it is there. */
export const settingsName = "goalpost.json";
const moduleName = "goalpost.ts";

/**
 * Reads the settings of a project: `goalpost.json` or `goalpost.ts` in its root, or the file that is named. The one reader: what any command takes
 * from them has been held to the schema as a whole.
 *
 * @param file - A settings file; it must exist.
 * @param exec - Whether goalpost.ts may be run; default true.
 * @throws GoalpostError `settings/unknown-key`, `settings/bad-value`, `settings/two-files`, `lint/bad-settings`, `config/bad-json`, `file/missing`,
 * and for goalpost.ts what loading a module throws.
 */
export async function projectSettings(
  io: ModuleIo,
  { file, exec = true }: { readonly file?: string | undefined; readonly exec?: boolean | undefined } = {},
): Promise<SettingsHere> {
  const there = [settingsName, moduleName].filter((each) => existsSync(resolve(io.cwd, each)));
  if (file === undefined && there.length > 1) throw two();
  const name = file ?? there[0];
  if (name === undefined) return { settings: {}, name: settingsName };
  const value = /\.[cm]?[jt]s$/.test(name) ? await moduleValue(name, io, exec) : await jsonValue(name, io.cwd);
  checkSettings(value, settingsSchema(), name);
  return { settings: value as ProjectSettings, name };
}

async function jsonValue(name: string, cwd: string): Promise<unknown> {
  const { parseJsonDocument } = await import("@goalpost/config");
  return parseJsonDocument(await readTextFile(resolve(cwd, name), name), name).value;
}

async function moduleValue(name: string, io: ModuleIo, exec: boolean): Promise<unknown> {
  const { openModules } = await import("../modules/module-host.ts");
  const { modules } = await openModules([/^[./]/.test(name) ? name : `./${name}`], io, { exec });
  const settings = modules[0]?.settings;
  if (settings !== undefined) return settings;
  throw new GoalpostError({
    code: "settings/bad-value",
    where: name,
    what: "has no default export that is an object",
    help: 'write export default { presets: ["@acme/goalpost-preset"] }',
  });
}

const two = (): GoalpostError =>
  new GoalpostError({
    code: "settings/two-files",
    where: settingsName,
    what: `stands beside ${moduleName}, and only one of them can hold`,
    help: "keep one of them",
  });
