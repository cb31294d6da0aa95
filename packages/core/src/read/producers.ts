import type { Item } from "../node/contract.ts";
import { isGlob } from "../node/is-glob.ts";
import { check } from "./acts.ts";
import type { Run } from "./frame.ts";
import { type Lexed, signs, type Token, withoutRuns } from "./lexed.ts";
import { madePattern } from "./made-pattern.ts";
import type { Reading } from "./reading.ts";

const command = signs.command;
const maker = `[${command}${signs.path}]`;
const file = `[${signs.path}${signs.code}]`;
const makes =
  "(?:writes|makes|produces|generates|creates|builds|emits|fills|prints|saves|leaves(?: behind)?|outputs|compiles|renders|dumps|exports|schreibt|erzeugt|erstellt|anlegt|ausgibt|écrit|produit|génère|crée|escribe|genera|crea|produce|scrive|produce|escreve|gera|cria|produz|пишет|созда[её]т|формирует|генерирует|записывает)";
const made =
  "(?:(?:freshly |newly |then )?(?:written|made|produced|generated|created|built|emitted|printed|saved|left behind|output|rendered|dumped|exported|filled|geschrieben|erzeugt|erstellt|generiert|écrite?|produite?|générée?|créée?|escrit[oa]|generad[oa]|cread[oa]|producid[oa]|scritt[oa]|prodott[oa]|generat[oa]|creat[oa]|gerad[oa]|criad[oa]|produzid[oa]|созданн?\\p{L}{0,3}|сгенерированн?\\p{L}{0,3}|записанн?\\p{L}{0,3}))";
const by = "(?:by|with|from|through|via|von|durch|mit|par|avec|por|con|da|com|из|через)";
const run =
  "(?:(?:running|the (?:command|script)|a run of|le script|das skript|lo script|el script|o script|скриптом|командой) )?";
const which = "(?:which|that|den|die|das|que|qu['’]|che|котор\\p{L}{2,3})";

/** The clause that names what makes a file, behind the file: ", which `x` writes,", "(made by `x`)", ", die von `x` erzeugt wird,". */
const behind = madePattern(() => [
  `(?<=${file})(?:,? ${which} ?${run}${maker} (?:then |also |now )?${makes}(?:,|(?= |$))|,? ${which} ${makes} ${run}${maker}(?:,|(?= |$))|,? ${which} (?:von|par|por|da|by) ${run}${maker} ${made}(?: wird| ist)?(?:,|(?= |$))|,? (?:${which} )?(?:(?:is|gets|wird|est|es|è|é|has been|must be|has to be|should be|is to be) )?${made} ${by} ${run}${maker}(?:,|(?= |$|[.;]))| ?[(（](?:${made} )?${by} ${run}${maker}[)）])`,
  "giu",
]);
/** In front of the file: "`x` writes a.json with …", "running `x` leaves a.json with …". */
const front = madePattern(() => [
  `^(?:(?:a |every )?(?:run of|running|calling|executing) )?(?<c>${command}) (?:(?:must|should|shall|will|has to) )?(?:write|make|produce|generate|create|leave|emit|save|dump|export|render)s?(?: out| behind)? (?=(?:the |a |an )?(?:new |fresh )?(?:file |report |page )?${file})`,
  "iu",
]);
/** What such a sentence says of the file: "with `"errors": 0`", "that contains `x`". */
const holding =
  /^(?<file>(?:the |a |an )?(?:new |fresh )?(?:file |report |page )?[\ue002\ue003]),? (?:with|in which there (?:is|are)|that (?:has|holds|contains|says|shows)|which (?:has|holds|contains|says|shows)|containing|holding|showing|saying) (?=\S)/iu;
/** In front of all: "After `x`, a.json exists". */
const afterRun = madePattern(() => [
  `^(?:after|once) ${run}(?:(?:you |we )?(?:have )?(?:run|ran) )?(?:running )?${command}(?: (?:has (?:been )?run|ran|is done|has finished))?,? (?=(?:the |a |an )?(?:new |fresh )?(?:file |report |page )?${file})`,
  "iu",
]);
/** Behind all: "…; `x` writes it", "… after `x`". */
const atEnd = madePattern(() => [
  `(?:[;,.] ?(?:and )?${maker} ${makes} (?:it|this file|that file|the file)|,? (?:after|once you run) (?:running |a run of )?${command})[.]?$`,
  "iu",
]);
/** In Japanese, Chinese and Korean the maker stands in front. */
const before = madePattern(() => [
  `(?:由 ?)?(?<c>${command}) ?(?:が|から|で|이|가|로|으로)? ?(?:書き出す|出力する|生成する|作る|作成する|書き出した|出力した|生成した|生成的|写出的|产生的|輸出的|만드는|생성하는|쓰는|출력하는|만든|생성한) ?(?=${file})`,
  "giu",
]);

