import { firstSecrets, heldBackSecrets } from "@goalpost/core/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskCut, maskOfEnv, secretValues } from "./mask.ts";

const mask = maskOfEnv({ GITHUB_TOKEN: "abc123-secret", EMPTY_TOKEN: "", NPM_CONFIG__AUTH: "npm-auth-value" });

describe("names", () => {
  test.each(["GITHUB_TOKEN", "AWS_SECRET_ACCESS_KEY", "DB_PASSWORD", "apiKey", "API_KEY", "SSH_PRIVATE_KEY", "npm_config__authToken", "SENTRY_DSN", "GH_PAT", "SESSION_COOKIE", "PGPASSWORD", "GOOGLE_CREDENTIALS"])("%s is a secret", (name) => {
    expect(secretValues({ [name]: "a-value-of-some-length" })).toContain("a-value-of-some-length");
  }); // biome-ignore format: a table

  test.each(["PATH", "HOME", "GIT_AUTHOR_NAME", "SSH_AUTH_SOCK", "PWD", "OLDPWD", "TOKEN_FILE", "GOOGLE_CREDENTIALS_PATH", "AUTHORS", "NODE_ENV"])("%s is none", (name) => {
    expect(secretValues({ [name]: "a-value-of-some-length" })).toEqual([]);
  }); // biome-ignore format: a table

  test("a value that is a word like true, or short, would mask too much", () => {
    expect(secretValues({ USE_AUTH: "enable", MY_TOKEN: "12345", X_SECRET: "undefined", Y_SECRET: "abc" })).not.toContain("undefined"); // biome-ignore format: one
    expect(secretValues({ MY_TOKEN: "12345", X_SECRET: "undefined", Y_SECRET: "abc" })).toEqual([]);
  });
});

test.each([
  ["sk-proj-abcdefghijklmnopqrstuvwx", "[secret]"],
  ["ghp_abcdefghijklmnopqrstuvwxyz0123456789", "[secret]"],
  ["github_pat_11ABCDEFG0abcdefghijklmnop", "[secret]"],
  ["AKIAIOSFODNN7EXAMPLE", "[secret]"],
  ["xoxb-123456789012-abcdef", "[secret]"],
  ["Authorization: Bearer abcdefghijklmnop.qrst", "Authorization: Bearer [secret]"],
  ["postgres://user:pa55word@db/x", "postgres://user:[secret]@db/x"],
  ["https://example.com:8080/a@b", "https://example.com:8080/a@b"],
  ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc-def_ghi", "[secret]"],
  ["-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY-----\nafter", "[secret]\nafter"],
  ["-----BEGIN PRIVATE KEY-----\nMIIE\nabc", "[secret]"],
  ["MIIE\nabc\n-----END PRIVATE KEY-----\nafter", "[secret]\nafter"],
  ["MIIE\r\nabc\r\n-----END PRIVATE KEY-----\r\nafter", "[secret]\r\nafter"],
  ["    MIIE\n\tabc=\n    -----END PRIVATE KEY-----\nafter", "[secret]\nafter"],
  [String.raw`{"key":"MIIE\nabc\n-----END PRIVATE KEY-----"}`, '{"key":"\n[secret]"}'],
  ["a word before\n  MIIE\n-----END PRIVATE KEY-----", "a word \n[secret]"],
  ["log: MIIE\nabc\n-----END RSA PRIVATE KEY-----", "log: \n[secret]"],
  ["said: MIIE\nabc\n-----END RSA PRIVATE KEY-----\nafter", "said: \n[secret]\nafter"],
  [`glpat-${"a".repeat(20)}`, "[secret]"],
  [`npm_${"a".repeat(36)}`, "[secret]"],
  [`AIza${"a".repeat(35)}`, "[secret]"],
  [`sk_live_${"a".repeat(24)}`, "[secret]"],
  [`rk_live_${"a".repeat(24)}`, "[secret]"],
  [`pk_test_${"a".repeat(24)}`, "[secret]"],
  ["token abc123-secret; base64 YWJjMTIzLXNlY3JldA==", "token [secret]; base64 [secret]"],
  ["risk-free task-runner-with-a-long-name", "risk-free task-runner-with-a-long-name"],
])("%s", (text, masked) => expect(mask(text)).toBe(masked));

