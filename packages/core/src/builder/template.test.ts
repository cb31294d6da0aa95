import { type } from "arktype";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { command } from "../node/command.ts";
import type { StandardSchema } from "../node/standard-schema.ts";
import { goal } from "./goal.ts";
import { template, templateKey } from "./template.ts";

interface Params {
  readonly service: string;
  readonly turns: number;
}

const schemas: Readonly<Record<string, StandardSchema<Params, Params>>> = {
  zod: z.object({ service: z.string().min(1), turns: z.int() }),
  valibot: v.object({ service: v.pipe(v.string(), v.minLength(1)), turns: v.pipe(v.number(), v.integer()) }),
  arktype: type({ service: "string > 0", turns: "number.integer" }),
};

describe.each(Object.entries(schemas))("a template of a %s schema", (_vendor, schema) => {
  const port = template(schema, ({ service, turns }) =>
    goal(`Port ${service} in ${turns} turns.`).doneWhen(command(`pnpm --filter ${service} test`)),
  );

  test("makes a builder of its parameters", () => {
    expect(port({ service: "billing", turns: 3 }).build()).toEqual(
      goal("Port billing in 3 turns.").doneWhen(command("pnpm --filter billing test")).build(),
    );
    expect(port[templateKey].schema).toBe(schema);
  });

  test("says which parameter is wrong", () => {
    expect(() => port({ service: "", turns: 3 })).toThrow(
      /^template\.service: .+\n {2}help: correct "service" where the template is called\n {2}code: template\/bad-params$/s,
    );
    expect(() => port({ service: "a", turns: 0.5 })).toThrow(/^template\.turns: /);
  });
});

test("what the schema makes of the parameters is what the template is given", () => {
  const trimmed = template(z.string().trim().default("billing"), (name) => goal(`Port ${name}.`).doneWhen("It works."));
  expect(trimmed(" mail ").build().blocks[0]?.items[0]).toMatchObject({ text: "Port mail." });
  expect(trimmed(undefined).build().blocks[0]?.items[0]).toMatchObject({ text: "Port billing." });
});

test("a schema that answers later is refused, and its rejection ends nobody's process", async () => {
  const later: StandardSchema<string> = {
    "~standard": { version: 1, vendor: "own", validate: () => Promise.reject(new Error("no network")) },
  };
  const asked = z.string().refine(async () => true);
  expect(() => template(asked, (name) => goal(name))("billing")).toThrow(/code: template\/async-schema$/);
  expect(() => template(later, (name) => goal(name))("billing")).toThrow(
    "template: the schema answers with a promise, expected one that validates at once\n  help: remove its asynchronous checks; fetch what they need before calling the template\n  code: template/async-schema",
  );
  await new Promise((resolve) => setTimeout(resolve, 10));
});

describe("a parameter that would be lost", () => {
  const shape = { service: z.string(), turns: z.int().default(3), note: z.unknown().optional() };
  const port = template(z.object(shape), ({ service }) => goal(`Port ${service}.`).doneWhen("It works."));
  const call = port as (...params: readonly unknown[]) => unknown;

  test.each<[string, () => unknown, string]>([
    ["of a zod schema", () => call({ service: "a", turn: 5 }), 'template.turn: is not a parameter of the template, and would be lost\n  help: write "turns"\n  code: template/bad-params'],
    ["of a valibot schema", () => template(v.object({ service: v.string() }), ({ service }) => goal(service))({ service: "a", ...({ nte: 1 } as object) }), "template.nte: is not a parameter of the template, and would be lost\n  help: remove it, or add it to the template's schema"],
    ["behind all of them", () => call({ service: "a" }, { turns: 5 }), 'template: was given {"turns":5} after all that it takes, expected nothing more\n  help: give all parameters in the one value'],
    ["behind the function that builds", () => (template as (...all: readonly unknown[]) => unknown)(z.string(), goal, { id: "a" }), 'template: was given {"id":"a"} after all that it takes'],
  ])("%s is refused", (_name, run, message) => {
    expect(run).toThrow(message);
  }); // biome-ignore format: one case, one line

  test("is none that the schema reads, renames or lets through", () => {
    expect(() => call({ service: "a", turns: 3, note: { deep: 1 } })).not.toThrow();
    expect(() => call({ service: "a", gone: undefined })).not.toThrow();
    const renamed = z
      .object({ t: z.number().default(3), any: z.unknown() })
      .transform(({ t, any }) => ({ turns: t, other: any }));
    const build = template(renamed, ({ turns, other }) => goal(`${turns} ${String(other)}`).doneWhen("It works."));
    expect(build({ t: 3, any: 4 }).build().blocks[0]?.items[0]).toMatchObject({ text: "3 4" });
    const open = template(z.looseObject({}), (all) => goal(JSON.stringify(all)).doneWhen("It works."));
    expect(open({ a: 1 }).build().blocks[0]?.items[0]).toMatchObject({ text: '{"a":1}' });
  });
});

test("the schema's own issues are the error's cause, and paths of objects are read", () => {
  const schema: StandardSchema<string> = {
    "~standard": {
      version: 1,
      vendor: "own",
      validate: () => ({ issues: [{ message: "no", path: [{ key: "a" }, 0] }] }),
    },
  };
  try {
    template(schema, (name) => goal(name))("x");
    expect.unreachable();
  } catch (error) {
    expect(GoalpostError.is(error) && error.where).toBe("template.a.0");
    expect((error as GoalpostError).cause).toEqual([{ message: "no", path: [{ key: "a" }, 0] }]);
  }
});
