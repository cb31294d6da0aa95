import { describe, expect, test } from "vitest";
import { parseContract } from "./contract.ts";
import { contractSchema } from "./contract-schema.ts";
import { kitchenSink } from "./kitchen-sink.ts";

const goal = { kind: "goal", items: [{ kind: "outcome", text: "Port it." }] };
const claim = { kind: "claim", text: "It works." };
const command = { kind: "command", run: "pnpm test" };
const blocks = (...others: unknown[]) => ({ version: 1, id: "port", blocks: [goal, ...others] });
const doneWhen = (...items: unknown[]) => blocks({ kind: "done_when", items });

test("ids are the block's letter and the item's position, where none is given", () => {
  const ids = parseContract(
    blocks(
      { kind: "other", items: [{ kind: "text", text: "a" }] },
      { kind: "done_when", items: [claim, { ...claim, id: "golden" }, claim] },
      { kind: "other", items: [{ kind: "text", text: "b" }] },
    ),
  ).blocks.map(({ items }) => items.map(({ id }) => id));
  expect(ids).toEqual([["G1"], ["T1"], ["D1", "golden", "D3"], ["T2"]]);
});

test("defaults are filled in, the value is frozen at every depth, and reading it again changes nothing", () => {
  const contract = parseContract(
    JSON.stringify(doneWhen(command, { kind: "artifact", path: "a", json: { a: [{ b: 1 }] } })),
  );
  expect(contract.blocks[1]?.items[0]).toMatchObject({ exit_code: 0 });
  const open = (value: unknown): boolean =>
    typeof value === "object" && value !== null && (!Object.isFrozen(value) || Object.values(value).some(open));
  expect(open(contract)).toBe(false);
  expect(open(kitchenSink())).toBe(false);
  expect(parseContract(contract)).toEqual(contract);
  expect(parseContract(JSON.stringify(contract))).toEqual(contract);
});

test("JSON that is hostile to objects stays data", () => {
  const json = '{"__proto__": {"polluted": true}, "constructor": 1}';
  const contract = parseContract(
    `\ufeff${JSON.stringify(doneWhen({ kind: "artifact", path: "a" })).replace('"path":"a"', `"path":"a","json":${json}`)}`,
  );
  expect(JSON.stringify(contract.blocks[1]?.items[0])).toContain('"__proto__":{"polluted":true}');
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

describe("bad input says where, what, and how to fix it:", () => {
  test.each<[string, unknown, string]>([
    ["no JSON", "{", "contract: is not JSON: "],
    ["null", null, "contract: is null, expected an object\n  help: give an object"],
    ["a list", [], "contract: is [], expected an object\n  help: give an object"],
    ["another version", { ...doneWhen(claim), version: 2 }, "contract.version: 2 is another version, expected 1\n  help: write 1, or update goalpost"],
    ["no version", { id: "x", blocks: [] }, "contract.version: is missing, expected 1\n  help: add it"],
    ["no id", { version: 1, blocks: doneWhen(claim).blocks }, "contract.id: is missing, expected a string\n  help: add it"],
    ["an id that is a path", { ...doneWhen(claim), id: "../up" }, 'contract.id: "../up" is not a contract id, expected kebab-case such as "port-billing"\n  help: write "up"'],
    ["an unknown key", { ...doneWhen(claim), block: [] }, 'contract.block: is not a key, expected one of version, id, blocks\n  help: write "blocks"'],
    ["an unknown block", blocks({ kind: "done", items: [claim] }), 'done.kind: is "done", expected one of goal, context, constraints, done_when, workflow, verification_loop, execution_rules, output_contract, stop_when, other\n  help: write "done_when"'],
    ["an unknown key of a block", blocks({ kind: "done_when", item: [claim] }), 'done_when.items: is missing, expected an array\n  help: add it'],
    ["an empty block", doneWhen(), "done_when: is empty, expected at least one item\n  help: add one, or remove the block"],
    ["text for an item", doneWhen("It works."), 'done_when[0]: is "It works.", expected an object\n  help: give an object'],
    ["a misspelt kind", doneWhen({ ...command, kind: "comand" }), 'done_when[0].kind: is "comand", expected one of command, shell, artifact, absent, metric, tests, unchanged, scope, review, claim, held_out\n  help: write "command"'],
    ["a kind of another block", doneWhen({ kind: "step", text: "a" }), 'done_when[0].kind: is "step", which does not stand in this block, expected one of command, shell, artifact, absent, metric, tests, unchanged, scope, review, claim, held_out\n  help: move the item to workflow'],
    ["a camelCase key", doneWhen({ ...command, timeoutSeconds: 5 }), 'done_when[0].timeoutSeconds: is not a key of command, expected one of id, from, run, cwd, exit_code, stdout, timeout_seconds, env\n  help: write "timeout_seconds"'],
    ["shell syntax", doneWhen({ ...command, run: "a && b" }), 'done_when[0].run: "a && b" holds "&" ("a && b"), which needs a shell\n  help: use shell(…), or split it into two commands'],
    ["a path outside", doneWhen({ kind: "artifact", path: "/tmp/x" }), `done_when[0].path: "/tmp/x" is not relative, expected a path below the project's root\n  help: `],
    ["a lone surrogate", doneWhen({ ...claim, text: "a\ud800" }), 'done_when[0].text: "a\\ud800" holds a lone surrogate'],
    ["no goal", { version: 1, id: "x", blocks: [{ kind: "done_when", items: [claim] }] }, 'contract.blocks: holds 0 outcomes, expected one goal with one outcome\n  help: begin with goal("…")'],
    ["two outcomes", { version: 1, id: "x", blocks: [{ ...goal, items: [goal.items[0], goal.items[0]] }, { kind: "done_when", items: [claim] }] }, "contract.blocks: holds 2 outcomes"],
    ["no done_when", blocks(), "contract.blocks: has no done_when, expected at least one condition\n  help: add .doneWhen(command(…))"],
    ["a second block", blocks({ kind: "done_when", items: [claim] }, { kind: "done_when", items: [claim] }), "done_when: is the second done_when, expected each block once\n  help: move its items into the first done_when"],
    ["an id twice", doneWhen({ ...claim, id: "a" }, { ...claim, id: "a" }), 'done_when[1].id: "a" is a duplicate id: done_when[0] has it too\n  help: give one of them another id'],
    ["an id that another is derived to", doneWhen({ ...claim, id: "D2" }, claim), 'done_when[1].id: "D2" is a duplicate id: done_when[0] has it too'],
  ])("%s", (_name, value, message) => {
    expect(() => parseContract(value)).toThrow(message);
  }); // biome-ignore format: one case, one line
});

test("as a Standard Schema it lists everything that is wrong, and never throws", () => {
  const validate = contractSchema["~standard"].validate;
  expect(validate(doneWhen(claim))).toEqual({ value: parseContract(doneWhen(claim)) });
  expect(validate({ ...doneWhen({ ...command, run: "a | b" }, { kind: "x" }), version: 3 })).toMatchObject({
    issues: [
      {
        path: ["version"],
        message: "contract.version: 3 is another version, expected 1\n  help: write 1, or update goalpost",
      },
      { path: ["blocks", 1, "items", 0, "run"] },
      { path: ["blocks", 1, "items", 1, "kind"] },
    ],
  });
  for (const hostile of [undefined, null, 5, "x", [], { blocks: 5 }, { blocks: [null, 5, { items: [null] }] }])
    expect(validate(hostile)).toHaveProperty("issues");
});
