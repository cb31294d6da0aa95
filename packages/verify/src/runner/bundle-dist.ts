import { readFile } from "node:fs/promises";

/** The runner as one file, as the build made it beside this module. */
export function runnerBundle(entry: "plain" | "with-schema"): Promise<string> {
  return readFile(new URL(`./runner-${entry}.mjs`, import.meta.url), "utf8");
}
