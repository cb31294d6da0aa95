import { describe, expect, test } from "vitest";
import { importPrompt } from "./import-prompt.ts";
import { saidOf } from "./testing/whole.ts";

const said = (text: string): readonly string[] => saidOf(importPrompt(text).draft);
const quote = (text: string, mark = "> "): string =>
  text
    .split("\n")
    .map((line) => `${mark}${line}`.trimEnd())
    .join("\n");

const mail = `From: Paul Whitaker
Subject: search index

Hi,

could you please rebuild the search index with trigrams?

It's done when:
- \`make search-test\` passes
- \`./bin/bench-search --p95\` prints at most 80

Don't touch anything under legacy/.

If the index needs more than 4 GB on disk, stop and tell me.

Cheers,
Paul
`;
const asked = [
  "goal outcome: could you please rebuild the search index with trigrams?",
  "done_when command: make search-test",
  "done_when metric: ./bin/bench-search --p95 at most 80",
  "constraints never: Touch anything under legacy/.",
  "stop_when blocked: the index needs more than 4 GB on disk",
];

describe("a prompt that was pasted as a quotation", () => {
  test.each([
    ["as it is", mail],
    ["quoted", quote(mail)],
    ["quoted twice", quote(quote(mail), "> ")],
    ["below a line of one's own", `see below, do what it says\n\n${quote(mail)}`],
  ])("says the same: %s", (_name, text) => {
    expect(said(text).filter((line) => !line.startsWith("other"))).toEqual(
      expect.arrayContaining(text.startsWith("see") ? asked.slice(1) : asked),
    );
  });

  test("is told of as it was written", () => {
    const text = quote(mail);
    expect(
      importPrompt(text)
        .spans.map((span) => span.text)
        .join(""),
    ).toBe(text);
  });

  test("a smaller part of a text that is quoted only shows something", () => {
    const text = `Goal: the crawler obeys robots.txt.

Last week somebody wrote:

> Never crawl at night.
> \`npm test\` must pass.

Done when:
- \`npm run crawl -- --dry\` passes

Rules:
- no new dependencies
- keep \`src/api/\` as it is
`;
    expect(said(text)).toEqual([
      "other: > Never crawl at night.⏎> `npm test` must pass.",
      "goal outcome: the crawler obeys robots.txt.⏎⏎Last week somebody wrote:",
      "done_when command: npm run crawl -- --dry",
      "constraints never: New dependencies",
      "constraints unchanged: src/api/**",
    ]);
  });
});

describe("a talk", () => {
  const lines = [
    ["noor", "please make the cron pod run as uid 10001"],
    ["ben", "and keep charts/ingress as it is"],
    ["noor", "`helm lint charts/cron` has to pass"],
    ["ben", "I once tried `helm test cron`, it hung forever"],
    ["noor", "never apply anything to the cluster"],
    ["ben", "stop if the image needs root to bind a port"],
    ["noor", "max 20 turns"],
  ] as const;
  const read = [
    "constraints unchanged: charts/ingress",
    "constraints never: Apply anything to the cluster",
    "done_when command: helm lint charts/cron",
    "stop_when blocked: the image needs root to bind a port",
    'stop_when budget: {"turns":20}',
  ];
  const made = (write: (who: string, words: string, at: number) => string): string =>
    lines.map(([who, words], at) => write(who, words, at)).join("\n");

  test.each([
    ["a name and a time above each line", made((who, words, at) => `**${who}** 09:1${at}\n${words}`)],
    ["the time in brackets in front", made((who, words, at) => `[14:0${at}] ${who}: ${words}`)],
    ["names in angles", made((who, words, at) => `14:0${at} <${who}> ${words}`)],
    ["names with roles", made((who, words, at) => `${who === "ben" ? "Ben Okri (ops)" : "Noor"}, 14:0${at}: ${words}`)],
    ["names alone", made((who, words) => `${who}: ${words}`)],
    ["quoted", quote(made((who, words, at) => `${who} (1${at}:30)\n${words}`))],
    ["the day in front of the time", made((who, words, at) => `${who} [today 14:0${at}] ${words}`)],
  ])("is read line by line, whoever speaks: %s", (_name, text) => {
    expect(said(text).filter((line) => !/^(?:other|goal)/.test(line))).toEqual(read);
    for (const name of ["noor", "ben"]) expect(said(text).join("\n").toLowerCase()).toContain(name);
  });

  test.each([
    ["times of day that nobody says", "Backup 02:00 runs nightly.\nVacuum 03:30 runs on Sundays."],
    ["labels that come again", "Step: port it\nCheck: `npm test`\nStep: clean up\nCheck: `npm run lint`"],
    ["a version in brackets", "- don't raise the MSRV (1.74)\n- don't raise the edition (2.21)"],
  ])("is none: %s", (_name, text) => {
    const [first = ""] = text.split(/[:(]| \d/);
    expect(said(text)).not.toContain(`other: ${first}`);
    expect(said(text)).not.toContain(`other: ${first}:`);
  });
});
