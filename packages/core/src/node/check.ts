import * as z from "zod/mini";
import { type AbsentItem, absentForm, absentSchema } from "./absent.ts";
import { type ArtifactItem, artifactForm, artifactSchema } from "./artifact.ts";
import { commandSchema } from "./command.ts";
import type { Form } from "./form.ts";
import { type MetricItem, metricForm, metricSchema } from "./metric.ts";
import { once } from "./once.ts";
import { type RunCheck, runCheckForms, withoutId } from "./run-check.ts";
import { type ScopeItem, scopeForm, scopeSchema } from "./scope.ts";
import { shellSchema } from "./shell.ts";
import { type TestsItem, testsForm, testsSchema } from "./tests.ts";
import { type UnchangedItem, unchangedForm, unchangedSchema } from "./unchanged.ts";

/** An item that a machine decides. In constraints it counts as much as in done_when. */
export type CheckItem = RunCheck | ArtifactItem | AbsentItem | MetricItem | TestsItem | UnchangedItem | ScopeItem;

/** @internal */
export const checkForms = once(
  (): Readonly<Record<CheckItem["kind"], Form>> => ({
    ...runCheckForms(),
    artifact: artifactForm(),
    absent: absentForm(),
    metric: metricForm(),
    tests: testsForm(),
    unchanged: unchangedForm(),
    scope: scopeForm(),
  }),
);

/** @internal */
export const checkSchemas = once(
  () =>
    [
      commandSchema(),
      shellSchema(),
      artifactSchema(),
      absentSchema(),
      metricSchema(),
      testsSchema(),
      unchangedSchema(),
      scopeSchema(),
    ] as const,
);

/** @internal A check inside another item. */
export const innerCheckSchema = once(() => z.discriminatedUnion("kind", checkSchemas()).check(withoutId()));

/** Tells whether an item is a check, which a machine decides. */
export function isCheck(item: { readonly kind: string }): item is CheckItem {
  return Object.hasOwn(checkForms(), item.kind);
}
