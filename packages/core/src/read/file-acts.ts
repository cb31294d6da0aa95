import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";
import { splitWords } from "../node/words.ts";
import { maybeCall } from "./lexed.ts";
import { escaped, patternOf } from "./literal-pattern.ts";
import { jsonOf, memberValue, nested } from "./members.ts";
import { isEvery } from "./quantified.ts";
import { canBePath, type Said } from "./said.ts";

/** What a sentence of a known form becomes; undefined where what it names cannot be what the form says. */
export type Made = readonly Item[] | undefined;

/** An item of each value; none where one of them gives none. */
export const all = <Each>(values: readonly Each[] | undefined, make: (value: Each) => Item | undefined): Made => {
  const items = values?.map(make);
  return items?.every((item) => item !== undefined) === true ? (items as readonly Item[]) : undefined;
};

const globOf = (path: string): string => (path.endsWith("/") ? `${path}**` : path);

/** Words that say that a name is a file's or a folder's, in ten languages. */
const fileWord = textPattern(
  () =>
    /(?<!\p{L})(?:files?|folders?|director(?:y|ies)|modules?|scripts?|packages?|paths?|subtrees?|pages?|documents?|lock ?files?|datei(?:en)?|ordner|verzeichnis(?:se)?|fichiers?|dossiers?|répertoires?|archivos?|ficheros?|carpetas?|directorios?|cartell[ae]|arquivos?|pastas?|diretórios?|файл\p{L}*|папк\p{L}*|каталог\p{L}*)(?!\p{L})|文件|目录|ファイル|フォルダ|ディレクトリ|파일|폴더|디렉터리/iu,
);
/** The paths of a group; a name in code that has no slash and no ending is one where the clause says that it is a file. */
function files(said: Said, name = "p"): readonly string[] | undefined {
  const isFile = (kind: string, text: string): boolean =>
    text.includes("/") || kind === "path" || (kind === "code" && /\.\w/.test(text) && !maybeCall.test(text));
  const named = fileWord.test(said.text());
  return named || said.tokens(name).every(({ kind, text }) => isFile(kind, text)) ? said.paths(name) : undefined;
}

/** "Files in docs/ are written in English", "the tests in test/api are gone": what stands in a folder is not the folder. */
const standsIn = textPattern(() => /(?<![\p{L}])(?:in|into|under|inside|within|below)\s+$/iu);

export const exist = (said: Said): Made =>
  standsIn.test(said.before("p")) && said.paths()?.some((path) => !/\.\w+$/.test(path))
    ? undefined
    : all(files(said), (path) => (/[*?{]/.test(path) ? undefined : ({ kind: "artifact", path } as Item)));

export const hold = (said: Said): Made => {
  const [path] = said.paths() ?? [];
  if (path === undefined || /[*?{]|\/$/.test(path)) return undefined;
  // What each file of a folder holds is nothing that the folder does.
  if (!/\.\w+$/.test(path) && (isEvery(said.text()) || standsIn.test(said.before("p")))) return undefined;
  const isJson = /\.(?:json|sarif|geojson)$/i.test(path);
  const key = said.literal("key");
  if (key !== undefined) {
    const value = memberValue(said);
    if (!isJson || value === undefined || !/^[\w./-]+$/.test(key)) return undefined;
    const other = said.literal("key2");
    const more = other === undefined ? {} : { [other]: memberValue(said, "key2", "value2") };
    if (Object.values(more).includes(undefined)) return undefined;
    return [{ kind: "artifact", path, json: { ...(nested(key.split("."), value) as object), ...more } } as Item];
  }
  const text = said.literal("v");
  if (text === undefined) return undefined;
  const members = isJson ? jsonOf(/^\s*"[^"]+"\s*:/.test(text) ? `{${text}}` : text) : undefined;
  if (typeof members === "object" && members !== null) return [{ kind: "artifact", path, json: members } as Item];
  return [{ kind: "artifact", path, contains: text } as Item];
};
export const gone = (said: Said): Made =>
  standsIn.test(said.before("p"))
    ? undefined
    : all(files(said), (path) =>
        /[*?{]/.test(path)
          ? undefined
          : ({
              kind: "command",
              run: `test '!' -e ${/^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`}`,
              exit_code: 0,
            } as Item),
      );

/** "No line that begins with `x`": elsewhere in a line it may stand. */
const lineBegins = /(?:begins?|beginning|starts?|starting) with\s*$/iu;
export const lack = (said: Said): Made => {
  const paths = said.paths();
  const text = said.literal("v", "b");
  const begins = said.run("v") !== undefined && lineBegins.test(said.before("v"));
  const found = text === undefined ? undefined : begins ? { source: `^${escaped(text)}`, flags: "m" } : patternOf(text);
  if (paths?.length !== 1 || found === undefined) return undefined;
  const last = said.number("n");
  if (said.run("n") !== undefined && (last === undefined || !Number.isInteger(last) || last < 1)) return undefined;
  return [
    {
      kind: "absent",
      pattern: found,
      in: globOf(paths[0] ?? ""),
      ...(last === undefined ? {} : { last_lines: last }),
      if_missing: "fail",
    } as Item,
  ];
};

/** What `git diff` is asked about, in its own words. */
function diffPaths(line: string): readonly string[] | undefined {
  const { words = [] } = splitWords(line);
  if (words[0] !== "git" || words[1] !== "diff") return undefined;
  const rest = words.slice(2).filter((word) => word === "--" || !word.startsWith("-"));
  const bar = rest.indexOf("--");
  const paths =
    bar === -1
      ? rest.filter((word) => /[/.*]/.test(word) && !/\.\.|^(?:origin|upstream)\/|^HEAD/.test(word))
      : rest.slice(bar + 1);
  return paths;
}

export const keep = (said: Said): Made => {
  const [line] = said.commands() ?? [];
  const named = [...(files(said) ?? []), ...(files(said, "p2") ?? [])];
  const own = line === undefined ? [] : diffPaths(line);
  if (own === undefined || (said.run("p") !== undefined && files(said) === undefined)) return undefined;
  const paths = [...new Set([...own, ...named].map(globOf))];
  return paths.length === 0 || !paths.every(canBePath) ? undefined : [{ kind: "unchanged", paths } as Item];
};

/** What one file alone may do with another: no fence around the changes. */
const uses = textPattern(
  () =>
    /(?<!\p{L})(?:appel|utilis|parle|connaît|accéd|interrog|llam|habla|usa|chiam|parla|usare|cham|fala|aufruf|nutz|sprech|spricht|вызыва|обраща)\p{L}*/iu,
);
export const fence = (said: Said): Made => {
  if (uses.test(said.text())) return undefined;
  const commands = said.commands();
  if (said.run("c") !== undefined && (commands?.[0] === undefined || diffPaths(commands[0]) === undefined))
    return undefined;
  const more = said.run("p2") === undefined ? [] : (said.paths("p2") ?? ["("]);
  const paths = [...(said.paths() ?? ["("]), ...more].map(globOf);
  return paths.includes("(") ? undefined : [{ kind: "scope", paths } as Item];
};
