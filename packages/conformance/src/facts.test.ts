import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { blockCap, clientFacts } from "@goalpost/claude-code";
import { codexFacts } from "@goalpost/codex";
import { holds } from "@goalpost/target/adapter";
import { describe, expect, test } from "vitest";
import { cases } from "./cases.ts";
import { stated } from "./report.ts";
import { readResults } from "./results.ts";

describe.each(["codex", "claude-code"] as const)("every fact that is stated about %s", (client) => {
  const facts = Object.entries(stated[client]);

  test.each(facts)("%s has a case that shows it", (_name, { shown }) => {
    const found = cases.find(({ id }) => id === shown.case);
    expect(found?.play[client], `no case ${shown.case}`).toBeDefined();
  });

  test.each(facts)("%s holds in the versions in which its case says so, and in no other", (_name, fact) => {
    const seen = readResults().filter((result) => result.client === client);
    const said = seen.map(({ version, seen: all }) => [version, all[fact.shown.case]?.includes(fact.shown.says)]);
    expect(said).toEqual(seen.map(({ version }) => [version, holds(fact, version)]));
    expect(said.some(([, held]) => held)).toBe(true);
  });
});

test("the cap of blocked turns is the one that was counted", () => {
  expect(clientFacts.blockCapEndsTheRun.shown.says).toContain(`${blockCap} blocked turns`);
});

/** Sources below a folder, but for facts, what is generated, and tests. */
const sourcesOf = (below: string): readonly (readonly [string, string])[] => {
  const folder = join(import.meta.dirname, "../..", below);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts") && !/\.test(?:-d)?\.ts$|\.gen\.ts$|^testing\/|^facts\.ts$/.test(name))
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]);
};

/** A version, and a text (no comment, no error of a run that went wrong) that says what the client does. */
const strayVersion = /\b(?:2\.1\.\d{2,}|0\.\d{3}\.\d+)\b/;
const strayFact =
  /(?:what|help): [^\n]*["'`][^\n]*\b(?:the client|Codex|Claude Code|the agent|it) (?:accepts|cannot|does|drops|ends|expands|finishes|goes|has|holds|ignores|keeps|knows|may|never|offers|reads|refuses|replaces|runs|shows|takes|treats|will|would)\b/;

/** What reads a fact: the adapters, and what makes the words of lint and of config's rules. */
const readers = [
  ...["codex/src", "claude-code/src"].flatMap((below) => sourcesOf(below)),
  ["generate.ts", readFileSync(join(import.meta.dirname, "../generate.ts"), "utf8")] as const,
];

test.each([...Object.keys(codexFacts), ...Object.keys(clientFacts)])(
  "%s is read by a text, a warning, a setting or a run: what nothing reads is not stated",
  (name) => {
    expect(readers.filter(([, text]) => new RegExp(`\\b${name}\\b`).test(text)).length).toBeGreaterThan(0);
  },
);

describe.each(["codex", "claude-code"])("no fact about %s stands outside of its facts.ts", (client) => {
  test.each(sourcesOf(`${client}/src`))("%s names no version", (_name, text) => {
    expect(text.split("\n").filter((line) => strayVersion.test(line))).toEqual([]);
  });

  // files in folders tell of one run, which is not a fact about the client
  test.each(sourcesOf(`${client}/src`).filter(([name]) => !name.includes("/")))(
    "%s says nothing in its own words",
    (_name, text) => {
      expect(text.split("\n").filter((line) => strayFact.test(line) && !line.includes("Facts."))).toEqual([]);
    },
  );
});

test.each(sourcesOf("core/src/lint"))(
  "lint's %s names no version: it takes it from clients/seen.gen.ts",
  (_name, text) => {
    expect(text.split("\n").filter((line) => strayVersion.test(line))).toEqual([]);
  },
);

test("a stray fact would be seen", () => {
  expect("// Source: Codex 0.169.0").toMatch(strayVersion);
  expect('      what: "the client ends with exit code 0",').toMatch(strayFact);
  expect("      what: `plan: the agent may read, and change nothing`,").toMatch(strayFact);
});
