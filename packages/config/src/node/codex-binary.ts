import { existsSync, readdirSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { GoalpostError } from "@goalpost/core/errors";

/**
 * Finds the native Codex binary that an installed `@openai/codex` brings, without its launching script (20 ms against 80).
 *
 * @param from A directory from which the package can be resolved.
 * @throws GoalpostError `config/no-client` when it is not installed there.
 */
export function codexBinary(from: string): string {
  const script = resolveFrom(from, "@openai/codex/package.json");
  const platform = `${process.platform === "win32" ? "win32" : process.platform}-${process.arch}`;
  const home =
    script === undefined
      ? undefined
      : resolveFrom(dirname(realpathSync(script)), `@openai/codex-${platform}/package.json`);
  const vendor = home === undefined ? undefined : join(dirname(home), "vendor");
  for (const triple of vendor !== undefined && existsSync(vendor) ? readdirSync(vendor) : []) {
    const binary = join(vendor ?? "", triple, "bin", process.platform === "win32" ? "codex.exe" : "codex");
    if (existsSync(binary)) return binary;
  }
  throw new GoalpostError({
    code: "config/no-client",
    where: from,
    what: "no @openai/codex with a binary for this platform, expected it among the dependencies",
    mend: "install @openai/codex, or pass the path of its native binary",
  });
}

function resolveFrom(from: string, name: string): string | undefined {
  try {
    return createRequire(join(from, "index.js")).resolve(name);
  } catch {
    return undefined;
  }
}
