import * as z from "zod";
import { type Contract, wholeContract, withIds } from "./node/contract.ts";

/**
 * The contract as a zod schema, to compose with your own. It needs `zod` 4 to be installed; the main entry does not.
 * Missing ids are derived, and the result is frozen, as `parseContract` does it.
 *
 * @example
 * import { contractSchema } from "@goalpost/core/zod";
 * import * as z from "zod";
 *
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();
 * z.object({ team: z.string(), contract: contractSchema }).parse({ team: "billing", contract });
 */
export const contractSchema: z.ZodType<Contract> = z.pipe(
  z.transform((value: unknown) => withIds(value)),
  z.pipe(
    wholeContract(),
    z.transform((value) => value as Contract),
  ),
);
