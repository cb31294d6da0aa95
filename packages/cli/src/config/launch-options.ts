import { join } from "node:path";
import type { SettingValue } from "@goalpost/codex";
import {
  type ConfigPart,
  configOf,
  mergeConfig,
  type Preset,
  parsePath,
  plainValue,
  presetParts,
  readValue,
} from "@goalpost/config";
import { type ConfiguredClient, type KnownValues, requireWanted, type Wanted } from "@goalpost/config/launch";
import { configuredHere, refuseDangerIn, userPath } from "@goalpost/config/node";
import { GoalpostError } from "@goalpost/core";
import { cacheRoot, type FoundClient, findClient } from "@goalpost/rehearsal";
import { Option } from "commander";
import type { Io } from "../io.ts";
import { projectSettings, type SettingsHere } from "../settings/project-settings.ts";
import type { CompileOptions, TargetEntry, TargetName } from "../target-entry.ts";
import { clientHere } from "./client-here.ts";
import { loosenOption, readLoosens, trustedOption } from "./loosen.ts";
import { configFor, projectPart, wantedBy, wantedIn } from "./wanted.ts";
import { trustedHelp, withHelp } from "./with-help.ts";

/** What the command line says of how a client is set up. */
export interface SettingFlags {
  readonly preset?: string;
  readonly model?: string;
  readonly effort?: string;
  readonly permissionMode?: string;
  readonly loosen?: readonly string[];
  readonly trusted?: readonly string[];
  /** Settings of Codex, `key=value`. */
  readonly config?: readonly string[];
  readonly trustProject?: boolean;
  readonly verbose?: boolean;
  readonly exec?: boolean;
  readonly loadTimeout?: number;
}

/** How a client is set up for a contract. */
export const settingOptions = (): readonly Option[] => [
  new Option(
    "--preset <preset>",
    "with the settings of this preset: a built-in one, or a package or file that exports one; over those of goalpost.json",
  ),
  new Option("--model <name>", "the client's model"),
  new Option("--effort <level>", "how much it thinks, in the client's own word"),
  new Option(
    "--permission-mode <mode>",
    "what it may do unasked, in the client's own word; Codex: its sandbox_mode; Claude Code: its permission mode",
  ),
  loosenOption(),
  trustedOption(),
  new Option("--verbose", "say of every setting who set it, in full"),
];

/** What a contract is compiled with, and what is to be told of it. */
export interface LaunchOptions {
  readonly options: CompileOptions;
  readonly notes: readonly string[];
}

/** What is known of the client already, and where its own files are, where that is not here. */
export interface LaunchWorld {
  readonly client?: FoundClient | undefined;
  readonly place?: Pick<Io, "cwd" | "env">;
}

const flagNames = { model: "--model", effort: "--effort", permissionMode: "--permission-mode" } as const;
const settingNames = { model: "model", effort: "effort", permissionMode: "permission_mode" } as const;

/**
 * Puts together what a contract is compiled with: the presets of the project and of the command line, the project's own words, the command line's, and
 * what the client's own files say. Each value is held against the client that is there.
 *
 * @throws GoalpostError `config/unknown-value`, `cli/not-for-this-client`, `cli/bad-setting`, `config/danger-…`, and what loading a preset throws.
 */
export async function launchOptions(
  target: TargetEntry,
  flags: SettingFlags,
  io: Io,
  { client: given, place = io }: LaunchWorld = {},
): Promise<LaunchOptions> {
  const wanted = wantedBy(flags);
  const here = await projectSettings(io, { exec: flags.exec });
  const own = wantedIn(here, target.name);
  if (target.client === undefined) {
    if ((flags.config ?? []).length > 0) throw notForIt("--config", target.name);
    if (flags.preset !== undefined)
      throw notForIt("--preset", target.name, "a preset has settings of codex and claude-code alone");
    return { options: { wanted: { ...own, ...wanted } }, notes: [] };
  }
  const { client: name } = target;
  const merged = mergeConfig(name, [...(await presetPartsOf(name, here, flags, io)), projectPart(here, name)]);
  const config = Object.fromEntries((flags.config ?? []).map(settingOf));
  const trusted = (flags.trusted ?? []).map((each) => userPath(each, io));
  const world = { target: name, trusted };
  const refuse = (place: string, values: unknown): void =>
    withHelp(() => refuseDangerIn(place, { ...world, config: values }, io), trustedHelp);
  refuse("preset", configOf(merged));
  refuse("--permission-mode", configFor(name, wanted));
  const configured = await configuredOf(name, flags, place);
  const isAsked = [wanted, own].some((each) => Object.keys(each).length > 0);
  const known = isAsked ? await knownOf(name, given, configured, io) : undefined;
  const notes =
    known === undefined
      ? []
      : [
          ...requireWanted({
            wanted: own,
            known,
            placeOf: (each) => `${here.name}: clients.${name}.${settingNames[each]}`,
          }),
          ...requireWanted({ wanted: withModel(wanted, own), known, placeOf: (each) => flagNames[each] }),
        ];
  return {
    notes,
    options: {
      ...(await clientHere(
        name,
        { ...io, ...place },
        { ...(given === undefined ? {} : { version: given.version }), settings: flags.config ?? [] },
      )),
      wanted,
      config,
      preset: { target: name, merged },
      loosens: readLoosens(flags.loosen ?? []),
      ...(configured === undefined ? {} : { configured }),
      cwd: place.cwd,
      trustedPaths: place === io || trusted.length === 0 ? trusted : [place.cwd],
      setBy: "the command line",
    },
  };
}

