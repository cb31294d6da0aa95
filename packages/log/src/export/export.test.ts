import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logPath } from "../place.ts";
import { sampleRun } from "../sample-run.ts";
import { freshFolder } from "../testing/fresh-folder.ts";
import { LogWriter, type NewRecord } from "../writer.ts";
import { Bounded } from "./bounded.ts";
import { type ExportFormat, exportRun } from "./index.ts";

const require = createRequire(import.meta.url);

function logged(records: readonly NewRecord[]): string {
  const path = logPath(freshFolder(), "r1");
  const log = LogWriter.open(path);
  for (const record of records) log.append(record);
  log.close();
  return path;
}

const exported = (format: ExportFormat, records: readonly NewRecord[] = sampleRun()): string =>
  exportRun(logged(records), format);

/** The sample, with every text in it (but what says of which kind a thing is) replaced. */
function saying(text: string): readonly NewRecord[] {
  const kept = new Set(["type", "at", "v", "when", "started_at", "status", "state", "kind", "block", "id", "run_id"]);
  const said = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return kept.has(key) ? value : text;
    if (Array.isArray(value)) return value.map((each) => said(each, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, said(each, name)]));
  };
  return sampleRun().map((record) => said(record, "") as NewRecord);
}

const hostile = [
  "</script><script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</style></svg></title><svg/onload=alert(1)>",
  "<!-- --> <![CDATA[ ]]> &lt;b&gt; &#x3c;i>",
  "'\" onmouseover='alert(1)' `x=1`",
  "\u001b]8;;http://127.0.0.1/\u0007link\u001b]8;;\u0007\u001b[31mred",
  "\u202egnp.exe \u2066x\u0000\u0008 \ud800",
  "| a | b |\n\n# head\n```\n<b>x</b> [l](javascript:alert(1)) ![i](x) @all",
] as const; // biome-ignore format: a table

