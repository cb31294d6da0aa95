/** Flags whose value names a file that is loaded before the script. */
const preloadFlags = new Set(["-r", "--require", "--import", "--loader", "--experimental-loader", "--env-file", "--env-file-if-exists", "--tsconfig", "--config"]); // biome-ignore format: a table
/** Flags with another value. */
const valueFlags = new Set(["-C", "--conditions", "--test-name-pattern", "--test-reporter", "--input-type", "-W", "-X", "-I"]); // biome-ignore format: a table

/** The words behind the verb of an interpreter that has some: `deno run x.ts`. */
export const withoutVerb = (name: string, words: readonly string[]): readonly string[] =>
  /^(?:bun|deno)$/.test(name) && /^(?:run|serve)$/.test(words[0] ?? "") ? words.slice(1) : words;

/** What an interpreter runs: the files that it loads first, and its script. */
export interface Interpreted {
  readonly files: readonly string[];
  /** The text after `-c`. */
  readonly inline?: string | undefined;
  /** The module after `-m`. */
  readonly module?: string | undefined;
}

/** Reads the words after an interpreter's name. */
export function interpreted(words: readonly string[], files: readonly string[] = []): Interpreted {
  const [word, next, ...rest] = words;
  if (word === undefined) return { files };
  if (!word.startsWith("-")) return { files: [...files, word] };
  if (/^-[a-z]*c$/.test(word)) return { files, inline: next };
  if (word === "-m") return { files, module: next };
  if (/^(?:-e|-p|--eval|--print)$/.test(word)) return { files };
  const [flag = "", own] = word.split("=", 2);
  const value = own ?? next;
  const loaded = preloadFlags.has(flag) && value !== undefined ? [...files, value] : files;
  const isOption = /^-[a-z]*o$/.test(flag) || (/^-[a-zA-Z]*O$/.test(flag) && /^\w+$/.test(next ?? ""));
  const took = own === undefined && (preloadFlags.has(flag) || valueFlags.has(flag) || isOption);
  return interpreted(took ? rest : words.slice(1), loaded);
}
