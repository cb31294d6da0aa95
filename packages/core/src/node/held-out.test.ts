import { expect, test } from "vitest";
import { goal } from "../builder/goal.ts";
import { pack } from "../pack/pack.ts";
import { parse } from "../parse/parse.ts";
import { printSource } from "../print-source/print-source.ts";
import { render } from "../render/render.ts";
import { claim } from "./claim.ts";
import { command } from "./command.ts";
import { parseContract } from "./contract.ts";
import { heldOut } from "./held-out.ts";
import { toldContract } from "./told-contract.ts";

const secret = /secret-check|\/srv\/hidden/;
const whole = goal("Port it.", { id: "port" })
  .doneWhen(command("npm test"), heldOut(command("node secret-check.mjs"), { files: "/srv/hidden" }), claim("It reads well."), heldOut())
  .build(); // biome-ignore format: one

test("held-out checks are counted with a letter of their own, and leave the others' numbers alone", () => {
  expect(whole.blocks.at(-1)?.items.map(({ id }) => id)).toEqual(["D1", "H1", "D2", "H2"]);
  expect(printSource(whole)).toContain(
    'heldOut(command("node secret-check.mjs"), { files: "/srv/hidden" }),\n    "It reads well.",\n    heldOut(),',
  );
});

test("no text for an agent says more than that it is there", () => {
  expect(JSON.stringify(whole)).toMatch(secret);
  for (const format of ["xml", "markdown"] as const) {
    const text = render(whole, { format });
    expect(text).not.toMatch(secret);
    expect(text).toContain("- H1 held_out: a further check decides.\n");
    expect(parse(text, { id: "port" })).toEqual(toldContract(whole));
  }
  const packed = pack(whole, { limit: { max: 4000, unit: "scalars" }, digest: () => "0".repeat(64) });
  expect(JSON.stringify(packed)).not.toMatch(secret);
});

test("what an agent may be told is a contract, frozen, and the same one where nothing is held out", () => {
  const told = toldContract(whole);
  expect(JSON.stringify(told)).not.toMatch(secret);
  expect(parseContract(JSON.stringify(told))).toEqual(told);
  expect(Object.isFrozen(told.blocks.at(-1)?.items[1])).toBe(true);
  expect(toldContract(told)).toBe(told);
});

test.each([
  [() => heldOut(command("true"), {} as never), "heldOut.files: is missing, expected the folder of the check's files"],
  [() => heldOut({ files: "/srv/x" } as never), "heldOut.check: is missing, expected what decides"],
  [() => heldOut(command("true"), { files: "tests/hidden" }), 'heldOut.files: "tests/hidden" is not a folder outside of the project, expected an absolute path or one below "~/"'],
  [() => heldOut(command("true", { id: "inner" }), { files: "/srv/x" }), 'heldOut.check.id: "inner" is the id of an inner check'],
  [() => heldOut(claim("x") as never, { files: "/srv/x" }), "heldOut.check"],
  [() => goal("x").constraints(heldOut() as never), "constraints[0].kind: is \"held_out\", which does not stand in constraints"],
])("bad input %#", (make, says) => expect(make).toThrow(says)); // biome-ignore format: a table
