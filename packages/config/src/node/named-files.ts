import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { codexNamedFiles } from "../codex/named-files.ts";
import type { ValuePath } from "../path.ts";
import { unsetToml } from "../toml/edit-toml.ts";
import { parseToml } from "../toml/parse-toml.ts";
import { userPath } from "./client-files.ts";
import type { ClientPlace } from "./place.ts";

/** Keys whose file is not there: a path that is not absolute counts from the folder of the file that names it. */
export function missingFiles(text: string, file: string, place: ClientPlace): readonly ValuePath[] {
  return namedFiles(text, file, place)
    .filter(({ file: named }) => statSync(named, { throwIfNoEntry: false })?.isFile() !== true)
    .map(({ path }) => path);
}

/** The files that a config.toml names, as absolute paths; of one that comes by a pipe only those that are absolute can be told. */
export function namedFiles(
  text: string,
  file: string,
  place: ClientPlace,
): readonly { readonly path: ValuePath; readonly file: string }[] {
  try {
    return codexNamedFiles(parseToml(text, file).value).flatMap(({ path, file: named }) => {
      const full = userPath(named, file === "-" ? place : { ...place, cwd: dirname(userPath(file, place)) });
      return file === "-" && !/^[~/]/.test(named) ? [] : [{ path, file: full }];
    });
  } catch {
    // What does not parse is said by the one who parses it to judge it.
    return [];
  }
}

/** The client reads a file in a home of its own: the files that it names are looked for here, beside the real one. */
export const withoutNamed = (text: string, file: string, place: ClientPlace): string =>
  namedFiles(text, file, place).reduce((edited, { path }) => unsetToml(edited, path), text);

/** The names of the profiles whose files lie in a folder. */
export const profilesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder).flatMap((name) =>
        name.endsWith(".config.toml") ? [name.slice(0, -".config.toml".length)] : [],
      )
    : [];
