import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** Files of one package that are hashed at the most: an adapter is small, and a folder of another kind is told at once. */
const mostFiles = 5000;

/**
 * The sha256 of a package's own files, by path and content, links by where they lead. What it has installed is not its own: `node_modules` and
 * `.git` are left out.
 *
 * @returns undefined where there are more files than a package has.
 */
export function packageDigest(folder: string): string | undefined {
  const hash = createHash("sha256");
  let files = 0;
  const walk = (path: string): void => {
    for (const name of readdirSync(join(folder, path)).sort()) {
      if (name === "node_modules" || name === ".git") continue;
      const inner = path === "" ? name : `${path}/${name}`;
      const full = join(folder, inner);
      const stat = lstatSync(full);
      if (stat.isDirectory()) {
        walk(inner);
        continue;
      }
      files += 1;
      if (files <= mostFiles) {
        const content = stat.isSymbolicLink() ? `-> ${readlinkSync(full)}` : readFileSync(full);
        hash.update(`${JSON.stringify(inner)} ${createHash("sha256").update(content).digest("hex")}\n`);
      }
    }
  };
  walk("");
  return files > mostFiles ? undefined : hash.digest("hex");
}
