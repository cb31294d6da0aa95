import { GoalpostError } from "../errors/goalpost-error.ts";

/**
 * The id of a contract that was built in code without one. It can be rendered, linted and compared; what writes or keeps something under a
 * contract's id asks for one of its own, see {@link requireId}.
 */
export const unnamedId = "unnamed";

/**
 * Asks for an id where it matters: two contracts that have none would write the same files. Call it in a target's `compile`.
 *
 * @throws {@link GoalpostError} `contract/no-id` when the contract was built without one.
 * @example
 * requireId(goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build());
 */
export function requireId({ id }: { readonly id: string }): void {
  if (id !== unnamedId) return;
  throw new GoalpostError({
    code: "contract/no-id",
    where: "contract.id",
    what: 'was not given, or is "unnamed", which is reserved for that, and the contract\'s files are kept under it, expected kebab-case such as "port-billing"',
    help: 'write goal("…", { id: "port-billing" }), or .build({ id: "port-billing" })',
  });
}
