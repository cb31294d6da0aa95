import type { Item } from "../../node/contract.ts";
import { once } from "../../node/once.ts";
import { textPattern } from "../../node/text-pattern.ts";
import { spansIn } from "../orders.ts";

/** Where a text stands, as far as that decides what in it is left over. */
export interface PlaceholderContext {
  readonly kind: Item["kind"];
  readonly where: string;
  /** Whether nothing is filled in any more: a file, and no template. */
  readonly isFilled: boolean;
  /** When the agent runs it, for a command that it runs again and again: "each crate" says what `<crate>` stands for. */
  readonly when?: string | undefined;
}

const html = new Set(
  "a abbr address area article aside audio b base blockquote body br button canvas caption cite code col data dd del details dfn dialog div dl dt em embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark menu meta nav object ol option output p picture pre progress q s samp script section select slot small source span strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track u ul var video path circle rect g text use symbol defs line polygon polyline".split(" "), // biome-ignore format: one list
);

/** Names that a template's author leaves in angle brackets, though a tag of HTML is called so too. */
const named = new Set("path name file title time date data link".split(" "));

/** What the agent fills in by itself: a form that it is to print. */
const aForm =
  /\b(?:form(?:at)?|print\w*|prints|output|line|lines|message|subject|prefix|pattern|syntax|usage|signature|named|called|like|such as|e\.g\.|shape|template)\b|格式|形式|フォーマット|형식|формат/iu;

