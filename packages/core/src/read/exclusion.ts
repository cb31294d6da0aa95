import type { Item } from "../node/contract.ts";
import { signs } from "./lexed.ts";
import { madePattern } from "./made-pattern.ts";

const named = `[${signs.path}${signs.code}]`;

/** What takes the file or folder that stands beside it out of what is said, in ten languages. */
const before = [
  "outside(?: of)?|beyond|except(?:ing)?|excluding|exclusive of|other than|apart from|aside from|besides|but|save",
  "außerhalb(?: von)?|außer|ausser|ausgenommen|ausschließlich|abgesehen von|neben",
  "hors(?: de)?|en dehors (?:de|du|des)|sauf|excepté|à part|hormis|ailleurs que",
  "fuera de|excepto|salvo|menos|aparte de|a excepción de",
  "fuori da|al di fuori di|tranne|eccetto|salvo|a parte|all'infuori di",
  "fora de|exceto|salvo|menos|a não ser|além de",
  "вне|кроме|помимо|за исключением|за пределами|исключая",
  "除(?:了|去|开)?",
].join("|");
/** Words between: "except for the files in `x`". */
const between =
  "(?:for|in|inside|within|from|of|below|under|at|the|those|one|that|all|files?|folders?|director(?:y|ies)|modules?|packages?|im|in|den|der|dem|von|unter|dans|sous|le|la|les|de|du|des|en|el|los|las|nel|nella|in|il|na|no|em|o|a|в|из|файла|папки|каталога)";
const behind = "(?:以外|之外|外|を除|のほか|이외|외에|밖|를 제외|을 제외)";

const excludes = madePattern(() => [
  `(?<!\\p{L})(?:${before})(?: ${between}){0,4} ?(?:${named}|${named}[,、]? (?:and|or|und|et|y|e|и) ${named})|${named}(?: ?(?:と|、|,|and|和|및) ?${named}){0,3} ?${behind}`,
  "iu",
]);

/** Items that say of the files which they name how these are to be: of those that were taken out nothing is said. */
const aboutFiles: ReadonlySet<Item["kind"]> = new Set(["absent", "unchanged", "artifact", "tests"]);

/**
 * Whether a clause takes the very file out of which an item would speak: "No `unsafe` outside of `src/mmap.rs`" says nothing of what must not be in
 * src/mmap.rs.
 */
export const leavesOut = (clause: string, items: readonly Item[]): boolean =>
  items.some(({ kind }) => aboutFiles.has(kind)) && excludes.test(clause);
