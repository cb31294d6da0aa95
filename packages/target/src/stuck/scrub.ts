// biome-ignore lint/suspicious/noControlCharactersInRegex: what terminals are told is not a part of what was said
const escapes = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-_])/g;

const month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";

const duration = /\b(\d+(?:[.,]\d+)?) ?(?:ns|µs|us|ms|s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?)\b/g;

type StandIn = string | ((match: string) => string);

type Volatile = readonly (readonly [what: RegExp, by: StandIn, inCommand?: StandIn])[];

const dayMs = 86_400_000;

/** Dates, with the time of day where it is told; the one of ISO 8601 first. */
const stamps: Volatile = [
  [/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d)\b)?)?/g, "<time>"],
  [new RegExp(`\\b${month} +\\d{1,2}(?:,? +\\d{4})?\\b`, "g"), "<time>"],
  [new RegExp(`\\b\\d{1,2} +${month}(?: +\\d{4})?\\b`, "g"), "<time>"],
  [/\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/g, "<time>"],
  // seconds or milliseconds since 1970, of this century
  [/\b1[5-9]\d{8}(?:\d{3})?(?:\.\d+)?\b/g, "<time>"],
];

/**
 * What differs from one run of the same thing to the next: [what, its stand-in, the one where a command asks for it]. A plain count is none of it. Each is
 * looked for in time that grows with the text alone, whatever it holds: a file that the agent wrote must not hold up the run.
 */
