import { describe, expect, test } from "vitest";
import { absent } from "./absent.ts";
import { after } from "./after.ts";
import { artifact } from "./artifact.ts";
import { budget } from "./budget.ts";
import { claim } from "./claim.ts";
import { command } from "./command.ts";
import { completionSignal } from "./completion-signal.ts";
import { deliver } from "./deliver.ts";
import { finalAnswer } from "./final-answer.ts";
import { gate } from "./gate.ts";
import { metric } from "./metric.ts";
import { must } from "./must.ts";
import { never } from "./never.ts";
import { note } from "./note.ts";
import { parallel } from "./parallel.ts";
import { read } from "./read.ts";
import { reference } from "./reference.ts";
import { review } from "./review.ts";
import { scope } from "./scope.ts";
import { shell } from "./shell.ts";
import { unchanged } from "./unchanged.ts";

/** What plain JavaScript can pass, whatever the types say. */
const loose = <Value>(value: unknown): Value => value as Value;

describe("a factory gives a frozen item, spelt as the wire spells it:", () => {
  test.each<[object, object]>([
    [command(" pnpm test "), { kind: "command", run: "pnpm test", exit_code: 0 }],
    [
      command("pnpm test", { cwd: "a", exitCode: 2, stdout: /ok/i, timeoutSeconds: 5, env: ["CI"], id: "tests" }),
      {
        kind: "command",
        id: "tests",
        run: "pnpm test",
        cwd: "a",
        exit_code: 2,
        stdout: { source: "ok", flags: "i" },
        timeout_seconds: 5,
        env: ["CI"],
      },
    ],
    [shell("a |\n b"), { kind: "shell", run: "a |\n b", exit_code: 0 }],
    [
      absent("a/b", { in: "x" }),
      { kind: "absent", pattern: { source: "a\\/b", flags: "" }, in: "x", if_missing: "fail" },
    ],
    [
      absent("a", { in: "x", producedBy: command("b") }),
      {
        kind: "absent",
        pattern: { source: "a", flags: "" },
        in: "x",
        if_missing: "fail",
        produced_by: { kind: "command", run: "b", exit_code: 0 },
      },
    ],
    [artifact("a", { contains: /x/ }), { kind: "artifact", path: "a", matches: { source: "x", flags: "" } }],
    [artifact("a", { json: [-0, null] }), { kind: "artifact", path: "a", json: [0, null] }],
    [
      metric(command("a"), { read: "/p95", atMost: 1 }),
      { kind: "metric", run: { kind: "command", run: "a", exit_code: 0 }, json_pointer: "/p95", at_most: 1 },
    ],
    [scope("a", "b", { since: "main" }), { kind: "scope", paths: ["a", "b"], since: "main" }],
    [budget({ minutes: 0.5 }), { kind: "budget", minutes: 0.5 }],
    [parallel(["a", "b"]), { kind: "parallel", steps: ["a", "b"] }],
    [
      after("each route", command("a")),
      { kind: "after", when: "each route", check: { kind: "command", run: "a", exit_code: 0 } },
    ],
  ])("%#", (item, expected) => {
    expect(item).toEqual(expected);
    const open = (value: unknown): boolean =>
      typeof value === "object" && value !== null && (!Object.isFrozen(value) || Object.values(value).some(open));
    expect(open(item)).toBe(false);
  });
});

