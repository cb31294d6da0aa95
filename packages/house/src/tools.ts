import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { type Ran, type RunOptions, run } from "./run.ts";
import { allPackages, readManifest, root } from "./workspace.ts";

/** Runs a JavaScript program of the workspace's root, by its path below node_modules, with this very Node. */
export function node(script: string, args: readonly string[], options?: RunOptions): Promise<Ran> {
  return run(process.execPath, [join(root, "node_modules", script), ...args], options);
}

/** Runs TypeScript 7. */
export function tsc(args: readonly string[], options?: RunOptions): Promise<Ran> {
  return node("@typescript/native/bin/tsc", args, options);
}

/** The argv that runs a TypeScript program from sources: what `pnpm goalpost` and the examples use. */
export const fromSources: readonly string[] = [
  process.execPath,
  "--conditions=@goalpost/source",
  join(root, "packages/house/from-sources.mjs"),
];

/** Runs a TypeScript program from sources. */
export function runSources(args: readonly string[], options?: RunOptions): Promise<Ran> {
  const [command = process.execPath, ...first] = fromSources;
  return run(command, [...first, ...args], options);
}

/** The pnpm that runs us, else the one on PATH. */
export function pnpm(args: readonly string[], options?: RunOptions): Promise<Ran> {
  const own = process.env.npm_execpath;
  if (own !== undefined && /^pnpm(\.c?js)?$/.test(basename(own)) && existsSync(own)) {
    return own.endsWith("js") ? run(process.execPath, [own, ...args], options) : run(own, args, options);
  }
  return run("pnpm", args, options);
}

/** Names every declared dependency that is not installed: `packages/core: zod`. A failed install is then an error, not a riddle. */
export function missingDependencies(): readonly string[] {
  const missing: string[] = [];
  const packages = [{ path: ".", directory: root, manifest: readManifest(root) }, ...allPackages()];
  for (const { path, directory, manifest } of packages) {
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
      if (!existsSync(join(directory, "node_modules", name, "package.json"))) missing.push(`${path}: ${name}`);
    }
  }
  return missing;
}
