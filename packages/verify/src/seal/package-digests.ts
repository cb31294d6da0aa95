import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Our packages that decide a verdict. */
const names = ["@goalpost/verify", "@goalpost/core"] as const;

/**
 * The sha256 of our own packages as they stand on disk: parts of them are loaded late, and whoever changed them since the start may have
 * changed what they say.
 */
export async function packageDigests(): Promise<Readonly<Record<string, string>>> {
  const here = packageFolder(dirname(fileURLToPath(import.meta.url)));
  const digests: Record<string, string> = {};
  for (const name of names) {
    const folder = name === "@goalpost/verify" ? here : dependency(here, name);
    if (folder !== undefined) digests[name] = digestOf(folder);
  }
  return digests;
}

function packageFolder(from: string): string {
  let folder = from;
  while (!existsSync(join(folder, "package.json")) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function dependency(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, "node_modules", name);
    if (existsSync(join(found, "package.json"))) return realpathSync(found);
    if (dirname(folder) === folder) return undefined;
  }
}

/** What is loaded: the built files, or the sources where they are run unbuilt, without the tests among them, which nothing loads. */
function digestOf(folder: string): string {
  const ours = import.meta.url.endsWith(".ts") ? "src" : "dist";
  const hash = createHash("sha256");
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true }).sort((left, right) => (left.name < right.name ? -1 : 1))) {
      const each = `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(each);
      else if (!/\.test(?:-d)?\.ts$/.test(each)) hash.update(`${each}\0`).update(readFileSync(join(folder, each))).update("\0");
    } // biome-ignore format: one
  };
  hash.update(readFileSync(join(folder, "package.json")));
  if (existsSync(join(folder, ours))) visit(ours);
  return hash.digest("hex");
}
