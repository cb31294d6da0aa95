import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contract } from "../testing/arbitraries.ts";
import { parseContract } from "./contract.ts";
import { contractJsonSchema } from "./json-schema.ts";
import { kitchenSink } from "./kitchen-sink.ts";

const path = new URL("../../schema.gen.json", import.meta.url);
const schema: object = JSON.parse(readFileSync(path, "utf8"));
const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: false }).compile(schema);

const goal = { kind: "goal", items: [{ kind: "outcome", text: "Port it." }] };
const doneWhen = (...items: unknown[]) => ({ version: 1, id: "port", blocks: [goal, { kind: "done_when", items }] });
const command = { kind: "command", run: "pnpm test" };

test("the checked-in schema is what the generator makes; `pnpm generate` writes it", () => {
  expect(`${JSON.stringify(contractJsonSchema(), null, 2)}\n`).toBe(readFileSync(path, "utf8"));
});

test("whatever parseContract gives fits, ids and defaults given or left out", () => {
  const plain = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (key, each) => (key === "exit_code" && each === 0 ? undefined : each));
  fc.assert(
    fc.property(fc.oneof(contract(2), fc.constant(kitchenSink())), (given) => {
      expect(validate(given), JSON.stringify(validate.errors)).toBe(true);
      expect(validate(plain(given))).toBe(true);
    }),
    { numRuns: 300 },
  );
  expect(validate({ $schema: "../schema.json", ...doneWhen(command) })).toBe(true);
  const { id: _, ...withoutId } = doneWhen(command);
  expect(validate(withoutId)).toBe(true);
  expect(parseContract(withoutId, { id: "from-file" }).id).toBe("from-file");
});

describe("refuses, as parseContract does:", () => {
  test.each<[string, unknown]>([
    ["no object", []],
    ["another version", { ...doneWhen(command), version: 2 }],
    ["an unknown key", { ...doneWhen(command), note: "x" }],
    ["an id that is a path", { ...doneWhen(command), id: "../x" }],
    ["an unknown block", { version: 1, id: "x", blocks: [goal, { kind: "donewhen", items: [command] }] }],
    ["an empty block", doneWhen()],
    ["an unknown kind", doneWhen({ kind: "comand", run: "pnpm test" })],
    ["a kind of another block", doneWhen({ kind: "step", text: "x" })],
    ["an unknown key of an item", doneWhen({ ...command, timeout: 5 })],
    ["an empty text", doneWhen({ kind: "claim", text: "" })],
    ["an exit code above 255", doneWhen({ ...command, exit_code: 256 })],
    ["a part of a second", doneWhen({ ...command, timeout_seconds: 0.5 })],
    ["the value of a variable", doneWhen({ ...command, env: ["TOKEN=secret"] })],
    ["no path at all", doneWhen({ kind: "unchanged", paths: [] })],
    ["a metric without a bound", doneWhen({ kind: "metric", run: command })],
    [
      "a metric read in two ways",
      doneWhen({ kind: "metric", run: command, at_most: 1, json_pointer: "/a", matches: { source: "a", flags: "" } }),
    ],
    [
      "a budget without a bound",
      { version: 1, id: "x", blocks: [goal, { kind: "stop_when", items: [{ kind: "budget" }] }] },
    ],
    ["an id of two words", doneWhen({ ...command, id: "two words" })],
  ])("%s", (_name, value) => {
    expect(validate(value)).toBe(false);
    expect(() => parseContract(value)).toThrow(/\n {2}help: .+\n {2}code: contract\/bad-input$/);
  });
});
