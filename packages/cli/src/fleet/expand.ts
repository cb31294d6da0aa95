import { type Contract, GoalpostError, parseContract } from "@goalpost/core";
import { type ModuleIo, type ModuleOptions, openModules } from "../modules/module-host.ts";
import { missingColumn, type Row, type Table } from "./read-table.ts";

/** One contract of a fleet, and the line of the table that it is from. */
export interface FleetContract {
  readonly contract: Contract;
  readonly line: number;
}

/**
 * Makes a contract of each row of a table, by a template that a module exports; in a process of its own, which ends before the contracts are used.
 *
 * @param module - The module, as it is loaded; `#name` where it exports several templates.
 * @param shown - The table's name, for errors.
 * @throws GoalpostError `fleet/no-template`, `fleet/several-templates`, `table/missing-column`, `table/bad-row`, `contract/duplicate-id`, and what loading the
 * module throws.
 */
export async function expandTable(
  module: string,
  table: Table,
  shown: string,
  io: ModuleIo,
  options: ModuleOptions,
): Promise<readonly FleetContract[]> {
  const [specifier = "", wanted] = module.split("#");
  const closers: (() => void)[] = [];
  try {
    const host = await openModules([specifier], { ...io, closers }, options);
    const all = host.modules[0]?.templates ?? [];
    const found = all.filter(({ name }) => wanted === undefined || name === wanted);
    const chosen = found.find(({ name }) => name === "default") ?? found[0];
    if (chosen === undefined)
      throw noTemplate(
        module,
        all.map(({ name }) => name),
      );
    if (found.length > 1 && chosen.name !== "default")
      throw several(
        module,
        found.map(({ name }) => name),
      );
    const rows = host.ask(
      { ask: "template", template: chosen.key, rows: table.rows.map(({ values }) => values) },
      "rows",
      module,
    );
    return unique(
      table.rows.map((row, index) => {
        const reply = rows[index];
        if (reply === undefined || "fault" in reply) throw badRow(row, reply?.fault, table, shown);
        return { contract: parsed(reply.contract, row, shown), line: row.line };
      }),
      shown,
    );
  } finally {
    for (const close of closers) close();
  }
}

function parsed(value: unknown, { line }: Row, shown: string): Contract {
  try {
    return parseContract(value);
  } catch (error) {
    if (!GoalpostError.is(error)) throw error;
    throw new GoalpostError({ ...error.toJSON(), where: `${shown}:${line}: ${error.where}`, cause: error });
  }
}

function badRow(
  { line }: Row,
  fault: { readonly where?: string; readonly what: string; readonly help: string } | undefined,
  table: Table,
  shown: string,
): GoalpostError {
  const parameter = /^template\.(\w+)/.exec(fault?.where ?? "")?.[1];
  const missing = parameter === undefined ? undefined : missingColumn(parameter, table, shown);
  if (missing !== undefined) return missing;
  return new GoalpostError({
    code: "table/bad-row",
    where: `${shown}:${line}${parameter === undefined ? "" : `: ${parameter}`}`,
    what: fault?.what ?? "made no contract",
    help:
      parameter === undefined
        ? (fault?.help ?? "correct the row")
        : `correct ${parameter} in the row; a value of CSV is a text: z.coerce.number() reads a number`,
  });
}

/** Two rows of one id would be built into one folder. */
function unique(contracts: readonly FleetContract[], shown: string): readonly FleetContract[] {
  const lines = new Map<string, number>();
  for (const { contract, line } of contracts) {
    const before = lines.get(contract.id);
    if (before !== undefined)
      throw new GoalpostError({
        code: "contract/duplicate-id",
        where: `${shown}:${line}`,
        what: `makes a contract of the id ${contract.id}, and so does line ${before}`,
        help: "let the template make the id of what differs",
      });
    lines.set(contract.id, line);
  }
  return contracts;
}

const noTemplate = (module: string, all: readonly string[]): GoalpostError =>
  new GoalpostError({
    code: "fleet/no-template",
    where: module,
    what: all.length === 0 ? "exports no template" : `exports ${all.join(", ")}`,
    help: "export one: export default template(z.object({ … }), (row) => goal(…))",
  });

const several = (module: string, names: readonly string[]): GoalpostError =>
  new GoalpostError({
    code: "fleet/several-templates",
    where: module,
    what: `exports several templates: ${names.join(", ")}`,
    help: `name one: ${module}#${names[0]}`,
  });
