import { expectTypeOf, test } from "vitest";
import type * as z from "zod";
import { command } from "../node/command.ts";
import type { Block, BlockItems, Contract, Identified } from "../node/contract.ts";
import type { contractSchema } from "../node/contract-schema.ts";
import type { contractShape } from "../node/contract-shape.ts";
import type { StandardSchema } from "../node/standard-schema.ts";
import { step } from "../node/step.ts";
import type { contractSchema as zodSchema } from "../zod.ts";
import type { ContractBuilder } from "./contract-builder.ts";
import { fragment } from "./fragment.ts";
import { goal } from "./goal.ts";
import { template } from "./template.ts";

test("build() needs doneWhen(), whatever else was called", () => {
  expectTypeOf(goal("a").doneWhen("b").build()).toEqualTypeOf<Contract>();
  expectTypeOf(goal("a").context("b").doneWhen("c").stopWhen("d").build()).toEqualTypeOf<Contract>();
  // @ts-expect-error -- no doneWhen yet
  goal("a").context("b").build();
  // @ts-expect-error -- what when() adds may not be there
  goal("a")
    .when(true, (builder) => builder.doneWhen("b"))
    .build();
  // @ts-expect-error -- doneWhen takes at least one condition
  goal("a").doneWhen();
});

test("a fragment brings what it holds, and is no contract", () => {
  expectTypeOf(goal("a").use(fragment("b").doneWhen("c")).build()).toEqualTypeOf<Contract>();
  // @ts-expect-error -- the fragment brings no condition
  goal("a").use(fragment("b").context("c")).build();
  // @ts-expect-error -- a fragment is applied, not built
  fragment("a").doneWhen("b").build();
});

test("an incomplete builder is no complete one, and when() takes both", () => {
  expectTypeOf<ContractBuilder<"doneWhen">>().not.toExtend<ContractBuilder>();
  expectTypeOf(
    goal("a")
      .doneWhen("b")
      .when(true, (builder) => builder.context("c"))
      .build(),
  ).toEqualTypeOf<Contract>();
});

test("a block takes its own kinds of items", () => {
  goal("a").workflow(step("b"));
  goal("a").constraints(command("b"));
  // @ts-expect-error -- a step is no condition
  goal("a").doneWhen(step("b"));
});

test("a template is typed by what its schema takes", () => {
  const port = template(
    {} as z.ZodObject<{ name: z.ZodString; times: z.ZodDefault<z.ZodNumber> }>,
    ({ name, times }) => {
      expectTypeOf(times).toEqualTypeOf<number>();
      return goal(name).doneWhen("b");
    },
  );
  expectTypeOf(port).parameter(0).toEqualTypeOf<{ name: string; times?: number | undefined }>();
  expectTypeOf(port({ name: "a" }).build()).toEqualTypeOf<Contract>();
});

/** What the schema gives, once every item has the id that parseContract derives. */
type OfSchema = z.core.output<ReturnType<typeof contractShape>>["blocks"][number];
type ItemOfSchema<Kind extends Block["kind"]> = Extract<OfSchema, { kind: Kind }>["items"][number];
type Same<Left, Right> = [Left, Right] extends [Right, Left] ? true : false;

test("the hand-written types are what the schemas give, kind by kind", () => {
  expectTypeOf<OfSchema["kind"]>().toEqualTypeOf<Block["kind"]>();
  expectTypeOf<{ [Kind in Block["kind"]]: Same<ItemOfSchema<Kind>, BlockItems[Kind]> }>().toEqualTypeOf<{
    [Kind in Block["kind"]]: true;
  }>();
  expectTypeOf<Extract<Block, { kind: "done_when" }>["items"][number]>().toEqualTypeOf<
    Identified<BlockItems["done_when"]>
  >();
});

test("the public schemas say Contract", () => {
  expectTypeOf<typeof contractSchema>().toEqualTypeOf<StandardSchema<unknown, Contract>>();
  expectTypeOf<z.output<typeof zodSchema>>().toEqualTypeOf<Contract>();
});
