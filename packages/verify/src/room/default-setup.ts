import { join } from "node:path";
import { GoalpostError } from "@goalpost/core";
import { kindAt } from "../files/kind-at.ts";
import type { Tree } from "../store/tree.ts";

/**
 * The commands that bring a project's dependencies, by the lockfile at its root. Install scripts are off where the manager can: they are named
 * in `room.setup` where they are needed.
 */
export function defaultSetup(base: Tree, root: string): readonly string[] {
  const has = (path: string): boolean => base.get(path)?.kind === "file";
  return [...javascript(has), ...python(has, root), ...(has("Cargo.lock") ? ["cargo fetch --locked"] : []), ...(has("go.sum") ? ["go mod download"] : [])]; // biome-ignore format: one
}

function javascript(has: (path: string) => boolean): readonly string[] {
  if (has("pnpm-lock.yaml")) return ["pnpm install --frozen-lockfile --ignore-scripts"];
  if (has("bun.lock") || has("bun.lockb")) return ["bun install --frozen-lockfile --ignore-scripts"];
  if (has("yarn.lock")) {
    return [has(".yarnrc.yml") ? "yarn install --immutable --mode=skip-build" : "yarn install --frozen-lockfile --ignore-scripts"]; // biome-ignore format: one
  }
  if (has("package-lock.json") || has("npm-shrinkwrap.json")) return ["npm ci --ignore-scripts --no-audit --no-fund"];
  return [];
}

/** With pip a project uses its own environment only where there is one: its name is kept, so that commands find it. */
function python(has: (path: string) => boolean, root: string): readonly string[] {
  if (has("uv.lock")) return ["uv sync --frozen"];
  const folder = [".venv", "venv"].find((name) => kindAt(join(root, name, "pyvenv.cfg")) === "file");
  if (folder === undefined || !has("requirements.txt")) return [];
  const pip = `${folder}/bin/python -m pip install --disable-pip-version-check --no-input`;
  return [`python3 -m venv ${folder}`, `${pip} -r requirements.txt`];
}

/** Lockfiles at a root whose commands we know; the last two hold no dependencies of a check. */
const known = new Set(["pnpm-lock.yaml", "bun.lock", "bun.lockb", "yarn.lock", "package-lock.json", "npm-shrinkwrap.json", "uv.lock", "Cargo.lock", "go.sum", "go.work.sum", "flake.lock", "skills-lock.json"]); // biome-ignore format: a table

/**
 * A lockfile says that there are dependencies; where nobody knows who brings them, somebody has to say it.
 *
 * @throws GoalpostError `verify/unknown-lockfile`.
 */
export function refuseUnknownLockfile(base: Tree): void {
  for (const [path, { kind }] of base) {
    const isLockfile = /^[\w-][\w.-]*\.lockb?$|^[\w.-]+-lock\.(?:json|ya?ml)$/.test(path);
    if (kind !== "file" || !isLockfile || known.has(path)) continue;
    throw new GoalpostError({
      code: "verify/unknown-lockfile",
      where: path,
      what: "is the lockfile of a manager that we do not know, so nothing says how the room gets what it names",
      help: 'say it: { "room": { "setup": ["poetry install --no-root"] } } in goalpost.json, or "setup": [] when the checks need nothing',
    });
  }
}
