import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { packAll } from "../../src/pack-all.ts";
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
  project.provide("tarballs", await packAll(publicPackages(), folder));
  return () => rmSync(folder, { recursive: true, force: true });
}
