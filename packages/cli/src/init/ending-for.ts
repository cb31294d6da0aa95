import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * The ending of a contract that TypeScript takes for a module whatever its options are: `.goal.ts` where the nearest package.json says
 * `"type": "module"`, else `.goal.mts`. In a project of CommonJS, which is what `npm init` makes, TypeScript's own defaults refuse `export` in a
 * `.ts` file (TS1287).
 */
export async function endingFor(folder: string): Promise<".goal.ts" | ".goal.mts"> {
  const type = await nearestType(folder);
  return type === "module" || type === "no package" ? ".goal.ts" : ".goal.mts";
}

async function nearestType(folder: string): Promise<string> {
  try {
    const { type } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { type?: unknown };
    return typeof type === "string" ? type : "commonjs";
  } catch (error) {
    if (error instanceof SyntaxError) return "commonjs";
    const above = dirname(folder);
    return above === folder ? "no package" : nearestType(above);
  }
}