/** Notes to oneself. */
const note = once(
  () =>
    /^\W*(?:TODO|TBD|TBA|FIXME|XXX|WIP)\b(?!\s+(?:comments?|lists?|apps?|items?|files?|markers?|tags?|entries|notes?|s\b)|['’`])|\b(?:TODO|FIXME)\s*:|\((?:TODO|TBD|TBA|FIXME)\b[^)]*\)|(?:[:=]|\bis|\bare)\s+(?:TBD|TBA)\b|(?<!\b(?:none|nothing|not|no \w{1,30}(?: \w{1,30})?) )\b(?:to be (?:defined|decided|determined|filled in|completed|added)|fill (?:this|me|it) in|insert (?:here|your \w+)|lorem ipsum)\b|\b(?:noch|wird) (?:auszufüllen|einzutragen|ergänzt)\b|待补充|待填写|待定|未定稿|要記入|記入してください|작성 필요|추후 작성/iu,
);

/** Words in capitals that stand for others. */
const stand =
  /\b(?:YOUR|INSERT|REPLACE|CHANGE|ADD|ENTER|FILL)[_-](?:[A-Z0-9]+[_-]?)+\b|\bCHANGEME\b|\bPLACEHOLDER\b|\byour-[\w-]+-here\b|(?<![\w$./-])X{2,}(?=\s?(?:%|ms|s|kb|mb|gb|minutes?|hours?|days?|times|percent)\b)|(?<!\w)_{3,}(?!\w)|\?{3,}/;

/** What a program makes of a value that is no text: `${row}`, and a path of a field that is not there. */
const noText = /\[object \w+\]/;
const noName = /(?<=^|\/)(?:undefined|null|NaN|\[object \w+\])(?=\/|$)/;
/** The same as a word of a command; those that search and compare may look for it. */
const noWord = /^(?!\s*(?:test|\[)\s|.*(?<![\w-])(?:grep|rg|ag|ack|sed|awk|jq|yq|node|bun|deno|echo|printf|python3?)(?![\w-])).*?[ =](?<word>undefined|NaN)(?=\s|$)/s; // biome-ignore format: one

/** What is left of a template in a text, as it stands there. */
export function placeholderIn(text: string, context: PlaceholderContext): string | undefined {
  const part = text.slice(0, 8_000);
  const isPath = /\.(?:path|paths\[\d+\]|in|evidence)$/.test(context.where);
  const lost = context.kind === "absent" ? undefined : (noText.exec(part) ?? (isPath ? noName.exec(part) : null))?.[0];
  if (lost !== undefined) return lost;
  const word = context.where.endsWith(".run") ? noWord.exec(part)?.groups?.word : undefined;
  if (word !== undefined) return word;
  return isPath || context.where.endsWith(".run") ? inName(part, isPath, context) : inWords(part, context);
}

/** What is left in a path or a command. */
const inName = (part: string, isPath: boolean, { isFilled, when }: PlaceholderContext): string | undefined =>
  standsForWhen(angle(part, true), when) ??
  (isPath ? inPath(part) : undefined) ??
  stand.exec(part)?.[0] ??
  (isFilled ? braces(part) : undefined);

/** What is left over, unless the time says what it stands for: `<crate>` after each crate. */
const standsForWhen = (found: string | undefined, when = ""): string | undefined =>
  found !== undefined && new Set(when.toLowerCase().split(/[^\p{L}\p{N}]+/u)).has(lastWord(found)) ? undefined : found;

const lastWord = (found: string): string => /[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*$)/u.exec(found.toLowerCase())?.[0] ?? "";

function inWords(part: string, context: PlaceholderContext): string | undefined {
  if (context.kind === "completion_signal" || context.kind === "absent") return undefined;
  const plain = part.replace(/(`+)[^`\n]*\1/g, (code) => " ".repeat(code.length));
  const own =
    note().exec(plain)?.[0] ??
    stand.exec(plain)?.[0] ??
    square(plain) ??
    (context.isFilled ? braces(plain) : undefined);
  if (own !== undefined) return own.trim();
  const path = /^[\w@.[\]-]+(?:\/[\w@.[\]-]+)+$/.test(plain.trim()) ? inPath(plain.trim()) : undefined;
  if (path !== undefined) return path;
  if (/^[.…\s]+$/.test(plain) && /^[.…]/.test(part)) return part.trim();
  if (context.kind === "final_answer" || context.where.endsWith(".format") || aForm.test(plain)) return undefined;
  return angle(plain, false) ?? inCode(part);
}

const inAngles = textPattern(
  () => /(?<![\w<$])<((?:your|the|an?|insert|enter)?[ _-]?[\p{L}][\p{L}\p{N} _.:/-]{0,48})>/giu,
);

/** `<crate name>`, but no tag of HTML, no tag that is closed, and nothing behind a name, as in `Promise<void>`. */
function angle(text: string, isCommand: boolean): string | undefined {
  for (const { 0: found, 1: name = "", index } of text.matchAll(inAngles.of(text))) {
    if (/[A-Z]/.test(name) && !/[ _-]|^[A-Z_]+$/.test(name)) continue;
    const isTag = html.has(name.toLowerCase()) && !(named.has(name) && !aboutTags(text, name));
    if (isTag || text.includes(`</${name}>`) || (isCommand && /^\d+$/.test(name))) continue;
    if (isCommand || !/^\s*<\/?\w/.test(text.slice(index + found.length))) return found;
  }
  return undefined;
}

/** Whether a text speaks of tags: it says so, or has others. */
const aboutTags = (text: string, name: string): boolean =>
  /\b(?:tags?|elements?|html|svg|markup|pages?|headings?|documents?)\b/i.test(text) ||
  [...text.matchAll(/<\/?([a-z][a-z0-9]*)>/g)].some(([, other = ""]) => other !== name && html.has(other)) ||
  text.includes(`</${name}`);

const sentenceFirst = textPattern(
  () =>
    /^(?:\p{Lu}|your |the |an? |insert |add |describe |list |name |path |fill |e\.g|z\. ?b|hier |tu |votre |ton |su |il tuo )/u,
);
/** Brackets with a sentence in them; no link, no box, no list, no part of a path. */
function square(text: string): string | undefined {
  for (const { 0: found, 1: inner = "", index } of text.matchAll(
    /(?<![\w\])!/])[[【［]([^[\]\n【】［］]{3,120})[\]】］](?![([:\w])/gu,
  )) {
    if (index > 0 && text.charAt(index - 1) === "[") continue;
    const words = inner.trim().split(/\s+/);
    const isSentence =
      words.length >= 2 && sentenceFirst.test(inner.trim()) && !/^[A-Z0-9 _,-]+$/.test(inner) && !/[=:;]/.test(inner);
    const isCjk = /填写|输入|此处|这里|ここに|記入|入力|여기에|입력|작성/u.test(inner);
    const isWord =
      /^(?:todo|tbd|name|path|file ?name|filename|url|date|placeholder|project(?: name)?|your .*|insert .*|x+|\.{3}|…)$/iu.test(
        inner.trim(),
      );
    if (isSentence || isCjk || isWord) return found;
  }
  return undefined;
}

/** `reports/[name].md`; a folder of routes has brackets of its own. */
const inPath = (path: string): string | undefined =>
  /^(?:app|pages|src|routes|web|packages|apps|frontend|client)\//.test(path)
    ? undefined
    : /\[(?:name|date|path|file|filename|title|id|slug|version|x+|todo)\]/i.exec(path)?.[0];

const braces = (text: string): string | undefined =>
  /(?<!\$)\{\{-?\s*[\w.$ -]{1,60}\s*-?\}\}|<%=?\s*[\w. ]{1,60}%>|\[\[[A-Za-z_][\w ]{0,40}\]\]|(?<![\w%])%[A-Z][A-Z_]{2,}%/.exec(
    text,
  )?.[0];

const programs =
  /^(?:\$ )?(?:[\w./@-]+\/)?(?:npm|pnpm|yarn|bun|npx|node|deno|cargo|go|pytest|python3?|uv|poetry|make|mvn|gradle|\.\/\w+|gradlew|dotnet|docker|git|grep|rg|bash|sh|bundle|rake|composer|swift|flutter|bazel|just|curl|goalpost)\s/;

/** In code a name in angle brackets is left over where the code is a command that is to be run. */
function inCode(text: string): string | undefined {
  for (const { code } of spansIn(text)) {
    const found = programs.test(code) ? (angle(code, true) ?? stand.exec(code)?.[0]) : stand.exec(code)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}
