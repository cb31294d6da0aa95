import { closeSync, existsSync, openSync, readdirSync, readSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { GoalpostError } from "@goalpost/core/errors";

/**
 * Finds the native Codex binary without its launching script (20 ms against 80): that of the program which `GOALPOST_CODEX` names, else the one that
 * an installed `@openai/codex` brings.
 *
 * @param from A directory from which the package can be resolved.
 * @param env Where `GOALPOST_CODEX` is looked up; default `process.env`.
 * @throws GoalpostError `config/no-client` when it is not installed there, or the program that was named does not exist.
 */
export function codexBinary(from: string, env: NodeJS.ProcessEnv = process.env): string {
  const given = env.GOALPOST_CODEX;
  if (given !== undefined && given !== "") {
    const program = resolve(given);
    if (existsSync(program)) return nativeCodex(program);
    throw noClient(program, "does not exist, though GOALPOST_CODEX names it", "correct GOALPOST_CODEX, or unset it");
  }
  const binary = binaryOfPackage(resolve(from, "index.js"));
  if (binary !== undefined) return binary;
  throw noClient(
    from,
    "no @openai/codex with a binary for this platform, expected it among the dependencies",
    "install @openai/codex, or pass the path of its native binary",
  );
}

/**
 * The native binary behind a Codex program: what npm installs is a script, which needs node on PATH; a program that is not a script is the binary itself.
 *
 * @param program An existing file.
 */
export function nativeCodex(program: string): string {
  const real = realpathSync(program);
  // npm links to the package's script, pnpm writes one of its own beside the packages
  return isLauncher(real) ? (binaryOfPackage(real) ?? binaryBeside(real) ?? program) : program;
}

/** The binary of the package that can be resolved from a file. */
function binaryOfPackage(from: string): string | undefined {
  const manifest = resolveFrom(from, "@openai/codex/package.json");
  return manifest === undefined ? undefined : binaryBeside(realpathSync(manifest));
}

/** The binary of the platform package that is installed beside a file of @openai/codex. */
function binaryBeside(file: string): string | undefined {
  const platform = `${process.platform}-${process.arch}`;
  const manifest = resolveFrom(file, `@openai/codex-${platform}/package.json`);
  const vendor = manifest === undefined ? undefined : join(dirname(manifest), "vendor");
  if (vendor === undefined || !existsSync(vendor)) return undefined;
  const name = process.platform === "win32" ? "codex.exe" : "codex";
  return readdirSync(vendor)
    .map((triple) => join(vendor, triple, "bin", name))
    .find((binary) => existsSync(binary));
}

/** Whether a program is the package's own script, or one that starts it; a wrapper of the user's is run as it is. */
function isLauncher(file: string): boolean {
  const handle = openSync(file, "r");
  try {
    const start = Buffer.alloc(4096);
    const text = start.toString("latin1", 0, readSync(handle, start, 0, start.length, 0));
    return text.startsWith("#!") && (/[\\/]@openai[\\/]codex[\\/]/.test(file) || text.includes("@openai/codex/"));
  } finally {
    closeSync(handle);
  }
}

function resolveFrom(file: string, name: string): string | undefined {
  try {
    return createRequire(file).resolve(name);
  } catch {
    return undefined;
  }
}

const noClient = (where: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "config/no-client", where, what, help });
