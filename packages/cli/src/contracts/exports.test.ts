import { join } from "node:path";
import { command, goal } from "@goalpost/core";
import { sealContract, stateDir, writeSeal } from "@goalpost/verify";
import { expect, test } from "vitest";
import { project, testEnv } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { loadFile } from "./load.ts";
import type { LoadedFile } from "./loaded.ts";

function load(files: Readonly<Record<string, string>>, name: string): Promise<LoadedFile> {
  const cwd = project(files);
  return loadFile(join(cwd, name), { cwd, env: testEnv(cwd), timeoutSeconds: 50, exec: true, printed: () => {} });
}

const refusal = (files: Readonly<Record<string, string>>, name: string): Promise<string> =>
  load(files, name).then(
    () => "was accepted",
    (error: Error) => error.message,
  );

const esm =
  'import { command, goal } from "goalpost";\nexport default goal("Port it.").doneWhen(command("pnpm test"));\n';
const cjs =
  'const { command, goal } = require("goalpost");\nmodule.exports = goal("Port it.").doneWhen(command("pnpm test"));\n';
const commonJs = '{ "type": "commonjs" }\n';
const module = '{ "type": "module" }\n';

test.each([
  ["a.goal.ts", esm, commonJs],
  ["a.goal.ts", esm, module],
  ["a.goal.ts", esm, "{}\n"],
  ["a.goal.mts", esm, commonJs],
  ["a.goal.mts", esm, module],
  ["a.goal.cts", esm, commonJs],
  ["a.goal.cts", esm, module],
  ["a.goal.js", esm, module],
  ["a.goal.js", cjs, commonJs],
  ["a.goal.js", cjs, "{}\n"],
  ["a.goal.mjs", esm, commonJs],
  ["a.goal.mjs", esm, module],
  ["a.goal.cjs", cjs, commonJs],
  ["a.goal.cjs", cjs, module],
])("%s loads: %j in a project %j", async (name, text, manifest) => {
  const { contract, places } = await load({ [name]: text, "package.json": manifest }, name);
  expect(contract.id).toBe("a");
  expect(contract.blocks.map(({ kind }) => kind)).toEqual(["goal", "done_when"]);
  expect(places["done_when[0]"]?.line).toBe(2);
});

const several = `import { command, fragment, goal } from "goalpost";
export const hygiene = fragment("hygiene").executionRules("Commit often.");
const begin = goal("Port the invoices.", { id: "invoices" });
export const invoices = begin.use(hygiene).doneWhen(command("pnpm test invoices"));
export const refunds = goal("Port the refunds.", { id: "refunds" }).doneWhen(command("pnpm test refunds")).build();
export const words = ["a"];
`;

test("a file exports several contracts by name, each with its id and its lines", async () => {
  const { contract, places, more = [], isDefault } = await load({ "port.goal.ts": several }, "port.goal.ts");
  expect([contract.id, ...more.map((each) => each.contract.id)]).toEqual(["invoices", "refunds"]);
  expect([places, ...more.map((each) => each.places)].map((each) => each.done_when?.line)).toEqual([4, 5]);
  expect(isDefault).toBe(false);
});

test("the default export has the file's name, and comes first; exported twice it is one", async () => {
  const text = `${several}const port = goal("Port it.").doneWhen(command("pnpm test"));\nexport { port, port as default };\n`;
  const { contract, more = [], isDefault } = await load({ "port.goal.ts": text }, "port.goal.ts");
  expect([contract.id, ...more.map((each) => each.contract.id)]).toEqual(["port", "invoices", "refunds"]);
  expect(isDefault).toBe(true);
});

test.each([
  ['export const portBilling = goal("a").doneWhen("b");', 'portBilling: is exported by its name and has no id; the file\'s name is that of the default export\n  help: write goal("…", { id: "port-billing" })\n  code: contract/no-id'],
  ['export const portBilling = goal("a").doneWhen("b").build();', 'portBilling: is exported by its name and has no id'],
  ['export const a = goal("a", { id: "x" }).doneWhen("b");\nexport const b = goal("c", { id: "x" }).doneWhen("d");', 'b: has the id "x", and so has another contract of this file\n  help: give one of them another id\n  code: contract/duplicate-id'],
  ['export const a = goal("a", { id: "port" }).doneWhen("b");\nexport default goal("c").doneWhen("d");', 'a: has the id "port", and so has another'],
  ['export const base = goal("a", { id: "x" });\nexport default goal("c").doneWhen("d");', "base: no doneWhen\n  help: add .doneWhen(command(…))\n  code: contract/incomplete"],
  ['export const port = { version: 1, id: "x", blocks: [{ kind: "goal", items: [] }] };', "goal"],
])("%s is refused", async (text, said) => {
  const message = await refusal({ "port.goal.ts": `import { goal } from "goalpost";\n${text}\n` }, "port.goal.ts");
  expect(message).toContain(said);
}); // biome-ignore format: one case, one line

