import { maskSecrets } from "@goalpost/core/secrets";
import { firstLookAlikes, firstSecrets, heldBackLookAlikes, heldBackSecrets } from "@goalpost/core/testing";
import { expect, test } from "vitest";
import { looksSecret, secretsIn } from "./secrets.ts";

test.each([
  "sk-proj-abcdefghijklmnop1234",
  "https://user:passw0rd99@127.0.0.1/",
  "--token=zzzzzzzzzz99",
  "mytool --api-key 'zzzzzzzzzz99' run",
  "API_TOKEN=zzzzzzzzzz99 mytool",
  // Long runs are put together here, so that no scanner takes this file for a leak.
  `ghp_${"a1".repeat(12)}`,
  `github_pat_${"a1".repeat(12)}`,
  `xoxb-${"1".repeat(12)}`,
  `AKIA${"A1".repeat(8)}`,
  `AIza${"a1".repeat(18)}`,
  `${"-".repeat(5)}BEGIN RSA PRIVATE KEY${"-".repeat(5)}`,
  `eyJ${"a1".repeat(8)}.${"b2".repeat(8)}.${"c3".repeat(8)}`,
  `Bearer ${"a1".repeat(10)}`,
])("%s looks like a secret", (text) => expect(looksSecret(text)).toBe(true));

test.each([
  "gpt-5.5",
  "--max-tokens=4096000000",
  "--token=$MY_LONG_TOKEN",
  "mytool --token --verbose-output",
  "API_TOKEN=$OTHER_TOKEN_HERE mytool",
  "--secretary=somebody-else",
])("%s does not", (text) => expect(looksSecret(text)).toBe(false));

test("an argument behind its flag is found, the flag is not", () => {
  expect([...secretsIn({ args: ["run", "--token", "zzzzzzzzzz99", "--verbose", "long-enough", {}] })]).toEqual([
    ["args", 2],
  ]);
  expect([...secretsIn({ env: { API_KEY: "0123456789", NAME: "0123456789" }, list: [["a"], { b: 1 }] })]).toEqual([
    ["env", "API_KEY"],
  ]);
});

test.each([...firstSecrets, ...heldBackSecrets].filter(([, text]) => !text.includes("\u001b")))(
  "%s: lint and masks agree",
  (_name, text) => {
    expect(looksSecret(text)).toBe(true);
    expect(maskSecrets(text)).not.toBe(text);
  },
);

test.each([...firstLookAlikes, ...heldBackLookAlikes])("%s is none for configuration either", (text) => {
  expect(looksSecret(text)).toBe(false);
});

test("a value that is not a text holds no secret, whatever its key", () => {
  const env = { API_KEY: null, TOKEN: 12345678, SECRET: true, SINCE: new Date(0) };
  expect([...secretsIn({ env, none: null, list: [null, 7, new Date(0)] })]).toEqual([]);
  for (const value of [null, undefined, 7, true]) expect([...secretsIn(value)]).toEqual([]);
});

test("a value by its key counts from eight characters on, and never as the name of a variable", () => {
  const of = (text: string) => [...secretsIn({ env: { API_KEY: text }, experimental_bearer_token: text })].map((path) => path.at(-1));
  expect(of("q7w3e9r")).toEqual(["experimental_bearer_token"]);
  expect(of("q7w3e9rt")).toEqual(["API_KEY", "experimental_bearer_token"]);
  for (const name of ["", "$TOKEN_OF_MINE", ["$", "{TOKEN_OF_MINE}"].join("")]) expect(of(name)).toEqual([]);
}); // biome-ignore format: one

test("an argument counts by the flag before it, and what stands in a table behind a flag by itself", () => {
  const of = (...args: readonly unknown[]) => [...secretsIn({ args })].map((path) => path.join("."));
  expect(of("--api-key", "q7w3e9rt1y5u")).toEqual(["args.1"]);
  expect(of("api-key", "q7w3e9rt1y5u")).toEqual([]);
  expect(of(7, "q7w3e9rt1y5u")).toEqual([]);
  expect(of("q7w3e9rt1y5u")).toEqual([]);
  expect(of("--api-key", { env: { API_KEY: "q7w3e9rt1y5u" } })).toEqual(["args.1.env.API_KEY"]);
});
