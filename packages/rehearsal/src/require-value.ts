import { RehearsalError } from "./rehearsal-error.ts";

/** Refuses a bad argument of a step where the script is written, so that the mistake shows there and not inside the client. */
export function badStep(where: string, what: string, help: string): RehearsalError {
  return new RehearsalError({ code: "script/bad-step", where, what, help });
}

export function requireText(where: string, value: unknown): string {
  if (typeof value !== "string" || value.trim() === "") {
    throw badStep(where, `is ${describe(value)}, expected text`, "pass at least one character that is not blank");
  }
  return value;
}

export function requireInteger(where: string, value: unknown, [least, most]: readonly [number, number]): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most) {
    throw badStep(
      where,
      `is ${describe(value)}, expected a whole number from ${least} to ${most}`,
      "change the number",
    );
  }
  return value;
}

/** A path goes into one line of a patch: a line break in it would write another line of the patch. */
export function requirePath(where: string, value: unknown): string {
  const path = requireText(where, value);
  if (/[\n\r\0]/.test(path)) {
    throw badStep(where, `is ${describe(path)}, expected a path on one line`, "remove the line break or the NUL");
  }
  return path;
}

export function describe(value: unknown): string {
  return typeof value === "string"
    ? JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
    : String(value);
}
