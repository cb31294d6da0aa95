import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import { pathText } from "../path.ts";
import { legacyProfileIn } from "../rules/legacy-profile.ts";
import type { ConfigTarget } from "../rules/rule.ts";
import { nearest } from "../text.ts";
import { parseToml } from "../toml/parse-toml.ts";
import { profileFile, userFile } from "./client-files.ts";
import { profilesIn } from "./named-files.ts";
import type { ClientPlace } from "./place.ts";
import { readText } from "./read-text.ts";
import { shownPath } from "./shown-path.ts";

/** What is wrong with a profile that is named, where, and what to do. */
export interface Problem {
  readonly where: string;
  readonly what: string;
  readonly help: string;
}

/** Says what the client makes of a profile's name: a file that is not there, a table of the base file with which it does not start. */
export async function profileProblems(
  target: ConfigTarget,
  name: string,
  place: ClientPlace,
): Promise<readonly Problem[]> {
  const file = profileFile(target, name, place);
  const problems: Problem[] = [];
  const meant = target === "codex" ? nearest(name, profilesIn(dirname(file))) : undefined;
  if (!existsSync(file))
    problems.push({
      where: shownPath(file, place),
      what:
        target === "codex"
          ? `is not there: codex -p ${name} starts with the base file alone, and says nothing`
          : "is not there: claude --settings with it does not start",
      help:
        meant === undefined
          ? `correct the name, or write it: goalpost config write PRESET --target ${target} --profile ${name}`
          : `name the one that is there: ${meant}`,
    });
  const base = userFile(target, place);
  if (target !== "codex" || !existsSync(base)) return problems;
  const shown = shownPath(base, place);
  const legacy = legacyProfileIn(parseToml(await readText(base, shown), shown).value, name);
  for (const { path, what } of legacy)
    problems.push({
      where: `${shown}: ${pathText(path)}`,
      what,
      help: `move its keys to ${basename(file)}, beside it, and take the table out`,
    });
  return problems;
}
