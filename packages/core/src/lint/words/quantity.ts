import { lazyPattern, type Matcher } from "../../node/lazy-pattern.ts";
import { once } from "../../node/once.ts";

/** Bounded, so that a page of digits takes no longer than a page of words. */
const number = "\\d{1,20}(?:[.,\\u00a0\\u202f ]\\d{1,9}){0,8}";

/** Days and longer are dates and schedules, not what is measured. */
const notADate =
  "(?![\\d.,]*\\s*(?:days?|weeks?|months?|years?|tage?n?|woch\\p{L}*|monat\\p{L}*|jahr\\p{L}*|d[ií]as?|semanas?|mes(?:es)?|años?|anos?|jours?|semaines?|mois|giorn[oi]|settiman[ae]|mes[ei]|дн\\p{L}*|недел\\p{L}*|месяц\\p{L}*|天|周|週|个月|ヶ月|か月|日(?:以内|間|で)|주(?!\\p{L})|개월)(?!\\p{L}))";

const before = [
  "at least|at most|no more than|not more than|no less than|no fewer than|no later than|no longer than|fewer than|less than|more than|greater than|larger than|smaller than|lower than|higher than|longer than|shorter than|faster than|slower than|below|under|above|over|within|exactly|up to|equals?|equal to|is exactly|drops? (?:by|to)|falls? (?:by|to)|stays? at|reach(?:es)?|exceeds?|minimum(?: of)?|maximum(?: of)?|min\\.?|max\\.?|between|not exceed|(?:from|to)(?=\\s+\\d)",
  "mindestens|höchstens|wenigstens|maximal|minimal|genau|unter|unterhalb(?: von)?|über|oberhalb(?: von)?|weniger als|mehr als|kleiner als|größer als|kürzer als|länger als|höher als|niedriger als|nicht mehr als|innerhalb(?: von)?|bis zu|binnen|gleich",
  "al menos(?: el| un)?|por lo menos|como máximo|como mínimo|a lo sumo|menos de|más de|no más de|por debajo de(?:l)?|por encima de(?:l)?|inferior(?:es)? (?:a|al)|superior(?:es)? (?:a|al)|menor(?:es)? (?:de|que|a)|mayor(?:es)? (?:de|que|a)|exactamente|no supera(?:n)?(?: los)?|no excede|máximo(?: de)?|mínimo(?: de)?|igual a",
  "au moins|d'au moins|au plus|au maximum|au minimum|moins de|plus de|inférieure?s? (?:à|ou égale?s? à)|supérieure?s? (?:à|ou égale?s? à)|en dessous de|au-dessous de|au-dessus de|sous(?: les)?|exactement|ne dépasse(?:nt)? pas|maximum(?: de)?|minimum(?: de)?|jusqu'à|égale?s? à",
  "pelo menos|ao menos|no mínimo|no máximo|menos de|menos que|mais de|mais que|abaixo de|acima de|inferior(?:es)? a|superior(?:es)? a|menor(?:es)? (?:que|do que)|maior(?:es)? (?:que|do que)|exatamente|não ultrapassa|não excede|não passa de|até|igual a",
  "almeno(?: del| dell')?|al massimo|al più|meno di|più di|non più di|sotto(?: i| il| gli)?|sopra(?: i| il| gli)?|inferior[ei] (?:a|ai|al|agli)|superior[ei] (?:a|ai|al|agli)|minore di|maggiore di|esattamente|non supera|massimo(?: di)?|minimo(?: di)?|entro|pari a|uguale a|fino a",
  "не менее|не меньше|не более|не больше|меньше|менее|больше|более|ниже|выше|свыше|не превышает|не превышают|ровно|минимум|максимум|до|в пределах|равн[оаы]",
  "至少|最少|不少于|不低于|不小于|不超过|不高于|不多于|不大于|低于|小于|少于|高于|大于|多于|超过|最多|达到|等于|为|控制在|恰好|正好|少なくとも|最低|最大|最小|ちょうど|최소|최대|최소한|정확히|적어도|많아도",
].join("|");

const after =
  "(?:or (?:more|less|fewer|higher|lower|better|above|below)|oder (?:mehr|weniger|höher)|o (?:más|menos|superior|inferior)|ou (?:plus|moins|mais|menos|superior)|o più|o meno|или (?:больше|меньше|более|менее|выше|ниже)|以上|以下|以内|之内|未満|未満|を超|を下回|を上回|より(?:小|大|少|多|速|短)|以上|이상|이하|미만|이내|초과|를? 넘지|을 넘지|보다 (?:작|크|적|많|짧))";

