/**
 * Runs a TypeScript program from sources, our packages' sources in place of their builds:
 *
 *     node --conditions=@goalpost/source packages/house/from-sources.mjs FILE [ARGUMENT…]
 *
 * The packages and the command line are bundled first, with what they depend on: a start then reads a few files in place of hundreds. The
 * bundle is made anew when a source is another, and a module in it knows the place of its source. Any other program goes through jiti,
 * which keeps what it has compiled; jiti does not heed Node's conditions, so it is told where our packages are.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const condition = "@goalpost/source";
const packages = resolve(import.meta.dirname, "..");
const cache = resolve(packages, "../node_modules/.cache");
/** The programs that are started most, by their path below packages. */
const programs = [
  "cli/src/bin.ts",
  "cli/src/contracts/child.ts",
  "cli/src/contracts/batch-child.ts",
  "cli/src/modules/module-child.ts",
  "cli/src/testing/interview-child.ts",
  "verify/src/sandbox/judge.fixture.ts",
  "verify/src/testing/hold-check.ts",
];
/** Names the bundle to what is started by what runs from it. */
const variable = "GOALPOST_SOURCES";
/** What is loaded from where it lies: it has parts that it finds by their place, or is one with the program that loads us. */
const apart = /^(?:esbuild|vite|jiti|vitest|gpt-tokenizer|write-file-atomic)(?:\/|$)/;

const file = resolve(process.argv[2] ?? "");
process.argv.splice(1, 2, file);
process.setSourceMapsEnabled(true);

const entries = process.execArgv.includes(`--conditions=${condition}`) ? await bundled() : {};
const program = entries[relative(packages, file)];
if (program === undefined) {
  const { createJiti } = await import("jiti");
  // a CommonJS module that was loaded before has no default otherwise: write-file-atomic, of which two packages make use
  await createJiti(import.meta.url, { fsCache: join(cache, "jiti"), interopDefault: true, alias: entries }).import(
    file,
  );
} else {
  await import(pathToFileURL(program).href);
}

/**
 * Where the bundle of each entry of our packages is, by name, and of each program, by path. What is started from sources starts others from the same
 * bundle: no start below it asks the disk for every source again, and none runs what was changed meanwhile.
 */
async function bundled() {
  const given = process.env[variable] ?? "";
  const made = given.startsWith(join(cache, "sources-")) && existsSync(given) ? given : await currentBundle();
  process.env[variable] = made;
  const names = JSON.parse(readFileSync(join(made, "entries.json"), "utf8"));
  return Object.fromEntries(names.map((entry, index) => [entry, join(made, `${index}.js`)]));
}

/** The folder of the bundle of what the sources are now. It is another one when a source, a package.json, the lockfile (what we depend on is in it) or this file is another. */
async function currentBundle() {
  const sources = {};
  const facts = [factOf(import.meta.filename), factOf(resolve(packages, "../pnpm-lock.yaml"))];
  for (const folder of readdirSync(packages)) {
    const text = readFileSync(join(packages, folder, "package.json"), "utf8");
    const { name, exports = {} } = JSON.parse(text);
    const own = Object.entries(exports).filter(([, { [condition]: source }]) => source !== undefined);
    for (const [entry, { [condition]: source }] of own) sources[name + entry.slice(1)] = join(packages, folder, source);
    if (own.length > 0) facts.push(text, ...factsOf(join(packages, folder, "src")));
  }
  for (const path of programs) if (existsSync(join(packages, path))) sources[path] = join(packages, path);
  const key = createHash("sha256").update(facts.sort().join("")).digest("hex").slice(0, 16);
  const made = join(cache, `sources-${key}`);
  if (!existsSync(made)) await bundle(sources, made);
  return made;
}

/** What tells whether a package's sources are others than before: of each file the disk is asked once. */
function factsOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return factsOf(path);
    return path.endsWith(".ts") && !path.endsWith(".test.ts") ? factOf(path) : [];
  });
}

function factOf(path) {
  const { mtimeMs = 0, size = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return `${path} ${mtimeMs} ${size}\n`;
}

/** Written to a folder of its own first, since others may do the same at this moment. */
async function bundle(sources, folder) {
  const { build } = await import("esbuild");
  const made = `${folder}-${process.pid}`;
  await build({
    entryPoints: Object.fromEntries(Object.values(sources).map((source, index) => [index, source])),
    outdir: made,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    conditions: [condition],
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    sourcemap: true,
    sourcesContent: false,
    logLevel: "error",
    plugins: [{ name: "in-place", setup: inPlace }],
  });
  writeFileSync(join(made, "package.json"), '{ "type": "module" }\n');
  writeFileSync(join(made, "entries.json"), JSON.stringify(Object.keys(sources)));
  forgetOld();
  try {
    renameSync(made, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(made, { recursive: true });
  }
}

/** Bundles of yesterday go; one that was made today may still be read by a program that runs. */
function forgetOld() {
  for (const name of readdirSync(cache).filter((each) => each.startsWith("sources-"))) {
    const { mtimeMs = Date.now() } = statSync(join(cache, name), { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > 24 * 3600 * 1000) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

/** Lets a module of ours know the place of its source, and what stays apart be loaded from its own. */
function inPlace({ onLoad, onResolve, resolve: find }) {
  onLoad({ filter: /\.ts$/ }, ({ path }) => {
    const text = readFileSync(path, "utf8");
    if (!path.startsWith(packages) || !text.includes("import.meta")) return undefined;
    const contents = text
      .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
      .replaceAll("import.meta.dirname", JSON.stringify(resolve(path, "..")));
    return { contents, loader: "ts" };
  });
  onResolve({ filter: apart }, async ({ path, resolveDir, kind, pluginData }) => {
    if (pluginData === "found" || isBuiltin(path)) return undefined;
    const found = await find(path, { resolveDir, kind, pluginData: "found" });
    return found.errors.length > 0 ? { path, external: true } : { path: found.path, external: true };
  });
}
