import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { Type } from "arktype";
import type * as v from "valibot";
import { expectTypeOf, test } from "vitest";
import type * as z from "zod";
import type { Contract } from "./contract.ts";
import type { contractSchema } from "./contract-schema.ts";
import type { StandardSchema } from "./standard-schema.ts";

test("ours is a schema of the specification, and every schema of the specification is one of ours", () => {
  expectTypeOf<typeof contractSchema>().toExtend<StandardSchemaV1<unknown, Contract>>();
  expectTypeOf<StandardSchema<string, number>>().toExtend<StandardSchemaV1<string, number>>();
  expectTypeOf<StandardSchemaV1<string, number>>().toExtend<StandardSchema<string, number>>();
});

test("schemas of zod, valibot and arktype are taken as they are", () => {
  expectTypeOf<z.ZodString>().toExtend<StandardSchema<string, string>>();
  expectTypeOf<v.StringSchema<undefined>>().toExtend<StandardSchema<string, string>>();
  expectTypeOf<Type<string>>().toExtend<StandardSchema<string, string>>();
});
