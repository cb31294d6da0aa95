import { describe, expect, test } from "vitest";
import type { StepName, StepReceipt } from "../steps/step-receipt.ts";
import { type PipelineOptions, pipeline } from "./pipeline.ts";

/** Three steps that change a text as their names say, and keep receipts. */
function three(text = "idea", receipts: StepReceipt[] = [], paused?: string) {
  const done: string[] = [];
  const state = { text };
  const step = (name: StepName, change: (text: string) => string) => ({
    name,
    run: async () => {
      done.push(name);
      if (name === paused) return { status: "paused" as const, why: "the author left" };
      const before = state.text;
      state.text = change(before);
      receipts.push({
        version: 1,
        step: name,
        spec: "SPEC.md",
        digest: state.text,
        digest_before: before,
        ended: "",
        seconds: 2,
        tokens: 10,
        counts: {},
        open: [],
      });
      return { status: "done" as const };
    },
  });
  const steps = [
    step("interview", (each) => `${each} asked`),
    step("refine", (each) => `${each} challenged`),
    step("draft", (each) => each),
  ];
  const options: PipelineOptions = { steps, receipts: () => receipts, digest: () => state.text };
  return { done, state, receipts, options };
}

describe("a pipeline", () => {
  test("does its steps in order, up to the one that is named, with time and tokens", async () => {
    const all = three();
    expect(await pipeline({ ...all.options, until: "refine" })).toMatchObject({
      status: "done",
      seconds: 4,
      tokens: 20,
    });
    expect(all.done).toEqual(["interview", "refine"]);
    const { steps } = await pipeline(all.options);
    expect([steps.map(({ status }) => status), all.done]).toEqual([
      ["kept", "kept", "done"],
      ["interview", "refine", "draft"],
    ]);
  });

  test("goes on at the step that paused, and begins nothing behind it", async () => {
    const left = three("idea", [], "refine");
    expect(await pipeline(left.options)).toMatchObject({
      status: "paused",
      steps: [{ status: "done" }, { status: "paused", why: "the author left" }],
    });
    const again = three(left.state.text, left.receipts);
    await pipeline(again.options);
    expect(again.done).toEqual(["refine", "draft"]);
  });

  test("does again what a change of the text makes void, and all when it is told to", async () => {
    const all = three();
    await pipeline(all.options);
    all.state.text += " edited";
    await pipeline(all.options);
    expect(all.done.slice(3)).toEqual(["interview", "refine", "draft"]);
    all.state.text += " edited";
    const keeps = all.options.steps.map((each) =>
      each.name === "interview" ? { ...each, onChange: "keep" as const } : each,
    );
    await pipeline({ ...all.options, steps: keeps });
    expect(all.done.slice(6)).toEqual(["refine", "draft"]);
    await pipeline({ ...all.options, again: true });
    expect(all.done.length).toBe(11);
  });

  test("does a step again whose receipt holds no more, and finds the receipt of a step wherever it was put", async () => {
    const all = three();
    // receipts come from two files: what the first one gets stands before the second one's
    const options: PipelineOptions = { ...all.options, receipts: () => all.receipts.toReversed() };
    await pipeline(options);
    const { steps } = await pipeline({
      ...options,
      steps: options.steps.map((each) => (each.name === "draft" ? { ...each, holds: () => false } : each)),
    });
    expect(steps.map(({ status, receipt }) => [status, receipt?.step])).toEqual([
      ["kept", "interview"],
      ["kept", "refine"],
      ["done", "draft"],
    ]);
  });

  test("begins nothing once it is interrupted", async () => {
    const all = three();
    const result = await pipeline({ ...all.options, signal: AbortSignal.abort() });
    expect([result.status, all.done]).toEqual(["paused", []]);
  });

  test.each<[string, (options: PipelineOptions) => PipelineOptions, RegExp]>([
    [
      "a step that there is not",
      (each) => ({ ...each, until: "refin" }),
      /^pipeline\.until: "refin" is not a step[\s\S]+write "refine"[\s\S]+spec\/unknown-step$/,
    ],
    ["no step", (each) => ({ ...each, steps: [] }), /^pipeline\.steps: is empty/],
    [
      "two of one name",
      (each) => ({ ...each, steps: [...each.steps, ...each.steps] }),
      /two steps of the name "interview"/,
    ],
    ["an option that there is not", (each) => ({ ...each, untill: "x" }), /^pipeline\.untill: /],
  ])("%s is misuse", async (_, change, error) => {
    await expect(pipeline(change(three().options))).rejects.toThrow(error);
  });
});
