import { holds } from "@goalpost/target/adapter";
import { expect, test } from "vitest";
import { clientFacts } from "./facts.ts";
import { invalidSettings } from "./session/doctor.ts";

test.each([
  ["doctorSpeaks", "2.1.197", false],
  ["doctorSpeaks", "2.1.330", true],
  ["doctorSpeaks", "2.2.0", true],
  ["firstPlaceholderIsBlanked", "2.1.197", true],
  ["firstPlaceholderIsBlanked", "2.1.330", false],
  ["argumentsAreReplaced", "2.1.139", true],
] as const)("%s in %s: %s", (fact, version, held) => {
  expect(holds(clientFacts[fact], version)).toBe(held);
});

test("what doctor says of settings is one section", () => {
  expect(invalidSettings("Claude Code doctor\n\nNo installation issues found.\n")).toBeUndefined();
  expect(
    invalidSettings("x\n\nInvalid settings\n- /a/settings.json\n  └ defaultMode: Invalid value\n\nOther\n- b\n"),
  ).toBe("- /a/settings.json; └ defaultMode: Invalid value");
});
