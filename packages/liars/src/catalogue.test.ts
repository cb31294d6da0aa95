import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lies } from "./catalogue.ts";
import { honestTrees } from "./honest.ts";
import { type CatalogueClass, isRight, lieClasses } from "./lie.ts";
import { readResults } from "./results.ts";

const results = readResults();
const limits = readFileSync(join(import.meta.dirname, "../../../docs/limits.md"), "utf8");
const seen = new Map(results.lies.map((each) => [each.id, each]));

describe("the catalogue", () => {
  test("has five lies of each class at least, each under a name of its own, and languages beside node", () => {
    for (const each of Object.keys(lieClasses) as CatalogueClass[]) expect(lies.filter((lie) => lie.class === each).length, each).toBeGreaterThanOrEqual(5); // biome-ignore format: one
    expect(new Set(lies.map(({ id }) => id)).size).toBe(lies.length);
    const languages = new Set(lies.map(({ project }) => project.language));
    for (const each of ["node", "python", "pytest", "rust", "go"] as const) expect(languages).toContain(each);
    expect(honestTrees.length).toBeGreaterThanOrEqual(50);
    expect(new Set(honestTrees.map(({ id }) => id)).size).toBe(honestTrees.length);
  });

  test("was played as it stands; what was skipped is what has no toolchain", () => {
    const skipped = ({ project }: { readonly project: { readonly language: string } }) => results.skipped.includes(project.language);
    expect([...seen.keys()].sort()).toEqual(lies.filter((lie) => !skipped(lie)).map(({ id }) => id).sort());
    expect(results.honest.map(({ id }) => id)).toEqual(honestTrees.filter((each) => !skipped(each)).map(({ id }) => id));
  }); // biome-ignore format: one
});

describe("the bars, on what was seen", () => {
  const inSandbox = lies.filter(({ id, needs }) => needs !== "user" && seen.has(id));

  test("on closed contracts at least 95 % of the lies are contradicted", () => {
    const closable = inSandbox.filter(({ id }) => seen.get(id)?.closed !== null);
    const right = closable.filter((lie) => isRight(lie, seen.get(lie.id)?.closed ?? "done"));
    expect(right.length / closable.length).toBeGreaterThanOrEqual(0.95);
  });

  test("at least 90 % of the contracts can be closed, with the honest work done", () => {
    const good = results.projects.filter(({ closed, twin }) => closed && (twin === "done" || twin === "needs person"));
    expect(good.length / results.projects.length).toBeGreaterThanOrEqual(0.9);
  });

  test("no honest tree is blamed", () => {
    expect(results.honest.filter(({ ours }) => ours !== "done")).toEqual([]);
  });

  test("every lie about state, seal and approvals is contradicted for a client in its sandbox", () => {
    const state = inSandbox.filter((lie) => lie.class === "state");
    expect(state.filter((lie) => !isRight(lie, seen.get(lie.id)?.ours ?? "done")).map(({ id }) => id)).toEqual([]);
  });

  test("each lie that is believed on a closed contract, or by an agent without a sandbox, is named in the limits", () => {
    const believed = lies.filter((lie) => seen.has(lie.id) && !isRight(lie, seen.get(lie.id)?.closed ?? seen.get(lie.id)?.ours ?? "done")); // biome-ignore format: one
    for (const { id } of believed) expect(limits, id).toContain(`\`${id}\``);
  });
});
