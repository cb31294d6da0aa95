import { plainPattern } from "./plain-pattern.ts";

/** A literal that a call of `textPattern` gives, and nothing else. */
const call = /\btextPattern\(\s*\(\) =>\s*\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([a-z]*),?\s*\)/g;

/**
 * Reads the patterns of a source file for plain texts when the package is built: each literal that `textPattern` takes is given by its source and flags, and
 * what {@link plainPattern} gives for it stands beside it. To read them costs a first text as much as to compile some.
 */
export const withReadyPatterns = (code: string): string =>
  code.replace(call, (whole, source: string, flags: string) => {
    const plain = plainPattern(new RegExp(source, flags).source);
    return plain === undefined
      ? whole
      : `textPattern(() => ${JSON.stringify([source, flags])}, () => (${JSON.stringify(plain)}))`;
  });