const defects =
  "errors?|warnings?|failures?|failing|failed|mismatche?s?|violations?|vulnerabilit\\p{L}*|matches|differences?|diffs?|problems?|issues? (?:found|reported)|conflicts?|fehler\\p{L}*|warnung\\p{L}*|abweichung\\p{L}*|treffer|unterschied\\p{L}*|problem\\p{L}*|errores|advertencias?|fallos|diferencias?|problemas?|erreurs?|avertissements?|échecs?|écarts?|problèmes?|différences?|erros?|avisos?|falhas?|divergências?|diferenças?|errori?|avvisi|avvertiment\\p{L}*|fallimenti|differenze|problemi|ошиб\\p{L}*|предупрежд\\p{L}*|расхожден\\p{L}*|проблем\\p{L}*|сбо\\p{L}*";

const cjkDefects =
  "(?:个|条|处|項|件|개의?|건의?|건)?\\s*(?:错误|警告|失败|差异|问题|不一致|エラー|警告|失敗|不一致|差分|問題|오류|에러|경고|실패|불일치|차이)";

const units =
  "ms|msec|milliseconds?|millisekunden|milisegundos?|millisecondes?|millisecondi|миллисекунд\\p{L}*|мс|µs|μs|毫秒|ミリ秒|밀리초|s|secs?|seconds?|sekunden?|segundos?|secondes?|second[oi]|секунд\\p{L}*|秒|초|[kmgt]i?b|[kmgt]o|кб|мб|гб|fps|rps|qps|req/s|rpm|px|rem|kbit/s|mbit/s|mbps";

const coverage =
  "coverage|covered|accuracy|precision|recall|uptime|success rate|pass rate|abdeckung\\p{L}*|genauigkeit|cobertura|precisión|precisão|couverture|précision|copertura|покрыти\\p{L}*|точност\\p{L}*|覆盖|准确率|成功率|通过率|カバレッジ|網羅率|正解率|成功率|커버리지|정확도|성공률";

const join = (...parts: readonly string[]): string => parts.join("");

/** A number with its bound, its unit or what it counts: what a machine can compare. */
export const quantity = once((): Pick<Matcher, "test"> => {
  const others = otherQuantities();
  const bounded = boundedBefore();
  // Most of them want a digit, and most texts have none.
  return { test: (text) => others.test(text) || (/\d/.test(text) && bounded.test(text)) };
});

/** "At least 5": the words are many, and what stands around each is long. */
const boundedBefore = once(() =>
  lazyPattern([before], {
    flags: "iu",
    around: (word) =>
      join(
        "(?<!\\p{Script=Latin}|\\p{Script=Cyrillic})(?:",
        word,
        ")(?![\\p{Script=Latin}\\p{Script=Cyrillic}])[^\\d.!?。！？\\n,;]{0,12}?(?<![\\d.])",
        number,
        notADate,
      ),
  }),
);

