import { describe, expect, test } from "vitest";
import { maskSecrets } from "./mask.ts";
import { firstLookAlikes, firstSecrets, heldBackLookAlikes, heldBackSecrets } from "./testing/secret-cases.ts";

describe("secrets are hidden", () => {
  test.each([...firstSecrets, ...heldBackSecrets])("%s", (_name, text, secret) => {
    const shown = maskSecrets(text);
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(secret.slice(0, -2));
    expect(shown).not.toContain(secret.slice(3));
  });
});

test.each([...firstLookAlikes, ...heldBackLookAlikes])("%s is none", (text) => expect(maskSecrets(text)).toBe(text));
