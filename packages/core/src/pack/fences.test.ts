import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { after } from "../node/after.ts";
import { architecture } from "../node/architecture.ts";
import { command } from "../node/command.ts";
import { type Contract, type Identified, type Item, parseContract } from "../node/contract.ts";
import { deliver } from "../node/deliver.ts";
import { finalAnswer } from "../node/final-answer.ts";
import { gate } from "../node/gate.ts";
import { must } from "../node/must.ts";
import { never } from "../node/never.ts";
import { note } from "../node/note.ts";
import { outcome } from "../node/outcome.ts";
import { read } from "../node/read.ts";
import { rule } from "../node/rule.ts";
import { step } from "../node/step.ts";
import { renderBlock, renderItem } from "../render/render.ts";
import { countIn } from "./measure.ts";
import { type PackOptions, pack } from "./pack.ts";

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

const contractOf = (constraints: readonly object[], workflow: readonly object[]): Contract =>
  parseContract({
    version: 1,
    id: "port",
    blocks: [
      { kind: "goal", items: [outcome("Port it.")] },
      ...(constraints.length === 0 ? [] : [{ kind: "constraints", items: constraints }]),
      { kind: "done_when", items: [command("pnpm test")] },
      ...(workflow.length === 0 ? [] : [{ kind: "workflow", items: workflow }]),
    ],
  });

const packed = (contract: Contract, options: Partial<PackOptions> = {}) =>
  pack(contract, { limit: { max: 4000, unit: "utf8" }, digest, ...options });

const rules = [
  must("Keep names."),
  architecture("Routes call services."),
  never("Skip a test.", { instead: "Fix it." }),
];
const fences = contractOf(rules, [step("Port one route."), gate(command("pnpm lint"))]);

test("a text says what must not be done, where things belong and what bars the way, and names the rest that has no room", () => {
  const long = step("Port one route. ".repeat(200));
  const { text, trace } = packed(contractOf(rules, [long, gate(command("pnpm lint"))]));
  expect(text).toContain("It also holds workflow, which binds you as well.");
  expect(text).toContain(`<constraints>
- C1 must: Keep names.
- C2 architecture: Routes call services.
- C3 never: Skip a test.
  instead: Fix it.
</constraints>

<workflow>
- W2 gate: command: \`pnpm lint\` exits 0.
  if it fails: fix the cause, run it again, and do not go on before it passes.
W1 of workflow: in \`.goalpost/port/contract.md\`.
</workflow>

<done_when>`);
  expect(trace.map(({ block, place }) => `${block}: ${place}`)).toEqual([
    "goal: text",
    "constraints: text",
    "done_when: text",
    "workflow: split",
  ]);
});

test("what is left of the room takes steps, rules of conduct, what is handed over, and what to read", () => {
  const contract = parseContract({
    ...fences,
    blocks: [
      ...fences.blocks,
      { kind: "context", items: [read("SPEC.md"), note("The parser was written twice.")] },
      { kind: "verification_loop", items: [after("each route", command("pnpm typecheck"))] },
      { kind: "execution_rules", items: [rule("Work without asking.")] },
      { kind: "output_contract", items: [deliver("CHANGELOG.md"), finalAnswer({ maxWords: 120 })] },
    ],
  });
  const { text, trace, length } = packed(contract);
  expect(length).toBeLessThan(4000);
  for (const block of contract.blocks.slice(1)) expect(text).toContain(renderBlock(block).trimEnd());
  expect(text).not.toContain("It also holds");
  expect(new Set(trace.map(({ place }) => place))).toEqual(new Set(["text"]));
});

test("text that belongs to no block stays in the file, and the text says so", () => {
  const other = { kind: "other", items: [{ kind: "text", text: "You are a careful engineer." }] };
  const { text, trace } = packed(parseContract({ ...fences, blocks: [...fences.blocks, other] }));
  expect(text).not.toContain("careful engineer");
  expect(text).toContain("It also holds other, which binds you as well.");
  expect(trace.at(-1)).toEqual({ block: "other", place: "file", why: "it belongs to no block" });
});

test("a block that is whole in the text says so, and names no rest", () => {
  const { text, trace } = packed(contractOf([never("Skip a test.")], [gate(command("pnpm lint"))]));
  expect(text).not.toContain(" of constraints: in ");
  expect(trace.map(({ place }) => place)).toEqual(["text", "text", "text", "text"]);
});

test("a client that repeats its text gets none of it", () => {
  expect(packed(fences, { size: "short" }).text).not.toMatch(/never:|architecture:|gate:/);
});

const words = fc.integer({ min: 1, max: 1500 }).map((length) => `${"é".repeat(length)}.`);
const item = fc.tuple(fc.constantFrom(never, architecture, must), words).map(([make, text]) => make(text));
const rung = fc.oneof(
  words.map((text) => step(text)),
  fc.integer({ min: 1, max: 900 }).map((length) => gate(command(`pnpm ${"x".repeat(length)}`))),
);

test("never-rules come in before architecture rules, these before gates, these before other rules, these before steps; none that would fit is left out", () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), fc.array(rung, { maxLength: 8 }), (constraints, workflow) => {
      const contract = contractOf(constraints, workflow);
      const { text, length, files } = packed(contract);
      expect(length).toBe(countIn(text, "utf8"));
      expect(length).toBeLessThanOrEqual(4000);
      const items = contract.blocks.flatMap((block): readonly Identified<Item>[] =>
        block.kind === "constraints" || block.kind === "workflow" ? block.items : [],
      );
      const ranked = ["never", "architecture", "gate", "must", "step"].flatMap((kind) =>
        items.filter((each) => each.kind === kind),
      );
      const isIn = (each: Identified<Item>) => text.includes(renderItem(each));
      // What was left out would not have fitted beside what comes before it; marks and the names of the rest take some room too.
      const size = (some: readonly Identified<Item>[]) =>
        countIn(some.map((each) => renderItem(each)).join(""), "utf8");
      const chosen = ranked.filter(isIn);
      const around = length - size(chosen);
      for (const [at, each] of ranked.entries()) {
        if (isIn(each)) continue;
        expect(around + size(ranked.slice(0, at).filter(isIn)) + size([each])).toBeGreaterThan(4000 - 300);
      }
      expect(files[0].text).toContain("> gate: ");
    }),
    { numRuns: 100 },
  );
});
