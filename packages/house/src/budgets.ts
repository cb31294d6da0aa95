/** What an entry may cost those who import it. How long the import takes is a figure of `pnpm bench`, never a test: a busy machine would fail it. */
export interface Budget {
  /** Everything that the entry loads at once from our own files, each gzipped; dependencies are not counted. */
  readonly maxGzipBytes: number;
  /** Every package that it loads at once, Node's own among them: each that is found by its name is waited for. What a first call loads is not counted. Absent: not held. */
  readonly loads?: readonly string[];
}

/** Budgets by entry, every one that is published. Raise one only with the reason in the commit. */
export const entryBudgets: Readonly<Record<string, Budget>> = {
  // What composes, renders, reads and packs; two fifths of it are zod. White space stays, for what a bundler leaves out: see `shaken`. The refusals of the builder and what the texts say to an agent took 2.4 KB, what each client is told 1.5 KB, counted tests and held-out checks 2 KB, producers of logs and origins 1 KB.
  "@goalpost/core": { maxGzipBytes: 44_500, loads: [] },
  // Packing, and what every client is told alike; the rest is what it shares with core.
  "@goalpost/core/adapter": { maxGzipBytes: 44_500, loads: [] },
  "@goalpost/core/internal": { maxGzipBytes: 44_500, loads: [] },
  // What our command line lints contracts with: the rules and core, without the reader of prompts.
  "@goalpost/core/internal/lint": { maxGzipBytes: 177_000, loads: [] },
  // The rules with their cases, the word lists of ten languages, the forms of secrets; import with the forms of ten languages (397 KB, of which the table of the English ones is 8; words of prose, of tables and of quantities took 18, sentences and tables of whole prompts 17; who judges, what makes a file, bounds, parts that go in parallel, titles and pasted threads, in ten languages, 43), since lint reads prompts; and core. What plain texts need of each pattern, so that a first text neither reads nor compiles what it cannot match, took 48.
  "@goalpost/core/lint": { maxGzipBytes: 672_000, loads: [] },
  "@goalpost/core/import": { maxGzipBytes: 535_000, loads: [] },
  "@goalpost/core/diff": { maxGzipBytes: 37_600, loads: [] },
  // Forms, names and what finds them, passphrases without quotes, passwords that a sentence tells (0.6 KB), what code, shells and pipelines write (3.5 KB), and what stands beside one (1.8 KB), among them; zod is not in it, so that masks cost little where nothing else of core is needed.
  "@goalpost/core/secrets": { maxGzipBytes: 17_000, loads: [] },
  // A matcher of paths, with picomatch for the tame ones: lint and verify read globs alike.
  "@goalpost/core/glob": { maxGzipBytes: 14_000, loads: [] },
  // zod is the user's own.
  "@goalpost/core/zod": { maxGzipBytes: 12_400, loads: ["zod"] },
  "@goalpost/core/testing": { maxGzipBytes: 32_600, loads: [] },
  // The error, and what refuses surplus arguments and unknown options, which targets need as well.
  "@goalpost/core/errors": { maxGzipBytes: 1_800, loads: [] },
  // What is re-exported, and nothing of the command line.
  goalpost: { maxGzipBytes: 1_500, loads: ["@goalpost/core"] },
  "goalpost/lint": { maxGzipBytes: 1_500, loads: ["@goalpost/core"] },
  "goalpost/import": { maxGzipBytes: 1_500, loads: ["@goalpost/core"] },
  "goalpost/diff": { maxGzipBytes: 1_500, loads: ["@goalpost/core"] },
  "goalpost/preset": { maxGzipBytes: 1_500, loads: ["@goalpost/config", "@goalpost/skills"] },
  // The keys of two clients, their rules, two TOML readers, and what an organisation's preset holds (2 KB).
  "@goalpost/config": { maxGzipBytes: 86_000, loads: ["@goalpost/core"] },
  // What a launch is decided by, beside any target: no table of keys is in it.
  "@goalpost/config/launch": { maxGzipBytes: 11_500, loads: ["@goalpost/core"] },
  // Layers, trust, planned writes and the clients' own word came from the command line; they read the tables of `@goalpost/config`, which it shares.
  "@goalpost/config/node": {
    maxGzipBytes: 90_000,
  },
  // What compiles and reads a status. What runs a client is loaded with the first call: processes, hashes, and the writer of files. The names of what ends a run by itself, which a record may hold, took 0.3 KB. Who set which setting, with the merge and the check for danger of `@goalpost/config`, took 4.5 KB.
  "@goalpost/codex": { maxGzipBytes: 19_000, loads: ["@goalpost/core", "node:path"] },
  "@goalpost/claude-code": { maxGzipBytes: 19_600, loads: ["@goalpost/core", "node:os", "node:path", "node:util"] },
  "@goalpost/rehearsal": {
    maxGzipBytes: 21_000,
  },
  // The lifecycle of a run, which two engines had apart before; what asks a client, and the state on disk. What notices a run that gets nowhere, its table of kinds and what each is told, and waiting for limits took 13 KB; a limit whose end has just passed, the minutes of a turn that was cut, and what is stuck behind drawings 1.5 KB.
  "@goalpost/target": {
    maxGzipBytes: 48_500,
  },
  // Facts, lines, shapes and versions; it shares the files of the entry above.
  "@goalpost/target/adapter": { maxGzipBytes: 42_500 },
  "@goalpost/target/internal": { maxGzipBytes: 42_500 },
  // What writes a log, reads it and folds it.
  "@goalpost/log": { maxGzipBytes: 9_000 },
  // A trace, two reports, and a page with its plots and its style.
  "@goalpost/log/export": { maxGzipBytes: 17_000 },
  "@goalpost/log/testing": { maxGzipBytes: 3_000, loads: [] },
  // The server; the page is a file beside it.
  "@goalpost/watch": { maxGzipBytes: 9_000 },
  "@goalpost/verify": {
    // The room: a tree of the start, its dependencies, a sandbox; readers of test reports, held-out checks, signed approvals and statements. Ways out of a sandbox for single addresses, sealed history, what a person names as theirs and what checks leave took 8 KB; a tree in which the goal is reached, the second key and the producers that redteam offers 4 KB; the stamps of an index and what may differ from HEAD 1 KB.
    maxGzipBytes: 150_000,
  },
  "@goalpost/verify/redteam": {
    // The verifier's room and seal, and what plays lies in it.
    maxGzipBytes: 122_500,
  },
  // What reads a specification, interviews and challenges by it, with the rules; the readers of Markdown and of three-way merges are packages of their own. The small words of seven languages, by which a refinement tells what is new, took 4 KB; bounds before the parser 1 KB; orders sentence by sentence, numbers in front of them and plurals 1.3 KB.
  "@goalpost/spec": { maxGzipBytes: 45_500 },
  // Two logs that only grow.
  "@goalpost/spec/node": { maxGzipBytes: 4_500 },
  // The yaml reader is a package of its own.
  "@goalpost/skills": { maxGzipBytes: 7_500 },
  // Five skills: their texts.
  "@goalpost/skills/own": { maxGzipBytes: 13_000 },
  "@goalpost/vitest": { maxGzipBytes: 5_500 },
  "@goalpost/vitest/setup": {
    maxGzipBytes: 5_500,
  },
};

