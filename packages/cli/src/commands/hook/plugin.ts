import { relative, resolve } from "node:path";
import type { ConfigTarget } from "@goalpost/config";
import { GoalpostError } from "@goalpost/core";
import { type ExitCode, exitCode } from "../../exit-codes.ts";
import { hookFile, ownGroups, readHookFile } from "../../hook/client-file.ts";
import type { HookPlan } from "../../hook/entries.ts";
import { hookPlugin, pluginCommands, pluginFolder, removePlugin, writePlugin } from "../../hook/plugin.ts";
import { trustLines } from "../../hook/trust-lines.ts";
import { type Io, print, printJson } from "../../io.ts";
import { oneLine } from "../../output/plain-text.ts";

interface PluginFlags {
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly format?: string;
}

/**
 * Writes the hooks as a plugin, and says what the person types.
 *
 * @throws GoalpostError `cli/hooks-twice`, and as `writePlugin`.
 */
export async function installPlugin(plan: HookPlan, { out, dryRun = false, format }: PluginFlags, io: Io): Promise<ExitCode> {
  await refuseTwice(plan, io);
  const plugin = hookPlugin(plan);
  const folder = folderOf(out, io);
  if (!dryRun) await writePlugin(folder, plugin);
  const commands = pluginCommands(plan.target, plugin.name, folder);
  if (format === "json") {
    printJson<"hook install">(io, { folder, plugin: plugin.name, files: Object.keys(plugin.files), written: !dryRun, commands });
    return exitCode.done;
  }
  print(io, `${dryRun ? "would be written" : "written"}: ${oneLine(folder)}`);
  print(io, "Let the client install it:");
  for (const command of commands) print(io, `  $ ${oneLine(command)}`);
  for (const line of trustLines(plan.target, "plugin")) print(io, line);
  return exitCode.done;
} // biome-ignore format: one

/** Takes the folder away, and says what the person types. */
export async function uninstallPlugin(target: ConfigTarget, { out, dryRun = false, format }: PluginFlags, io: Io): Promise<ExitCode> {
  const folder = folderOf(out, io);
  const { removed, left } = dryRun ? { removed: [], left: [] } : removePlugin(folder);
  const commands = pluginCommands(target, "PLUGIN", folder, true);
  if (format === "json") printJson<"hook uninstall">(io, { folder, removed, left, commands });
  else {
    print(io, removed.length === 0 ? `${oneLine(folder)}: nothing of ours to remove` : `removed: ${oneLine(folder)}`);
    for (const path of left) print(io, `left, since it is not ours or was edited: ${oneLine(path)}`);
    print(io, "Let the client forget it; PLUGIN is its name, as the client lists it:");
    for (const command of commands) print(io, `  $ ${oneLine(command)}`);
  }
  return exitCode.done;
} // biome-ignore format: one

const folderOf = (out: string | undefined, io: Io): string =>
  out === undefined ? pluginFolder(io.cwd, io.env) : resolve(io.cwd, out);

/** Hooks in the settings and in a plugin would both run: each check twice, and the agent is sent back twice. */
async function refuseTwice({ target, root }: HookPlan, io: Io): Promise<void> {
  const file = hookFile(target, root);
  const shown = relative(io.cwd, file);
  const text = await readHookFile(file, root);
  if (text === undefined || ownGroups(text, { target, root }, shown).length === 0) return;
  throw new GoalpostError({
    code: "cli/hooks-twice",
    where: shown,
    what: "has our hooks already, and with a plugin every check would run twice at each stop",
    help: `take them out first: goalpost hook uninstall --target ${target}`,
  });
}
