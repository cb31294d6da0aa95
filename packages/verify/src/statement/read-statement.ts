import { GoalpostError } from "@goalpost/core";
import * as z from "zod/mini";
import { preAuthEncoding } from "./envelope.ts";
import { envelopeSchema, statementSchema } from "./schema.ts";
import {
  predicateType,
  predicateTypeBase,
  type ReceiptStatement,
  statementSha256,
  statementType,
} from "./statement.ts";

/** A statement as it was read. */
export interface ReadStatement {
  readonly statement: ReceiptStatement;
  /** Whether it is to the byte what was written: nothing in it was changed since. */
  readonly whole: boolean;
  /** What a key signed of it, when one did. */
  readonly signed?: { readonly text: string; readonly signature: string; readonly keyid: string };
}

/**
 * Reads a statement, or the envelope that holds one.
 *
 * @param where - What the file is called in an error.
 * @throws GoalpostError `verify/bad-statement`, `verify/receipt-version`.
 */
export function readStatement(json: string, where: string): ReadStatement {
  const value = jsonOf(json, where);
  if (Object(value).payloadType === undefined) return { ...statementOf(value, where) };
  const envelope = z.safeParse(envelopeSchema, value);
  if (!envelope.success) throw bad(where, `is not a signed receipt: ${faultOf(envelope.error)}`, envelope.error);
  const [signature] = envelope.data.signatures;
  const payload = Buffer.from(envelope.data.payload, "base64");
  // Base64 has several spellings of the same bytes; only its own is what was written.
  const exact = payload.toString("base64") === envelope.data.payload;
  const { statement, whole } = statementOf(jsonOf(payload.toString("utf8"), where), where);
  const { sig = "", keyid = "" } = signature ?? {};
  const armour = Buffer.from(sig, "base64").toString("utf8");
  const own = Buffer.from(armour).toString("base64") === sig && isArmour(armour);
  return {
    statement,
    whole: whole && exact && own,
    signed: { text: preAuthEncoding(payload), signature: armour, keyid },
  };
}

/** Whether an armour is as ssh-keygen writes it: it reads others too. */
function isArmour(text: string): boolean {
  const [, body = ""] = /^-----BEGIN SSH SIGNATURE-----\n((?:[A-Za-z0-9+/=]+\n)+)-----END SSH SIGNATURE-----\n$/.exec(text) ?? [];
  const base64 = body.replaceAll("\n", "");
  return base64 !== "" && Buffer.from(base64, "base64").toString("base64") === base64 && body === `${base64.match(/.{1,70}/g)?.join("\n")}\n`;
} // biome-ignore format: one

function statementOf(value: unknown, where: string): Pick<ReadStatement, "statement" | "whole"> {
  refuseOther(value, where);
  const result = z.safeParse(statementSchema, value);
  if (!result.success) throw bad(where, `is not a receipt: ${faultOf(result.error)}`, result.error);
  const statement = result.data as ReceiptStatement;
  return { statement, whole: statementSha256(statement) === statement.predicate.sha256 };
}

function refuseOther(value: unknown, where: string): void {
  const { _type, predicateType: type, verdict, version } = Object(value) as Readonly<Record<string, unknown>>;
  if (typeof verdict === "string" && version === 1) {
    throw bad(where, "is a receipt alone, which names no tree that could be compared", undefined, "write one that can be checked: goalpost verify ID --receipt FILE"); // biome-ignore format: one
  }
  const isOurs = typeof type === "string" && type.startsWith(predicateTypeBase);
  if (!isOurs || (type === predicateType && _type === statementType)) return;
  throw new GoalpostError({
    code: "verify/receipt-version",
    where,
    what:
      type === predicateType
        ? `is an in-toto statement of another version (${String(_type)}), expected ${statementType}`
        : `is a receipt of version ${type.slice(predicateTypeBase.length)}, expected 1`,
    help: "check it with the goalpost that wrote it, or a newer one; or write it again: goalpost verify ID --receipt FILE",
  });
}

function jsonOf(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw bad(where, "is not JSON", error);
  }
}

const faultOf = ({ issues: [issue] }: z.core.$ZodError): string =>
  `${issue?.path.map(String).join(".") ?? ""} ${issue?.message ?? "is not valid"}`.trim();

const bad = (where: string, what: string, cause?: unknown, help = "keep the file as goalpost verify --receipt wrote it"): GoalpostError =>
  new GoalpostError({ code: "verify/bad-statement", where, what, help, cause }); // biome-ignore format: one
