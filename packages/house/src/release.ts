import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ran, run } from "./run.ts";
import { pnpm } from "./tools.ts";
import { publicPackages, type WorkspacePackage } from "./workspace.ts";

/** How to publish. */
export interface ReleaseOptions {
  /** Packs and asks, and uploads nothing. */
  readonly isDry: boolean;
  /** Whether npm says where the packages were built; it can in a workflow that may ask for an identity. */
  readonly hasProvenance: boolean;
  /** The environment of npm: its registry and login are there. */
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
}

/** Packages in the order of their dependencies, so that what is there can be installed at each moment. */
export function inOrder(packages: readonly WorkspacePackage[]): readonly WorkspacePackage[] {
  const ordered: WorkspacePackage[] = [];
  const visit = (one: WorkspacePackage): void => {
    if (ordered.includes(one)) return;
    for (const name of Object.keys({ ...one.manifest.dependencies, ...one.manifest.peerDependencies })) {
      const needed = packages.find(({ manifest }) => manifest.name === name);
      if (needed !== undefined) visit(needed);
    }
    ordered.push(one);
  };
  packages.forEach(visit);
  return ordered;
}

/**
 * Packs every public package with pnpm, which writes the versions of the catalogue into it, and publishes the tarballs with npm, which knows trusted
 * publishing. A version that the registry has is left alone, so that a run that broke off can be repeated.
 *
 * @returns The names with versions that were published; dry, those that would be.
 */
export async function release({ isDry, hasProvenance, env, say }: ReleaseOptions): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "goalpost-release-"));
  const published: string[] = [];
  try {
    for (const { manifest, directory } of inOrder(publicPackages())) {
      const name = `${manifest.name}@${manifest.version}`;
      if (await isThere(name, env)) {
        say(`${name}: is there`);
        continue;
      }
      await must(pnpm(["pack", "--pack-destination", folder], { cwd: directory, env }));
      const tarball = `${manifest.name.replace("@", "").replace("/", "-")}-${manifest.version}.tgz`;
      const flags = ["--access", "public", ...(isDry ? ["--dry-run"] : []), ...(hasProvenance ? ["--provenance"] : [])];
      await must(run("npm", ["publish", join(folder, tarball), ...flags], { cwd: folder, env }));
      say(`${name}: ${isDry ? "would be published" : "published"}`);
      published.push(name);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return published;
}

/** Whether the registry has a version. Only "not found" means no: anything else is a failure, never a second upload. */
async function isThere(name: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const ran = await run("npm", ["view", name, "version", "--json"], { env });
  if (ran.code === 0) return ran.stdout.trim() !== "";
  if (/\bE404\b/.test(ran.output)) return false;
  throw new Error(ran.output);
}

async function must(ran: Promise<Ran>): Promise<void> {
  const { code, output } = await ran;
  if (code !== 0) throw new Error(output);
}
