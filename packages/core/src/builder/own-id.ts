import { GoalpostError } from "../errors/goalpost-error.ts";
import { parseAt } from "../errors/parse-at.ts";
import { contractIdSchema } from "../node/contract-shape.ts";
import { unnamedId } from "../node/require-id.ts";

/**
 * @internal An id that an author gives a contract.
 *
 * @param where - The option, for the error: `goal.id`.
 * @throws GoalpostError `contract/bad-input` when it is none, or is the one that says that there is none.
 */
export function ownId(id: unknown, where: string): string {
  if (id !== unnamedId) return parseAt(contractIdSchema(), id, where);
  throw new GoalpostError({
    code: "contract/bad-input",
    where,
    what: `is "${unnamedId}", which is reserved: it says that a contract has no id`,
    help: 'give another one, such as "port-billing"',
  });
}
