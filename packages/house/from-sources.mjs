/**
 * Runs a TypeScript program from sources, our packages' sources in place of their builds:
 *
 *     node --conditions=@goalpost/source packages/house/from-sources.mjs FILE [ARGUMENT…]
 *
 * jiti keeps what it has compiled, so that a warm start takes a fraction of what it takes with tsx; it does not heed Node's conditions,
 * so it is told where each package's sources are. Core, which every program loads and which is half of all files, is bundled first.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createJiti } from "jiti";

const condition = "@goalpost/source";
const packages = resolve(import.meta.dirname, "..");
const cache = resolve(packages, "../node_modules/.cache/jiti");

const [file = ""] = process.argv.splice(1, 2).slice(1);
process.argv.splice(1, 0, resolve(file));
process.setSourceMapsEnabled(true);
const jiti = createJiti(import.meta.url, {
  fsCache: cache,
  // a CommonJS module that was loaded before has no default otherwise: write-file-atomic, of which two packages make use
  interopDefault: true,
  alias: process.execArgv.includes(`--conditions=${condition}`) ? await sources() : {},
});
await jiti.import(resolve(file));

/** Every entry of our packages that has sources: its name, and the file. */
async function sources() {
  const entries = {};
  for (const folder of readdirSync(packages)) {
    const { name, exports = {} } = JSON.parse(readFileSync(join(packages, folder, "package.json"), "utf8"));
    for (const [entry, { [condition]: source }] of Object.entries(exports)) {
      if (source !== undefined) entries[name + entry.slice(1)] = join(packages, folder, source);
    }
  }
  return { ...entries, ...(await bundled("@goalpost/core", entries)) };
}

/** The entries of a package as few modules, beside what the package depends on; made anew when a file of the package is another. */
async function bundled(name, entries) {
  const own = Object.entries(entries).filter(([entry]) => entry === name || entry.startsWith(`${name}/`));
  const root = dirname(entries[name]);
  const facts = readdirSync(root, { recursive: true, encoding: "utf8" }).map((path) => {
    const { mtimeMs, size } = statSync(join(root, path));
    return `${path} ${mtimeMs} ${size}\n`;
  });
  const key = createHash("sha256").update(facts.sort().join("")).digest("hex").slice(0, 16);
  const folder = resolve(root, `../node_modules/.cache/sources-${key}`);
  if (!existsSync(folder)) await bundle(own, folder);
  return Object.fromEntries(own.map(([entry], index) => [entry, join(folder, `${index}.js`)]));
}

/** Written to a folder of its own first, since others may do the same at this moment. */
async function bundle(entries, folder) {
  const { build } = await import("esbuild");
  const made = `${folder}-${process.pid}`;
  await build({
    entryPoints: Object.fromEntries(entries.map(([, source], index) => [index, source])),
    outdir: made,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: true,
  });
  writeFileSync(join(made, "package.json"), '{ "type": "module" }\n');
  try {
    renameSync(made, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(made, { recursive: true });
  }
}
