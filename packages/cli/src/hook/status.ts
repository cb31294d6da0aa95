import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type ConfigTarget, parseJsonDocument, parseToml, plainValue } from "@goalpost/config";
import {
  ConfigServer,
  claudeTrusts,
  clientHome,
  codexTrusts,
  folderWith,
  nativeCodex,
  userFile,
} from "@goalpost/config/node";
import { GoalpostError } from "@goalpost/core";
import { findClient } from "@goalpost/rehearsal";
import { readTextFile } from "../files/read-text.ts";
import type { Io } from "../io.ts";
import { hookFile, ownGroups, readHookFile } from "./client-file.ts";
import { hookEvents } from "./events.ts";
import { readMemory } from "./memory.ts";
import { hookMarket } from "./plugin.ts";
import { sealedHere } from "./sealed-here.ts";

/** How the hooks of one client stand here. */
export interface HookStatus {
  readonly target: ConfigTarget;
  /** From the root. */
  readonly file: string;
  /** The client's names of the moments at which it calls us; three when all is in place. */
  readonly installed: readonly string[];
  /** Plugins of ours that the client has installed and turned on. */
  readonly plugins: readonly string[];
  /** Whether the client takes hooks of this folder at all; null when that cannot be told. */
  readonly project_trusted: boolean | null;
  /** By the client's name of the moment: whether it trusts that hook. Codex alone asks for it; null when the client could not be asked. */
  readonly hooks_trusted: Readonly<Record<string, string>> | null;
  /** Why they do not run although they are there, each with what to do. */
  readonly problems: readonly string[];
}

/** How a contract stands that hooks speak for. */
export interface HookContract {
  readonly id: string;
  readonly sealed_at: string;
  /** Of the newest session that stopped. */
  readonly last?: { readonly at: string; readonly sent_back: number; readonly end: string | null };
}

/** Looks at one client's file and trust; nothing is changed. */
export async function hookStatus(target: ConfigTarget, io: Io): Promise<HookStatus> {
  const file = hookFile(target, io.cwd);
  const shown = relative(io.cwd, file);
  const text = await readHookFile(file, io.cwd);
  const own = text === undefined ? [] : ownGroups(text, { target, root: io.cwd }, shown);
  const installed = own.map(({ event }) => event);
  const { plugins, problems } = await pluginStatus(target, io);
  const status = { target, file: shown, installed, plugins };
  if (own.length === 0) return { ...status, project_trusted: null, hooks_trusted: null, problems };
  const missing = Object.values(hookEvents).filter((event) => !installed.includes(event));
  const incomplete = missing.length === 0 ? [] : [`no hook at ${missing.join(", ")}: goalpost hook install --target ${target}`];
  const told = target === "codex" ? await codexStatus(file, own, io) : claudeStatus(io);
  return { ...status, ...told, problems: [...incomplete, ...told.problems, ...problems] };
} // biome-ignore format: one

/** Plugins of ours that a person has let the client install, and what keeps their hooks from running. */
async function pluginStatus(target: ConfigTarget, io: Io): Promise<Pick<HookStatus, "plugins" | "problems">> {
  const plugins = await enabledPlugins(target, io);
  if (target !== "codex" || plugins.length === 0) return { plugins, problems: [] };
  const listed = await askedHooks(io);
  const untrusted = [...(listed ?? [])].filter(([key, state]) => plugins.some((name) => key.startsWith(`${name}:`)) && state !== "trusted" && state !== "managed");
  return { plugins, problems: untrusted.length === 0 ? [] : [`Codex skips ${untrusted.length} hooks of the plugin without a word: type /hooks in codex, and trust them`] };
} // biome-ignore format: one

/** By the client's own file of settings: `name@goalpost-hooks`. */
async function enabledPlugins(target: ConfigTarget, io: Io): Promise<readonly string[]> {
  const known =
    target === "codex"
      ? (Object(await userConfig(io)) as { readonly plugins?: unknown }).plugins
      : settingsOf(userFile("claude-code", io)).enabledPlugins;
  return Object.entries(Object(known)).flatMap(([name, value]) => {
    const isOn = value === true || (Object(value) as { readonly enabled?: unknown }).enabled === true;
    return isOn && name.endsWith(`@${hookMarket}`) ? [name] : [];
  });
}

type Told = Pick<HookStatus, "project_trusted" | "hooks_trusted" | "problems">;

