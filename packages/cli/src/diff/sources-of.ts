import { dirname, posix } from "node:path";

/** Files that are taken along: more than any contract imports. */
const most = 500;

const specifier = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*["'](\.{1,2}\/[^"'\n]+)["']/g;
const endings = ["", ".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json", "/index.ts", "/index.js"];

/**
 * Finds the files of a commit that a source needs: what it imports by path, and what that imports, wherever it lies; and the manifests and
 * TypeScript settings of the folders above, which say how it is read; and the JSON beside it, which it may read by itself.
 *
 * @param all - Every file of the commit.
 * @param read - Reads one of them.
 */
export async function sourcesOf(
  path: string,
  all: ReadonlySet<string>,
  read: (file: string) => Promise<Buffer>,
): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const data = [...all].filter((file) => dirname(file) === dirname(path) && file.endsWith(".json"));
  const queue = [path, ...settingsAbove(path).filter((file) => all.has(file)), ...data];
  for (let file = queue.shift(); file !== undefined && found.size < most; file = queue.shift()) {
    if (found.has(file)) continue;
    const bytes = await read(file);
    found.set(file, bytes);
    if (file.endsWith(".json")) continue;
    for (const [, name = ""] of bytes.toString("utf8").matchAll(specifier)) {
      const target = importedAs(posix.join(posix.dirname(file), name), all);
      if (target !== undefined) queue.push(target);
    }
  }
  return found;
}

/** The file that an import by path means: as it is written, with an ending, or the TypeScript that a written `.js` stands for. */
function importedAs(path: string, all: ReadonlySet<string>): string | undefined {
  const source = path.replace(/\.([mc]?)js$/, ".$1ts");
  return [...endings.map((ending) => `${path}${ending}`), source].find((each) => all.has(each));
}

function settingsAbove(path: string): readonly string[] {
  const files: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    files.push(posix.join(folder, "package.json"), posix.join(folder, "tsconfig.json"));
    if (folder === "." || folder === "/") return files;
  }
}
