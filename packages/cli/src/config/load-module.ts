import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { maskFor } from "@goalpost/config";
import { GoalpostError } from "@goalpost/core";
import { cacheRoot } from "@goalpost/rehearsal";
import { ourModules } from "../contracts/our-modules.ts";
import type { Io } from "../io.ts";
import { moduleMissing, requireModuleName } from "../modules/missing.ts";

/** What a package or file of the user's exports. */
export interface LoadedModule {
  readonly exports: Readonly<Record<string, unknown>>;
  /** Its file, as a URL. */
  readonly url: string;
}

/**
 * Loads a package, or a file as `./preset.ts`, that the user names: presets and lint rules. Loading runs it, in this process; it gets our own
 * copies of our packages, so that it need not have them installed.
 *
 * @param allow - Called with the file that would be loaded; throws where it must not be.
 * @throws GoalpostError `cli/no-exec`, `cli/module-missing`, `cli/module-threw`.
 */
export async function loadModule(
  specifier: string,
  io: Io,
  exec = true,
  timeoutSeconds = 60,
  allow: (url: string) => void = () => {},
): Promise<LoadedModule> {
  if (!exec) throw noExec(specifier);
  const loaded = Object.entries(ourModules).map(async ([name, load]) => [name, await load()] as const);
  const [{ createJiti }, ...ours] = await Promise.all([import("jiti"), ...loaded]);
  const jiti = createJiti(join(io.cwd, "goalpost.js"), {
    fsCache: join(cacheRoot(io.env), "jiti"),
    interopDefault: false,
    virtualModules: Object.fromEntries(ours),
  });
  requireModuleName(specifier);
  const url = resolved(
    () => jiti.esmResolve(specifier, pathToFileURL(join(io.cwd, "goalpost.js")).href),
    specifier,
    io,
  );
  allow(url);
  try {
    return { exports: await guarded(jiti.import<Record<string, unknown>>(url), timeoutSeconds), url };
  } catch (cause) {
    throw threw(specifier, cause);
  }
}

/** What is loaded must end, and may not end us: neither would leave a word behind. */
async function guarded<Value>(loading: Promise<Value>, timeoutSeconds: number): Promise<Value> {
  const { exit } = process;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new Error(`it had not ended after ${timeoutSeconds} s`));
    timer = setTimeout(fail, timeoutSeconds * 1000);
  });
  process.exit = (code) => {
    throw new Error(`it called process.exit(${code ?? ""})`);
  };
  try {
    return await Promise.race([loading, late]);
  } finally {
    clearTimeout(timer);
    process.exit = exit;
  }
}

function resolved(resolve: () => string, specifier: string, { cwd }: Io): string {
  try {
    return resolve();
  } catch (cause) {
    throw moduleMissing(specifier, cwd, cause);
  }
}

function threw(specifier: string, cause: unknown): GoalpostError {
  if (GoalpostError.is(cause))
    return new GoalpostError({ ...cause.toJSON(), where: `${specifier}: ${cause.where}`, cause });
  return new GoalpostError({
    code: "cli/module-threw",
    where: specifier,
    what: `failed while it was loaded: ${maskFor([])(cause instanceof Error ? cause.message : String(cause))}`,
    help: "correct it, or leave it out",
    cause,
  });
}

const noExec = (specifier: string): GoalpostError =>
  new GoalpostError({
    code: "cli/no-exec",
    where: specifier,
    what: "is a package or file, and loading it runs it, which --no-exec forbids",
    help: "leave out --no-exec if you trust it",
  });