describe("bad input says where, what, and how to fix it:", () => {
  const cases: readonly (readonly [() => unknown, string])[] = [
    [() => must(""), 'must.text: "" is empty, expected text\n  help: write at least one character that shows'],
    [() => note(" \n\ufeff"), 'note.text: " \\n\\u{feff}" is empty, expected text\n  help: write at least one character that shows'],
    [() => claim(loose(5)), "claim.text: is 5, expected a string\n  help: give a string"],
    [() => claim(loose(undefined)), "claim.text: is missing, expected a string\n  help: add it"],
    [() => claim("a\ud800"), 'claim.text: "a\\ud800" holds a lone surrogate, expected well-formed Unicode\n  help: remove the broken character: half of a pair was cut off'],
    [() => never("a", { instead: "" }), 'never.instead: "" is empty, expected text\n  help: write at least one character that shows'],
    [() => command("a | b"), 'command.run: "a | b" holds a pipe ("a | b"), which needs a shell\n  help: use shell(…), or split it into two commands'],
    [() => command("a\nb"), 'command.run: "a\\nb" holds a line break, expected one line\n  help: write it on one line'],
    [() => command("a", { exitCode: 256 }), "command.exitCode: 256 is above 255, expected 0 to 255\n  help: give the exit code that means true, 0 to 255"],
    [() => command("a", { exitCode: 0.5 }), "command.exitCode: 0.5 is not a whole number, expected 0 to 255\n  help: give the exit code that means true, 0 to 255"],
    [() => command("a", { timeoutSeconds: 0 }), "command.timeoutSeconds: 0 is below 1, expected 1 to 86400 seconds\n  help: give 1 to 86400 seconds, which is a day"],
    [() => command("a", loose({ timeout: 5 })), 'command.timeout: is not an option of command, expected one of id, from, cwd, exitCode, stdout, timeoutSeconds, env\n  help: write "timeoutSeconds"'],
    [() => command("a", loose({ quiet: true })), "command.quiet: is not an option of command, expected one of id, from, cwd, exitCode, stdout, timeoutSeconds, env\n  help: use one of these, or remove it"],
    [() => command("a", { env: ["TOKEN=hush"] }), "command.env[0]: is not the name of an environment variable\n  help: give the name alone, never the value"],
    [() => command("a", loose({ env: "CI" })), 'command.env: is not a list of names\n  help: give the names alone: ["CI"]; a value is set in shell("CI=1 …")'],
    [() => command("a", { stdout: "(" }), "command.stdout: is not a regular expression (Invalid regular expression: /(/: Unterminated group), expected ECMAScript syntax\n  help: correct it, or escape what is meant as it stands with a backslash"],
    [() => command("a", { id: "Two words" }), 'command.id: "Two words" is not an id, expected kebab-case such as "golden-files"\n  help: write "two-words"'],
    [() => shell("a\0"), 'shell.run: "a\\u0000" holds a NUL character, which no argument can hold\n  help: remove it'],
    [() => read("/etc/passwd"), `read.path: "/etc/passwd" is not relative, expected a path below the project's root\n  help: name a file or glob of the project; copy into it what is outside`],
    [() => deliver("a/../../b"), `deliver.path: "a/../../b" leaves the project's root, expected a path below it\n  help: name a file or glob of the project; copy into it what is outside`],
    [() => scope("{..,a}/b"), `scope.paths[0]: "{..,a}/b" leaves the project's root, expected a path below it\n  help: name a file or glob of the project; copy into it what is outside`],
    [() => read("C:\\a"), `read.path: "C:\\\\a" is not relative, expected a path below the project's root\n  help: name a file or glob of the project; copy into it what is outside`],
    [() => read("\\\\server\\a"), `read.path: "\\\\\\\\server\\\\a" is not relative, expected a path below the project's root\n  help: name a file or glob of the project; copy into it what is outside`],
    [() => read("a\\b"), 'read.path: "a\\\\b" holds a backslash, expected forward slashes\n  help: write "a/b"'],
    [() => read("a\0"), 'read.path: "a\\u0000" holds a NUL character\n  help: remove it'],
    [() => read("a", { lines: "8-2" }), 'read.lines: "8-2" ends before it begins, expected the first line first\n  help: swap the two numbers'],
    [() => read("a", { lines: "0" }), 'read.lines: "0" is not a line range, expected "10" or "10-80"\n  help: give the first line and the last, from 1'],
    [() => command("pnpm", loose("test")), 'command: was given "test" where its options stand, expected options such as { cwd: … }\n  help: write the program and its arguments as one text: command("pnpm test")'],
    [() => review("it reads well", loose("notes.md")), 'review: was given "notes.md" where its options stand, expected options such as { evidence: … }\n  help: name the option that it is for, such as { evidence: … }, or write one review(…) for each text'],
    [() => parallel(loose("a"), loose("b")), 'parallel: was given "b" where its options stand, expected options such as { id: … }\n  help: give the steps as one list: parallel([…, …])'],
    [() => budget(loose("3h")), 'budget: was given "3h" where its options stand, expected options such as { turns: … }\n  help: name the bound: { minutes: 90 }'],
    [() => must("a", loose("b")), 'must: was given "b" where its options stand, expected options such as { id: … }\n  help: write one must(…) for each text'],
    [() => must(loose(command("a"))), 'must.text: is an item of the kind "command", expected a string\n  help: give a string; an item stands by itself in its block'],
    [() => reference("SPEC.md"), 'reference.url: "SPEC.md" is not an address\n  help: write one that begins with "https://"; a file of the project goes in read(…)'],
    [() => unchanged(...loose<[string]>([])), "unchanged.paths: is empty, expected at least one path or glob\n  help: name one"],
    [() => unchanged("a", { since: "-x" }), 'unchanged.since: "-x" is not a git revision, expected one such as "HEAD" or "main"\n  help: name a branch, a tag or a commit'],
    [() => absent("", { in: "a" }), 'absent.pattern.source: "" is empty, expected a regular expression\n  help: write what to look for'],
    [() => absent("a", { in: "a", lastLines: 0 }), "absent.lastLines: 0 is below 1, expected 1 or more\n  help: give 1 or more, or leave it out"],
    [() => absent("a", loose({ in: "a", ifMissing: "pas" })), 'absent.ifMissing: is "pas", expected "fail" or "pass"\n  help: write "pass"'],
    [() => absent("a", { in: "logs/*.log", producedBy: command("b") }), 'absent.in: "logs/*.log" is a glob, but a producer makes one file\n  help: name the file that it makes, and write one absent(…) for each'],
    [() => absent("a", { in: "a", ifMissing: "pass", producedBy: command("b") }), 'absent.ifMissing: "pass" lets the file be missing, but a producer has to make it\n  help: leave out ifMissing, or producedBy'],
    [() => artifact("a", { json: loose(Number.NaN) }), "artifact.json: NaN is not JSON, expected text, numbers, true, false, null, arrays and plain objects\n  help: give the value that JSON.parse gives"],
    [() => artifact("a", { json: JSON.parse(`${"[".repeat(99)}${"]".repeat(99)}`) }), "artifact.json: is nested deeper than 64 levels\n  help: look at a part of it"],
    [() => artifact("a", { producedBy: command("a", { id: "x" }) }), 'artifact.producedBy.id: "x" is the id of an inner check, but only items have ids\n  help: give it to the item around it'],
    [() => metric(command("a"), {}), "metric: has no bound, expected atMost, atLeast, changeAtMostPercent or changeAtLeastPercent\n  help: give one of them"],
    [() => metric(command("a"), { atMost: 1, baseline: 0 }), "metric.baseline: 0 is not a baseline: a change in percent against 0 means nothing\n  help: bound the number itself"],
    [() => metric(command("a"), { atMost: 1, read: "p95" }), 'metric.jsonPointer: "p95" is not JSON Pointer, expected one such as "/p95"\n  help: begin it with "/", one for each level'],
    [() => metric(command("a"), { atMost: Number.POSITIVE_INFINITY }), "metric.atMost: Infinity is not a finite number\n  help: give a number"],
    [() => budget({}), "budget: has no bound, expected turns, minutes, tokens or dollars\n  help: give one of them"],
    [() => budget({ dollars: 0 }), "budget.dollars: 0 is not above 0\n  help: give a number above 0, or leave it out"],
    [() => finalAnswer({}), "finalAnswer: says nothing, expected maxWords, codeOnly or what\n  help: give one of them"],
    [() => finalAnswer(loose({ codeOnly: false })), "finalAnswer.codeOnly: false is not true\n  help: leave it out where prose is welcome"],
    [() => parallel(["a"]), "parallel.steps: has fewer than 2 steps, expected 2 or more\n  help: use step(…) for one"],
    [() => completionSignal("a\u2028b"), 'completionSignal.text: "a\\u{2028}b" holds a line break, expected one line\n  help: write it on one line'],
    [() => metric(loose("node b.mjs"), { atMost: 5 }), 'metric.run: is "node b.mjs", expected a check that prints the number\n  help: write metric(command("node b.mjs"), { … })'],
    [() => review("a", loose({})), 'review.evidence: is missing, expected a string\n  help: add it: evidence: "…"'],
    [() => gate(loose({ kind: "claim", text: "a" })), 'gate.check.kind: is "claim", expected one of command, shell, artifact, absent, metric, tests, unchanged, scope\n  help: use one of them'],
    [() => after("a", loose("pnpm test")), 'after.check: is "pnpm test", expected a check\n  help: give it what decides, such as command("pnpm test")'],
  ]; // biome-ignore format: one case, one line
  test.each(cases.map(([run, message]) => [message.split("\n")[0] ?? "", run, message] as const))(
    "%s",
    (_first, run, message) => {
      expect(run).toThrow(`${message}\n  code: contract/bad-input`);
    },
  );
});