const volatile: Volatile = [
  [escapes, ""],
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, "<id>"],
  // an address that is asked for is a number
  [/\b0x[0-9a-f]+\b/gi, "<hex>", (address) => (address.length > 18 ? "<hex>" : BigInt(address).toString())],
  // a word of hex digits that has both kinds; one of digits alone may be a count
  [/\b(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{7,}\b/gi, "<hex>"],
  // where in a file: a.ts:12:5, a.ts(12,5); before times, which have that form too
  [/(\.\w+):\d+(?::\d+)?/g, "$1:<place>", "$&"],
  [/(\.\w+)\(\d+(?:,\d+)?\)/g, "$1:<place>", "$&"],
  // a long word of both cases with several digits: a token, a key, a random name
  [
    /(?<![\w+/=-])(?=[\w+/-]*[a-z])(?=[\w+/-]*[A-Z])(?=(?:[A-Za-z_+/-]*\d){3})[\w+/-]{20,}={0,2}(?![\w+/=-])/g,
    "<token>",
  ],
  ...stamps,
  [/\b\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[AP]M)?\b/g, "<time>", "$&"],
  // how long a test took, as reports tell it: time="0.012", "duration": 3.5
  [/(\b(?:time|duration)="|"(?:time|duration)": ?)\d+(?:\.\d+)?/g, "$1<time>"],
  [duration, "<time>"],
  [/\bsleep +\d+(?:\.\d+)?[smhd]?\b/g, "sleep <time>"],
  [/\bpids?\b(?:[:=]| is)? ?\d+|\bprocess(?: id)?[ =:]+\d+|\[\d+\](?= \d+\b) \d+/gi, "<pid>"],
  [/(?:\/private)?\/(?:tmp|var\/tmp|var\/folders|dev\/shm)\/[^\s'"`:)\]]*/g, "<temp>"],
  [/\b[A-Z]:\\[^\s'"`]{0,200}\\Temp\\[^\s'"`)\]]*/gi, "<temp>"],
  [/\b(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]):\d+/g, "$1:<port>"],
  // "line 12, column 5"
  [/\b(?:lines?|ln|row)\b[: ]*\d+(?:\s*[,:-]?\s*(?:col(?:umn)?|char(?:acter)?)?[: ]*\d+)?/gi, "<place>", "$&"],
  [/\bcol(?:umn)?[: ]*\d+/gi, "<place>", "$&"],
  [/@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/g, "<place>"],
  [/^[ \t]*\d+ +\|/gm, "<place> |"],
  // the name of a pod
  [/-[b-df-hj-np-tv-xz2-9]{8,10}-[b-df-hj-np-tv-xz2-9]{5}\b/g, "-<id>"],
  [/[A-Za-z0-9]{8,}/g, (word) => (isDrawnByLot(word) ? "<id>" : word)],
];

/** Whether digits stand among the letters of a word as nobody writes them: a ULID, a cuid, the end of a temporary name. */
function isDrawnByLot(word: string): boolean {
  const runs = word.match(/\d+|\D+/g) ?? [];
  return runs.length > 4 && word.replaceAll(/\D/g, "").length > 1;
}

/** Replaces times, hexes, pids, temporary paths, ports and places in files; counts and white space stay. */
export const withoutVolatile = (text: string): string =>
  volatile.reduce((scrubbed, [pattern, by]) => replaced(scrubbed, pattern, by), text);

/**
 * A text without the dates at which it was written: what is left was written on purpose.
 *
 * @param writtenAt - Milliseconds since 1970. A date of another time was written on purpose as well.
 */
export function withoutStamps(text: string, writtenAt: number): string {
  const isNear = (date: string): boolean => !(Math.abs(Date.parse(date.slice(0, 10)) - writtenAt) > 2 * dayMs);
  const byDay = (date: string): string => (isNear(date) ? "<time>" : date);
  return stamps.reduce((scrubbed, [pattern, by], at) => replaced(scrubbed, pattern, at === 0 ? byDay : by), text);
}

const replaced = (text: string, pattern: RegExp, by: StandIn): string =>
  typeof by === "string" ? text.replace(pattern, by) : text.replace(pattern, by);

/** The same with white space made one. */
export const scrubVolatile = (text: string): string => oneSpace(withoutVolatile(text));

const oneSpace = (text: string): string => text.replace(/[ \t]+/g, " ").trim();

/** A command without what is volatile. Addresses, places in files and times of day stay: whoever asks for another one asks something else. */
export const scrubCommand = (command: string): string =>
  oneSpace(
    volatile.reduce((scrubbed, [pattern, by, inCommand = by]) => replaced(scrubbed, pattern, inCommand), command),
  );

/** How long things took, each in the unit in which it is told. */
export const durationsIn = (text: string): readonly number[] =>
  [...text.matchAll(duration)].map(([, value = ""]) => Number(value.replaceAll(",", "")) || 0);

const number = /\d+(?:[.,]\d+)*/g;

/** The same without any number: what differs from it only by numbers reads alike. */
export const withoutNumbers = (scrubbed: string): string => scrubbed.replace(number, "#");

/** The numbers of a scrubbed text as they are written, in order. */
export const numberTexts = (scrubbed: string): readonly string[] => scrubbed.match(number) ?? [];

/** The numbers of a scrubbed text, in order. */
export const numbersIn = (scrubbed: string): readonly number[] =>
  numberTexts(scrubbed).map((text) => Number(text.replaceAll(",", "")) || 0);

/** What a program draws while it works: spinners, and bars that are as wide as the rest of the line leaves. */
const drawn: readonly (readonly [RegExp, string])[] = [
  [/[\u2800-\u28ff◐-◓◴-◷]+ ?/gu, ""],
  [/^[|/\\-] /gm, ""],
  [/([=_.*#~+─━═█░▒▓-])\1{3,}/gu, "$1$1$1"],
];

/** The lines of an output in one order, without what is volatile and what is only drawn: tests that run in another order fail alike. */
export function inAnyOrder(output: string): string {
  let text = scrubVolatile(output);
  for (const [pattern, by] of drawn) text = text.replace(pattern, by);
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .sort()
    .join("\n");
}

/** The lines of a text without numbers and what is volatile, each once, in one order: a text that grows by lines that it has reads alike. */
export const lineSet = (text: string): readonly string[] => linesIn(withoutVolatile(text));

/** The same of a text from which what is volatile was taken already. */
export const linesIn = (steady: string): readonly string[] =>
  [...new Set(withoutNumbers(steady).split("\n").map((line) => line.replace(/\s+/g, " ").trim()))].filter(Boolean).sort(); // biome-ignore format: one
