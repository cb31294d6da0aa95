import { blockCap, clientFacts } from "@goalpost/claude-code";
import { holds } from "@goalpost/runtime";
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
