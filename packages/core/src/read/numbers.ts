import { once } from "../node/once.ts";
import { madePattern } from "./made-pattern.ts";

const words = once(
  (): ReadonlyMap<string, number> =>
    new Map(
      [
        "zero no|one a an single|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty",
      ]
        .flatMap((row) => row.split("|"))
        .flatMap((same, value) => same.split(" ").map((word) => [word, value] as const)),
    ),
);
const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  hundred: 100,
  dozen: 12,
  万: 1e4,
  百万: 1e6,
  千: 1e3,
  만: 1e4,
  тыс: 1e3,
  тысяч: 1e3,
  тысячи: 1e3,
  миллион: 1e6,
  миллиона: 1e6,
  миллионов: 1e6,
  천: 1e3,
  백만: 1e6,
  亿: 1e8,
  億: 1e8,
  mila: 1e3,
  млн: 1e6,
  millionen: 1e6,
  millones: 1e6,
  milioni: 1e6,
  milhões: 1e6,
  mille: 1e3,
  mil: 1e3,
  tausend: 1e3,
};

/** Number words of the other languages: each language's patterns name its own, and a bound is read by all of them. */
const foreign: Readonly<Record<string, string>> = {
  de: "null=0 ein=1 eine=1 einen=1 einer=1 einem=1 eins=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 fünfzehn=15 zwanzig=20 fünfundzwanzig=25 dreißig=30 vierzig=40 fünfundvierzig=45 fünfzig=50 sechzig=60 achtzig=80 neunzig=90 hundert=100 zweihundert=200 dreihundert=300 fünfhundert=500 tausend=1000 zweitausend=2000 anderthalb=1.5 eineinhalb=1.5 zweieinhalb=2.5 dreieinhalb=3.5 halbe=0.5 halben=0.5 eine_halbe=0.5 einer_halben=0.5",
  fr: "zéro=0 un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 quinze=15 vingt=20 vingt-cinq=25 trente=30 quarante=40 quarante-cinq=45 cinquante=50 soixante=60 quatre-vingt-dix=90 cent=100 deux_cents=200 trois_cents=300 cinq_cents=500 mille=1000 deux_mille=2000 demi=0.5 demie=0.5 une_demi=0.5",
  es: "cero=0 un=1 uno=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 doce=12 quince=15 veinte=20 veinticinco=25 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 noventa=90 cien=100 ciento=100 doscientos=200 doscientas=200 trescientas=300 quinientas=500 media=0.5",
  it: "zero=0 un'=1 un=1 uno=1 una=1 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10 undici=11 dodici=12 quindici=15 venti=20 venticinque=25 trenta=30 quaranta=40 quarantacinque=45 cinquanta=50 sessanta=60 novanta=90 cento=100 duecento=200 trecento=300 cinquecento=500 duemila=2000 mezz'=0.5 mezza=0.5",
  pt: "zero=0 um=1 uma=1 dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 doze=12 quinze=15 vinte=20 vinte_e_cinco=25 trinta=30 quarenta=40 quarenta_e_cinco=45 cinquenta=50 sessenta=60 noventa=90 cem=100 duzentas=200 trezentas=300 quinhentas=500 meia=0.5",
  ru: "ноль=0 нуля=0 один=1 одного=1 одна=1 одной=1 одну=1 два=2 две=2 двух=2 три=3 трёх=3 трех=3 четыре=4 четырёх=4 четырех=4 пять=5 пяти=5 шесть=6 шести=6 семь=7 семи=7 восемь=8 восьми=8 девять=9 десять=10 десяти=10 двенадцать=12 двенадцати=12 пятнадцать=15 пятнадцати=15 двадцать=20 двадцати=20 тридцать=30 тридцати=30 сорок=40 сорока=40 пятьдесят=50 пятидесяти=50 шестьдесят=60 шестидесяти=60 девяносто=90 сто=100 ста=100 двести=200 двухсот=200 триста=300 трёхсот=300 пятьсот=500 пятисот=500 полтора=1.5 полторы=1.5 полутора=1.5 пол=0.5",
  zh: "两=2 半=0.5 半个=0.5 一个半=1.5 两个半=2.5 零=0",
  ja: "半=0.5",
  ko: "한=1 하나=1 두=2 둘=2 세=3 셋=3 네=4 다섯=5 여섯=6 일곱=7 여덟=8 아홉=9 열=10 열두=12 열다섯=15 스무=20 스물=20 서른=30 이십=20 삼십=30 오십=50 백=100 이백=200 삼백=300 천=1000 반=0.5",
};
const foreignPairs = (code: string): readonly (readonly [string, number])[] =>
  (foreign[code] ?? "").split(" ").map((pair) => {
    const [word = "", value] = pair.split("=");
    return [word.replaceAll("_", " "), Number(value)] as const;
  });
