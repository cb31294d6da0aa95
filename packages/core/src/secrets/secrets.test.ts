import { describe, expect, test } from "vitest";
import { findSecrets } from "./find.ts";
import { maskSecrets } from "./mask.ts";
import { isSecretName } from "./names.ts";
import { codeLookAlikes, codeSecrets } from "./testing/code-cases.ts";
import { freshLookAlikes, freshSecrets } from "./testing/fresh-cases.ts";
import { moreLookAlikes, moreSecrets } from "./testing/more-cases.ts";
import { firstLookAlikes, firstSecrets, heldBackLookAlikes, heldBackSecrets } from "./testing/secret-cases.ts";
import { shapeLookAlikes, shapeSecrets } from "./testing/shape-cases.ts";
import { toldLookAlikes, toldSecrets } from "./testing/told-cases.ts";

describe("secrets are hidden", () => {
  test.each([
    ...firstSecrets,
    ...heldBackSecrets,
    ...moreSecrets,
    ...freshSecrets,
    ...toldSecrets,
    ...codeSecrets,
    ...shapeSecrets,
  ])("%s", (_name, text, secret) => {
    const shown = maskSecrets(text);
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(secret.slice(0, -2));
    expect(shown).not.toContain(secret.slice(3));
    // Of several words none may be seen.
    if (secret.includes(" ")) expect(secret.split(" ").filter((word) => shown.includes(word))).toEqual([]);
  });
});

test.each([
  ...firstLookAlikes,
  ...heldBackLookAlikes,
  ...moreLookAlikes,
  ...freshLookAlikes,
  ...toldLookAlikes,
  ...codeLookAlikes,
  ...shapeLookAlikes,
])("%s is none", (text) => expect(maskSecrets(text)).toBe(text));

test("what is around a secret stays", () => {
  expect(maskSecrets("a: 1\npassword: |\n  swordfish\n  marlin\nb: 2")).toBe("a: 1\npassword: |\n  [secret]\n  [secret]\nb: 2");
  expect(maskSecrets(`password: |\n  ${"a1".repeat(3000)}\n`)).toBe("password: |\n  [secret]\n");
  expect(maskSecrets("x=%2Flogin%3Fpassword%3DS3cretPw done")).toBe("x=%2Flogin%3Fpassword%3D[secret] done");
  expect(maskSecrets('<add key="ApiKey" value="abcdef123456"/>')).toBe('<add key="ApiKey" value="[secret]"/>');
}); // biome-ignore format: short

describe("a known value is hidden as its reader sees it", () => {
  const value = "p@ss9word-Ab";
  const each = (form: (code: string) => string) =>
    [...value].map((one) => form(one.charCodeAt(0).toString(16).padStart(2, "0"))).join("");
  test.each([
    ["bytes", each((code) => `\\x${code}`)],
    ["bytes in JSON", each((code) => `\\\\x${code.toUpperCase()}`)],
    ["code units", each((code) => `\\u00${code}`)],
    ["percent signs", each((code) => `%${code}`)],
    ["references", each((code) => `&#x${code};`)],
    ["one escape in it", value.replace("@", "%40")],
    ["another in it", value.replace("A", "\\x41")],
    ["over two lines", `${value.slice(0, 6)}\n${value.slice(6)}`],
    ["over two lines, indented", `${value.slice(0, 6)}\\\r\n    ${value.slice(6)}`],
  ])("%s", (_name, written) => expect(maskSecrets(`got ${written} now`, [value])).toBe("got [secret] now"));
  test("and nothing else is", () => {
    const text = "100%25 p@ss9\nplain \\x41 and\nmore";
    expect(maskSecrets(text, [value, "plain-text"])).toBe(text);
  });
});

test("names", () => {
  expect(["SESSION_SALT", "STRIPE_SIGNING", "CARD_PIN", "tls.key"].filter((name) => !isSecretName(name))).toEqual([]);
  expect(["SALT", "PIN", "code_signing", "pinned", "PWD", "shopping"].filter(isSecretName)).toEqual([]);
});

test.each(["password = <<EOT\n", "value='a' ", " key='a_key'>abcd", "password: |\n", "password:\n", "  password: |\n\n", "%3D", "%253D", "a:1234:", "ENV A_KEY ", "name=a_key ", "<add key='a_key' ", "Pwd=;", "\\x4", " password: a", "password is a1b2c ", "password for a ", "the PIN is ", "token is abc", "a=b", "a='b=", "\"d\":\"", "\"kty\":", "api_keys: [", "tokens:\n- a1\n", "a,password\n", "a_b \"", "x: y z ", "| a | b ", "ssh-keygen -a ", "\"kty\"\"d\":\"aaaaaaaaaaaaaaaaaaaaaaaa\",", "\"d\":\"aaaaaaaaaaaaaaaaaaaaaaaa\",", "}\"kty\"", "pwd: \"x1\" ", "assword:\" ", "recovery codes: a1b2c3d4 ", "x ? \"a1\" : ", " if a else \"", "%3Da\n", "{a: b, "])(
  "reads much of %j once",
  (unit) => {
    const text = unit.repeat(Math.ceil((256 * 1024) / unit.length));
    expect(findSecrets(text)).toBeInstanceOf(Array);
    expect(maskSecrets(text, ["p@ss9word-Ab"])).toBeTypeOf("string");
  },

); // biome-ignore format: a table
