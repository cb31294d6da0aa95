import { blockCap, clientFacts, conditionLimit } from "@goalpost/claude-code";
import { acceptedLimit, codexFacts, objectiveLimit, pasteLimits } from "@goalpost/codex";
import { type ClientFact, holds, type VersionedLimit } from "@goalpost/runtime";
import { describe, expect, test } from "vitest";
import { cases } from "./cases.ts";
import { readResults } from "./results.ts";

const stated: Readonly<Record<"codex" | "claude-code", Readonly<Record<string, ClientFact | VersionedLimit>>>> = {
  codex: { ...codexFacts, acceptedLimit, objectiveLimit, ...Object.fromEntries(pasteLimits.entries()) },
  "claude-code": { ...clientFacts, conditionLimit },
};

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
