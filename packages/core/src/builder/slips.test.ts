import { describe, expect, test } from "vitest";
import { after } from "../node/after.ts";
import { command } from "../node/command.ts";
import { gate } from "../node/gate.ts";
import { must } from "../node/must.ts";
import { read } from "../node/read.ts";
import { scope } from "../node/scope.ts";
import { step } from "../node/step.ts";
import { unchanged } from "../node/unchanged.ts";
import { extend } from "./extend.ts";
import { fragment } from "./fragment.ts";
import { goal } from "./goal.ts";
import { template } from "./template.ts";

const port = goal("Port the parser.", { id: "port" }).doneWhen(command("pnpm test"));
/** A call as a file makes it that no compiler looked at. */
const loose = (value: unknown): never => value as never;
/** A text where a list belongs, spread. */
const letters = (text: string): readonly [never, ...never[]] => loose(text);
const schema = { "~standard": { version: 1, vendor: "x", validate: (value: unknown) => ({ value }) } } as const;

describe("a slip of somebody who does not know us is named:", () => {
  test.each<[string, () => unknown, string]>([
    ["a promise among the items", () => port.doneWhen(loose(Promise.resolve(command("a")))), "done_when[1]: is a promise, expected a string or an item such as command(\"…\")\n  help: await it"],
    ["a function that was not called", () => port.doneWhen(loose(command)), "done_when[1]: is a function, expected a string or an item such as command(\"…\")\n  help: call it, and pass what it returns"],
    ["what a condition left", () => port.doneWhen(loose(false)), "done_when[1]: is false, expected a string or an item such as command(\"…\")\n  help: write condition ? command(\"…\") : [], or .when(condition, …)"],
    ["what is not there", () => port.context(loose(undefined)), "context[0]: is undefined, expected a string or an item such as command(\"…\")\n  help: write condition ?"],
    ["a set", () => port.doneWhen(loose(new Set([command("a")]))), "done_when[1]: is a collection, expected a string or an item such as command(\"…\")\n  help: spread it: ...collection"],
    ["a contract", () => port.doneWhen(loose(port.build())), "done_when[1]: is a contract, expected a string or an item such as command(\"…\")\n  help: go on from one with extend(contract)"],
    ["a block", () => port.doneWhen(loose(port.build().blocks[1])), "done_when[1]: is the block done_when, expected a string or an item such as command(\"…\")\n  help: spread its items: ...block.items"],
    ["a pattern", () => port.doneWhen(loose(/ok/)), "done_when[1]: is a pattern, expected a string or an item such as command(\"…\")\n  help: say where it may not stand: absent(/…/, { in: \"FILE\" })"],
    ["an address to read", () => port.context("https://x.test/a"), "context[0]: \"https://x.test/a\" is an address, expected a path of the project\n  help: prose goes in note(…), an address in reference(…)"],
    ["an address in read()", () => read("https://x.test/a"), "read.path: \"https://x.test/a\" is an address, expected a path of the project\n  help: write reference(\"https://x.test/a\")"],
    ["a list of paths", () => scope(loose(["src/**"])), "scope.paths[0]: is [\"src/**\"], expected a string\n  help: give a string; what is in a list is spread: ...list"],
    ["a list of texts", () => step(loose(["a", "b"])), "step.text: is [\"a\",\"b\"], expected a string\n  help: give a string; what is in a list is spread: ...list"],
    ["a list of checks", () => gate(loose([command("a"), command("b")])), "expected a check\n  help: spread the list: gate(...checks)"],
    ["a list behind after()", () => after("each", loose([command("a")])), "expected a check\n  help: spread the list: after(…, ...checks)"],
    ["a check that comes later", () => gate(loose(Promise.resolve(command("a")))), "gate.check: is a promise, expected a check\n  help: await it"],
    ["a list of fragments", () => port.use(loose([fragment("x").constraints("a")])), "use: was given [{}], expected a fragment\n  help: apply each with a .use(…) of its own"],
    ["a text that was spread", () => port.doneWhen(...letters("npm test")), "done_when: was given the characters \"n\", \"p\", \"m\", … one by one, expected whole texts\n  help: give the text itself, without \"...\" in front of it"],
    ["a text that was spread among paths", () => scope(...letters("src/**")), "scope.paths: was given the characters \"s\", \"r\", \"c\", … one by one, expected whole texts"],
    ["a text that was spread, and options", () => unchanged(...letters("docs"), { since: "main" }), "unchanged.paths: was given the characters \"d\", \"o\", \"c\", …"],
    ["what scope does not exclude", () => scope("src/**", "!src/secret/**"), "scope.paths[1]: \"!src/secret/**\" begins with \"!\", which takes nothing out of a list of paths\n  help: name what is meant; all but one folder is src/!(secret)/**"],
    ["what unchanged does not exclude", () => unchanged("test/**", "!test/tmp/**"), "begins with \"!\""],
    ["a path of Windows", () => scope("src\\a\\**"), "scope.paths[0]: \"src\\\\a\\\\**\" holds a backslash, expected forward slashes\n  help: write \"src/a/**\""],
    ["a builder to extend", () => extend(loose(port)), "extend: is a builder, expected a contract\n  help: call .build() first, or go on with the builder itself"],
    ["a template without a schema", () => template(loose(() => goal("x")), loose(undefined)), "template.schema: is a function, expected a Standard Schema\n  help: give the schema first: template(z.object({ … }), (params) => goal(…))"],
    ["a template without a function", () => template(schema, loose(undefined)), "template.build: is undefined, expected a function\n  help: write (params) => goal(…)"],
    ["a template that gives a text", () => template(schema, loose(() => "x"))({}), "template: the function returned \"x\", expected a builder\n  help: return goal(…) with what belongs to it"],
    ["a template that answers later", () => template(schema, loose(async () => goal("x")))({}), "template: the function returned a promise, expected a builder\n  help: fetch what it needs before the template is called"],
  ])("%s", (_name, run, message) => {
    expect(run).toThrow(message);
  }); // biome-ignore format: one case, one line
});

test("values of the environment are never said again, also where names are meant", () => {
  const wrong = () => command("a", loose({ env: { API_KEY: "sk-proj-abcdefghijklmnop1234" } }));
  expect(wrong).toThrow(
    'command.env: is not a list of names\n  help: give the names alone: ["CI"]; a value is set in shell("CI=1 …")',
  );
  expect(wrong).not.toThrow("abcdefgh");
});

test("two short texts are two texts", () => {
  expect(scope("a", "b").paths).toEqual(["a", "b"]);
  expect(() => port.constraints("A", "B").build()).not.toThrow();
});

test("a pattern of all but one folder, and an escaped sign, are paths as before", () => {
  expect(scope("src/!(secret)/**", "a/\\[id\\].ts", "!(a)/b", "\\!x").paths).toHaveLength(4);
  expect(must("Keep !x.").text).toBe("Keep !x.");
});
