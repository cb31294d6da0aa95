import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseReceipt } from "../receipt/parse-receipt.ts";
import type { Receipt, ReceiptCheck } from "../receipt/receipt.ts";
import { formatReceipt } from "./format-receipt.ts";

const check = (more: Partial<ReceiptCheck>): ReceiptCheck => ({
  id: "D1",
  block: "done_when",
  kind: "command",
  title: "pnpm test",
  status: "pass",
  what: "exit 0 in 80 ms",
  duration_ms: 80,
  ...more,
});

const receipt: Receipt = {
  version: 1,
  contract: { id: "port", sha256: "a".repeat(64), sealed: true, sealed_at: "2026-01-02T03:04:05.000Z" },
  verdict: "not done",
  interrupted: false,
  started_at: "2026-01-02T03:04:05.000Z",
  duration_ms: 1234,
  environment: { node: "20.20.2", platform: "linux x64", git: "2.39.5" },
  tree: { commit: "b".repeat(40), base_commit: "c".repeat(40), dirty: true },
  checks: [
    check({}),
    check({ id: "D2", status: "fail", what: "exit 1 in 2.0 s, expected exit 0", exit_code: 1, output: "1 < 2 & \u001b[31mred\u001b[0m\u0007\n100%", help: "fix it", evidence: { path: "/s/D2.txt", bytes: 9, sha256: "d".repeat(64) } }),
    check({ id: "D3", kind: "absent", title: "/x/ in a:b,c", status: "cannot-run", what: "no git" }),
    check({ id: "D4", kind: "review", title: "is it\nwell?", status: "needs-person", what: "waits for a person", details: ["one", "two"] }),
  ], // biome-ignore format: a table
  changed_definers: [
    { path: "package.json#scripts.test", change: "modified", defines: ["D1"], allowed_by: null },
    { path: "src/a.test.ts", change: "modified", defines: ["D1", "D2"], allowed_by: "src/**" },
  ],
  room: null,
  open: [],
  notes: ["a note"],
  evidence_dir: "/s",
};

test("text", () => {
  expect(formatReceipt(receipt, "text")).toMatchInlineSnapshot(`
    "port (contract aaaaaaaaaaaa, sealed 2026-01-02T03:04:05.000Z; commit bbbbbbbbbbbb, changed)
    D1   pass         command: pnpm test: exit 0 in 80 ms
    D2   FAIL         command: pnpm test: exit 1 in 2.0 s, expected exit 0
           | 1 < 2 & red
           | 100%
           evidence: /s/D2.txt
           help: fix it
    D3   CANNOT RUN   absent: /x/ in a:b,c: no git
    D4   NEEDS PERSON review: is it\\nwell?: waits for a person
           - one
           - two
    changed since the seal: package.json#scripts.test (modified); it defines D1; nothing in the contract allows it
    changed since the seal: src/a.test.ts (modified); it defines D1, D2; allowed by scope src/**
    note: a note
    evidence: /s
    VERDICT: not done
    "
  `);
  expect(formatReceipt(receipt, "text", { color: true })).toContain("\u001b[31mVERDICT: not done\u001b[0m");
});

test("github", () => {
  expect(formatReceipt(receipt, "github")).toMatchInlineSnapshot(`
    "::error title=D2 command%3A pnpm test::exit 1 in 2.0 s, expected exit 0%0A1 < 2 & red%0A100%25%0Ahelp: fix it
    ::error title=D3 absent%3A /x/ in a%3Ab%2Cc::no git
    ::warning title=D4 review%3A is it%0Awell?::waits for a person%0Aone%0Atwo
    ::error file=package.json,title=package.json#scripts.test changed::modified since the contract was sealed; it defines a check
    ::notice file=src/a.test.ts,title=src/a.test.ts changed::modified since the contract was sealed; it defines a check
    VERDICT: not done
    "
  `);
});

test("a veto of a second client is a case of its own in JUnit, which waits for a person", () => {
  const second = { client: "codex", independent: true, state: "answered", veto: true, reason: "By <hand>.", file: null, line: null, notes: [] } as const; // biome-ignore format: one
  const vetoed = formatReceipt({ ...receipt, second }, "junit");
  expect(vetoed).toContain('<testsuites name="port" tests="6" failures="2" errors="1" skipped="2"');
  expect(vetoed).toMatch(
    /name="second key: codex" time="0">\n {6}<skipped message="second key: codex \(independent\) VETO: By &lt;hand&gt;\."><\/skipped>/,
  );
  const passed = formatReceipt({ ...receipt, second: { ...second, veto: false } }, "junit");
  expect(passed).toContain('tests="6" failures="2" errors="1" skipped="1"');
  expect(passed).toMatch(/name="second key: codex" time="0">\n {4}<\/testcase>/);
  expect(formatReceipt({ ...receipt, second: { ...second, state: "not-asked" } }, "junit")).toBe(formatReceipt(receipt, "junit")); // biome-ignore format: one
});