const otherQuantities = once(() =>
  lazyPattern(
    [
      join("(?:[<>≤≥≦≧＝]=?|==|(?<![-=<>])=(?![>=]))\\s*", number),
      join(number, "[^\\d.!?。！？\\n,;、]{0,12}?", after),
      join(number, "\\s?(?:", units, ")(?!\\p{L}|\\p{N})"),
      join(
        "(?<![\\d.,])(?!100(?![\\d.,]))",
        number,
        "\\s?(?:%|percent|prozent|por ciento|por cento|pour cent|per cento|процент\\p{L}*|퍼센트|パーセント)",
      ),
      join("(?:", coverage, ")[^.!?。！？\\n]{0,30}?100\\s?%"),
      join("100\\s?%[^.!?。！？\\n]{0,30}?(?:", coverage, ")"),
      join("(?<![\\p{L}\\p{N}])(?:", number, "|zero|null)\\s+(?:\\p{L}+\\s+){0,2}(?:", defects, ")(?!\\p{L})"),
      join(number, "\\s*", cjkDefects),
      join(
        "(?:错误|警告|失败|差异|エラー|警告|失敗|不一致|差分|오류|에러|경고|실패)[^\\d.!?。！？\\n]{0,6}(?:0|零|ゼロ)",
      ),
      "(?<!\\p{L})(?:exactly|at least|at most|no more than|fewer than|more than|genau|mindestens|höchstens|exactamente|al menos|exactement|au moins|au plus|exatamente|pelo menos|esattamente|almeno|ровно|не менее) (?:one|two|three|four|five|six|seven|eight|nine|ten|ein\\p{L}*|zwei|drei|vier|fünf|sechs|zehn|un[ao]?|dos|tres|cuatro|cinco|diez|une|deux|trois|quatre|cinq|dix|uma?|dois|duas|três|quatro|dez|due|tre|quattro|cinque|dieci|один|одн\\p{L}+|два|две|три|четыре|пять|десять)(?!\\p{L})",
      "(?:number|count|anzahl|número|nombre|numero|quantidade|cantidad|количество|число|数量|件数|行数|개수)[^.!?。\\n]{0,50}(?:is|are|equals|stays|ist|beträgt|es|est|é|è|равно|为|是|が|は|이|가)\\s*(?:zero|null|cero|zéro|ноль|零|ゼロ|\\d+)",
      "\\d+(?:[.,]\\d+)?\\s*(?:x|×|times|mal|fois|veces|vezes|volte|раза?|倍|배)\\s*(?:as fast|faster|smaller|less|schneller|kleiner|más rápid|plus (?:rapide|vite|petit)|mais rápid|più veloc|быстрее|меньше|以上|快|速|小|빠|작)",
      "(?:exit\\p{L}*|exit(?:[- ]?code|[- ]?status)|return code|退出码|退出代码|返回码|終了コード|終了ステータス|exit-code|rückgabewert|código(?: de salida| de saída)?|code(?: de sortie| de retour| retour)?|codice(?: di uscita)?|код(?:ом)?(?: возврата| выхода| завершения)?|종료 코드)[^\\d.!?。！？\\n]{0,12}\\d{1,3}(?![\\d.])",
      "(?:returns?|responds?|answers?|replies|yields?|status(?:code)?|http|gibt|liefert|antwortet|devuelv\\p{L}*|respond\\p{L}*|renvoi\\p{L}*|répond\\p{L}*|retourn\\p{L}*|retorn\\p{L}*|restituisc\\p{L}*|rispond\\p{L}*|возвращает|отвечает|返回|响应|応答|반환|응답)[^\\d!?。！？\\n]{0,30}[1-5]\\d\\d(?!\\d)",
      "(?<!\\d)[1-5]\\d\\d\\s*(?:を返|が返|を応答|을 반환|를 반환|을 응답|로 응답|으로 응답)",
    ],
    { flags: "iu" },
  ),
);

const determiners =
  "the|all|of|each|exactly|these|those|our|its|with|has|have|are|and|in|on|at|die|der|das|den|alle|aller|von|mit|los|las|todos|todas|los|de|con|tiene|les|des|tous|toutes|avec|os|as|tem|com|i|le|gli|tutti|tutte|con|ha|все|всех|из|the first|last|the last|first";

/** A number that counts something; not a version, a phase, a date or a share of trust. */
export const count = once(() =>
  lazyPattern(
    [
      `(?<![\\p{L}\\p{N}.#/_-])(?:(?<=(?<!\\p{L})(?:${determiners})\\s)|(?<![A-Za-z]\\s)(?<!\\p{Script=Cyrillic}\\s))\\d+(?![\\d.,:/-]*\\d)(?!\\s?%)(?!st|nd|rd|th)${notADate}(?=[\\s\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Katakana}])(?!\\s*(?:pm|am|o'clock|uhr|点|시)(?!\\p{L}))(?!\\s*(?:단계|阶段|期|段階|フェーズ))`,
      `(?<=(?<!\\p{L})(?:${determiners})\\s)\\d+(?![\\d.,:/-]*\\d)(?!\\s?%)${notADate}`,
    ],
    { flags: "iu" },
  ),
);

/** All of a known number of things: "all 12 routes". */
export const allOf = once(() =>
  lazyPattern(
    [
      /(?<!\p{L})(?:all|each of the|every one of the|alle|tod[oa]s (?:los|las|os|as)|tou(?:s|tes) les|tutt[ie] (?:i|le|gli)|все|всех)\s+\d+(?![\d.])|(?:全部|所有)\s*\d+|\d+\s*(?:个|件|つの?|本|개의?)[^。.\n]{0,12}(?:全部|都|すべて|全て|모두|전부)|(?:모든|전체|すべての|全)\s*\d+/iu
        .source,
    ],
    { flags: "iu" },
  ),
);