const foreignWords = once((): ReadonlyMap<string, number> => new Map(Object.keys(foreign).flatMap(foreignPairs)));
const longestFirst = (list: readonly string[]): string =>
  [...list].sort((one, other) => other.length - one.length).join("|");

/** A number in Chinese signs, as Japanese writes it too. */
const han = "[零〇一二三四五六七八九十百千万两]{1,8}";
const hanDigits = "零一二三四五六七八九";
function hanNumber(text: string): number | undefined {
  if (!new RegExp(`^${han}$`).test(text)) return undefined;
  let [total, section, digit] = [0, 0, 0];
  for (const sign of text.replaceAll("两", "二").replaceAll("〇", "零")) {
    const scale = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (scale !== undefined) [section, digit] = [section + (digit === 0 ? 1 : digit) * scale, 0];
    else if (sign === "万") [total, section, digit] = [total + (section + digit) * 1e4, 0, 0];
    else digit = hanDigits.indexOf(sign);
  }
  return total + section + digit;
}

/** A number in digits, thousands apart or not. */
const digits = "\\d[\\d.,_ \\u00a0\\u202f’']*\\d|\\d";
const spelled =
  "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
/** @internal The source of a number as people write it, with its scale. */
export const numberSource = `(?:(?:${digits}|(?:a|${spelled})(?= hundred| thousand| million| dozen)|${spelled})(?: ?(?:k|m|mio\\.?|millions?|thousand|hundred|dozen|тыс\\.?|млн\\.?|millionen|millones|milioni|milhões|mille|mila|mil|tausend|тысячи?|тысяч|миллион(?:а|ов)?)(?!\\p{L})| ?(?:百万|万|亿|億|千|백만|천|만))?)`;

/** @internal The source of a number as the writers of one language write it. */
export function numberSourceOf(code: string): string {
  const words = longestFirst(foreignPairs(code).map(([word]) => word));
  const signs = code === "zh" || code === "ja" ? `|${han}` : "";
  return `(?:${numberSource}|${words}${signs})`;
}
/** @internal The source of a number in any of the ten languages. */
export const anyNumberSource = once(
  () => `(?:${numberSource}|(?<![a-zà-ÿа-яё])(?:${longestFirst([...foreignWords().keys()])})|${han})`,
);

const scaled = madePattern(() => [`^(.*?) ?(${Object.keys(scales).join("|")})\\.?$`, "iu"]);

/** Languages in which a point stands before the decimals alone; in the others it may part thousands. */
const pointed: ReadonlySet<string> = new Set(["en", "zh", "ja", "ko"]);
/** Three digits behind a point: a decimal fraction in one language, and thousands in another. */
const eitherWay = /^[1-9]\d{0,2}\.\d{3}$/;

/**
 * What a number says, undefined if it is none: "1.5", "4,000,000", "3M", "twenty-five".
 *
 * @param code - The language that it is written in. Where it is not known, "1.500" may be two numbers, and is none.
 */
export function numberOf(written: string, code?: string): number | undefined {
  const text = written.normalize("NFKC").trim().toLowerCase();
  const [, base, scale] = scaled.exec(text) ?? [];
  if (base !== undefined && scale !== undefined && base !== "") {
    const value = numberOf(base, code);
    return value === undefined ? undefined : value * (scales[scale] ?? 1);
  }
  const [first = "", second] = text.split(/[- ]/);
  const ten = tens[first];
  if (ten !== undefined) return second === undefined ? ten : ten + (words().get(second) ?? 0);
  const word = words().get(text);
  if (word !== undefined) return word;
  const other = foreignWords().get(text.replaceAll("’", "'").replace(/\s+/g, " ")) ?? hanNumber(text);
  if (other !== undefined) return other;
  return /^\d/.test(text) ? inDigits(text, code) : undefined;
}

/** A number in digits, with signs between its thousands or before its decimals. */
function inDigits(text: string, code: string | undefined): number | undefined {
  const joined = text.replace(/[_ \u00a0\u202f’']/g, "").replace(/[.,]$/, "");
  const isEither = eitherWay.test(joined);
  if (isEither && code === undefined) return undefined;
  const isDecimal = /^0[.,]\d+$/.test(joined) || (isEither && pointed.has(code ?? ""));
  const plain = isDecimal ? joined : joined.replace(/[.,](?=\d{3}(?:\D|$))/g, "");
  const value = Number(plain.replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}