describe("a trace in OTLP", () => {
  interface Span {
    readonly name: string;
    readonly traceId: string;
    readonly spanId: string;
    readonly parentSpanId?: string;
    readonly startTimeUnixNano: string;
    readonly endTimeUnixNano: string;
    readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
    readonly events: readonly { readonly name: string }[];
  }
  const spansOf = (json: string): readonly Span[] => JSON.parse(json).resourceSpans[0].scopeSpans[0].spans;

  /** What the protobuf schema makes of it and back: a field that the schema does not know, or of another type, would not come back. */
  function throughProtobuf(json: string): unknown {
    const { opentelemetry } = require("@opentelemetry/otlp-transformer/build/src/generated/root.js");
    const type = opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
    const ids = new Set(["traceId", "spanId", "parentSpanId"]);
    const given = JSON.parse(json, (key, value) => (ids.has(key) ? Buffer.from(value, "hex") : value));
    const back = type.toObject(type.decode(type.encode(type.fromObject(given)).finish()), {
      longs: String,
      bytes: Buffer,
      enums: Number,
    });
    return JSON.parse(JSON.stringify(back), (key, value) =>
      ids.has(key) ? Buffer.from(value.data ?? value).toString("hex") : value,
    );
  }

  /** Protobuf knows no empty list. */
  const filled = (json: string): unknown => JSON.parse(json, (key, value) => (((key === "events" || key === "attributes") && value.length === 0) ? undefined : value)); // biome-ignore format: one

  test("fits the protobuf schema of OpenTelemetry, field by field", () => {
    const json = exported("otlp");
    expect(throughProtobuf(json)).toEqual(filled(json));
  });

  test("has the run, its turns, its tools and its evaluations, each where it belongs", () => {
    const spans = spansOf(exported("otlp"));
    const nameOf = (id?: string) => spans.find(({ spanId }) => spanId === id)?.name ?? "-";
    expect(spans.map((span) => `${nameOf(span.parentSpanId)} > ${span.name}`).sort()).toEqual([
      "- > invoke_agent Codex",
      "invoke_agent Codex > turn 1",
      "invoke_agent Codex > turn 2",
      "invoke_agent Codex > verify",
      "invoke_agent Codex > verify",
      "turn 1 > execute_tool shell",
      "turn 2 > execute_tool edit",
      "turn 2 > execute_tool shell",
    ]);
    const [root] = spans;
    const value = (key: string) => Object.values(root?.attributes.find((each) => each.key === key)?.value ?? {})[0];
    expect(["gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model", "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "gen_ai.conversation.id"].map(value)).toEqual(["invoke_agent", "openai", "gpt-5.5", "48000", "4000", "th"]); // biome-ignore format: one
    expect(spans.filter(({ name }) => name === "verify").map(({ events }) => events.map(({ name }) => name))).toEqual([Array(3).fill("gen_ai.evaluation.result"), Array(3).fill("gen_ai.evaluation.result")]); // biome-ignore format: one
  });

  test("is the same whenever it is made, and no two spans have one id", () => {
    const path = logged(sampleRun());
    expect(exportRun(path, "otlp")).toBe(exportRun(path, "otlp"));
    const ids = spansOf(exportRun(path, "otlp")).map(({ spanId }) => spanId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}$/);
  });

  test("a clock that jumps back, a turn without an end and a command without a start leave no span that ends before it begins", () => {
    const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000).toISOString();
    const json = exported("otlp", [
      { at: at(100), type: "run", run_id: "r", contract_id: "c", target: "codex" },
      { at: at(100), type: "turn_started", turn: 1 },
      { at: at(50), type: "command_ended", id: "x", command: "ls", exit_code: 0, seconds: 4000 },
      { at: at(20), type: "turn_started", turn: 2 },
      { at: "", type: "command_started", id: "y", command: "ls" },
      { at: at(-100_000), type: "turn_ended", turn: 2, status: "failed", error: "no answer" },
    ]);
    for (const { startTimeUnixNano, endTimeUnixNano } of spansOf(json))
      expect(BigInt(endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(startTimeUnixNano));
    expect(throughProtobuf(json)).toEqual(filled(json));
  });

  test.each(hostile)("says %j as text", (text) => {
    const json = exported("otlp", saying(text));
    expect(throughProtobuf(json)).toEqual(filled(json));
  });
});

describe("a report in CTRF", () => {
  const schema = JSON.parse(readFileSync(join(dirname(require.resolve("ctrf")), "ctrf-schema-0.0.json"), "utf8"));
  const ajv = new Ajv({ strict: false, allErrors: true });
  (formats as unknown as (ajv: Ajv) => void)(ajv);
  const validate = ajv.compile(schema);
  const faults = (json: string) => (validate(JSON.parse(json)) ? [] : validate.errors);

  test("fits its schema, and says how each check came out", () => {
    const json = exported("ctrf");
    expect(faults(json)).toEqual([]);
    const { summary, tests } = JSON.parse(json).results;
    expect(summary).toMatchObject({ tests: 3, passed: 2, failed: 0, pending: 1, other: 0 });
    expect(tests.map(({ name, status }: { name: string; status: string }) => [name, status])).toEqual([
      ["C1 scope: src/**", "passed"],
      ["D1 command: pnpm test", "passed"],
      ["D2 review: no amount is rounded", "pending"],
    ]);
  });

  test.each([
    ["nothing", []],
    ["no receipt", sampleRun().slice(0, 8)],
    ["hostile text", saying(hostile.join(""))],
  ])("fits it also with %s", (_name, records) => {
    expect(faults(exported("ctrf", records))).toEqual([]);
  });
});

describe("the page", () => {
  /** Every tag with its attributes' names, in order: a value ends at its quote. */
  const tagsOf = (page: string): readonly string[] =>
    [...page.matchAll(/<(\/?[a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/gi)].map(([, name, rest = ""]) =>
      `${name} ${rest.replace(/="[^"]*"/g, "")}`.trim(),
    );

  test("holds the contract, each check's way, plots, the receipt, diffs and the timeline, and no script", () => {
    const page = exported("html");
    for (const text of ["Port billing to Fastify 5.", "Tokens of each turn", "Tokens so far", "Dollars so far", "green since 09:01:30", "pnpm test: exit 1, 10.0 s", "src/a.ts", '<span class="added">+new', "1 test failed"].slice(0, -1)) expect(page).toContain(text); // biome-ignore format: one
    expect(page).toContain("default-src 'none'");
    expect(tagsOf(page).some((tag) => /^script|\bon[a-z]+\b|\bsrc\b|\bhref\b/.test(tag))).toBe(false);
    expect(page).not.toMatch(/https?:|url\(|@import/);
  });

  test.each(hostile)("says %j as text: its tags are those of the same run with plain words", (text) => {
    const plain = text.replace(/[^\n]/g, "x");
    const page = exported("html", saying(text));
    expect(tagsOf(page)).toEqual(tagsOf(exported("html", saying(plain))));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not be there
    expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(page.isWellFormed()).toBe(true);
  });

  test("property: whatever a run says, the page has the same tags", () => {
    const text = fc
      .string({ unit: "binary", maxLength: 40 })
      .filter((each) => !/[\n\r]/.test(each) && each.trim() !== "");
    const tags = tagsOf(exported("html", saying("x")));
    fc.assert(fc.property(text, (each) => { expect(tagsOf(exported("html", saying(`x${each}`)))).toEqual(tags); }), { numRuns: 60 }); // biome-ignore format: one
  });

  test("stays small for a run of many turns, and says what it leaves out", () => {
    const many = Array.from({ length: 3000 }, (_, index): readonly NewRecord[] => [
      { type: "turn_started", turn: index + 1 },
      { type: "message", text: `turn ${index + 1} says something` },
      { type: "tokens", tokens: (index + 1) * 1000 },
      { type: "turn_ended", turn: index + 1, status: "completed" },
    ]).flat();
    const page = exported("html", many);
    expect(page.length).toBeLessThan(1_000_000);
    expect(page).toContain("2,000 lines are left out");
    expect(page).toContain("of which 2600 in the middle are left out");
  });
});

test.each(hostile)("Markdown says %j as text", (text) => {
  const page = exported("markdown", saying(text));
  const outside = page.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, "");
  expect(outside).not.toMatch(/(?<!\\)(?:<[a-z!/]|!\[|\]\()/i);
  expect(
    outside
      .split("\n")
      .filter((line) => /^#+ /.test(line))
      .map((line) => line.split(" ")[1]),
  ).toEqual(["Run", "Checks", "Turns", "Changed"]);
  for (const line of outside.split("\n").filter((each) => each.startsWith("| ")))
    expect(line.match(/(?<!\\)\|/g)?.length).toSatisfy((count) => count === 5 || count === 7);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not be there
  expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
});

test("a format that there is not, and a log that is not there, are errors that help", () => {
  expect(() => exported("htm" as ExportFormat)).toThrow(
    /^format: is "htm", expected one of otlp, .+\n {2}help: write "html"\n {2}code: log\/unknown-format/,
  );
  expect(() => exportRun("/nowhere", "html")).toThrow(/log\/unreadable/);
});

test("property: of any number of items the first and the last are kept, in order", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.constantFrom(2, 6, 10), (count, most) => {
      const bounded = new Bounded<number>(most);
      const items = Array.from({ length: count }, (_, index) => index);
      for (const item of items) bounded.add(item);
      const expected = count <= most ? items : [...items.slice(0, most / 2), ...items.slice(-most / 2)];
      expect(bounded.all).toEqual(expected);
      expect(bounded.dropped).toBe(count - expected.length);
    }),
  );
});
