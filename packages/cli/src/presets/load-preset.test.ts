import { expect, test } from "vitest";
import { project } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

const preset = (body: string) => `const it = { name: "acme", why: "x", cases: ["y"], codex: {}, ${body} };\n`;

test.each([
  [
    "extends itself",
    `${preset("")}it.extends = { ...it, name: "b", extends: it };\nexport default it;`,
    "preset acme: extends itself",
  ],
  [
    "takes a built-in name",
    `${preset('name: "guarded"')}export default it;`,
    "preset guarded: has the name of a built-in preset",
  ],
  [
    "extends what has a built-in name",
    `${preset('extends: { name: "ci", why: "x", cases: [] }')}export default it;`,
    "preset ci: has the name of a built-in preset",
  ],
  [
    "throws with a secret",
    'throw new Error("no sk-abcdefghijklmnop1234567890");',
    "failed while it was loaded: no [hidden]",
  ],
  [
    "changes what writes its answer",
    'JSON.stringify = () => "{}";\nexport default 1;',
    "answered what cannot be read; a module that changes globals may do so",
  ],
  ["breaks what writes its answer", 'JSON.stringify = () => "{";\nexport default 1;', "answered what cannot be read"],
  ["ends the process", "process.exit(0);", "failed while it was loaded: it called process.exit(0)"],
  [
    "holds a function",
    `${preset("codex: { model: () => 1 }")}export default it;`,
    "preset acme: codex.model is a function, expected a value",
  ],
])("a preset that %s is refused with a word", async (_name, text, said) => {
  const cwd = project({ "preset.mjs": text });
  const { code, out, err } = await call(["config", "render", "./preset.mjs"], { cwd });
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(said);
  expect(err).not.toContain("sk-abc");
});

test("a copy of a built-in preset is that preset", async () => {
  const text = `import { presets } from "@goalpost/config";\nexport default { ...presets.guarded };\n`;
  const { code, out } = await call(["config", "explain", "./preset.mjs"], { cwd: project({ "preset.mjs": text }) });
  expect([code, out]).toEqual([0, expect.stringContaining("preset guarded\n")]);
});
