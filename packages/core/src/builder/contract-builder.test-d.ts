import { expectTypeOf, test } from "vitest";
import type * as z from "zod";
import { after } from "../node/after.ts";
import { claim } from "../node/claim.ts";
import { command } from "../node/command.ts";
import type { Block, BlockItems, BlockKind, Contract, Identified, Item } from "../node/contract.ts";
import type { contractSchema } from "../node/contract-schema.ts";
import type { contractShape } from "../node/contract-shape.ts";
import { type GateItem, gate } from "../node/gate.ts";
import type { homes } from "../node/homes.ts";
import { must } from "../node/must.ts";
import { never } from "../node/never.ts";
import { scope } from "../node/scope.ts";
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
  const made = ["b", "c"].map((each) => command(each));
  expectTypeOf(
    goal("a")
      .doneWhen(...made)
      .build(),
  ).toEqualTypeOf<Contract>();
  expectTypeOf(
    goal("a")
      .doneWhen("b", ...made)
      .build(),
  ).toEqualTypeOf<Contract>();
  const mixed = [command("b"), never("c")];
  // @ts-expect-error -- an item of another block among those that are spread
  goal("a").doneWhen(...mixed);
});

test("a fragment brings what it holds, and is not a contract", () => {
  expectTypeOf(goal("a").use(fragment("b").doneWhen("c")).build()).toEqualTypeOf<Contract>();
  // @ts-expect-error -- the fragment brings no condition
  goal("a").use(fragment("b").context("c")).build();
  // @ts-expect-error -- a contract is not a fragment, complete or not
  goal("a").doneWhen("b").use(goal("a").doneWhen("b"));
  // @ts-expect-error -- nor is one that lacks its conditions
  goal("a").doneWhen("b").use(goal("c"));
  // @ts-expect-error -- a fragment is applied, not built
  fragment("a").doneWhen("b").build();
});

test("an incomplete builder is not a complete one, and when() takes both", () => {
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
  // @ts-expect-error -- a step is not a condition
  goal("a").doneWhen(step("b"));
  // @ts-expect-error -- nor is it one behind a condition, or in a list
  goal("a").doneWhen("b", [step("c")]);
  // @ts-expect-error -- a fragment is applied, not listed
  goal("a").constraints(fragment("b").constraints("c"));
  // @ts-expect-error -- text is not a number
  goal("a").context(5);
});

test("a block takes lists, and what a condition chooses", () => {
  const checks = [command("b"), command("c")];
  const some = checks.length > 1;
  goal("a").doneWhen(...([command("d"), ...checks] as const));
  goal("a").constraints(...checks, ["e", ...checks], some ? command("f") : "g");
  goal("a").workflow(gate(command("b"), command("c")));
  goal("a").verificationLoop(after("each", command("b"), command("c")));
  expectTypeOf(gate(command("b"))).toEqualTypeOf<GateItem>();
  expectTypeOf(gate(command("b"), command("c"))).toEqualTypeOf<readonly GateItem[]>();
});

test("an item function takes no item, no second text and no option that it does not know", () => {
  // @ts-expect-error -- an item is not options
  never("a", never("b"));
  // @ts-expect-error -- nor is one of another kind
  command("a", command("b"));
  // @ts-expect-error -- a second text
  must("a", "b");
  // @ts-expect-error -- a wrong option
  never("a", { insted: "b" });
  // @ts-expect-error -- the wire's spelling
  command("a", { exit_code: 1 });
  // @ts-expect-error -- more than its options
  claim("a", {}, {});
  // @ts-expect-error -- an id names one item
  gate(command("a"), command("b"), { id: "c" });
  // @ts-expect-error -- options stand last
  scope("a", { since: "main" }, "b");
  // @ts-expect-error -- text is not a check
  after("a", "b");
  // @ts-expect-error -- a step is not a check
  gate(step("a"));
});

test("a builder takes no argument and no option that it would not read", () => {
  const port = goal("a").doneWhen("b");
  const one = fragment("c").constraints("d");
  // @ts-expect-error -- each fragment has a use() of its own
  port.use(one, one);
  const same = (each: typeof port) => each;
  // @ts-expect-error -- there is no "else"
  port.when(true, same, same);
  // @ts-expect-error -- a condition is not text
  port.when("false", (each) => each);
  // @ts-expect-error -- items are added with methods
  fragment("c", must("d"));
  // @ts-expect-error -- more than its options
  goal("a", {}, {});
  // @ts-expect-error -- no such option
  goal("a", { name: "b" });
  // @ts-expect-error -- no such option
  port.build({ name: "b" });
  // @ts-expect-error -- more than its options
  port.build({}, {});
  // @ts-expect-error -- no list
  port.order(["goal"]);
  // @ts-expect-error -- an item is not text
  port.other(must("d"));
  // @ts-expect-error -- more than the schema and the function
  template({} as z.ZodString, (name) => goal(name), {});
});

test("every kind of item has its home, and no other", () => {
  type Kinds = { [Kind in BlockKind]: BlockItems[Kind]["kind"] };
  type Housed = {
    [Kind in BlockKind]: {
      [Each in Item["kind"]]: Kind extends (typeof homes)[Each][number] ? Each : never;
    }[Item["kind"]];
  };
  expectTypeOf<Housed>().toEqualTypeOf<Kinds>();
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
