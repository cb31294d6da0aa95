import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { entryBudgets } from "../../src/budgets.ts";
import { pure } from "../../src/edges.ts";
import { importsIn } from "../../src/imports.ts";
import { run } from "../../src/run.ts";
import { type Manifest, publicPackages, readManifest } from "../../src/workspace.ts";

const tarballs = inject("tarballs");
/** How TypeScript resolves for programs that are not ES modules; we have nothing for them. */
const notEsm: readonly string[] = ["node10", "node16-cjs"];
let unpacked: string;

beforeAll(async () => {
  unpacked = mkdtempSync(join(tmpdir(), "goalpost-unpacked-"));
  for (const { manifest, folder } of publicPackages()) {
    mkdirSync(join(unpacked, folder));
    const { code, output } = await run("tar", [
      "-xzf",
      tarballOf(manifest.name),
      "-C",
      join(unpacked, folder),
      "--strip-components=1",
    ]);
    if (code !== 0) throw new Error(output);
  }
});

afterAll(() => rmSync(unpacked, { recursive: true, force: true }));

function tarballOf(name: string): string {
  const path = tarballs[name];
  if (path === undefined) throw new Error(`${name} was not packed`);
  return path;
}

const filesOf = (folder: string): readonly string[] =>
  readdirSync(join(unpacked, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(join(unpacked, folder), join(entry.parentPath, entry.name)));

const entriesOf = (manifest: Manifest) =>
  Object.entries(manifest.exports ?? {}).flatMap(([subpath, target]) => {
    const built = typeof target === "string" ? target : target.default;
    return built === undefined
      ? []
      : [{ subpath, built, types: typeof target === "string" ? undefined : target.types }];
  });

/** The files that an entry loads at once, itself included; what it loads on demand is left out, but for types, which have no such thing. */
function loadedBy(folder: string, entry: string): readonly string[] {
  const seen = new Set<string>();
  const queue = [join(unpacked, folder, entry)];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const isTypes = file.endsWith(".d.ts");
    for (const { specifier, dynamic } of importsIn(readFileSync(file, "utf8"))) {
      if (!specifier.startsWith(".") || (dynamic && !isTypes)) continue;
      const target = join(file, "..", specifier);
      queue.push(isTypes ? target.replace(/(\.d)?\.[jt]s$/, ".d.ts") : target);
    }
  }
  return [...seen];
}

