import { numberSourceOf } from "../numbers.ts";
import { units } from "../units.ts";

/** Sources that Chinese, Japanese and Korean share: no blank is needed between words, and marks are full-width or not. */
export const eastern = (code: string): Readonly<Record<string, string>> => ({
  number: numberSourceOf(code),
  N: "(?<n>{number})",
  s: " ?",
  comma: "(?: ?[,，、] ?| )?",
  colon: "(?: ?[:：] ?)",
  zero: "(?<code>\\d{1,3})",
  /** Words that name something: none that makes a wish or a condition of the sentence. */
  np: "(?:(?!{hedge})[^\\n,，、:：;；。!?！？()（）\\ue001-\\ue005]){1,40}",
  gap: "[^\\n,，、:：;；。!?！？\\ue001-\\ue005]{0,40}",
  more: "[^\\n;；。!?！？]{0,110}",
  act: "(?<x>\\S[^\\n]{0,400}?)",
  bare: "(?<b>[A-Z][A-Z0-9_]{2,40}|[\\w$]+(?:[._/:-][\\w$]+)+|[a-z]+[A-Z]\\w+|@[\\w/-]+)",
  it: "(?:{V}|{bare})",
  formatName:
    "(?:JSON|YAML|CSV|TSV|Markdown|HTML|PDF|SVG|PNG|XML|TOML|SARIF|JUnit|NDJSON|Parquet|マークダウン|마크다운)",
  what: "(?<what>[^\\s,，、:：;；。!?！？()（）\\ue001-\\ue005](?:[^:：;；。!?！？()（）\\ue001\\ue002\\ue005]|[(（][^()（）]{0,60}[)）]){0,100}?)",
  shout:
    "(?<b>\\p{Lu}[\\p{Lu}\\d]+(?:[_: -]+[\\p{Lu}\\d]{2,}){0,5}|<[a-z][\\w-]*>[^<>\\n]{1,60}</[a-z][\\w-]*>|\\[[A-Z][A-Z _-]+\\]|✅ ?[A-Z]+)",
  text: "(?:{Q}|{shout})",
  unit: "(?: ?(?:%|％|[a-zA-Zµ]{1,10}(?:/[a-z]{1,4})?|毫秒|秒|分钟|个|条|行|处|字节|点|件|個|ミリ秒|分|箇所|点|バイト|개|건|초|밀리초|점|바이트|퍼센트))?",
  sym: "(?:(?<most><=|≤|≦) ?|(?<least>>=|≥|≧) ?|(?<below><|＜) ?|(?<above>>|＞) ?|(?<equal>==?|＝) ?)",
  unitAny: `(?:${units.turns}|${units.hours}|${units.minutes}|${units.days}|${units.tokens}|${units.dollars})`,
  unitFirst:
    "(?:(?:轮|輪|回合|轮次|ターン|ラウンド|턴|라운드|반복)(?:数| ?수| ?횟수)?|(?:tokens?|トークン|토큰|令牌)(?: ?(?:数量?|用量|使用量|消耗量?|消费量?|消費量?|总量|总数|预算|予算|上限|수|사용량|소비량|예산))*)",
  amount1: `(?:{unitFirst}[^\\d，。、,.;:：()（）]{0,10}?{number}(?!\\d)|(?:\\$|US\\$) ?\\d[\\d.,]*|{number} ?{unitAny}(?:${units.half})?)`,
  amounts: "(?<amounts>{amount1}(?:{amountJoin}{amount1}){0,3})",
});
