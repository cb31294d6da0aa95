import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ClientName } from "@goalpost/rehearsal";
import { packages } from "./older.ts";
import type { Want } from "./wants.ts";

const root = join(import.meta.dirname, "../../..");
const windows = process.platform === "win32";

/** What the package manager says of a package. */
const npm = (...args: readonly string[]): string =>
  execFileSync(windows ? "npm.cmd" : "npm", args, { cwd: root, encoding: "utf8", maxBuffer: 1e8, shell: windows });

/** The newest version that is a day old: the workspace installs none that is younger. */
export function newestPublished(client: ClientName, now: number = Date.now()): string {
  return newestIn(JSON.parse(npm("view", packages[client], "time", "--json")), now);
}

/** The newest plain version of a package's times that is a day old. */
export function newestIn(times: Readonly<Record<string, string>>, now: number): string {
  const day = 24 * 60 * 60 * 1000;
  const old = Object.entries(times).filter(([name, at]) => /^\d+\.\d+\.\d+$/.test(name) && now - Date.parse(at) > day);
  const [newest] = old.map(([name]) => name).sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
  if (newest === undefined) throw new Error("no version is a day old");
  return newest;
}

/** Writes the versions into the catalogue of the workspace and installs; a client that a variable names stays as it is. */
export async function install(wants: readonly Want[], say: (text: string) => void): Promise<void> {
  const file = join(root, "pnpm-workspace.yaml");
  const was = readFileSync(file, "utf8");
  const now = wants.reduce((text, { client, version, isGiven }) => {
    return isGiven || version === undefined ? text : withVersion(text, packages[client], version);
  }, was);
  if (now === was) return;
  writeFileSync(file, now);
  say("installs");
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { packageManager: string };
  const npx = windows ? "npx.cmd" : "npx";
  try {
    execFileSync(npx, ["--yes", packageManager, "install", "--no-frozen-lockfile"], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      shell: windows,
    });
  } catch (error) {
    writeFileSync(file, was);
    throw error;
  }
}

/**
 * The catalogue with one version changed.
 *
 * @throws Error when the catalogue does not hold the package.
 */
export function withVersion(catalogue: string, name: string, version: string): string {
  // the same name stands among the packages that may build
  const from = catalogue.search(/^catalog:$/m);
  const line = new RegExp(`^(  "${name}": ).*$`, "m");
  const entries = from === -1 ? "" : catalogue.slice(from);
  if (!line.test(entries)) throw new Error(`pnpm-workspace.yaml has no ${name} in its catalogue`);
  return catalogue.slice(0, from) + entries.replace(line, (_all, head: string) => head + version);
}
