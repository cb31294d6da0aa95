import { textPattern } from "../node/text-pattern.ts";
import { lex } from "../read/lexed.ts";
import { looksRun } from "../read/programs.ts";
import type { Reading } from "../read/read-entry.ts";
import { readEntry } from "../read/read-entry.ts";
import type { Language } from "../read/words/language.ts";
import { readSentence } from "./read-sentence.ts";

/** A cell of a row, and what its column is called. */
export interface HeadedCell {
  readonly head: string;
  readonly text: string;
  /** Offset behind the row's begin. */
  readonly from: number;
}

/** What a column says of the row: the bound that a number in it is, how a command ends, what is to come out, how it is, who decides, or what shows it. */
type Role = "most" | "least" | "exit" | "expected" | "today" | "person" | "path" | "proof";

const roles: Readonly<Record<Role, ReturnType<typeof textPattern>>> = {
  today: textPattern(
    () =>
      /^(?:today|now|current(?:ly)?|before|baseline|so far|as is|status|state|last (?:run|week|year|month)|owner|priority|prio|heute|bisher|aktuell|ist|aujourd'hui|actuel(?:lement)?|avant|hoy|actual|oggi|attuale|hoje|atual|сейчас|сегодня|当前|现在|现状|現在|現状|현재)(?!\p{L})/iu,
  ),
  proof: textPattern(
    () =>
      /^(?:how (?:(?:we|to|it['’]?s|it is|it will be|is it|do we) )?(?:check|verif|test|prove|measure)\p{L}*|(?:checked|verified|tested|proved|proven|measured)(?: by| with)?|checks?|verification(?: command)?|proof|test command|command|evidence|prüfung|prüfbefehl|nachweis|geprüft(?: durch| mit)?|wie (?:wir )?(?:prüfen|geprüft wird|geprüft)|vérification|vérifié par|comment (?:on )?(?:vérifie|vérifier)|verificación|comprobación|cómo se (?:comprueba|verifica)|verifica|come si verifica|verificação|como (?:se )?verifica(?:mos)?|проверка|как проверя(?:ем|ется))$|^(?:验证(?:方式|方法|命令)?|检查(?:方式|方法)|検証(?:方法)?|確認方法|검증(?: 방법)?|확인 방법)$/iu,
  ),
  most: textPattern(
    () =>
      /(?<!\p{L})(?:max(?:imum|imal)?|at most|no more than|upper (?:limit|bound)|limit|ceiling|budget|cap|höchstens|höchstwert|maximalwert|obergrenze|grenzwert|maximo|máximo|massimo|plafond|au plus|límite|limite|максимум|не более|предел)(?!\p{L})|上限|最大|최대|상한/iu,
  ),
  least: textPattern(
    () =>
      /(?<!\p{L})(?:min(?:imum|imal)?|at least|no less than|lower (?:limit|bound)|floor|mindestens|mindestwert|untergrenze|mínimo|minimo|au moins|минимум|не менее)(?!\p{L})|下限|最小|최소|하한/iu,
  ),
  exit: textPattern(
    () =>
      /^(?:(?:expected |required )?(?:exit|return)[ -]?(?:code|status)?|rc|(?:erwarteter )?(?:exit-?code|rückgabewert)|code (?:de )?(?:retour|sortie)|código de salida|codice di uscita|código de saída|код (?:выхода|возврата)|退出码|終了コード|종료 코드)$/iu,
  ),
  expected: textPattern(
    () =>
      /(?<!\p{L})(?:expect(?:ed|ation|s)?|results?|outcomes?|targets?|thresholds?|must|should|required|requirement|pass(?:es)? (?:when|if)|passing|accept(?:ed|ance|able)?(?: if| when)?|criteri(?:on|a)|goal|verdict|bound|desired|shows?|prints?|erwartet(?:es)?|ergebnis|erwartung|soll(?:wert)?|zielwert|schwelle|attendu|résultat|seuil|cible|esperado|resultado|umbral|objetivo|atteso|risultato|soglia|limiar|ожида\p{L}*|результат|порог|цел\p{L}+)(?!\p{L})|期待|预期|阈值|结果|目标|目標|結果|閾値|기대|예상|결과|임계/iu,
  ),
  person: textPattern(
    () =>
      /^(?:who|persons?|people|names?|reviewers?|approvers?|by(?: whom)?|signs? off|sign-?off(?: by)?|wer|person|prüfer(?:in)?|qui|personne|quién|persona|chi|quem|кто|谁|担当者?|누가|담당자?)$/iu,
  ),
  path: textPattern(
    () =>
      /^(?:files?|paths?|artifacts?|artefacts?|deliverables?|outputs?|where|datei(?:en)?|pfad|fichiers?|chemin|archivos?|ruta|file|percorso|arquivos?|caminho|файлы?|путь|文件|路径|ファイル|パス|파일|경로)$/iu,
  ),
};

const compares =
  / (?:below|under|above|over|at (?:most|least)|no more than|less than|fewer than|is|are|must|should|has|with|without|stays?|in|on|of|for|and|the) |[≤≥<>]=? ?\d/i;

const roleOf = (head: string): Role | undefined => {
  const name = head.replace(/[*_:`]/g, "").trim();
  return (Object.keys(roles) as Role[]).find((role) => roles[role].test(name));
};

/** Whether the heads of a table say that each row is a check: some column says what is to come out. */
export const holdsExpected = (heads: readonly string[]): boolean =>
  heads.some((head) => {
    const role = roleOf(head);
    return role === "proof" || role === "expected" || role === "exit" || role === "most" || role === "least";
  });

const amount = "[-+]?\\d[\\d.,' ]*";
/** "exit code 0", "below 40" behind a command: what it says of the command, as readings; none where it says nothing that can be checked. */
export function outcomeOf(subject: string, words: string, languages: readonly Language[]): readonly Reading[] {
  for (const said of saidOf(words, undefined)) {
    const readings = readEntry("done_when", `${subject} ${said}`, languages);
    if (readings.length > 0 && readings.every(({ item, typed }) => typed && kinds.has(item.kind))) return readings;
  }
  return [];
}

const bareAmount = new RegExp(`^(${amount})([^\\d]{0,24})$`);
const comparator =
  /^(?:[<>≤≥=~]|=<|=>|at (?:most|least)|below|under|above|over|no (?:more|less|longer|larger|fewer)|not (?:more|less|above|below|over|under)|up to|within|less|more|fewer|max|min|\d)/iu;
const codeAlone = /^`[^`\n]+`$/;
const quotedAlone = /^(?:"[^"\n]+"|'[^'\n]+'|“[^”\n]+”)$/;
const exitAlone = /^(?:exits? )?(?:with )?(?:(?:exit|return) )?(?:code |status )?(\d{1,3})$/i;

/** What a cell says of the command beside it, as the end of a sentence that begins with the command. */
function saidOf(text: string, role: Role | undefined): readonly string[] {
  const words = text
    .replace(/^[→:=]\s*(?=\D)/, "")
    .replace(/[.;]$/, "")
    .trim();
  const [, value, unit = ""] = bareAmount.exec(words) ?? [];
  if (role === "exit") return exitAlone.test(words) ? [`exits with code ${exitAlone.exec(words)?.[1]}`] : [];
  if (value !== undefined && role === "most") return [`prints at most ${value.trim()}${unit}`];
  if (value !== undefined && role === "least") return [`prints at least ${value.trim()}${unit}`];
  // A number alone may be what is printed, or how the command exits.
  if (value !== undefined) return [];
  if (codeAlone.test(words) || quotedAlone.test(words)) return [`prints ${words}`];
  if (comparator.test(words)) return [`prints ${words}`];
  if (/^`[^`\n]+` ?\S/.test(words)) return [`prints ${words}`, words];
  return [words, `prints ${words}`];
}

const kinds: ReadonlySet<string> = new Set(["command", "shell", "metric", "absent", "artifact", "unchanged"]);

/** The command of a cell: code that is one, or a bare line that looks like one; with other words beside it, none. */
function commandIn(text: string): string | undefined {
  const { tokens, text: words } = lex(text);
  const [only, ...more] = tokens;
  if (only?.kind === "command" && more.length === 0 && words.trim().length === 1) return `\`${only.text}\``;
  // "bundle below 180 kB" compares something that a program is called, too.
  return !text.includes("`") && looksRun(text) && / /.test(text) && !compares.test(text) ? `\`${text}\`` : undefined;
}

/**
 * Reads a row by its columns: one cell names a command or a file, and another what is to come out, a bound, or an exit code. None where the row is no
 * check of that kind.
 */
export function rowByColumns(cells: readonly HeadedCell[], languages: readonly Language[]): readonly Reading[] {
  const known = cells
    .map((cell) => ({ ...cell, role: roleOf(cell.head) }))
    .filter(({ text, role }) => text !== "" && role !== "today");
  const subjects = known.filter(({ text }) => subjectIn(text) !== undefined);
  const tries =
    subjects.length === 1
      ? subjects
      : subjects.filter(({ role }) => role === undefined || role === "path" || role === "proof");
  for (const subject of tries) {
    const name = subjectIn(subject.text) ?? "";
    const others = known.filter((cell) => cell !== subject);
    // What is to come out stands behind, in a column that says so, or in the last one.
    const expected = others.filter(({ role }) => role !== undefined && !aside.has(role));
    const last = others.at(-1);
    const cell = expected.length === 1 ? expected[0] : expected.length === 0 ? last : undefined;
    if (cell === undefined) continue;
    for (const said of saidOf(cell.text, cell.role)) {
      const readings = readEntry("done_when", `${name} ${said}`, languages);
      if (readings.length > 0 && readings.every(({ item, typed }) => typed && kinds.has(item.kind)))
        return spread(readings, cells);
    }
  }
  const measured = measuredRow(known, cells, languages);
  return measured.length > 0 ? measured : provedRow(known, cells, languages);
}

/** Columns that say nothing of what is to come out. */
const aside: ReadonlySet<Role> = new Set(["person", "path", "proof"]);

/** "Quota is per key | `make test-quota`" below "How we check": a command of its own shows what stands beside it, which may say a bound. */
function provedRow(
  known: readonly (HeadedCell & { readonly role: Role | undefined })[],
  cells: readonly HeadedCell[],
  languages: readonly Language[],
): readonly Reading[] {
  const [proof, ...others] = known.filter(({ role }) => role === "proof");
  if (proof === undefined || others.length > 0) return [];
  const command = commandIn(proof.text);
  const required = known.filter((cell) => cell !== proof && /\s/.test(cell.text)).map(({ text }) => text);
  if (required.length === 0) return [];
  const tries = command === undefined ? [proof.text] : [...required.map((text) => `${text} (${command})`), `${command} exits 0`];
  for (const [index, sentence] of tries.entries()) {
    const isBound = command !== undefined && index < tries.length - 1;
    const readings = readEntry("done_when", sentence, languages);
    const fits = ({ item, typed }: Reading): boolean => typed && (isBound ? item.kind === "metric" : kinds.has(item.kind));
    if (readings.length > 0 && readings.every(fits)) return spread(readings, cells);
  }
  return [];
} // biome-ignore format: one

function subjectIn(text: string): string | undefined {
  const command = commandIn(text);
  if (command !== undefined) return command;
  const { tokens, text: words } = lex(text);
  const [only, ...more] = tokens;
  return only?.kind === "path" && more.length === 0 && words.trim().length === 1 ? `\`${only.text}\`` : undefined;
}

/** "p95 of the search | `make bench` prints it | ≤ 200 ms": a bound in one cell, and the command in another among words. */
function measuredRow(
  known: readonly (HeadedCell & { readonly role: Role | undefined })[],
  cells: readonly HeadedCell[],
  languages: readonly Language[],
): readonly Reading[] {
  const commands = known.flatMap(({ text }) => lex(text).tokens.filter(({ kind }) => kind === "command"));
  const [command, ...more] = commands;
  const bound = known.filter(({ role }) => role === "expected" || role === "most" || role === "least");
  const [cell, ...others] = bound;
  if (command === undefined || more.length > 0 || cell === undefined || others.length > 0) return [];
  const [said] = saidOf(cell.text, cell.role);
  if (said === undefined || !said.startsWith("prints ") || lex(cell.text).tokens.includes(command)) return [];
  const name = known
    .flatMap(({ text }) => lex(text).tokens)
    .find(({ kind, text }) => kind === "code" && /^\/?[A-Za-z_][\w./]*$/.test(text));
  const words = said.slice("prints ".length);
  const sentence =
    name === undefined
      ? `\`${command.text}\` prints ${words}`
      : `\`${command.text}\` prints \`${name.text}\`: ${words}`;
  const readings = readEntry("done_when", sentence, languages);
  return readings.length > 0 && readings.every(({ item, typed }) => typed && item.kind === "metric")
    ? spread(readings, cells)
    : [];
}

/** What a person of a row decides: "| Agnieszka | compares five days with the ledger and signs off |". */
export function personInRow(cells: readonly HeadedCell[], languages: readonly Language[]): readonly Reading[] {
  const known = cells.map((cell) => ({ ...cell, role: roleOf(cell.head) })).filter(({ text }) => text !== "");
  const who = known.find(({ role }) => role === "person");
  const last = known.at(-1);
  if (who === undefined || last === undefined || last === who) return [];
  const read = readSentence(`${who.text} ${last.text}`, languages);
  const all = read?.readings.every(({ item, typed }) => typed && item.kind === "review") === true;
  return all && read !== undefined ? spread(read.readings, cells) : [];
}

/** Readings of a sentence that the cells made together: each begins with a cell. */
const spread = (readings: readonly Reading[], cells: readonly HeadedCell[]): readonly Reading[] => {
  const end = (cells.at(-1)?.from ?? 0) + (cells.at(-1)?.text.length ?? 0);
  const starts = readings.map((_, index) => (index === 0 ? 0 : (cells[index]?.from ?? end)));
  return readings.map((reading, index) => ({ ...reading, from: starts[index] ?? 0, to: starts[index + 1] ?? end }));
};
