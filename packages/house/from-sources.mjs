/**
 * Runs a TypeScript program from sources, our packages' sources in place of their builds:
 *
 *     node --conditions=@goalpost/source packages/house/from-sources.mjs FILE [ARGUMENT…]
 *
 * jiti keeps what it has compiled, so that a warm start takes a fraction of what it takes with tsx; it does not heed Node's conditions,
 * so it is told where each package's sources are.
 */
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createJiti } from "jiti";

const condition = "@goalpost/source";
const packages = resolve(import.meta.dirname, "..");

const [file = ""] = process.argv.splice(1, 2).slice(1);
process.argv.splice(1, 0, resolve(file));
const jiti = createJiti(import.meta.url, {
  fsCache: resolve(packages, "../node_modules/.cache/jiti"),
  // a CommonJS module that was loaded before has no default otherwise: write-file-atomic, of which two packages make use
  interopDefault: true,
  alias: process.execArgv.includes(`--conditions=${condition}`) ? Object.fromEntries(sources()) : {},
});
await jiti.import(resolve(file));

/** Every entry of our packages that has sources: its name, and the file. */
function* sources() {
  for (const folder of readdirSync(packages)) {
    const { name, exports = {} } = JSON.parse(readFileSync(resolve(packages, folder, "package.json"), "utf8"));
    for (const [entry, { [condition]: source }] of Object.entries(exports)) {
      if (source !== undefined) yield [name + entry.slice(1), resolve(packages, folder, source)];
    }
  }
}
