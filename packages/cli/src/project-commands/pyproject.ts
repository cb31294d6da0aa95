import { stat } from "node:fs/promises";
import { join } from "node:path";
import { outcomeOf } from "@goalpost/core/internal/lint";
import { type Found, mostCommands, plainName, suiteRank, withSuite } from "./found.ts";
import { readToml, type Table, tableAt } from "./toml.ts";

/** Task runners that keep their tasks in pyproject.toml: where, and how a task is run. */
const runners: readonly (readonly [keys: readonly string[], run: string])[] = [
  [["tool", "poe", "tasks"], "poe"],
  [["tool", "taskipy", "tasks"], "task"],
  [["tool", "pdm", "scripts"], "pdm run"],
  [["tool", "hatch", "envs", "default", "scripts"], "hatch run"],
  [["tool", "pixi", "tasks"], "pixi run"],
];

/** The tasks of pyproject.toml, and the tools that it sets up. */
export async function pythonCommands(root: string): Promise<readonly Found[]> {
  const project = await readToml(root, "pyproject.toml");
  if (project === undefined) return [];
  const tasks = runners.flatMap(([keys, run]) => tasksIn(tableAt(project, ...keys), run));
  const prefix = await prefixOf(root, project);
  const tool = (name: string, ...keys: readonly string[]): Found => ({
    run: `${prefix}${name}`,
    from: `pyproject.toml, ${keys.join(".")}`,
    wholeSuite: false,
  });
  const pytest = tableAt(project, "tool", "pytest") !== undefined || names(project, "pytest");
  const mypy = tableAt(project, "tool", "mypy");
  return withSuite([
    ...tasks,
    ...(pytest
      ? [{ ...tool(prefix === "" ? "python3 -m pytest" : "pytest", "pytest"), rank: 0, wholeSuite: true }]
      : []),
    ...(tableAt(project, "tool", "ruff") === undefined ? [] : [tool("ruff check .", "tool", "ruff")]),
    ...(mypy?.files === undefined && mypy?.packages === undefined ? [] : [tool("mypy", "tool", "mypy")]),
  ]);
}

function tasksIn(tasks: Table | undefined, run: string): readonly (Found & { readonly rank?: number | undefined })[] {
  return Object.entries(tasks ?? {})
    .filter(([name]) => plainName.test(name) && !name.startsWith("_"))
    .slice(0, mostCommands)
    .flatMap(([name, task]) => {
      const line = lineOf(task);
      const { canPass, canFail } = line === undefined ? { canPass: true, canFail: true } : outcomeOf(line);
      if (!canPass) return [];
      const isWhole = suiteRank(name) !== undefined && canFail;
      return [{ run: `${run} ${name}`, from: `pyproject.toml, task ${name}`, ...(line === undefined ? {} : { lines: [line] }), rank: suiteRank(name), wholeSuite: isWhole }]; // biome-ignore format: one entry
    });
}

/** The command line of a task, in the forms that runners share. */
function lineOf(task: unknown): string | undefined {
  if (typeof task === "string") return task;
  const line = typeof task === "object" && task !== null ? ((task as Table).cmd ?? (task as Table).shell) : undefined;
  return typeof line === "string" ? line : undefined;
}

/** What runs a program of the project's own environment. */
async function prefixOf(root: string, project: Table): Promise<string> {
  const isThere = async (name: string): Promise<boolean> =>
    (await stat(join(root, name)).catch(() => undefined))?.isFile() === true;
  if (await isThere("uv.lock")) return "uv run ";
  if ((await isThere("poetry.lock")) || tableAt(project, "tool", "poetry") !== undefined) return "poetry run ";
  return (await isThere("pdm.lock")) ? "pdm run " : "";
}

/** Whether a distribution is among those that the project is developed with. */
function names(project: Table, distribution: string): boolean {
  const lists = [
    tableAt(project, "project")?.dependencies,
    ...Object.values(tableAt(project, "project", "optional-dependencies") ?? {}),
    ...Object.values(tableAt(project, "dependency-groups") ?? {}),
    tableAt(project, "tool", "uv")?.["dev-dependencies"],
  ];
  const tables = [
    tableAt(project, "tool", "poetry", "dependencies"),
    tableAt(project, "tool", "poetry", "dev-dependencies"),
    ...Object.keys(tableAt(project, "tool", "poetry", "group") ?? {}).map((group) =>
      tableAt(project, "tool", "poetry", "group", group, "dependencies"),
    ),
  ];
  const listed = lists.some(
    (list) => Array.isArray(list) && list.some((each) => typeof each === "string" && nameOf(each) === distribution),
  );
  return listed || tables.some((table) => table !== undefined && Object.hasOwn(table, distribution));
}

const nameOf = (requirement: string): string => /^\s*([\w.-]+)/.exec(requirement)?.[1]?.toLowerCase() ?? "";
