import { interpreterOf } from "./interpreters.ts";
import type { Call, Missing } from "./missing.ts";

/** How an interpreter says that a module is not there, and the word by which it was told to load it first; `next`: the module is the word behind. */
interface Loader {
  readonly program: RegExp;
  readonly says: RegExp;
  readonly separator: string;
  readonly flag: RegExp;
  readonly next?: true;
}

const loaders: readonly Loader[] = [
  {
    program: /^node$/,
    says: /Cannot find (?:package|module) '([^']+)'/gm,
    separator: "/",
    flag: /^(?:-r|--(?:require|import|loader|experimental-loader))(?:=|$)/,
    next: true,
  },
  { program: /^perl$/, says: /^Can't locate (\S+)\.pm in @INC/gm, separator: "::", flag: /^-[mM]-?/ },
  { program: /^ruby$/, says: /cannot load such file -- (\S+) \(LoadError\)$/gm, separator: "/", flag: /^-r/ },
];

/**
 * A module that an interpreter is told to load before the code, as in `perl -MTest::More`: it belongs to the tools. One that the code asks for
 * may be what the work is to bring.
 */
export function ofLoaded(calls: readonly Call[], text: string): Missing | undefined {
  for (const { words } of calls) {
    const loader = loaders.find(({ program }) => program.test(interpreterOf(words[0] ?? "")));
    if (loader === undefined) continue;
    const { says, separator } = loader;
    const asked = askedOf(words, loader);
    for (const [, said = ""] of text.matchAll(says)) {
      const module = said.replaceAll("/", separator);
      if (!asked.some((each) => each === module || each.startsWith(`${module}/`))) continue;
      const help = "install it, or correct its name";
      return { kind: "module", what: `${words[0]} finds no module ${module}`, help };
    }
  }
  return undefined;
}

/** What the words of a call name after the loader's flag. */
const askedOf = (words: readonly string[], { flag, next }: Loader): readonly string[] =>
  words.flatMap((word, index) => {
    if (!flag.test(word)) return [];
    const own = word.replace(flag, "");
    return [(own === "" && next === true ? (words[index + 1] ?? "") : own).split(/[=\s]/, 1)[0] ?? ""];
  });