/** What a program for browsers keeps that imports some names alone: bundled and minified, as its users do it. */
export interface Shaken {
  readonly from: string;
  readonly names: readonly string[];
  readonly maxGzipBytes: number;
  /** Texts that only parts hold which these names do not need: ids of rules, sentences of other files. */
  readonly leaves: readonly string[];
}

const lintAlone = "done-when-is-measurable";
const importAlone = "holds no block that could be read";
const zodAlone = "ZodMiniString";

/** Programs that must leave out what they do not use. */
export const shaken: readonly Shaken[] = [
  {
    from: "@goalpost/core",
    names: ["GoalpostError"],
    maxGzipBytes: 4_700,
    leaves: [lintAlone, importAlone, zodAlone],
  },
  {
    from: "@goalpost/core/internal",
    names: ["nearest"],
    maxGzipBytes: 4_700,
    leaves: [lintAlone, importAlone, zodAlone],
  },
  { from: "@goalpost/core", names: ["template"], maxGzipBytes: 5_800, leaves: [lintAlone, importAlone, zodAlone] },
  { from: "@goalpost/core", names: ["never"], maxGzipBytes: 13_000, leaves: [lintAlone, importAlone] },
  { from: "@goalpost/core", names: ["command"], maxGzipBytes: 16_000, leaves: [lintAlone, importAlone] },
  {
    from: "@goalpost/core",
    names: ["goal", "command", "render"],
    maxGzipBytes: 27_000,
    leaves: [lintAlone, importAlone],
  },
  { from: "goalpost", names: ["command"], maxGzipBytes: 16_000, leaves: [lintAlone, importAlone, "commander"] },
  { from: "@goalpost/core/lint", names: ["defineRule"], maxGzipBytes: 53_000, leaves: [lintAlone, zodAlone] },
];
