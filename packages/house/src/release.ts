import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packAll } from "./pack-all.ts";
import { type Ran, run } from "./run.ts";
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
  /** What is released; default every public package. */
  readonly packages?: readonly WorkspacePackage[];
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
export async function release(options: ReleaseOptions): Promise<readonly string[]> {
  const { isDry, hasProvenance, env, say, packages = publicPackages() } = options;
  const folder = mkdtempSync(join(tmpdir(), "goalpost-release-"));
  const published: string[] = [];
  try {
    const missing: WorkspacePackage[] = [];
    for (const each of inOrder(packages)) {
      if (await isThere(label(each), env)) say(`${label(each)}: is there`);
      else missing.push(each);
    }
    const tarballs = await packAll(missing, folder, env);
    const flags = ["--access", "public", ...(isDry ? ["--dry-run"] : []), ...(hasProvenance ? ["--provenance"] : [])];
    for (const each of missing) {
      await must(run("npm", ["publish", tarballs[each.manifest.name] ?? "", ...flags], { cwd: folder, env }));
      say(`${label(each)}: ${isDry ? "would be published" : "published"}`);
      published.push(label(each));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return published;
}

const label = ({ manifest: { name, version } }: WorkspacePackage): string => `${name}@${version}`;

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
