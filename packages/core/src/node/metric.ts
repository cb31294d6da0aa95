import * as z from "zod/mini";
import { show } from "../errors/describe.ts";
import { fault } from "../errors/fault.ts";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { code, form, nested, number, regex } from "./form.ts";
import { type ItemBase, type ItemOptions, itemSchema, makeItem, optionsOf } from "./item.ts";
import { once } from "./once.ts";
import { isRegExp, type Pattern, pattern, patternSchema } from "./pattern.ts";
import { type RunCheck, runCheckForms, runCheckSchema } from "./run-check.ts";
import { lineSchema, numberSchema, oneOf } from "./scalars.ts";

/** A number that a command prints, and the bounds that it must keep. */
export interface MetricItem extends ItemBase {
  readonly kind: "metric";
  /** What prints the number. */
  readonly run: RunCheck;
  /** Where in the JSON on standard output it is: a JSON Pointer. Default: the last number on standard output. */
  readonly json_pointer?: string;
  /** The pattern whose first group is the number. */
  readonly matches?: Pattern;
  readonly at_most?: number;
  readonly at_least?: number;
  /** Percent by which it may rise at most, against the baseline; negative when it must fall. */
  readonly change_at_most_percent?: number;
  /** Percent by which it must rise at least, against the baseline. */
  readonly change_at_least_percent?: number;
  /** The baseline. Default: what the same command gave at the start, as the seal recorded it. */
  readonly baseline?: number;
}

const pointerSchema = once(() =>
  lineSchema().check(
    z.regex(/^(?:\/(?:[^~/]|~[01])*)+$/, {
      error: fault('is not JSON Pointer, expected one such as "/p95"', 'begin it with "/", one for each level'),
    }),
  ),
);

const bounds = ["at_most", "at_least", "change_at_most_percent", "change_at_least_percent"] as const;

/** @internal */
export const metricSchema = once(() =>
  itemSchema("metric", {
    run: runCheckSchema(),
    json_pointer: z.exactOptional(pointerSchema()),
    matches: z.exactOptional(patternSchema()),
    at_most: z.exactOptional(numberSchema()),
    at_least: z.exactOptional(numberSchema()),
    change_at_most_percent: z.exactOptional(numberSchema()),
    change_at_least_percent: z.exactOptional(numberSchema()),
    baseline: z.exactOptional(
      numberSchema().check(
        z.refine((baseline) => baseline !== 0, {
          error: fault("is not a baseline: a change in percent against 0 means nothing", "bound the number itself"),
        }),
      ),
    ),
  }).check(
    oneOf("has no bound", bounds),
    z.refine((metric) => metric.json_pointer === undefined || metric.matches === undefined, {
      error: fault("has a JSON Pointer and a pattern, expected one way to read the number", "leave one of them out"),
    }),
  ),
);

/** @internal */
export const metricForm = once(() =>
  form<MetricItem>(
    nested("run", runCheckForms()),
    {
      "number at json pointer": code("json_pointer"),
      "number in the first group of": regex("matches"),
      "at most": number("at_most"),
      "at least": number("at_least"),
      "change at most": number("change_at_most_percent", " percent"),
      "change at least": number("change_at_least_percent", " percent"),
      baseline: number("baseline"),
    },
    [
      {
        label: "number",
        text: "the last one on standard output.",
        when: ({ json_pointer, matches }) => json_pointer === undefined && matches === undefined,
      },
      {
        label: "change counts from",
        text: "the number at the start of the work.",
        when: ({ baseline, ...bounds }) =>
          baseline === undefined &&
          (bounds.change_at_most_percent !== undefined || bounds.change_at_least_percent !== undefined),
      },
    ],
  ),
);

/** Options of {@link metric}; at least one bound. */
export interface MetricOptions extends ItemOptions {
  /** How to read the number: a JSON Pointer into standard output, or a pattern whose first group it is. Default: the last number printed. */
  readonly read?: string | RegExp | undefined;
  readonly atMost?: number | undefined;
  readonly atLeast?: number | undefined;
  /** Percent by which it may rise at most, against the baseline; -20 means that it must fall by a fifth. */
  readonly changeAtMostPercent?: number | undefined;
  /** Percent by which it must rise at least, against the baseline. */
  readonly changeAtLeastPercent?: number | undefined;
  /** The baseline; not 0. Default: what the same command gave at the start, as the seal recorded it. */
  readonly baseline?: number | undefined;
}

/**
 * A check: a number that a command prints keeps its bounds.
 *
 * @param run - What prints the number: `command(…)` or `shell(…)`.
 * @param options - `read`, and at least one of `atMost`, `atLeast`, `changeAtMostPercent`, `changeAtLeastPercent`.
 * @throws {@link GoalpostError} `contract/bad-input` when there is no bound.
 * @example
 * metric(command("node bench.mjs --json"), { read: "/p95", changeAtMostPercent: -20 });
 */
export function metric(run: RunCheck, options: MetricOptions): MetricItem;
export function metric(run: unknown, ...rest: readonly unknown[]): MetricItem {
  const known = ["read", "atMost", "atLeast", "changeAtMostPercent", "changeAtLeastPercent", "baseline"];
  const { read, ...options } = optionsOf("metric", rest, known);
  if (typeof run === "string") {
    throw new GoalpostError({
      code: "contract/bad-input",
      where: "metric.run",
      what: `is ${show(run)}, expected a check that prints the number`,
      help: `write metric(command(${show(run)}), { … })`,
    });
  }
  return makeItem(metricSchema, "metric", {
    run,
    ...options,
    ...(isRegExp(read) ? { matches: pattern(read, "metric.read") } : { jsonPointer: read }),
  });
}
