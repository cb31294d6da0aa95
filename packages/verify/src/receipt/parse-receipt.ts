import { GoalpostError } from "@goalpost/core";
import * as z from "zod/mini";
import type { Receipt } from "./receipt.ts";
import { receiptSchema } from "./schema.ts";

/**
 * Reads a receipt of JSON.
 *
 * @param json - JSON text, or what `JSON.parse` gave.
 * @returns The receipt, frozen at every depth.
 * @throws GoalpostError `verify/bad-receipt` when it is none.
 * @example
 * try {
 *   parseReceipt("{}");
 * } catch (error) {
 *   if (GoalpostError.is(error)) console.log(error.code); // "verify/bad-receipt"
 * }
 */
export function parseReceipt(json: unknown): Receipt {
  const result = z.safeParse(receiptSchema, typeof json === "string" ? readJson(json) : json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw bad(issue?.path.map(String).join(".") || "receipt", `${issue?.message ?? "is not valid"}`, result.error);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw bad("receipt", `is not JSON: ${error instanceof Error ? error.message : String(error)}`, error);
  }
}

const bad = (where: string, what: string, cause: unknown): GoalpostError =>
  new GoalpostError({
    code: "verify/bad-receipt",
    where,
    what,
    help: "run verify again, and keep its JSON as it is",
    cause,
  });
