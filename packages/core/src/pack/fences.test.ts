import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { architecture } from "../node/architecture.ts";
import { command } from "../node/command.ts";
import { type Contract, type Identified, type Item, parseContract } from "../node/contract.ts";
import { gate } from "../node/gate.ts";
import { must } from "../node/must.ts";
import { never } from "../node/never.ts";
import { outcome } from "../node/outcome.ts";
import { step } from "../node/step.ts";
import { renderItem } from "../render/render.ts";
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

const fences = contractOf(
  [must("Keep names."), architecture("Routes call services."), never("Skip a test.", { instead: "Fix it." })],
  [step("Port one route."), gate(command("pnpm lint"))],
);

test("a text with room says what must not be done, where things belong and what bars the way, and names the rest", () => {
  const { text, trace } = packed(fences);
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

test("never-rules come in before architecture rules, these before gates, these before other rules; none that would fit is left out", () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), fc.array(rung, { maxLength: 8 }), (constraints, workflow) => {
      const contract = contractOf(constraints, workflow);
      const { text, length, files } = packed(contract);
      expect(length).toBe(countIn(text, "utf8"));
      expect(length).toBeLessThanOrEqual(4000);
      const items = contract.blocks.flatMap((block): readonly Identified<Item>[] =>
        block.kind === "constraints" || block.kind === "workflow" ? block.items : [],
      );
      const ranked = ["never", "architecture", "gate", "must"].flatMap((kind) =>
        items.filter((each) => each.kind === kind),
      );
      const isIn = (each: Identified<Item>) => text.includes(renderItem(each));
      for (const each of items) if (!ranked.includes(each)) expect(isIn(each)).toBe(false);
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
