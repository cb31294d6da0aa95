import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { coreEdges, coreFolder, packageEdges, pure, testEdges } from "../src/edges.ts";
import {
  findCycle,
  type Import,
  importsIn,
  importsOf,
  isTest,
  packageOf,
  reachable,
  sourceFiles,
} from "../src/imports.ts";
import { allPackages, packagesIn, publicPackages, readManifest, root, sourceEntries } from "../src/workspace.ts";

const packages = packagesIn("packages");
const folderOf = new Map(packages.map(({ manifest, folder }) => [manifest.name, folder]));
const filesOf = (path: string) => sourceFiles(path);
const show = ({ from, specifier }: Import) => `${from} imports "${specifier}"`;

test.each(packages.map(({ folder }) => folder))("packages/%s has its place in the table of edges", (folder) => {
  expect(Object.keys(packageEdges)).toContain(folder);
});

test.each(packages)("$path has sources to look at", ({ path }) => {
  expect(filesOf(path).length).toBeGreaterThan(0);
});

test.each(packages)("$path imports only those of our packages that it may", ({ folder, path }) => {
  const wrong = filesOf(path)
    .flatMap((file) => importsOf(file))
    .filter((edge) => {
      const to = edge.package === undefined ? undefined : folderOf.get(edge.package);
      if (to === undefined || to === folder) return false;
      const allowed = packageEdges[folder] ?? [];
      const withTests = isTest(edge.from) && folder !== "rehearsal" ? [...allowed, ...testEdges] : allowed;
      return !withTests.includes(to);
    });
  expect(wrong.map(show)).toEqual([]);
});

test.each(allPackages())("$path reaches its neighbours by package name, never by a path", ({ path }) => {
  const escapes = filesOf(path)
    .flatMap((file) => importsOf(file))
    .filter(({ target }) => target !== undefined && !target.startsWith(`${path}/`));
  expect(escapes.map(show)).toEqual([]);
});

test.each(allPackages())("$path: every relative import points to a file", ({ path }) => {
  const dangling = filesOf(path)
    .flatMap((file) => importsOf(file))
    .filter(({ target }) => target !== undefined && !existsSync(join(root, target)));
  expect(dangling.map(show)).toEqual([]);
});

test.each(allPackages())("$path declares every package that it imports", ({ path, manifest }) => {
  const own = [
    manifest.name,
    ...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.devDependencies }),
  ];
  const tools = Object.keys(readManifest(root).devDependencies ?? {});
  const undeclared = filesOf(path)
    .flatMap((file) => importsOf(file))
    .filter((edge) => edge.package !== undefined && !edge.package.startsWith("node:") && !own.includes(edge.package))
    .filter(({ package: name = "" }) => !tools.includes(name));
  expect(undeclared.map(show)).toEqual([]);
});

test.each(publicPackages())("$path: sources use no tool of the root", ({ path, manifest }) => {
  const own = [
    manifest.name,
    ...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.devDependencies }),
  ];
  const borrowed = filesOf(`${path}/src`)
    .filter((file) => !isTest(file))
    .flatMap((file) => importsOf(file))
    .filter((edge) => edge.package !== undefined && !edge.package.startsWith("node:") && !own.includes(edge.package));
  expect(borrowed.map(show)).toEqual([]);
});

test.each(publicPackages())("$path has no cycle of imports", ({ path }) => {
  const edges = new Map(
    filesOf(`${path}/src`).map((file) => [file, importsOf(file).flatMap(({ target }) => target ?? [])] as const),
  );
  expect(findCycle(edges)).toBeUndefined();
});

describe("packages that run anywhere", () => {
  test.each(publicPackages().filter(({ folder }) => pure.includes(folder)))(
    "$path reaches no node:* from its main entry",
    (one) => {
      const entry = sourceEntries(one).get(".");
      if (entry === undefined) throw new Error(`${one.path} has no main entry`);
      const reached = [...reachable(`${one.path}/${entry}`)].flatMap((file) => importsOf(file));
      expect(reached.filter((edge) => edge.package?.startsWith("node:")).map(show)).toEqual([]);
    },
  );
});

test("inside core the edges are those of the table", () => {
  const wrong = filesOf("packages/core/src")
    .filter((file) => !isTest(file) && coreFolder(file) !== undefined)
    .flatMap((file) => importsOf(file))
    .filter(({ from, target }) => {
      if (target === undefined) return false;
      const [here = "", there] = [coreFolder(from), coreFolder(target)];
      return there !== here && (there === undefined || !(coreEdges[here] ?? []).includes(there));
    });
  expect(wrong.map(show)).toEqual([]);
});

describe("the finder itself", () => {
  test("sees static, type, dynamic and re-exporting imports, and names their packages", () => {
    const text = `import a from "./a.ts"; import type { B } from "@x/b/sub"; export * from "c/d"; await import("node:fs"); // import "./no.ts"`;
    expect(importsOf("packages/p/src/x.ts", text)).toEqual([
      { from: "packages/p/src/x.ts", specifier: "./a.ts", target: "packages/p/src/a.ts" },
      { from: "packages/p/src/x.ts", specifier: "@x/b/sub", package: "@x/b" },
      { from: "packages/p/src/x.ts", specifier: "c/d", package: "c" },
      { from: "packages/p/src/x.ts", specifier: "node:fs", package: "node:fs" },
    ]);
    expect(packageOf("@goalpost/core/testing")).toBe("@goalpost/core");
  });

  test("tells what is loaded at once from what is loaded on demand", () => {
    const text = `import "./a.ts"; export { b } from './b.ts'; const c = await import("./c.ts"); type D = import("./d.ts").D;`;
    expect(importsIn(text).map(({ specifier, dynamic }) => [specifier, dynamic])).toEqual([["./a.ts", false], ["./b.ts", false], ["./c.ts", true], ["./d.ts", true]]); // biome-ignore format: pairs
  });

  test("keeps its way in minified code", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is code
    const text = 'var a=`${b}/${/[`/]/.test(c)?1:`}`}`;import{d}from"one";export{e}from"two";f=()=>import("three")';
    expect(importsIn(text).map(({ specifier }) => specifier)).toEqual(["one", "two", "three"]);
  });

  test("finds a cycle, and only a cycle", () => {
    expect(findCycle(new Map([["a", ["b", "c"]], ["b", ["c"]], ["c", []]]))).toBeUndefined(); // biome-ignore format: one graph, one line
    expect(findCycle(new Map([["a", ["b"]], ["b", ["c"]], ["c", ["b"]]]))).toEqual(["b", "c", "b"]); // biome-ignore format: one graph, one line
  });
});
