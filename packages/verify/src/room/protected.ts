import { posix } from "node:path";
import { isConfigName, isTestFile } from "../definers/names.ts";

/** Why a file of the start is not replaced by the agent's, unless the scope names that very file. */
export type Protection = "test" | "manifest" | "lockfile" | "script" | "configuration" | "dotfile";

const manifests = new Set(["package.json", "Cargo.toml", "pyproject.toml", "setup.py", "setup.cfg", "go.mod", "go.work", "Gemfile", "composer.json", "Pipfile", "deno.json", "build.gradle", "build.gradle.kts", "pom.xml", "mix.exs", "environment.yml"]); // biome-ignore format: a table
const lockfiles = new Set(["package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock", "bun.lockb", "Cargo.lock", "uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock", "go.sum", "go.work.sum", "Gemfile.lock", "composer.lock", "deno.lock", "mix.lock"]); // biome-ignore format: a table
const requirements = /^(?:requirements|constraints)(?:[-_.][\w.-]+)?\.(?:txt|in)$/;
const configShape =
  /(?:\.config\.(?:[cm]?[jt]sx?|json)|\.(?:mk|cmake)|^(?:CMakeLists\.txt|Rakefile|Dockerfile|build\.rs|sitecustomize\.py|usercustomize\.py))$/;
const scriptShape = /\.(?:sh|bash|zsh|fish|ps1|bat|cmd)$/;
const scriptFolder = /(?:^|\/)(?:scripts?|bin|tools)\//;

/** What keeps an empty folder, and what an editor leaves while it is open. */
const decidesNothing = /^\.(?:gitkeep|keep|#.+|.+\.sw[a-p])$/;

const hasDot = (folder: string): boolean => folder.split("/").some((part) => part.startsWith(".") && part !== ".");

/** Says what a file is to the checks, by its path; nothing for ordinary source. */
export function protectionOf(path: string): Protection | undefined {
  const name = posix.basename(path);
  if (isTestFile(path)) return "test";
  if (lockfiles.has(name)) return "lockfile";
  if (manifests.has(name) || requirements.test(name)) return "manifest";
  if (isConfigName(name) || configShape.test(name)) return "configuration";
  if (hasDot(posix.dirname(path)) || (name.startsWith(".") && !decidesNothing.test(name))) return "dotfile";
  if (scriptShape.test(name) || scriptFolder.test(path)) return "script";
  return undefined;
}

/** What `isTestFile` takes for a test, as it is printed. */
export const testPatterns = ["test/**", "tests/**", "__tests__/**", "__mocks__/**", "spec/**", "e2e/**", "*.test.*", "*.spec.*", "*_test.*", "test_*.py", "*.snap"] as const; // biome-ignore format: a table

/** What decides how checks run just by being there: it is not let in by a glob, even if the start had none. */
export const protectedWhenNew: ReadonlySet<Protection> = new Set(["manifest", "lockfile", "configuration", "dotfile"]);

/** How each is called in a sentence. */
export const protectionWords: Readonly<Record<Protection, string>> = {
  test: "a test",
  manifest: "a manifest",
  lockfile: "a lockfile",
  script: "a script",
  configuration: "a configuration",
  dotfile: "a dotfile",
};
