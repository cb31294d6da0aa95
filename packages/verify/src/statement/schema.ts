import * as z from "zod/mini";
import { receiptSchema } from "../receipt/schema.ts";
import { predicateType, type ReceiptStatement, statementType } from "./statement.ts";

const text = z.string();
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/, { error: "is not a sha256 in hex" }));

const subjectSchema = z.readonly(
  z.strictObject({
    name: text,
    digest: z.readonly(
      z.strictObject({
        goalpostTree: hash,
        gitTree: z.exactOptional(z.string().check(z.regex(/^[0-9a-f]{40}$/, { error: "is not an id of git" }))),
      }),
    ),
  }),
);

/** @internal The schema of a statement. */
export const statementSchema = z.readonly(
  z.strictObject({
    _type: z.literal(statementType),
    subject: z.readonly(z.tuple([subjectSchema])),
    predicateType: z.literal(predicateType),
    predicate: z.readonly(
      z.strictObject({ receipt: receiptSchema, cannot_know: z.readonly(z.array(text)), sha256: hash }),
    ),
  }),
) satisfies z.ZodMiniType<ReceiptStatement>;

/** @internal The schema of a DSSE envelope that holds one. */
export const envelopeSchema = z.readonly(
  z.strictObject({
    payloadType: z.literal("application/vnd.in-toto+json"),
    payload: text,
    signatures: z.readonly(
      z
        .array(z.readonly(z.strictObject({ keyid: text, sig: text })))
        .check(z.minLength(1, { error: "holds no signature" }), z.maxLength(1, { error: "holds several signatures" })),
    ),
  }),
);

/** @internal The JSON Schema of a statement, as it is shipped. */
export function statementJsonSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(statementSchema, { io: "output" });
  return { $schema, title: "Goalpost receipt as an in-toto Statement, version 1", ...rest };
}
