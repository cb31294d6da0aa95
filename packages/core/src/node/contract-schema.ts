import * as z from "zod/mini";
import { faultsOf } from "../errors/parse-at.ts";
import { type Contract, wholeContract, withIds } from "./contract.ts";
import type { StandardIssue, StandardResult, StandardSchema } from "./standard-schema.ts";

/**
 * The contract as a Standard Schema, for libraries that take one: forms, routers, queues. It accepts what {@link parseContract} accepts as a
 * value, and lists everything that is wrong. `@goalpost/core/zod` has the same as a zod schema.
 *
 * @example
 * contractSchema["~standard"].validate({ version: 1, id: "port", blocks: [] });
 */
export const contractSchema: StandardSchema<unknown, Contract> = {
  "~standard": { version: 1, vendor: "goalpost", validate },
};

function validate(value: unknown): StandardResult<Contract> {
  const input = withIds(value);
  const result = z.safeParse(wholeContract(), input);
  if (result.success) return { value: result.data as Contract };
  const { issues } = result.error;
  const faults = faultsOf(issues, input, "contract");
  return {
    issues: issues.map(({ path }, index): StandardIssue => {
      const { where = "contract", what = "is not valid", help = "" } = faults[index] ?? {};
      return { message: `${where}: ${what}\n  help: ${help}`, path };
    }),
  };
}
