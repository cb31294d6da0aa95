import { existsSync, linkSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { readManifest } from "./workspace.ts";

/** What a lockfile of npm says about one package. */
export interface Installed {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** The packages that npm would install for these names, by path in the shop. */
export function closureOf(
  installed: Readonly<Record<string, Installed>>,
  names: readonly string[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (key: string): void => {
    if (found.has(key)) return;
    found.add(key);
    const { dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta } = installed[key] ?? {};
    const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta?.[name]?.optional !== true);
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const next = resolved(installed, key, name);
      if (next !== undefined) visit(next);
      else if (optionalDependencies?.[name] === undefined)
        throw new Error(`${key} needs ${name}, which is not installed`);
    }
  };
  for (const name of names) visit(`node_modules/${name}`);
  return found;
}

/** Where Node finds a package from another one: beside it, or above. */
function resolved(installed: Readonly<Record<string, Installed>>, from: string, name: string): string | undefined {
  for (let folder = from; folder !== ""; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (installed[`${folder}/node_modules/${name}`] !== undefined) return `${folder}/node_modules/${name}`;
  }
  return installed[`node_modules/${name}`] === undefined ? undefined : `node_modules/${name}`;
}

/** Copies a package by links, without the packages below it. An optional one of another platform is not there. */
export function linkTree(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (entry.name !== "node_modules") linkTree(source, target);
    } else linkSync(source, target);
  }
}

/** The programs of the installed packages, where npm puts them. */
export function linkPrograms(modules: string): void {
  if (!existsSync(modules)) return;
  mkdirSync(join(modules, ".bin"), { recursive: true });
  const folders = readdirSync(modules).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(modules, name)).map((inner) => join(name, inner)) : [name],
  );
  for (const folder of folders.filter((name) => name !== ".bin")) {
    const { name, bin = {} } = readManifest(join(modules, folder));
    for (const [program, target] of Object.entries(
      typeof bin === "string" ? { [name.replace(/^@.*\//, "")]: bin } : bin,
    )) {
      const link = join(modules, ".bin", program);
      if (!existsSync(link)) symlinkSync(join("..", folder, target), link);
    }
  }
}
