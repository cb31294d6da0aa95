import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { GoalpostError } from "@goalpost/core";
import type { Target } from "@goalpost/target";
import { isWithin } from "@goalpost/target/internal";
import { type LoadedModule, loadModule } from "../config/load-module.ts";
import type { Io } from "../io.ts";
import { packageDigest } from "./digest.ts";

/** A target of somebody else's, loaded, with the package that it came from. */
export interface ThirdTarget {
  readonly target: Target & { readonly digest: string };
  /** The package, and its version if it says one: `@acme/agent 1.2.0`. */
  readonly from: string;
}

/**
 * Loads the target that a package exports as its default: before the first turn, and only where the user names it. Its code runs in this process,
 * so it is refused where the agent can write it.
 *
 * @throws GoalpostError `cli/module-missing`, `cli/module-threw`, `cli/target-in-tree`, `cli/bad-target`.
 */
export async function loadThirdTarget(name: string, io: Io): Promise<ThirdTarget> {
  const module = await loadModule(name, io, true, 60, (url) => refuseInTree(name, url, io));
  const folder = packageFolder(module, name);
  const digest = packageDigest(folder);
  if (digest === undefined) throw bad(name, "holds more files than a package has", "name the package itself");
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version?: string };
  const target = checked(name, (module.exports as { readonly default?: unknown }).default);
  return { target: { ...target, digest }, from: version === undefined ? name : `${name} ${version}` };
}

/** A symlink in node_modules leads to where the code is. */
function refuseInTree(name: string, url: string, { cwd }: Io): void {
  const file = realpathSync(fileURLToPath(url));
  if (!isWithin(file, realpathSync(cwd))) return;
  throw new GoalpostError({
    code: "cli/target-in-tree",
    where: `--target ${name}`,
    what: `lies in the project (${file}), where the agent can write it: what it is given to run could be changed by what it runs`,
    help: "install it outside of the project, for example in the folder above it",
  });
}

function packageFolder({ url }: LoadedModule, name: string): string {
  for (
    let folder = dirname(realpathSync(fileURLToPath(url)));
    folder !== parse(folder).root;
    folder = dirname(folder)
  ) {
    if (existsSync(join(folder, "package.json"))) return folder;
  }
  throw bad(name, "is not a package", "give it a package.json, and name it by its name");
}

const functions = ["compile", "goalText", "isLastWord", "keep", "look", "open"] as const;
const texts = ["name", "title", "program", "word"] as const;

/** Plain JavaScript gets the compiler's answer too. */
function checked(from: string, value: unknown): Target {
  const help = "export default a Target, as examples/third-target does";
  if (typeof value !== "object" || value === null) throw bad(from, "has no default export that is a target", help);
  const target = value as Target;
  const missing =
    texts.find((key) => typeof target[key] !== "string" || target[key] === "") ??
    functions.find((key) => typeof target[key] !== "function") ??
    (typeof target.launchShape === "object" ? undefined : "launchShape") ??
    (typeof target.limit?.max === "number" && typeof target.limit.unit === "string" ? undefined : "limit");
  if (missing !== undefined) throw bad(from, `exports a target without ${missing}`, help);
  if (!/^[a-z][a-z0-9-]*$/.test(target.name) || ["codex", "claude-code"].includes(target.name))
    throw bad(
      from,
      `calls its target ${JSON.stringify(target.name)}`,
      "give it a name of its own: small letters, digits and hyphens",
    );
  return target;
}

const bad = (name: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "cli/bad-target", where: `--target ${name}`, what, help });
