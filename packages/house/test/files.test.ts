import { existsSync, lstatSync, readFileSync, readlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { committedFiles, textOf } from "../src/committed.ts";
import { allPackages, publicPackages, readManifest, root, sourceEntries } from "../src/workspace.ts";

let files: readonly string[] = [];
beforeAll(async () => {
  files = await committedFiles();
});

const read = (path: string) => readFileSync(join(root, path), "utf8");
const lines = (path: string) => read(path).trimEnd().split("\n").length;
const matches = (pattern: RegExp) =>
  files.flatMap((path) => {
    const found = textOf(path)?.match(pattern);
    return found ? [`${path}: ${found[0].trim()}`] : [];
  });

// Written so that this file does not match itself.
const registryHost = /\b(registry|npm)\.(npm|yarn|pnpm)[a-z]*\.(org|com|io)|registry\.[a-z-]+\.(org|com|io|net|dev)/;
const machinePath = /(^|[\s"'`(=:,])\/(work|root|farm)\/[\w.-]/m;

describe("committed files", () => {
  test("name no package registry", () => {
    expect(matches(registryHost)).toEqual([]);
    expect(`https://registry${".example"}.org/x`).toMatch(registryHost);
  });

  test("name no path of a machine", () => {
    expect(matches(machinePath)).toEqual([]);
    expect(`see "/${"root"}/x"`).toMatch(machinePath);
  });

  test("are no longer than 400 lines where people read them", () => {
    const code = files.filter(
      (path) => /\.[mc]?[jt]sx?$/.test(path) && !/\.gen\.|(^|\/)(fixtures|generated)\//.test(path),
    );
    expect(code.filter((path) => lines(path) > 400).map((path) => `${path}: ${lines(path)} lines`)).toEqual([]);
  });

  test("carry no focused test and no suppression without a reason", () => {
    const found = files
      .filter((path) => path.endsWith(".ts"))
      .flatMap((path) =>
        read(path)
          .split("\n")
          .flatMap((line, index) =>
            /\b(test|it|describe)\.only\(|@ts-(ignore|nocheck)|@ts-expect-error\s*$/.test(
              line.replace(/`[^`]*`|\/.*\/\.test/g, ""),
            )
              ? [`${path}:${index + 1}: ${line.trim()}`]
              : [],
          ),
      );
    expect(found).toEqual([]);
  });

  test("end their lines with LF", () => {
    const found = files.filter((path) => !path.includes("fixtures/") && textOf(path)?.includes("\r\n"));
    expect(found).toEqual([]);
  });

  test("the lockfile names no host", () => {
    expect(read("pnpm-lock.yaml").match(/https?:\/\/\S+|tarball: \S+/g)).toBeNull();
  });
});

describe("versions", () => {
  const { catalog } = parseYaml(read("pnpm-workspace.yaml")) as { catalog: Record<string, string> };
  const manifests = [{ path: ".", manifest: readManifest(root) }, ...allPackages()];
  const declared = manifests.flatMap(({ path, manifest }) =>
    Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }).map(
      ([name, version]) => ({ path, name, version }),
    ),
  );

  test("stand in the catalogue, once", () => {
    // A folder of this repository that is not a package of the workspace, as the next release of an example, has no version to be held.
    const loose = declared.filter(
      ({ version }) => version !== "catalog:" && !/^workspace:[\^*]$|^link:\.\.\/acme-preset\/next$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test("stand in the catalogue only when somebody uses them", () => {
    const used = new Set(declared.map(({ name }) => name));
    expect(Object.keys(catalog).filter((name) => !used.has(name))).toEqual([]);
  });

  test("of pnpm agree wherever they are named", () => {
    const version = readManifest(root).packageManager?.split("@")[1] ?? "none";
    for (const path of [".ci/run", "README.md"]) {
      const named = [...read(path).matchAll(/pnpm@(\d+\.\d+\.\d+)/g)].map(([, found]) => found);
      expect(new Set(named), path).toEqual(new Set([version]));
    }
  });
});

describe.each(publicPackages())("$path", (one) => {
  const { path, directory, manifest } = one;

  test("has a manifest that says what every package of ours says", () => {
    expect(manifest).toMatchObject({
      license: "MIT",
      type: "module",
      // Of the whole product one file is imported for what it does: the setup of the matchers.
      sideEffects: path === "packages/vitest" ? ["./dist/setup.js", "./src/setup.ts"] : false,
      engines: { node: ">=20.19" },
      repository: { directory: path },
      publishConfig: { access: "public" },
    });
    expect(manifest.description).toMatch(/\w.{20,}/);
    expect(manifest.files).toEqual(expect.arrayContaining(["dist", "README.md"]));
  });

  test("gives sources first, then types, then the build, for every entry", () => {
    for (const [subpath, target] of Object.entries(manifest.exports ?? {})) {
      if (typeof target === "string") continue;
      expect(Object.keys(target), subpath).toEqual(["@goalpost/source", "types", "default"]);
    }
    for (const source of sourceEntries(one).values()) expect(existsSync(join(directory, source)), source).toBe(true);
  });

  test("has a README of at most 60 lines", () => {
    expect(lines(`${path}/README.md`)).toBeLessThanOrEqual(60);
    expect(read(`${path}/README.md`)).toMatch(new RegExp(`^# ${manifest.name}\\n`));
  });
});

describe("the root", () => {
  test("has AGENTS.md of at most 100 lines, and CLAUDE.md is a link to it", () => {
    expect(lines("AGENTS.md")).toBeLessThanOrEqual(100);
    expect(lstatSync(join(root, "CLAUDE.md")).isSymbolicLink()).toBe(true);
    expect(readlinkSync(join(root, "CLAUDE.md"))).toBe("AGENTS.md");
  });

  test("has links in its pages that lead somewhere", () => {
    const dead = files
      .filter((path) => path.endsWith(".md") && !/(^|\/)(fixtures|template)\//.test(path) && textOf(path) !== undefined)
      .flatMap((path) =>
        [
          ...read(path)
            .replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, "")
            .replace(/`[^`\n]*`/g, "")
            .matchAll(/\]\(([^)#\s]+)[^)]*\)/g),
        ]
          .map(([, target = ""]) => target)
          .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(path), target)))
          .map((target) => `${path}: ${target}`),
      );
    expect(dead).toEqual([]);
  });
});