test("one of several is named FILE#ID; without a default export it has to be", async () => {
  const cwd = project({ "goals/port.goal.ts": several });
  const render = (argument: string) => call(["render", argument, "--as", "json"], { cwd });
  expect((await render("goals/port.goal.ts#refunds")).out).toContain("Port the refunds.");
  expect((await render("port#refunds")).out).toContain("Port the refunds.");
  expect((await render("port")).err).toContain("help: name one: port#invoices\n");
  expect((await render("goals/port.goal.ts")).err).toContain(
    "goals/port.goal.ts: holds 2 contracts: invoices, refunds\n  help: name one: goals/port.goal.ts#invoices\n  code: contract/several",
  );
  expect((await render("goals/port.goal.ts#refund")).err).toContain(
    "no contract of the file has this id: invoices, refunds\n  help: name one: goals/port.goal.ts#refunds",
  );
});

test("lint looks at every contract of a file, and an id that two files share is an error", async () => {
  const one = (id: string) =>
    `import { command, goal } from "goalpost";\nexport default goal("Port it.", { id: "${id}" }).doneWhen("it is nice");\n`;
  const cwd = project({
    "goals/port.goal.ts": several,
    "goals/a.goal.mts": one("refunds"),
    "goals/b.goal.ts": one("b"),
  });
  const { code, out } = await call(["lint", "goals", "--format", "json"], { cwd });
  const { files } = JSON.parse(out) as {
    files: { file: string; findings: { rule_id: string; at?: { line: number } }[] }[];
  };
  const twice = files.flatMap(({ file, findings }) =>
    findings.flatMap(({ rule_id, at }) => (rule_id === "contract/duplicate-id" ? [`${file}:${at?.line}`] : [])),
  );
  expect(twice).toEqual(["goals/port.goal.ts:5"]);
  expect(code).toBe(1);
});

test("build refuses an id that another file was built with, and a contract without one", async () => {
  const named =
    'import { command, goal } from "goalpost";\nexport default goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).stopWhen("stuck");\n';
  const cwd = project({ "goals/a.goal.ts": named, "goals/b.goal.ts": named });
  expect((await call(["build", "goals/a.goal.ts"], { cwd })).code).toBe(0);
  expect((await call(["build", "goals/b.goal.ts"], { cwd })).err).toContain(
    '.goalpost/port: was built from goals/a.goal.ts, and goals/b.goal.ts has the id "port" too',
  );
  const stdin =
    "<goal>\n- G1 outcome: Port it.\n</goal>\n<done_when>\n- D1 command: `pnpm test` exits 0.\n</done_when>\n";
  expect((await call(["build", "-"], { cwd, stdin })).err).toContain("contract.id: was not given");
});

test("verify and status of FILE#ID take the seal of that contract, whatever the file says now", async () => {
  const cwd = project({ "goals/port.goal.ts": several });
  const env = testEnv(cwd);
  const contractFile = join(cwd, "goals/port.goal.ts");
  for (const id of ["invoices", "refunds"]) {
    const contract = goal(`Sealed ${id}.`, { id }).doneWhen(command("node --version")).build();
    await writeSeal(stateDir({ cwd, id, env }), await sealContract(contract, { cwd, env, contractFile }));
  }
  for (const id of ["invoices", "refunds"]) {
    const { out } = await call(["verify", `goals/port.goal.ts#${id}`, "--format", "json"], { cwd });
    expect(JSON.parse(out)).toMatchObject({ contract: { id, sealed: true } });
  }
  const { err } = await call(["verify", "goals/port.goal.ts#other"], { cwd });
  expect(err).toContain("no contract of the file has this id: invoices, refunds");
  expect((await call(["verify", "goals/port.goal.ts", "--unsealed"], { cwd })).err).toContain("code: contract/several");
});
