import { runInNewContext } from "node:vm";
import type { Json } from "@goalpost/core";
import { Ajv2020 } from "ajv/dist/2020.js";
import { mostWaits, sinceNow } from "../process/processor-time.ts";

/**
 * Validates against a JSON Schema, draft 2020-12. Formats are not checked, and nothing is fetched.
 *
 * @param timeoutMs - Of processor time. After it the schema is given up: its patterns may never end on some text.
 */
export function validateJsonSchema(schema: Json, value: unknown, timeoutMs: number): string | undefined {
  if (typeof schema !== "boolean" && (typeof schema !== "object" || schema === null || Array.isArray(schema))) {
    throw new Error("it is neither an object nor a boolean");
  }
  const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
  const validate = ajv.compile(schema);
  const fits = withinTime(() => validate(value), timeoutMs);
  if (fits === true) return undefined;
  const [first] = validate.errors ?? [];
  return `${first?.instancePath || "the whole"} ${first?.message ?? "is not valid"}`;
}

/** The only way to stop a regular expression on this thread: the watchdog of a context ends whatever it called. It goes by the clock, so that it is asked again where the machine did other work. */
function withinTime(run: () => unknown, timeoutMs: number): unknown {
  const whole = sinceNow();
  for (;;) {
    const computed = sinceNow();
    try {
      return runInNewContext("run()", { run }, { timeout: timeoutMs });
    } catch (error) {
      const isLate = (error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
      const hadItsTime = computed.processorMs() >= timeoutMs * 0.9 || whole.wallMs() >= timeoutMs * mostWaits;
      if (!isLate || hadItsTime) throw error;
    }
  }
}
