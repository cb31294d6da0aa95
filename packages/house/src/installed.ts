import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Page, programPath, writePage } from "./run-page.ts";
import { node, pnpm, tsc } from "./tools.ts";
import { publicPackages, readManifest, root } from "./workspace.ts";

/** A project outside of the workspace that has our packages from their tarballs. */
export interface InstalledOptions {
  /** Path of the tarball, by name of package: every package that may be needed. */
  readonly tarballs: Readonly<Record<string, string>>;
  /** The names that the project depends on. */
  readonly names: readonly string[];
  /** `node`: with the types of Node. `browser`: with those of the DOM and without Node's. */
  readonly platform: "node" | "browser";
}

/** What a user of Node would have beside our packages: its types, and the libraries that our packages name as peers, as we tested them. */
function companions(): Readonly<Record<string, string>> {
  const installed = publicPackages().flatMap(({ directory, manifest }) =>
    Object.keys(manifest.peerDependencies ?? {})
      .filter((name) => !publicPackages().some((one) => one.manifest.name === name))
      .map((name) => [name, join(directory, "node_modules", name)] as const),
  );
  const all = [["@types/node", join(root, "node_modules/@types/node")] as const, ...installed];
  return Object.fromEntries(all.map(([name, directory]) => [name, readManifest(directory).version ?? "*"]));
}

/**
 * Makes an empty project in the temp directory and installs tarballs there, strictly: a package sees its declared dependencies and
 * nothing else.
 */
export async function installOutside({ tarballs, names, platform }: InstalledOptions): Promise<string> {
  const base = mkdtempSync(join(tmpdir(), "goalpost-outside-"));
  const directory = join(base, "project");
  mkdirSync(directory);
  const file = (name: string) => `file:${tarballs[name]}`;
  const manifest = {
    name: "outside",
    private: true,
    type: "module",
    dependencies: Object.fromEntries(names.map((name) => [name, file(name)])),
    devDependencies: platform === "node" ? companions() : {},
  };
  const overrides = Object.fromEntries(Object.keys(tarballs).map((name) => [name, file(name)]));
  const compilerOptions = {
    module: "nodenext",
    target: "es2023",
    lib: platform === "node" ? ["es2024"] : ["es2024", "dom"],
    types: platform === "node" ? ["node"] : [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    rewriteRelativeImportExtensions: true,
    rootDir: ".",
    outDir: "out",
  };
  const write = (name: string, value: unknown) =>
    writeFileSync(join(directory, name), `${JSON.stringify(value, null, 2)}\n`);
  write("package.json", manifest);
  write("pnpm-workspace.yaml", { packages: ["."], overrides, hoist: false, allowBuilds: { esbuild: false } });
  write("tsconfig.json", { compilerOptions, include: ["**/*.ts", "**/*.mts"], exclude: ["node_modules", "out"] });
  const { code, output } = await pnpm(["install", "--prefer-offline", "--config.confirm-modules-purge=false"], {
    cwd: directory,
  });
  if (code !== 0) throw new Error(`the tarballs do not install:\n${output}`);
  return directory;
}

/** Lays a page of the repository out in such a project. */
export function layOutInstalled(path: string, directory: string): Page {
  return {
    path,
    directory,
    actions: writePage(path, directory),
    program: (line) => [process.execPath, programPath(join(directory, "out"), line).replace(/\.ts$/, ".js")],
    bin: [join(directory, "node_modules/.bin")],
  };
}

/** Compiles such a project with both compilers, library declarations included, and returns what they say. */
export async function compileInstalled(directory: string): Promise<string> {
  const seven = await tsc(["-p", ".", "--pretty", "false"], { cwd: directory });
  const six = await node("typescript/bin/tsc6", ["-p", ".", "--noEmit", "--pretty", "false"], { cwd: directory });
  return [seven, six]
    .map(({ output }) => output.trim())
    .join("\n")
    .trim();
}
