import { nearest } from "@goalpost/core/internal";
import { ourModules } from "./our-modules.ts";

/**
 * The entry of ours that gives a name which was called and is not there: `import { lint } from "goalpost"` in place of `"goalpost/lint"`, which
 * jiti reports as `(0 , _goalpost.lint) is not a function`. Undefined where the error says something else, or no entry gives the name, nor the
 * first one a name that is near to it.
 */
export async function entryOfName(error: unknown): Promise<{ name: string; entry: string } | undefined> {
  const message = error instanceof TypeError ? error.message : "";
  const [, from, name] = /\b_(goalpost|core)\.(\w+)\) is not a (?:function|constructor)$/.exec(message) ?? [];
  if (from === undefined || name === undefined) return undefined;
  const root = from === "core" ? "@goalpost/core" : "goalpost";
  for (const [entry, load] of Object.entries(ourModules)) {
    if (entry.startsWith(`${root}/`) && name in (await load())) return { name, entry };
  }
  const functions = Object.entries((await ourModules[root]?.()) ?? {}).flatMap(([each, value]) => typeof value === "function" ? [each] : []); // biome-ignore format: one
  const meant = nearest(name, functions);
  return meant === undefined ? undefined : { name: meant, entry: root };
}