function claudeStatus(io: Io): Told {
  const trusted = claudeTrusts(io.cwd, io);
  const off = [userFile("claude-code", io), join(io.cwd, ".claude/settings.json"), join(io.cwd, ".claude/settings.local.json")].filter((file) => disablesHooks(file));
  return {
    project_trusted: trusted,
    hooks_trusted: null,
    problems: [
      ...(trusted ? [] : ["this folder is not trusted, so the hooks do not run in the client's own window: open claude here once, and accept the dialog"]),
      ...off.map((file) => `disableAllHooks is set in ${relative(io.cwd, file)}: no hook runs`),
    ],
  };
} // biome-ignore format: one

const disablesHooks = (file: string): boolean => settingsOf(file).disableAllHooks === true;

/** What Claude Code's settings say; nothing where there are none, or they cannot be read. */
function settingsOf(file: string): { readonly disableAllHooks?: unknown; readonly enabledPlugins?: unknown } {
  try {
    return Object(plainValue(parseJsonDocument(readFileSync(file, "utf8"), file).value));
  } catch {
    return {};
  }
}

async function codexStatus(file: string, own: ReturnType<typeof ownGroups>, io: Io): Promise<Told> {
  const config = await userConfig(io);
  const root = folderWith([".git"], io.cwd) ?? io.cwd;
  const trusted = codexTrusts(io.cwd, root, (config as { readonly projects?: unknown }).projects);
  const problems = trusted ? [] : ["the project is not trusted, so Codex does not read its hooks: open codex here once, and say yes"];
  if (!trusted) return { project_trusted: false, hooks_trusted: null, problems };
  const listed = await askedHooks(io);
  if (listed === undefined) return { project_trusted: true, hooks_trusted: null, problems: ["codex could not be asked whether it trusts the hooks: type /hooks in it"] };
  const states = own.map(({ event, at }) => [event, listed.get(`${file}:${snake(event)}:${at}:0`) ?? "not seen"] as const);
  const untrusted = states.filter(([, state]) => state !== "trusted" && state !== "managed");
  return {
    project_trusted: true,
    hooks_trusted: Object.fromEntries(states),
    problems: untrusted.length === 0 ? [] : [`Codex skips without a word: ${untrusted.map(([event, state]) => `${event} (${state})`).join(", ")}; type /hooks in codex, and trust them`],
  };
} // biome-ignore format: one

const snake = (event: string): string => event.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

async function userConfig(io: Io): Promise<unknown> {
  const file = userFile("codex", io);
  try {
    return existsSync(file) ? plainValue(parseToml(await readTextFile(file, file), file).value) : {};
  } catch {
    return {};
  }
}

/** What the installed client says of the hooks of this folder, by their keys. */
async function askedHooks(io: Io): Promise<ReadonlyMap<string, string> | undefined> {
  const found = await findClient("codex", { cwd: io.cwd, env: io.env, signal: io.signal });
  if (!found.found) return undefined;
  try {
    const server = await ConfigServer.start({ binary: nativeCodex(found.path), home: clientHome("codex", io), signal: io.signal }); // biome-ignore format: one
    try {
      const { result } = await server.call("hooks/list", { cwds: [io.cwd] });
      return statesIn(result);
    } finally {
      await server.close();
    }
  } catch (error) {
    if (GoalpostError.is(error)) return undefined;
    throw error;
  }
}

function statesIn(result: unknown): ReadonlyMap<string, string> {
  const { data } = (result ?? {}) as { readonly data?: unknown };
  const hooks = Array.isArray(data) ? data.flatMap((each: { readonly hooks?: unknown }) => (Array.isArray(each?.hooks) ? each.hooks : [])) : []; // biome-ignore format: one
  return new Map(
    hooks.flatMap(({ key, trustStatus }: { readonly key?: unknown; readonly trustStatus?: unknown }) =>
      typeof key === "string" && typeof trustStatus === "string" ? [[key, trustStatus] as const] : [],
    ),
  );
}

/** The contracts that are sealed here and not done, with how the newest session stands. */
export async function hookContracts(io: Io): Promise<readonly HookContract[]> {
  const { open } = await sealedHere(undefined, io);
  return Promise.all(
    open.map(async ({ seal, state }) => {
      const newest = Object.values(await readMemory(state)).sort((left, right) => (left.at < right.at ? 1 : -1))[0];
      const last = newest === undefined ? {} : { last: { at: newest.at, sent_back: newest.sentBack, end: newest.end ?? null } }; // biome-ignore format: one
      return { id: seal.contract.id, sealed_at: seal.sealed_at, ...last };
    }),
  );
}
