import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type PageFiles, pageFile } from "./assets.ts";

/** The page, as the build made it beside this module. */
export async function pageFiles(): Promise<PageFiles> {
  const folder = fileURLToPath(new URL("./site/", import.meta.url));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
  const files = paths.map(async (path) => {
    const name = relative(folder, path).split(sep).join("/");
    return [name, pageFile(name, await readFile(path))] as const;
  });
  return new Map(await Promise.all(files));
}
