import { validateJsonSchema } from "../check/json-schema.ts";
import { runMain } from "./main.ts";

await runMain(validateJsonSchema);
