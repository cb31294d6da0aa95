import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { packagesIn, root } from "./workspace.ts";

/**
 * What a package's `generate.ts` exports as `generated`: the files that are made from its data and checked in, by path from the
 * root of the repository. The package that owns the data owns the page.
 */
export type Generated = () => Promise<ReadonlyMap<string, string>> | ReadonlyMap<string, string>;

/**
 * What a package's `generate.ts` exports, each by path from the root. `measured` are pages whose figures come from sets that tests of the package
 * score anyway: these tests hold that the pages are up to date, so that no set is scored twice in a whole run.
 */
export interface Generator {
  readonly generated?: Generated;
  readonly measured?: Generated;
}

/** Makes the generated files of the workspace of these exports, in memory. */
async function generateAll(names: readonly (keyof Generator)[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const { directory, path } of packagesIn("packages")) {
    const script = join(directory, "generate.ts");
    if (!existsSync(script)) continue;
    const generator = (await import(pathToFileURL(script).href)) as Generator;
    if (generator.generated === undefined && generator.measured === undefined)
      throw new Error(`${path}/generate.ts exports neither "generated" nor "measured"`);
    const made = await Promise.all(names.map((name) => generator[name]?.() ?? new Map<string, string>()));
    for (const [file, text] of made.flatMap((each) => [...each])) {
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

/** Compares the checked-in files with what would be generated now, but for those that other tests hold. */
export const checkGenerated = async (): Promise<Compared> => compared(await generateAll(["generated"]));

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
  const files = await generateAll(["generated", "measured"]);
  const { stale } = compared(files);
  for (const file of stale) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), files.get(file) ?? "");
  }
  return stale;
}