test("a secret is hidden as it is, with escapes, and percent-encoded", () => {
  const secret = 'p"ss wörd';
  const shown = [secret, 'p\\"ss wörd', encodeURIComponent(secret)].join(" ");
  expect(maskOfEnv({ A_TOKEN: secret })(shown)).toBe("[secret] [secret] [secret]");
});

test("property: wherever output is cut, no secret and no half of one is left", () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.string(), fc.string(), (first, second, before, after) => {
      const text = `${before} abc123-secret ${after} abc123-secret ${before}`;
      const head = text.slice(0, Math.min(first, text.length));
      const tail = text.slice(Math.max(head.length, text.length - second));
      const shown = maskCut(head, tail, "\n…\n", mask);
      const leak = ["abc123-secret", "abc123-s", "-secret"].find((part) => shown.includes(part) && !`${before}${after}`.includes(part)); // biome-ignore format: one
      expect(leak).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

describe("the value of a variable is hidden as tools print it", () => {
  const secret = "Zq8-vault+tin/42";
  const hide = maskOfEnv({ DEPLOY_TOKEN: secret, DATABASE_URL: "postgres://app:Wint3r-Is-Here@db/x", AUTH_MODE: "strict-mode", POSTGRES_PASSWORD: "postgres" }); // biome-ignore format: one
  const bytes = Buffer.from(secret);
  test.each([
    ["raw", `got ${secret}.`],
    ["base64", `got ${bytes.toString("base64")}.`],
    ["base64 for addresses", `got ${bytes.toString("base64url")}.`],
    ["base64, behind a user", `Basic ${Buffer.from(`ada:${secret}`).toString("base64")}`],
    ["base64, in the middle of JSON", Buffer.from(`{"t":"${secret}"}`).toString("base64")],
    ["hex", bytes.toString("hex")],
    ["hex, capitals", bytes.toString("hex").toUpperCase()],
    ["percent-encoded", encodeURIComponent(secret)],
    ["across colour codes", `${secret.slice(0, 5)}\u001b[1;31m${secret.slice(5)}\u001b[0m`],
    ["the password of an address", "login app Wint3r-Is-Here"],
  ])("%s", (_name, text) => {
    const shown = hide(text);
    expect(shown).toContain("[secret]");
    for (const form of [
      secret.slice(4),
      "Is-Here",
      bytes.toString("base64").slice(4, -4),
      bytes.toString("hex").slice(8),
    ])
      expect(shown).not.toContain(form);
  });
  test("words that say nothing stay: they are the evidence", () => {
    const text = "strict-mode on postgres, 42 tests";
    expect(hide(text)).toBe(text);
  });
});

test.each([...firstSecrets, ...heldBackSecrets])("evidence: %s", (_name, text, secret) => {
  expect(maskOfEnv({})(text)).not.toContain(secret);
});

test.each(["eyJ-", "a=", "token: ", "sk-", "https://a:", "Bearer ", "<password>", "\n", "A\n", "-----BEGIN ", "a.b+"])(
  "ends on much of %j",
  (unit) => {
    const text = unit.repeat(Math.ceil((256 * 1024) / unit.length));
    expect(maskOfEnv({})(text) === text).toBe(true);
  },
);

test("the password of an address is hidden as it is written there, and as a program reads it", () => {
  const hide = maskOfEnv({ DATABASE_URL: "postgres://app:p%40ss9word@db/x" });
  expect(hide("p%40ss9word, p@ss9word, p@ss\\x39word")).toBe("[secret], [secret], [secret]");
  expect(maskOfEnv({ DATABASE_URL: "postgres://app:p%ss9word@db/x" })("got p%ss9word")).toBe("got [secret]");
});
