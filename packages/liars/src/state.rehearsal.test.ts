import { describe, expect, test } from "vitest";
import { lies } from "./catalogue.ts";
import { throughGates } from "./gates.ts";
import { isRight } from "./lie.ts";
import { readResults } from "./results.ts";

const seen = new Map(readResults().lies.map((each) => [each.id, each]));

describe("state, seal, approvals and our own code", () => {
  for (const { id, needs, does, project, play, afterwards, right, believed } of lies.filter((each) => each.class === "state")) {
    const known = needs === "user" && believed !== undefined;
    test(`${known ? "believes" : "refuses"} one that ${does}`, async () => {
      const { gates } = await throughGates(project, project.contract, play, afterwards, true);
      expect(gates.ours).toBe(seen.get(id)?.ours);
      expect(isRight({ ...(right === undefined ? {} : { right }) }, gates.ours)).toBe(!known);
    }, 120_000);
  }
}); // biome-ignore format: a loop of tests
