import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { committedFiles } from "../src/committed.ts";
import { root } from "../src/workspace.ts";

/** What a version of a client looks like: those that were kept say it. */
const known = JSON.parse(readFileSync(join(root, "packages/conformance/clients.gen.json"), "utf8")) as readonly {
  readonly version: string;
}[];
const shape = /\b(?:0\.1\d\d(?:\.\d+)?|2\.1\.\d{2,})\b/g;

/** Where a version may stand: the adapters' facts, what is generated, tests and what they read, and dated records. */
const places =
  /(?:^|\/)facts\.ts$|\.gen\.(?:ts|json)$|\.test(?:-d)?\.ts$|\/(?:testing|fixtures|tables)\/|^docs\/(?:clients|config-rules|packages|performance|liars)\.md$|^docs\/(?:rules|decisions|presets|api)\/|(?:^|\/)CHANGELOG\.md$|^\.changeset\/|pnpm-(?:lock|workspace)\.yaml$|package\.json$/;

/** What `<!-- codex version -->…<!-- / -->` holds is filled by `pnpm generate`. */
const filled = /<!-- (?:codex|claude-code) [a-z]+ -->[^<]*<!-- \/ -->/g;

const strays = (text: string): readonly string[] =>
  text
    .replace(filled, "")
    .split("\n")
    .filter((line) => line.search(shape) !== -1);

describe("a client's version stands in facts.ts, or is generated", () => {
  test("nowhere else", async () => {
    const files = (await committedFiles()).filter((path) => /\.(?:ts|md|mjs)$/.test(path) && !places.test(path));
    const found = files.flatMap((path) =>
      strays(readFileSync(join(root, path), "utf8")).map((line) => `${path}: ${line.trim().slice(0, 100)}`),
    );
    expect(found).toEqual([]);
    expect(files.length).toBeGreaterThan(800);
  });
  test.each(known.map(({ version }) => version))("%s would be seen", (version) => {
    expect(strays(`// Source: run with ${version}.`)).toHaveLength(1);
    expect(strays(`tried with <!-- codex tried -->${version}<!-- / -->`)).toEqual([]);
  });
});
