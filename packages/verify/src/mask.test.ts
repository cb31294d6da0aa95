import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskCut, maskFor, secretValues } from "./mask.ts";

const mask = maskFor({ GITHUB_TOKEN: "abc123-secret", EMPTY_TOKEN: "", NPM_CONFIG__AUTH: "npm-auth-value" });

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
  expect(maskFor({ A_TOKEN: secret })(shown)).toBe("[secret] [secret] [secret]");
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

test.each(["eyJ-", "\n", "A\n", "-----BEGIN ", "a.b+"])("ends on much of %j", (unit) => {
  const text = unit.repeat(Math.ceil((256 * 1024) / unit.length));
  expect(maskFor({})(text) === text).toBe(true);
});
