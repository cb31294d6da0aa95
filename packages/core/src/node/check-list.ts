import { isPromise, show } from "../errors/describe.ts";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { isOptions, type Options } from "../errors/options.ts";
import { optionsOf } from "./item.ts";

/** What `gate` and `after` were given: checks, and options as the last argument. */
export interface CheckList {
  readonly checks: readonly unknown[];
  readonly options: Options;
}

/**
 * @internal Takes the checks apart from the options. An item of the contract holds one check, so several checks become several items, and an id
 * can be that of one alone.
 *
 * @throws GoalpostError `contract/bad-input` when there is no check, what is given is not an item, or an id stands beside several checks.
 */
export function checkList(name: string, given: readonly unknown[]): CheckList {
  const last = given.at(-1);
  const options = isOptions(last) ? optionsOf(name, [last]) : {};
  const checks = isOptions(last) || (last === undefined && given.length > 1) ? given.slice(0, -1) : given;
  if (checks.length === 0) throw noCheck(name, "has no check, expected at least one");
  for (const [index, check] of checks.entries()) {
    if (typeof check === "object" && check !== null && "kind" in check) continue;
    const which = checks.length === 1 ? "check" : `checks[${index}]`;
    throw notACheck(`${name}.${which}`, check, `spread the list: ${name}(${name === "after" ? "…, " : ""}...checks)`);
  }
  if (checks.length > 1 && options.id !== undefined) throw oneId(name, checks.length);
  return { checks, options };
}

const notACheck = (where: string, seen: unknown, ofList: string): GoalpostError =>
  noCheck(
    where,
    `is ${seen === undefined ? "missing" : show(seen)}, expected a check`,
    Array.isArray(seen) ? ofList : isPromise(seen) ? "await it" : undefined,
  );

const noCheck = (where: string, what: string, help?: string): GoalpostError =>
  new GoalpostError({
    code: "contract/bad-input",
    where,
    what,
    help: help ?? 'give it what decides, such as command("pnpm test")',
  });

const oneId = (name: string, count: number): GoalpostError =>
  new GoalpostError({
    code: "contract/bad-input",
    where: `${name}.id`,
    what: `stands beside ${count} checks, which become ${count} items, expected one id for each`,
    help: `call ${name}(…) once for each check that has an id`,
  });
