import { interpreterOf } from "./interpreters.ts";
import type { Call, Missing } from "./missing.ts";

/** How an interpreter says that a module is not there, and the word by which it was told to load it first. */
const loaders = [
  { program: /^perl$/, says: /^Can't locate (\S+)\.pm in @INC/gm, separator: "::", flag: /^-[mM]-?/ },
  { program: /^ruby$/, says: /cannot load such file -- (\S+) \(LoadError\)$/gm, separator: "/", flag: /^-r/ },
] as const;

/**
 * A module that an interpreter is told to load before the code, as in `perl -MTest::More`: it belongs to the tools. One that the code asks for
 * may be what the work is to bring.
 */
export function ofLoaded(calls: readonly Call[], text: string): Missing | undefined {
  for (const { words } of calls) {
    const loader = loaders.find(({ program }) => program.test(interpreterOf(words[0] ?? "")));
    if (loader === undefined) continue;
    const { says, separator, flag } = loader;
    const asked = words.flatMap((word) => (flag.test(word) ? [word.replace(flag, "").split(/[=\s]/, 1)[0] ?? ""] : []));
    for (const [, said = ""] of text.matchAll(says)) {
      const module = said.replaceAll("/", separator);
      if (!asked.includes(module)) continue;
      const mend = "install it, or correct its name";
      return { kind: "module", what: `${words[0]} finds no module ${module}`, mend };
    }
  }
  return undefined;
}
