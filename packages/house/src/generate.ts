import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { packagesIn, root } from "./workspace.ts";

/**
 * What a package's `generate.ts` exports as `generated`: the files that are made from its data and checked in, by path from the
 * root of the repository. The package that owns the data owns the page.
 */
export type Generated = () => Promise<ReadonlyMap<string, string>> | ReadonlyMap<string, string>;

/** Makes every generated file of the workspace, in memory. */
export async function generateAll(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const { directory, path } of packagesIn("packages")) {
    const script = join(directory, "generate.ts");
    if (!existsSync(script)) continue;
    const { generated } = (await import(pathToFileURL(script).href)) as { generated?: Generated };
    if (generated === undefined) throw new Error(`${path}/generate.ts exports no "generated"`);
    for (const [file, text] of await generated()) {
      if (files.has(file)) throw new Error(`${path}/generate.ts makes ${file}, which another package makes too`);
      files.set(file, text);
    }
  }
  return files;
}

interface Compared {
  readonly fresh: readonly string[];
  readonly stale: readonly string[];
}

/** Compares the checked-in files with what would be generated now. */
export const checkGenerated = async (): Promise<Compared> => compared(await generateAll());

function compared(files: ReadonlyMap<string, string>): Compared {
  const fresh: string[] = [];
  const stale: string[] = [];
  for (const [file, text] of files) {
    const path = join(root, file);
    (existsSync(path) && readFileSync(path, "utf8") === text ? fresh : stale).push(file);
  }
  return { fresh, stale };
}

/** Writes every generated file that differs and returns their paths. */
export async function writeGenerated(): Promise<readonly string[]> {
  const files = await generateAll();
  const { stale } = compared(files);
  for (const file of stale) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), files.get(file) ?? "");
  }
  return stale;
}
