import { outcomeOf } from "@goalpost/core/internal/lint";
import { type Found, mostCommands, plainName, suiteRank, withSuite } from "./found.ts";
import { readFirst } from "./read-manifest.ts";

/** A file of recipes: names, what they need, and the lines that they run. */
interface Recipes {
  readonly program: string;
  readonly word: string;
  readonly names: readonly string[];
  /** Reads a line that begins a recipe. */
  readonly head: RegExp;
  /** Whether a target of this name may be run by a person. */
  readonly isOffered: (name: string) => boolean;
}

const make: Recipes = {
  program: "make",
  word: "target",
  names: ["GNUmakefile", "makefile", "Makefile"],
  head: /^([^\s#:=][^#:=]*?)\s*::?(?!=)([^=]*)$/,
  isOffered: (name) => !name.startsWith("."),
};

const just: Recipes = {
  program: "just",
  word: "recipe",
  names: ["justfile", "Justfile", ".justfile"],
  head: /^@?([A-Za-z_][\w-]*(?:\s+[^:=]*)?)\s*:(?!=)(.*)$/,
  isOffered: (name) => !name.startsWith("_"),
};

/** The targets of a Makefile. */
export const makeTargets = (root: string): Promise<readonly Found[]> => recipesIn(root, make);

/** The recipes of a justfile. */
export const justRecipes = (root: string): Promise<readonly Found[]> => recipesIn(root, just);

async function recipesIn(root: string, kind: Recipes): Promise<readonly Found[]> {
  const file = await readFirst(root, kind.names);
  if (file === undefined) return [];
  const recipes = read(file.text, kind);
  const found = [...recipes].slice(0, mostCommands).map(([name, { needs, lines }]) => {
    const canFail = needs.trim() !== "" || lines.some(mayFail);
    return { run: `${kind.program} ${name}`, from: `${file.name}, ${kind.word} ${name}`, lines, rank: suiteRank(name), wholeSuite: suiteRank(name) !== undefined && canFail }; // biome-ignore format: one entry
  });
  return withSuite(found);
}

interface Recipe {
  readonly needs: string;
  readonly lines: string[];
}

function read(text: string, kind: Recipes): ReadonlyMap<string, Recipe> {
  const recipes = new Map<string, Recipe>();
  let current: readonly Recipe[] = [];
  let isPrivate = false;
  for (const line of text.replace(/\\\r?\n/g, " ").split(/\r?\n/)) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (/^[ \t]/.test(line)) {
      for (const { lines } of current) lines.push(line.trim());
    } else if (/^\[.*\]$/.test(line)) {
      isPrivate ||= /\bprivate\b/.test(line);
    } else {
      current = isPrivate ? [] : headOf(line, kind, recipes);
      isPrivate = false;
    }
  }
  return recipes;
}

/** The recipes that a line begins, put among the others; none for a line that begins none. */
function headOf(line: string, { head, isOffered, program }: Recipes, recipes: Map<string, Recipe>): readonly Recipe[] {
  const [, names = "", after = ""] = line.length > 2_000 ? [] : (head.exec(line) ?? []);
  const words = names.split(/\s+/);
  // A recipe of just that wants a value cannot be run by its name alone.
  if (program === "just" && words.length > 1) return [];
  const [needs = "", inline] = program === "make" ? split(after) : [after];
  return words.flatMap((name) => {
    if (!plainName.test(name) || !isOffered(name)) return [];
    const { needs: more = "", lines = [] } = recipes.get(name) ?? {};
    if (inline !== undefined) lines.push(inline.trim());
    const recipe = { needs: `${more} ${needs}`, lines };
    recipes.set(name, recipe);
    return [recipe];
  });
}

/** `test: build ; npm test`. */
const split = (needs: string): readonly [string, string?] => {
  const at = needs.indexOf(";");
  return at === -1 ? [needs] : [needs.slice(0, at), needs.slice(at + 1)];
};

/** A line that begins with `-` may fail without an end to the recipe. */
const mayFail = (line: string): boolean => {
  const [, marks = "", command = ""] = /^([@+-]*)(.*)$/.exec(line) ?? [];
  return !marks.includes("-") && outcomeOf(command).canFail;
};
