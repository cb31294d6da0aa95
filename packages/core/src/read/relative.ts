import type { Item } from "../node/contract.ts";
import { textPattern } from "../node/text-pattern.ts";

const comparatives =
  "smaller|larger|bigger|faster|slower|quicker|less|more|fewer|higher|lower|shorter|longer|better|worse|cheaper|lighter|kleiner|größer|schneller|langsamer|weniger|mehr|höher|niedriger|kürzer|länger|besser|schlechter|plus (?:petite?s?|rapides?|courte?s?|lente?s?|grande?s?|légère?s?)|de (?:moins|plus)|más (?:rápid|pequeñ|lent|grand|cort)\\p{L}*|menos|più (?:veloc|piccol|lent|grand|cort)\\p{L}*|mais (?:rápid|lent|curt)\\p{L}*|menor|maior|быстрее|медленнее|меньше|больше|короче|длиннее|減|増|小さく|短く|速く|早く|遅く|少なく|多く";

/** A difference anywhere in some words: "grows by at most 10 MB", "20 ms faster", "減少 50 KB". What is told in percent is one that a check can hold. */
const differs = textPattern(
  () =>
    new RegExp(
      "(?<!\\p{L})(?:by|um|на) (?:(?:at least|at most|more than|less than|up to|about|roughly|around|no (?:more|less) than|another|a further|mindestens|höchstens|wenigstens|rund|etwa|insgesamt|не менее(?: чем)?|не более(?: чем)?) )?\\d[\\d.,]*(?![\\d.,]* ?(?:%|per ?cent|prozent|процент))" +
        "|(?<!\\p{L})(?:diminu|rédui|baiss|augment|grandi|grossi|reduc|reduz|disminu|baja|crec|aument|cresc|abbass|cala|cai|redu)\\p{L}*[^,;.:\\d]{0,30} (?:d['’]|de |en |em |di |del? )(?:\\p{L}+ ){0,3}\\d[\\d.,]*(?![\\d.,]* ?(?:%|pour ?cent|por ?cien|per ?cento|por ?cento))" +
        "|(?:减少|降低|缩小|减小|增加|提高|上升|下降|缩短)了?(?:至少|最多|不超过|不少于)? ?\\d[\\d.,]*(?![\\d.,]* ?[%％])" +
        `|(?<![\\d.,])\\d[\\d.,]* ?(?!(?:or|and|oder|und|ou|et|o|y|e)(?![A-Za-z]))[A-Za-zµ]{0,11} ?(?:以上|以下|以内)?(?:${comparatives})(?![a-zа-яё])`,
      "iu",
    ),
);

/** Whether words say by how much a number is to change, in its own unit. No check can hold that. */
export const saysDifference = (words: string): boolean => differs.test(words);

const compares = textPattern(
  () =>
    new RegExp(
      "(?<!\\p{L})(?:(?:twice|half|double|triple|thrice|\\d+(?:\\.\\d+)? ?(?:x|×|times)|(?:a )?factor of)(?!\\p{L})" +
        "|(?:\\p{L}{2,}er|less|more|better|worse)(?: \\p{L}+){0,2} than (?:today|now|before|it (?:is|was)|currently|at present|yesterday|on main|main|ever|the (?:old|previous|current|last))" +
        "|as (?:fast|small|large|short|quick|cheap|slow|big|little|much|many) as" +
        "|(?:doppelt|halb|dreimal|\\d+-?mal) so|\\p{L}+er als (?:heute|jetzt|vorher|bisher|zuvor|früher)" +
        "|(?:deux|trois|dix|\\d+) fois (?:plus|moins)|(?:dos|tres|diez|\\d+) veces (?:más|menos)|(?:due|tre|dieci|\\d+) volte (?:più|meno)|(?:duas|três|dez|\\d+) vezes (?:mais|menos)" +
        "|(?:plus|moins|más|menos|più|meno|mais) \\p{L}+ (?:qu['’]|que |di |do que )(?:aujourd|hoy|oggi|hoje|avant|antes|prima|maintenant|ahora|adesso|agora)" +
        "|в (?:два|три|\\d+) раза?(?!\\p{L})|\\p{L}+(?:ее|ше) чем)" +
        "|\\d ?倍|[两二三十]倍",
      "iu",
    ),
);

/**
 * Whether words compare what is with what was, and what was read of them does not: a command that ends well, of which nobody knows that it compares the
 * two, or a bound of the number itself where words say by how much it is to change.
 */
export const onlyCompares = (words: string, items: readonly Item[]): boolean =>
  items.every(
    (item) =>
      ((item.kind === "command" || item.kind === "shell") &&
        item.exit_code === 0 &&
        item.stdout === undefined &&
        (compares.test(words) || differs.test(words))) ||
      (item.kind === "metric" && (item.at_most ?? item.at_least) !== undefined && differs.test(words)),
  );
