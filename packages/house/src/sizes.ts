import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { closureOf } from "./npm-tree.ts";
import type { Shop } from "./stranger.ts";
import { publicPackages, root } from "./workspace.ts";

/** What `npm install NAME` brings to a disk. */
export interface InstallSize {
  /** The tarball. */
  readonly tarballBytes: number;
  /** Every file, those of all dependencies included. */
  readonly installedBytes: number;
  /** How many packages, itself included. */
  readonly packages: number;
}

/** By name of package. */
export type InstallSizes = Readonly<Record<string, InstallSize>>;

/** Where the sizes are kept that docs/packages.md shows; `pnpm sizes` writes it. */
export const sizesFile = join(root, "packages/house/sizes.gen.json");

/** Reads what was measured last. */
export const readSizes = (): InstallSizes => JSON.parse(readFileSync(sizesFile, "utf8")) as InstallSizes;

/** Measures what each of our packages installs, in a project where npm has installed them all. */
export function measureSizes({ base, installed }: Shop, tarballs: Readonly<Record<string, string>>): InstallSizes {
  return Object.fromEntries(
    publicPackages().map(({ manifest: { name } }) => {
      const folders = [...closureOf(installed, [name])].map((key) => join(base, "shop", key)).filter(existsSync);
      const installedBytes = folders.reduce((total, folder) => total + bytesIn(folder), 0);
      const size = { tarballBytes: statSync(tarballs[name] ?? "").size, installedBytes, packages: folders.length };
      return [name, size];
    }),
  );
}

/** The bytes of a package's own files. */
function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((total, entry) => {
    if (entry.name === "node_modules") return total;
    const path = join(folder, entry.name);
    return total + (entry.isDirectory() ? bytesIn(path) : lstatSync(path).size);
  }, 0);
}

/** `1.2 MB`, `45 KB`. */
export const sizeText = (bytes: number): string =>
  bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.round(bytes / 1000)} KB`;

/** Where a measured size is no longer what is shown: more than a quarter apart, or another number of packages. */
export function outdated(shown: InstallSizes, measured: InstallSizes): readonly string[] {
  const names = [...new Set([...Object.keys(shown), ...Object.keys(measured)])];
  return names.flatMap((name) => {
    const [was, is] = [shown[name], measured[name]];
    if (was === undefined || is === undefined) return [`${name}: ${was === undefined ? "not shown" : "not there"}`];
    const apart = (["tarballBytes", "installedBytes"] as const).filter(
      (key) => Math.abs(is[key] / was[key] - 1) > 0.25,
    );
    const count = is.packages === was.packages ? [] : [`${is.packages} packages, shown as ${was.packages}`];
    return [...apart.map((key) => `${key} ${is[key]}, shown as ${was[key]}`), ...count].map(
      (text) => `${name}: ${text}`,
    );
  });
}
