import { goal } from "../../builder/goal.ts";
import { command } from "../../node/command.ts";
import { scope } from "../../node/scope.ts";
import { covers } from "../covers.ts";
import { wording } from "../offer.ts";
import { defineRule } from "../rule.ts";
import { itemsIn } from "../texts.ts";

/** By the name of a manifest: the lockfiles that say what it brings, one of which a project has. */
const lockfilesOf: Readonly<Record<string, readonly string[]>> = {
  "package.json": ["pnpm-lock.yaml", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "bun.lock", "bun.lockb"],
  "Cargo.toml": ["Cargo.lock"],
  "pyproject.toml": ["uv.lock", "poetry.lock", "pdm.lock"],
  "go.mod": ["go.sum"],
  Gemfile: ["Gemfile.lock"],
  "composer.json": ["composer.lock"],
};

export const scopeTakesLockfile = defineRule({
  id: "scope-takes-lockfile",
  severity: "warning",
  summary: "A scope that names a manifest names its lockfile as well.",
  why: "Whoever adds a dependency changes both. The lockfile that stays out of the room keeps the new dependency out too, and the check fails there alone.",
  source: "the README's own contract, which let package.json change and not its lockfile (seen 2026-11-29)",
  cases: () => {
    const contract = (...paths: [string, ...string[]]) =>
      goal("Port it.").constraints(scope(...paths)).doneWhen(command("pnpm test")).build(); // biome-ignore format: one
    const files = ["package.json", "pnpm-lock.yaml", "src/a.ts"];
    return {
      silent: {
        both: { given: contract("src/**", "package.json", "pnpm-lock.yaml"), context: { files } },
        "one script of it": { given: contract("package.json#scripts.test"), context: { files } },
        "a project without a lockfile": { given: contract("package.json"), context: { files: ["package.json"] } },
        "files that are not known": contract("package.json"),
      },
      speaks: {
        "the manifest alone": { given: contract("src/**", "package.json"), context: { files }, finds: ["constraints[0]"] },
      },
    }; // biome-ignore format: one
  },
  *check(contract, context) {
    const { files, hasFile = files && ((path: string) => files.includes(path)) } = context;
    if (hasFile === undefined) return;
    for (const { item, where } of [...itemsIn(contract, "constraints"), ...itemsIn(contract, "done_when")]) {
      if (item.kind !== "scope") continue;
      const missing = item.paths.flatMap((path) => lockfilesBeside(path).filter((each) => hasFile(each) && !item.paths.some((other) => takes(other, each)))); // biome-ignore format: one
      const [first] = missing;
      if (first === undefined) continue;
      const paths: readonly [string, ...string[]] = [...item.paths, ...missing] as [string, ...string[]];
      yield {
        where,
        what: `lets a manifest change and not ${[...new Set(missing)].join(", ")}, which changes with it`,
        help: `write ${wording(context, scope(...paths, { ...(item.since === undefined ? {} : { since: item.since }) }), item.id)}`,
      };
    }
  },
});

/** In the manifest's own folder, and at the root, where a workspace has it. */
function lockfilesBeside(path: string): readonly string[] {
  const at = path.lastIndexOf("/") + 1;
  const names = lockfilesOf[path.slice(at)] ?? [];
  return at === 0 ? names : [...names.map((name) => `${path.slice(0, at)}${name}`), ...names];
}

const takes = (path: string, file: string): boolean => covers([path])(file);
