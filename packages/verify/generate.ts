import { receiptJsonSchema } from "./src/receipt/schema.ts";
import { statementJsonSchema } from "./src/statement/schema.ts";

/** The files that are made from this package's data and checked in, by path from the root of the repository. */
export const generated = (): ReadonlyMap<string, string> =>
  new Map([
    ["packages/verify/receipt.schema.gen.json", `${JSON.stringify(receiptJsonSchema(), null, 2)}\n`],
    ["packages/verify/statement.schema.gen.json", `${JSON.stringify(statementJsonSchema(), null, 2)}\n`],
  ]);