interface Maker {
  readonly path: Token;
  readonly by: Token;
}

/** An entry without the words that name what makes its files, and these. */
interface Bare {
  readonly lexed: Lexed;
  readonly makers: readonly Maker[];
}

const longest = 400;

/** What makes a file: a command line, or a script by its path. */
const runs = ({ kind, text }: Token): boolean =>
  kind === "command" || /^(?:\.{0,2}\/)?[\w./-]+\.(?:sh|bash|py|[mc]?[jt]s|rb|pl|php|ps1)$/.test(text);

/** The text of an entry without the words that name what makes its files, and these; undefined where none are named. */
function bareOf(lexed: Lexed): Bare | undefined {
  const { text, tokens } = lexed;
  if (text.length > longest || tokens.length < 2) return undefined;
  const within = (from: number, to: number): Token | undefined => tokens.find(({ at }) => at >= from && at < to);
  const gone: Run[] = [];
  const makers: Maker[] = [];
  const add = (path: Token | undefined, from: number, to: number): void => {
    const by = within(from, to);
    if (path === undefined || by === undefined || !runs(by) || makers.some((each) => each.path === path)) return;
    gone.push({ from, to });
    makers.push({ path, by });
  };
  for (const { index, 0: said } of text.matchAll(behind.of(text)))
    add(within(index - 1, index), index, index + said.length);
  for (const { index, 0: said } of text.matchAll(before.of(text)))
    add(within(index + said.length, index + said.length + 1), index, index + said.length);
  const [head] = makers.length === 0 ? (front.exec(text) ?? []) : [];
  const named = head === undefined ? undefined : holding.exec(text.slice(head.length))?.groups?.file;
  // Without words about what it holds a form of its own reads it.
  if (head !== undefined && named !== undefined) add(within(head.length, head.length + named.length), 0, head.length);
  const [first] = makers.length === 0 ? (afterRun.exec(text) ?? []) : [];
  if (first !== undefined)
    add(
      tokens.find(({ at }) => at >= first.length),
      0,
      first.length,
    );
  const last = makers.length === 0 ? atEnd.exec(text) : null;
  const files = tokens.filter(({ at, kind }) => kind === "path" && at < (last?.index ?? 0));
  if (last !== null && files.length === 1) add(files[0], last.index, text.length);
  if (makers.length === 0) return undefined;
  const bare = withoutRuns(lexed, gone);
  return { lexed: named === undefined ? bare : withHas(bare), makers };
}

/** "a.json with `x`" as "a.json has `x`". */
function withHas(lexed: Lexed): Lexed {
  const [said = "", ...rest] = holding.exec(lexed.text) ?? [];
  const from = (rest[0] ?? "").length;
  const has = " has ";
  const cut = withoutRuns(lexed, [{ from, to: said.length }]);
  const by = has.length;
  const move = (at: number): number => (at < from ? at : at + by);
  return {
    source: cut.source,
    text: `${cut.text.slice(0, from)}${has}${cut.text.slice(from)}`,
    tokens: cut.tokens.map((token) => ({ ...token, at: move(token.at) })),
    offsets: [
      ...cut.offsets.slice(0, from),
      ...has.split("").map(() => cut.offsets[from] ?? 0),
      ...cut.offsets.slice(from),
    ],
  };
}

/** A file by itself: that it is there. */
const alone = /^(?:the |a |an )?(?:new |fresh )?(?:file |report |page )?[\ue002\ue003]\W*$/iu;

/**
 * Reads an entry that names what makes its files: as it is without those words, with the command at each file.
 *
 * @param read - Reads the text without them.
 * @returns None where no such words stand in it, or a file of theirs was not read.
 */
export function withProducers(lexed: Lexed, read: (bare: Lexed) => readonly Reading[]): readonly Reading[] {
  const bare = bareOf(lexed);
  if (bare === undefined) return [];
  const left = new Set(bare.makers);
  const [{ path } = { path: undefined }] = bare.makers;
  const lone: readonly Reading[] =
    path === undefined || !alone.test(bare.lexed.text)
      ? []
      : [
          {
            block: "done_when",
            item: { kind: "artifact", path: path.text } as Item,
            from: 0,
            to: lexed.source.length,
            typed: true,
          },
        ];
  const readings = (lone.length > 0 ? lone : read(bare.lexed)).map((reading): Reading => {
    const { item } = reading;
    const place =
      item.kind === "artifact" ? item.path : item.kind === "absent" && !isGlob(item.in) ? item.in : undefined;
    const maker = bare.makers.find((each) => left.has(each) && each.path.text === place);
    if (maker === undefined) return reading;
    left.delete(maker);
    return { ...reading, item: { ...item, produced_by: check(maker.by.text.replace(/^\$ /, "")) } as Item };
  });
  return left.size > 0 || !readings.some(({ typed }) => typed) ? [] : readings;
}
