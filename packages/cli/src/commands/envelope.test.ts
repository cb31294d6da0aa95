import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import { expect, test } from "vitest";
import { exitCode } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import type { Session } from "../program.ts";
import { answerFault } from "../testing/answer-check.ts";
import { project } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { commands } from "./index.ts";

/** How each command that prints JSON is called here; an error is an answer too. */
const argvOf: Readonly<Record<string, readonly string[]>> = {
  approve: ["approve", "nowhere"],
  audit: ["audit", "none.jsonl"],
  build: ["build", "a.goal.md"],
  "check-receipt": ["check-receipt", "none.json"],
  clean: ["clean"],
  "config doctor": ["config", "doctor", "nowhere"],
  "config explain": ["config", "explain", "guarded"],
  "config set": ["config", "set", "config.toml", "model", "'gpt-5.5'"],
  "config unset": ["config", "unset", "config.toml", "model"],
  "config validate": ["config", "validate", "config.toml"],
  "config write": ["config", "write", "guarded", "--target", "codex", "--file", "config.toml", "--dry-run"],
  diff: ["diff", "a.goal.md", "a.goal.md"],
  fleet: ["fleet", "none.ts", "none.csv"],
  "hook install": ["hook", "install", "--target", "codex", "--dry-run"],
  "hook status": ["hook", "status"],
  "hook uninstall": ["hook", "uninstall", "--target", "codex", "--dry-run"],
  import: ["import", "a.goal.md"],
  init: ["init", "fresh"],
  lint: ["lint", "a.goal.md"],
  pause: ["pause", "nowhere"],
  preflight: ["preflight", "nowhere"],
  "preset diff": ["preset", "diff", "none", "nor-this"],
  redteam: ["redteam", "nowhere"],
  rehearse: ["rehearse", "nowhere"],
  render: ["render", "a.goal.md"],
  resume: ["resume", "nowhere"],
  review: ["review", "nowhere"],
  run: ["run", "nowhere"],
  "runs clean": ["runs", "clean"],
  "runs list": ["runs"],
  "runs show": ["runs", "show", "nowhere"],
  "skills install": ["skills", "install", "nowhere"],
  "skills lint": ["skills", "lint", "."],
  "skills list": ["skills", "list"],
  "skills uninstall": ["skills", "uninstall", "nowhere"],
  "skills update": ["skills", "update"],
  "spec all": ["spec", "all", "none.md"],
  "spec draft": ["spec", "draft", "SPEC.md"],
  "spec refine": ["spec", "refine", "none.md"],
  "spec trace": ["spec", "trace", "SPEC.md", "a.goal.md"],
  status: ["status"],
  stop: ["stop", "nowhere"],
  verify: ["verify", "nowhere"],
};

/** JSON in lines, each an event of its own. */
const inLines: readonly string[] = ["spec interview"];

async function jsonCommands(): Promise<readonly string[]> {
  const program = new Command("goalpost");
  const session: Session = { io: {} as Io, exitCode: exitCode.done, json: false, call: async () => exitCode.done };
  for (const load of Object.values(commands)) (await load())(program, session);
  const walk = (command: Command, name: string): readonly string[] => [
    ...(command.options.some(({ long, argChoices }) => long === "--format" && argChoices?.includes("json"))
      ? [name]
      : []),
    ...command.commands.flatMap((below) => walk(below, `${name} ${below.name()}`)),
  ];
  return program.commands.flatMap((command) => walk(command, command.name())).sort();
}

test("the page of the command line has the document of each", () => {
  const page = readFileSync(resolve(import.meta.dirname, "../../../../docs/cli.md"), "utf8");
  const rows = page.slice(page.indexOf("| command | document |")).split("\n\n")[0]?.split("\n").slice(2) ?? [];
  const told = rows.flatMap((row) =>
    [...(row.split(" | ")[0] ?? "").matchAll(/`([a-z -]+)`/g)].map(([, name]) => name),
  );
  expect([...Object.keys(argvOf), ...inLines].filter((command) => !told.includes(command))).toEqual([]);
});

test("the page names the schema of each, and the schemas are of these commands, in snake_case", async () => {
  const page = readFileSync(resolve(import.meta.dirname, "../../../../docs/cli.md"), "utf8");
  const { $defs } = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../answers.schema.gen.json"), "utf8")) as {
    $defs: Record<string, { properties?: Record<string, unknown> }>;
  };
  const names = Object.keys(argvOf).map((command) => command.replaceAll(/[ -]/g, "_"));
  // a receipt is a document of its own, with the schema that @goalpost/verify ships
  expect(names.filter((name) => $defs[name]?.properties?.command === undefined)).toEqual(["verify"]);
  expect(page).toContain("[`goalpost/answers.schema.json`](../packages/cli/answers.schema.gen.json)");
  const keys = Object.values($defs).flatMap(keysOf);
  expect(keys.length).toBeGreaterThan(300);
  // counts by status are kept under the status as it is written everywhere
  const statuses = ["cannot-run", "needs-person"];
  expect(keys.filter((key) => !/^[a-z0-9]+(?:_[a-z0-9]+)*$/.test(key) && !statuses.includes(key))).toEqual([]);
});

/** The names of all members, at any depth. */
function keysOf(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties = {} } = schema as { readonly properties?: object };
  return [...Object.keys(properties), ...Object.values(properties).flatMap(keysOf), ...Object.entries(schema).flatMap(([key, inner]) => (key === "properties" ? [] : keysOf(inner)))]; // biome-ignore format: one
}

test("an answer that its schema does not know is a fault", () => {
  const told = { version: 1, command: "lint", files: [{ file: "a", findings: [] }] };
  expect(answerFault(JSON.stringify(told))).toBeUndefined();
  expect(answerFault(JSON.stringify({ ...told, files: [{ name: "a", findings: [] }] }))).toContain("'file'");
  expect(answerFault(JSON.stringify({ ...told, command: "lunt" }))).toBe("lunt: has no schema");
});

test("every command that prints JSON is called here", async () => {
  expect(await jsonCommands()).toEqual([...Object.keys(argvOf), ...inLines].sort());
});

test.each(Object.entries(argvOf))("%s begins its answer with version and command", async (command, argv) => {
  const contract = "# Goal\n\nAdd.\n\n## Done when\n\n- `npm test` exits 0\n";
  const cwd = project({
    "a.goal.md": contract,
    "SPEC.md": "# Sums\n\n- R1: `npm test` exits 0\n",
    "config.toml": 'model = "gpt-5.5"\n',
  });
  const { out } = await call([...argv, "--format", "json"], { cwd, env: { PATH: "/nonexistent" } });
  const answer = JSON.parse(out) as object;
  expect(Object.keys(answer).slice(0, 2)).toEqual(["version", "command"]);
  expect(answer).toMatchObject({ version: 1, command });
});
