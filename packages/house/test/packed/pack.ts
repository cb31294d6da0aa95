import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { pnpm } from "../../src/tools.ts";
import { publicPackages } from "../../src/workspace.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the tarball, by name of package. */
    readonly tarballs: Readonly<Record<string, string>>;
  }
}

/** Packs every public package, once for the whole suite, to a folder outside of the workspace. */
export default async function pack(project: TestProject): Promise<() => void> {
  const unbuilt = publicPackages().filter(({ directory }) => !existsSync(join(directory, "dist")));
  if (unbuilt.length > 0)
    throw new Error(`not built: ${unbuilt.map(({ path }) => path).join(", ")}; run "pnpm build" first`);
  const folder = mkdtempSync(join(tmpdir(), "goalpost-packed-"));
  const tarballs: Record<string, string> = {};
  for (const { manifest, directory } of publicPackages()) {
    const { code, output } = await pnpm(["pack", "--pack-destination", folder], { cwd: directory });
    if (code !== 0) throw new Error(`${manifest.name} does not pack:\n${output}`);
    tarballs[manifest.name] = join(
      folder,
      `${manifest.name.replace("@", "").replace("/", "-")}-${manifest.version}.tgz`,
    );
  }
  project.provide("tarballs", tarballs);
  return () => rmSync(folder, { recursive: true, force: true });
}