/** The presets of the project, and over them that of the command line, as parts of a merge; they are loaded where any is named. */
async function presetPartsOf(
  target: TargetName,
  { settings: { presets = [] }, name }: SettingsHere,
  { preset, exec, loadTimeout }: SettingFlags,
  io: Io,
): Promise<readonly ConfigPart[]> {
  if (presets.length === 0 && preset === undefined) return [];
  const [{ loadPreset }, { composed, projectPresets }] = await Promise.all([
    import("../presets/load-preset.ts"),
    import("../presets/project-presets.ts"),
  ]);
  const loading = { exec: exec !== false, timeoutSeconds: loadTimeout };
  const loaded: readonly Preset[] = [
    ...(presets.length === 0 ? [] : await projectPresets(presets, name, io, loading)),
    ...(preset === undefined ? [] : [await loadPreset(preset, io, loading)]),
  ];
  return presetParts(target, composed(loaded));
}

/** An effort is one of the model with which it will run. */
const withModel = (wanted: Wanted, { model }: Wanted): Wanted =>
  wanted.effort === undefined || model === undefined || wanted.model !== undefined ? wanted : { ...wanted, model };

/** `--config key=value`. */
function settingOf(setting: string): readonly [string, SettingValue] {
  const at = setting.indexOf("=");
  const key = setting.slice(0, Math.max(0, at)).trim();
  if (parsePath(key) !== undefined)
    return [key, plainValue(readValue(setting.slice(at + 1).trim(), "codex")) as SettingValue];
  throw new GoalpostError({
    code: "cli/bad-setting",
    where: `--config ${setting}`,
    what: "is not a setting, expected KEY=VALUE",
    help: "write --config model_verbosity=low",
  });
}

/** A file that cannot be read decides nothing: the client says what is wrong with it, and so does `goalpost config validate`. */
const configuredOf = (
  target: TargetName,
  { trustProject }: SettingFlags,
  { cwd, env }: Pick<Io, "cwd" | "env">,
): Promise<ConfiguredClient | undefined> =>
  configuredHere({ target, trustProject }, { cwd, env }).catch(() => undefined);

/** What the client that is there knows; where none is, what the newest did that was tested. */
async function knownOf(
  target: TargetName,
  given: FoundClient | undefined,
  configured: ConfiguredClient | undefined,
  { cwd, env, signal }: Io,
): Promise<KnownValues> {
  const found = given ?? (await findClient(target, { cwd, env, signal }));
  const client = found.found ? { path: found.path, version: found.version } : undefined;
  if (target === "claude-code")
    return (await import("@goalpost/claude-code")).knownValues({ client, cwd, env, signal });
  const cache = join(cacheRoot(env), "codex-models");
  return (await import("@goalpost/codex")).knownValues({ client, configured, cache, signal });
}

/**
 * Refuses what only a start takes: a run that is taken up goes on as it was started.
 *
 * @throws GoalpostError `cli/only-at-start`.
 */
export function refuseAtResume(flags: SettingFlags): void {
  const given = [...(flags.preset === undefined ? [] : ["--preset"]), ...Object.keys(wantedBy(flags)).map((each) => flagNames[each as keyof Wanted])]; // biome-ignore format: one
  if (given.length === 0) return;
  throw new GoalpostError({
    code: "cli/only-at-start",
    where: `${given.join(", ")} with --resume`,
    what: "is for a start: a run that is taken up goes on as it was started",
    help: "leave it out; or stop the run and start anew",
  });
}

/** What a target does not take is refused, not dropped. */
export const notForIt = (flag: string, target: string, what = "is a setting of another client"): GoalpostError =>
  new GoalpostError({
    code: "cli/not-for-this-client",
    where: `${flag} --target ${target}`,
    what,
    help: "leave it out",
  });
