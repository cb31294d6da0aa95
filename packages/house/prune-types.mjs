import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

// The last step of a package's build: declarations that no published entry leads to are removed, those of its inside and empty ones among them.
const folder = process.cwd();
const { exports = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const entries = Object.values(exports).flatMap((target) =>
  typeof target === "object" && target !== null && typeof target.types === "string"
    ? [resolve(folder, target.types)]
    : [],
);
const reached = new Set();
for (let file = entries.pop(); file !== undefined; file = entries.pop()) {
  if (reached.has(file)) continue;
  reached.add(file);
  for (const [, specifier = ""] of readFileSync(file, "utf8").matchAll(
    /(?:\bfrom|\bimport)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g,
  ))
    entries.push(resolve(dirname(file), specifier.replace(/(?:\.d)?\.[jt]s$/, ".d.ts")));
}
const dist = join(folder, "dist");
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && entry.name.endsWith(".d.ts") && !reached.has(path)) rmSync(path);
}
