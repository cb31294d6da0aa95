import { execFileSync } from "node:child_process";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostileLine } from "../testing/hostile.ts";
import { splitWords } from "./words.ts";

/** What a real POSIX shell makes of many lines at once: words end in NUL, lines in a word of their own. */
function shellWords(lines: readonly string[]): readonly (readonly string[])[] {
  const script = lines.map((line) => `printf '%s\\0' ${line}; printf '\\001\\0'`).join("\n");
  const env = { PATH: process.env.PATH ?? "", LC_ALL: "C" };
  const words = execFileSync("sh", ["-s"], { input: script, env, encoding: "utf8", maxBuffer: 1e8 }).split("\0");
  const out: string[][] = [[]];
  for (const word of words.slice(0, -1)) {
    if (word === "\u0001") out.push([]);
    else out.at(-1)?.push(word);
  }
  return out.slice(0, -1);
}

const plain = fc.constantFrom("a", "b-c", " ", " ", " x", "'$x | y'", '"a  b"', "\\ ", "=", "--x=1", "{}", "a#b", "a~", "é", "👍", "\u00a0", '"\\$"'); // biome-ignore format: one list

const line = fc
  .array(
    fc.oneof(
      { arbitrary: plain, weight: 9 },
      fc.constantFrom("a", "b-c", " ", "  ", "\t", "'", '"', "\\", "\\\\", "''", '""', "'a b'", '"a b"', "\\ ", "=", "x=1", "{}", "{a}", "{a,b}", "{1..3}", "!", "! ", "#", "a#b", "~", "a~", "^", "%", "]", "}", "@{1}", "é", "👍", "\u00a0", "\\$", '"\\$"', '"\\`"', '"\\a"', "'$x'", ",", "..", "+", ":", "\v"), // biome-ignore format: one list
      fc.constantFrom("|", "&", ";", "<", ">", "(", ")", "$", "`", "*", "?", "[", "$x", '"$x"', "\n", "\r"),
      hostileLine.map((text) => `"${text.replace(/["\\\\$`]/g, "\\\\$&")}"`),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) => parts.join(""))
  .filter((text) => !text.includes("\u0001"));

test("splits every line that it accepts as sh does", { timeout: 240_000 }, () => {
  const accepted = fc.sample(line, { numRuns: 20_000, seed: 7 }).flatMap((text) => {
    const { words } = splitWords(text);
    return words === undefined ? [] : [{ text, words }];
  });
  expect(accepted.length).toBeGreaterThan(2000);
  const real = shellWords(accepted.map(({ text }) => text));
  for (const [index, { text, words }] of accepted.entries()) expect(real[index], JSON.stringify(text)).toEqual(words);
});

describe("refuses what only a shell would act on, and says how to fix it:", () => {
  test.each<[string, RegExp]>([
    ["pnpm a | tee x", /a pipe/],
    ["pnpm a && pnpm b", /"&"/],
    ["a; b", /";"/],
    ["a > out", /redirection/],
    ["a < in", /redirection/],
    ["(a)", /subshell/],
    ["echo $HOME", /expansion/],
    ['echo "$HOME"', /expansion inside double quotes/],
    ["echo `a`", /command substitution/],
    ["ls *.ts", /glob/],
    ["ls a?", /glob/],
    ["ls [ab]", /glob/],
    ["a # b", /comment/],
    ["ls ~/x", /home directory/],
    ["cp {a,b}", /brace expansion/],
    ['cp {"a b",c}', /brace expansion/],
    ["! a", /"!"/],
    ["a\nb", /line break/],
    ["a \\\nb", /backslash/],
    ["if a", /begins with "if"/],
    ["CI=1 pnpm test", /assignment/],
    ["a\0b", /NUL/],
    ["'a", /never closed/],
    ["a\\", /backslash/],
    ["''", /names no program/],
    ["  ", /names no program/],
  ])("%j", (text, fault) => {
    const result = splitWords(text);
    expect(result.fault).toMatch(fault);
    expect(result.help).toMatch(/\w/);
  });
});

describe("takes as it stands what no shell acts on:", () => {
  test.each<[string, readonly string[]]>([
    ["git log HEAD@{1}", ["git", "log", "HEAD@{1}"]],
    ["find . -exec cat {} +", ["find", ".", "-exec", "cat", "{}", "+"]],
    ["npm run a:b -- --x=1", ["npm", "run", "a:b", "--", "--x=1"]],
    ["grep -c 'a|b$' x", ["grep", "-c", "a|b$", "x"]],
    ["echo a#b it\\'s", ["echo", "a#b", "it's"]],
    ["a\u00a0b c", ["a\u00a0b", "c"]],
    ['node -e "1 < 2"', ["node", "-e", "1 < 2"]],
  ])("%s", (text, words) => {
    expect(splitWords(text).words).toEqual(words);
  });
});