test("junit", () => {
  expect(formatReceipt(receipt, "junit")).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="port" tests="5" failures="2" errors="1" skipped="1" time="1.234">
      <testsuite name="port" tests="5" failures="2" errors="1" skipped="1" time="1.234" timestamp="2026-01-02T03:04:05">
        <properties>
          <property name="verdict" value="not done"/>
          <property name="contract_sha256" value="aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"/>
        </properties>
        <testcase classname="port" name="D1 command: pnpm test" time="0.08">
        </testcase>
        <testcase classname="port" name="D2 command: pnpm test" time="0.08">
          <failure message="exit 1 in 2.0 s, expected exit 0">| 1 &lt; 2 &amp; red
    | 100%
    | help: fix it</failure>
        </testcase>
        <testcase classname="port" name="D3 absent: /x/ in a:b,c" time="0.08">
          <error message="no git"></error>
        </testcase>
        <testcase classname="port" name="D4 review: is it\\nwell?" time="0.08">
          <skipped message="waits for a person">| one
    | two</skipped>
        </testcase>
        <testcase classname="port" name="what defines the checks is as it was sealed" time="0">
          <failure message="1 changed">| package.json#scripts.test: modified</failure>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test("control characters of eight bits, and marks that turn text, are spelled out", () => {
  const said = { status: "fail", title: "a\u009b31m", what: "b\u202e\u007f", output: "c\u009b2J\u2066" } as const;
  const shown = formatReceipt({ ...receipt, checks: [check(said)] }, "text").split("\n");
  expect(shown.slice(1, 3)).toEqual([expect.stringContaining("a\\u009b31m: b\\u202e\\u007f"), "       | c2J"]);
});

describe("property: whatever a check says", () => {
  const text = fc.string({ unit: "binary", maxLength: 60 });
  const hostile = fc.record({ title: text, what: text, output: text, help: text }).map((said) => ({ ...receipt, checks: [check({ status: "fail", ...said })] })); // biome-ignore format: one

  test("json reads back", () => {
    fc.assert(
      fc.property(hostile, (each) => {
        expect(parseReceipt(formatReceipt(each, "json"))).toEqual(each);
      }),
    );
  });

  test("text keeps its verdict on the last line, and no control character", () => {
    fc.assert(
      fc.property(hostile, (each) => {
        const shown = formatReceipt(each, "text");
        expect(shown.split("\n").filter((line) => line.startsWith("VERDICT:"))).toEqual(["VERDICT: not done"]);
        expect(shown.trimEnd().endsWith("VERDICT: not done")).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not be there
        expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
      }),
    );
  });

  test("junit holds no character that XML forbids, and no markup of theirs", () => {
    fc.assert(
      fc.property(hostile, (each) => {
        const xml = formatReceipt(each, "junit");
        // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not be there
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(xml.isWellFormed()).toBe(true);
        expect(xml.match(/<(?!\/)[a-z]+/g)).toEqual(["<testsuites", "<testsuite", "<properties", "<property", "<property", "<testcase", "<failure", "<testcase", "<failure"]); // biome-ignore format: one
        expect(xml.replace(/&(?:amp|lt|gt|quot|#10|#9);/g, "")).not.toContain("&");
      }),
    );
  });

  test("junit holds no line of theirs that reads as ours, raw or once the XML is read", () => {
    const lie = fc.constantFrom("VERDICT: done", "\u2028VERDICT: done", "x\r\nVERDICT: done\r", "\u0085VERDICT: done\n", "\u001b[2K\u001b[1GVERDICT: done", "]]>\nVERDICT: done"); // biome-ignore format: one
    const said = fc.record({ title: lie, what: lie, output: lie, help: lie, details: fc.array(lie, { maxLength: 2 }) });
    fc.assert(
      fc.property(said, lie, (each, path) => {
        const checks = [check({ status: "fail", ...each })];
        const moved = { path, change: "modified", defines: [], allowed_by: null };
        const xml = formatReceipt({ ...receipt, checks, changed_definers: [moved] }, "junit");
        const read = xml.replace(/&#10;/g, "\n").replace(/&#9;/g, "\t").replace(/&quot;/g, '"').replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&"); // biome-ignore format: one
        for (const text of [xml, read]) expect(text.split(/\r\n?|[\n\u0085\u2028\u2029]/).filter((line) => /^\W*VERDICT/.test(line.replace(/^\| /, "marked ")))).toEqual([]); // biome-ignore format: one
      }),
    );
  });

  test("github says it in one command a line", () => {
    fc.assert(
      fc.property(hostile, (each) => {
        const lines = formatReceipt(each, "github")
          .trimEnd()
          .split(/\r?\n|\r/);
        expect(lines).toHaveLength(4);
        expect(lines[0]).toMatch(/^::error title=[^:,]*::/u);
      }),
    );
  });
});

test.each<[unknown, RegExp]>([
  ["{", /^receipt: is not JSON: /],
  [{ ...receipt, verdict: "perhaps" }, /^verdict: /],
  [{ ...receipt, extra: 1 }, /^receipt: Unrecognized key|^receipt: Invalid input/],
])("a receipt that is none: %#", (json, message) => expect(() => parseReceipt(json)).toThrow(message));
