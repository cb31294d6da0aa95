import * as z from "zod/mini";
import { fault } from "../errors/fault.ts";
import { once } from "./once.ts";
import { pathFault } from "./path-fault.ts";
import { lineSchema } from "./scalars.ts";

/** @internal A path or glob below the project's root. */
export const pathSchema = once(() =>
  lineSchema().check((context) => {
    const message = pathFault(context.value);
    if (message !== undefined) context.issues.push({ code: "custom", input: context.value, message });
  }),
);

/** @internal At least one path or glob. */
export const pathsSchema = once(() =>
  z.readonly(
    z
      .array(pathSchema())
      .check(z.minLength(1, { error: fault("is empty, expected at least one path or glob", "name one") })),
  ),
);
