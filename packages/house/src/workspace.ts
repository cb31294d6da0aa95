import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The part of a package.json that the house reads. */
export interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly license?: string;
  readonly private?: boolean;
  readonly type?: string;
  readonly sideEffects?: boolean | readonly string[];
  readonly engines?: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly repository?: { readonly directory?: string };
  readonly publishConfig?: { readonly access?: string };
  readonly packageManager?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** One package of the workspace. */
export interface WorkspacePackage {
  /** The folder's name: `core`, `port-billing`. */
  readonly folder: string;
  /** Path from the root of the repository: `packages/core`. */
  readonly path: string;
  /** Absolute path. */
  readonly directory: string;
  readonly manifest: Manifest;
}

/** The root of the repository, absolute. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** Reads a package.json. */
export function readManifest(directory: string): Manifest {
  return JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as Manifest;
}

/** Every package below one folder of the workspace, by name of folder; a folder without a package.json is not yet a package. */
export function packagesIn(parent: "packages" | "examples"): readonly WorkspacePackage[] {
  const base = join(root, parent);
  if (!existsSync(base)) return [];
  return readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(base, entry.name, "package.json")))
    .map((entry) => entry.name)
    .sort()
    .map((folder) => {
      const directory = join(base, folder);
      return { folder, path: `${parent}/${folder}`, directory, manifest: readManifest(directory) };
    });
}

/** The packages that are published. */
export function publicPackages(): readonly WorkspacePackage[] {
  return packagesIn("packages").filter(({ manifest }) => manifest.private !== true);
}

/** Every package, the examples included. */
export function allPackages(): readonly WorkspacePackage[] {
  return [...packagesIn("packages"), ...packagesIn("examples")];
}

/** The sources that a package gives to the world, by subpath: `.` → `src/index.ts`. Subpaths that hold data, not code, are left out. */
export function sourceEntries({ manifest }: WorkspacePackage): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const [subpath, target] of Object.entries(manifest.exports ?? {})) {
    const source = typeof target === "string" ? undefined : target["@goalpost/source"];
    if (source?.endsWith(".ts")) entries.set(subpath, source.replace(/^\.\//, ""));
  }
  return entries;
}
