import { join } from "node:path";
import { pnpm } from "./tools.ts";
import { root, type WorkspacePackage } from "./workspace.ts";

/**
 * Packs packages with pnpm, which writes the versions of the catalogue into them: at once, since a start of pnpm takes longer than to pack.
 *
 * @param folder - Where the tarballs go.
 * @param env - The environment of pnpm; default ours.
 * @returns The path of each tarball, by name of package.
 */
export async function packAll(
  packages: readonly WorkspacePackage[],
  folder: string,
  env = process.env,
): Promise<Readonly<Record<string, string>>> {
  // without a filter pnpm would take the whole workspace
  if (packages.length === 0) return {};
  const filters = packages.map(({ manifest: { name } }) => `--filter=${name}`);
  const { code, output } = await pnpm(["--recursive", ...filters, "pack", "--pack-destination", folder], {
    cwd: root,
    env,
  });
  if (code !== 0) throw new Error(output);
  return Object.fromEntries(
    packages.map(({ manifest: { name, version } }) => [
      name,
      join(folder, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`),
    ]),
  );
}