describe.each(publicPackages())("the tarball of $manifest.name", ({ folder, manifest: { name } }) => {
  test("pleases publint", async () => {
    const bytes = readFileSync(tarballOf(name));
    const tarball = new Uint8Array(bytes).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  test("pleases attw, for programs that are ES modules", async () => {
    const data = entriesOf(readManifest(join(unpacked, folder))).filter(({ built }) => !built.endsWith(".js"));
    const result = await checkPackage(createPackageFromTarballData(readFileSync(tarballOf(name))), {
      excludeEntrypoints: data.map(({ subpath }) => subpath.replace(/^\.\//, "")),
    });
    expect(result).toMatchObject({ types: { kind: "included" } });
    const problems = "problems" in result ? result.problems : [];
    const esm = problems.filter((problem) => !("resolutionKind" in problem && notEsm.includes(problem.resolutionKind)));
    expect(esm).toEqual([]);
  });

  test("holds what it promises and nothing else", () => {
    const files = filesOf(folder);
    const manifest = readManifest(join(unpacked, folder));
    expect(["package.json", "README.md", "LICENSE"].filter((file) => !files.includes(file))).toEqual([]);
    const strange = files.filter(
      (file) =>
        /\.test(-d)?\.|(^|\/)(src|test|fixtures)\/|tsconfig|tsup|\.map$/.test(file) && !/(^|\/)template\//.test(file),
    );
    expect(strange).toEqual([]);
    const targets = [
      ...entriesOf(manifest).flatMap(({ built, types }) => [built, types]),
      ...Object.values(manifest.bin ?? {}),
    ];
    const missing = targets.filter((target) => target !== undefined && !existsSync(join(unpacked, folder, target)));
    expect(missing).toEqual([]);
  });

  test("ships no declaration that is empty, or that none of its entries leads to", () => {
    const manifest = readManifest(join(unpacked, folder));
    const led = new Set(
      entriesOf(manifest).flatMap(({ types }) => (types === undefined ? [] : loadedBy(folder, types))),
    );
    const shipped = filesOf(folder).filter((file) => file.endsWith(".d.ts") && !/(^|\/)template\//.test(file));
    expect(shipped.filter((file) => !led.has(join(unpacked, folder, file)))).toEqual([]);
    const says = (file: string): boolean =>
      readFileSync(join(unpacked, folder, file), "utf8")
        .replace(/^export \{\};$/m, "")
        .trim() !== "";
    expect(shipped.filter((file) => !says(file))).toEqual([]);
  });

  test("depends on versions that a registry knows", () => {
    const { dependencies, peerDependencies } = readManifest(join(unpacked, folder));
    const odd = Object.entries({ ...dependencies, ...peerDependencies }).filter(
      ([, version]) => !/^[\^~]?\d+\.\d+\.\d+|^>=/.test(version),
    );
    expect(odd).toEqual([]);
  });

  test("declares what its files import", () => {
    const manifest = readManifest(join(unpacked, folder));
    const declared = [name, ...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })];
    const programs = filesOf(folder)
      .filter((file) => /^dist\/.*\.js$/.test(file))
      .map((file) => join(unpacked, folder, file));
    const types = entriesOf(manifest).flatMap(({ types: entry }) =>
      entry === undefined ? [] : loadedBy(folder, entry),
    );
    const undeclared = [...programs, ...new Set(types)]
      .flatMap((file) =>
        importsIn(readFileSync(file, "utf8")).map((found) => ({ file: relative(unpacked, file), ...found })),
      )
      .filter((found) => found.package !== undefined && !isBuiltin(found.package) && !declared.includes(found.package));
    expect(undeclared.map(({ file, specifier }) => `${file} imports "${specifier}"`)).toEqual([]);
  });
});

describe.each(publicPackages().filter(({ folder }) => pure.includes(folder)))(
  "the build of $manifest.name",
  ({ folder }) => {
    test("runs without Node", () => {
      const anywhere = entriesOf(readManifest(join(unpacked, folder))).filter(
        ({ subpath, built }) => subpath !== "./node" && built.endsWith(".js"),
      );
      const builtins = anywhere
        .flatMap(({ built }) => loadedBy(folder, built))
        .flatMap((file) => importsIn(readFileSync(file, "utf8")))
        .filter(({ specifier }) => isBuiltin(specifier));
      expect(builtins).toEqual([]);
    });
  },
);

/** The files that an entry with a budget loads at once. */
function loadedByEntry(entry: string): readonly string[] {
  const one = publicPackages().find(({ manifest }) => entry === manifest.name || entry.startsWith(`${manifest.name}/`));
  if (one === undefined) throw new Error(`budgets.ts names ${entry}, which no package gives`);
  const subpath = entry === one.manifest.name ? "." : `.${entry.slice(one.manifest.name.length)}`;
  const built = entriesOf(one.manifest).find((candidate) => candidate.subpath === subpath)?.built;
  if (built === undefined) throw new Error(`budgets.ts names ${entry}, which no package gives`);
  return loadedBy(one.folder, built);
}

test("every entry that is published has a budget", () => {
  const entries = publicPackages().flatMap(({ folder, manifest }) =>
    entriesOf(readManifest(join(unpacked, folder)))
      .filter(({ built }) => built.endsWith(".js"))
      .map(({ subpath }) => manifest.name + subpath.slice(1)),
  );
  expect(Object.keys(entryBudgets).sort()).toEqual(entries.sort());
});

describe.each(Object.entries(entryBudgets))("an import of %s", (entry, { maxGzipBytes, loads }) => {
  test("reads no more than its budget", () => {
    const bytes = loadedByEntry(entry).reduce((total, file) => total + gzipSync(readFileSync(file)).length, 0);
    expect(bytes, `${entry}: ${bytes} bytes gzipped`).toBeLessThanOrEqual(maxGzipBytes);
  });

  test.skipIf(loads === undefined)("loads no package at once that is not in its budget", () => {
    const found = loadedByEntry(entry)
      .flatMap((file) => importsIn(readFileSync(file, "utf8")))
      .flatMap(({ package: name, dynamic }) => (name === undefined || dynamic ? [] : [name]))
      .map((name) => (isBuiltin(name) ? `node:${name.replace(/^node:/, "")}` : name));
    expect([...new Set(found)].sort()).toEqual(loads);
  });
});
