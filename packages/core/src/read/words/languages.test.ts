import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Frames, grammarOf } from "../frame.ts";
import { type ReadBlock, readEntry } from "../read-entry.ts";
import { allLanguages, languagesFor } from "./languages.ts";

const languages = allLanguages();

interface LookAlike {
  readonly lang: string;
  readonly block: ReadBlock;
  readonly entry: string;
}
const lookAlikes = readFileSync(new URL("../../../fixtures/entries/lookalikes.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as LookAlike);

describe.each(languages.map((language) => [language.code, language] as const))("the words of %s", (code, language) => {
  it("name only sources that are there, and each can be parsed", () => {
    const grammar = grammarOf(language.macros);
    const frames = [language.criteria, language.steps, language.outputs, language.stops, language.more].flatMap(
      (each: Frames) => Object.values(each).flat(),
    );
    const sources = [...Object.values(language.macros), ...frames, ...Object.values(language.forbids).flat()];
    for (const source of sources) expect(() => grammar.parse(source), source.slice(0, 80)).not.toThrow();
  });

  it("read no sentence as a prohibition that only looks like one", () => {
    const own = lookAlikes.filter(({ lang, block }) => lang === code && block === "constraints");
    expect(own.length).toBeGreaterThan(0);
    const inverted = own.filter(({ block, entry }) =>
      readEntry(block, entry, languagesFor(entry)).some(({ item }) => item.kind === "never"),
    );
    expect(inverted).toEqual([]);
  });
});

describe("languagesFor", () => {
  it.each([
    ["Do not delete tests; `npm test` passes.", "en"],
    ["No new dependencies.", "en"],
    ["Nach jeder Änderung `npm test` ausführen.", "de en"],
    ["Ne supprimez aucun test.", "fr en"],
    ["Los archivos quedan intactos.", "es en"],
    ["Il comando termina senza errori.", "it en"],
    ["Não adicionar novas dependências.", "pt en"],
    ["Не удаляй тесты.", "ru en"],
    ["不要删除测试。", "zh en"],
    ["テストを削除しない。", "ja en"],
    ["테스트를 지우지 마세요.", "ko en"],
  ])("reads %s as %s", (text, codes) => {
    expect(
      languagesFor(text)
        .map(({ code }) => code)
        .join(" "),
    ).toBe(codes);
  });
});

describe("a sentence of another language", () => {
  it("is not read as English: no is one thing in English and another in Portuguese", () => {
    expect(
      readEntry(
        "constraints",
        "No módulo de pagamentos, mantenha os nomes em inglês.",
        languagesFor("No módulo de pagamentos, mantenha os nomes em inglês."),
      ),
    ).toEqual([]);
  });

  it.each([
    ["Nach anderthalb Stunden abbrechen.", { minutes: 90 }],
    ["Arrête-toi après une heure et demie.", { minutes: 90 }],
    ["Detente después de hora y media.", { minutes: 90 }],
    ["Fermati dopo un’ora e mezza.", { minutes: 90 }],
    ["Pare depois de uma hora e meia.", { minutes: 90 }],
    ["Остановись через полтора часа.", { minutes: 90 }],
    ["一个半小时后停止。", { minutes: 90 }],
    ["1時間半で打ち切る。", { minutes: 90 }],
    ["한 시간 반이 지나면 멈춘다.", { minutes: 90 }],
    ["45 minutes maximum, ou 3 $.", { minutes: 45, dollars: 3 }],
  ])("gives the bound of %s", (entry, bound) => {
    expect(readEntry("stop_when", entry, languagesFor(entry)).map(({ item }) => item)).toEqual([
      { kind: "budget", ...bound },
    ]);
  });

  it("keeps a condition behind a bound", () => {
    const entry = "Aufhören nach zwei Stunden oder wenn der Testserver keine Zertifikate mehr ausstellt.";
    expect(readEntry("stop_when", entry, languagesFor(entry)).map(({ item }) => item)).toEqual([
      { kind: "budget", minutes: 120 },
      { kind: "blocked", text: "der Testserver keine Zertifikate mehr ausstellt" },
    ]);
  });

  it("reads commands of which one holds as words", () => {
    for (const entry of [
      "`go test ./...` oppure `make test` passa.",
      "`npm test` 或 `make test` 通过。",
      "`npm test` oder `make test` läuft durch.",
    ])
      expect(readEntry("done_when", entry, languagesFor(entry))).toEqual([]);
  });
});

describe("an entry in another language", () => {
  const brief = ({ kind, ...item }: { readonly kind: string }): string => `${kind} ${JSON.stringify(item)}`;
  it.each<readonly [ReadBlock, string, readonly string[]]>([
    ["constraints", "새 의존성 추가 금지", ['never {"text":"새 의존성 추가"}']],
    ["constraints", "운영 데이터는 건드리지 않는다.", ['never {"text":"운영 데이터는 건드리기"}']],
    ["constraints", "本番データには触らないこと。", ['never {"text":"本番データには触る"}']],
    ["constraints", "公開 API を変えてはならない。", ['never {"text":"公開 API を変える"}']],
    ["constraints", "测试不能被禁用。", ['never {"text":"测试禁用。"}']],
    ["constraints", "Node 16 との互換性は保たなくてよい。", []],
    ["constraints", "Não cubra só o caso feliz, mas também os timeouts.", []],
    ["constraints", "Il ne faut pas seulement couvrir le cas nominal, mais aussi les délais.", []],
    ["constraints", "Elimina gli import che non si usano più.", []],
    ["stop_when", "30 ターンを超えたら中止", ['budget {"turns":30}']],
    ["stop_when", "２０ターンを超えたら終了。", ['budget {"turns":20}']],
    ["stop_when", "3 時間", ['budget {"minutes":180}']],
    ["stop_when", "30 Runden", ['budget {"turns":30}']],
    [
      "stop_when",
      "총 소요 시간은 1시간 30분 이내, 토큰 사용량은 50만 이하.",
      ['budget {"minutes":90,"tokens":500000}'],
    ],
    [
      "stop_when",
      "Parar si la API rechaza la clave o tras 30 turnos.",
      ['blocked {"text":"la API rechaza la clave"}', 'budget {"turns":30}'],
    ],
    ["stop_when", "Chaque étape : 30 minutes au maximum.", []],
    ["verification_loop", "Avant chaque commit, un dernier `composer test`.", []],
    ["verification_loop", "Перед каждым коммитом прогоняй `npm run lint`.", []],
  ])("%s: %s", (block, entry, items) => {
    expect(
      readEntry(block, entry, languagesFor(entry)).flatMap(({ item, typed }) => (typed ? [brief(item)] : [])),
    ).toEqual(items);
  });
});
