import { once } from "../../node/once.ts";
import { lexicon } from "./lexicon.ts";

/** Things that software is made of. Each can be found, and so can what it has: its row, its index, its title. */
const parts = {
  latin:
    "(?:table|column|row|field|record|key|constraint|default|api|route|endpoint|url|page|form|button|link|dialog|header|footer|menu|cookie|flag|option|argument|parameter|variable|constant|function|method|interface|enum|module|package|job|queue|topic|bucket|container|role|token|event|command|checksum|timeout|trigger|title|label|signature|timestamp|value|section|attribute|limit|handler|permission)s?|ind(?:ex|exes|ices)|class(?:es)?|entry|entries|body" +
    "|tabellen?|spalten?|zeilen?|feld(?:er)?|eintr[äa]ge?|schlüssel|seiten?|formulare?|knopf|funktion(?:en)?|methoden?|klassen?" +
    "|(?:tabla|tabela|columna|colonne|coluna|fila|ligne|linha|campo|champ|índice|clave|clé|chave|ruta|rota|página|formulario|formulaire|enlace|lien|título|titre|fonction|método|méthode|clase|contrainte|bouton)s?|bot[óo]n|botão|función|função|restricción|restrição|valor|valeur" +
    "|tabella|colonna|riga|indice|chiave|vincolo|rotta|pagina|modulo|pulsante|titolo|funzione|metodo|valore" +
    "|таблиц~|столб~|колонк~|строк~|пол[еяю]|индекс~|ключ~|ограничени~|маршрут~|страниц~|кнопк~|ссылк~|функци~|метод~|значени~",
  unspaced:
    "表|列|字段|索引|约束|主键|外键|默认值|路由|接口|页面|按钮|链接|标题|函数|方法|テーブル|カラム|インデックス|制約|キー|ルート|ページ|ボタン|リンク|関数|メソッド|테이블|컬럼|필드|인덱스|제약|키|라우트|페이지|버튼|링크|함수|메서드",
};

/** "Is there" of a part in a thing, with the article that counts it. */
const has =
  "(?:has|have|holds?|contains?|carr(?:y|ies)|gets?|includes?|declares?|defines?|exposes?|exports?|takes?|accepts?|answers? with|returns?|shows?) (?:an?|no|the|its|one|two|three|exactly|only|neither)" +
  "|(?:hat|haben|enthält|enthalten|besitzt) (?:k?eine?[nmrs]?|den|die|das|genau)|(?:no )?(?:tienen?|contienen?) (?:una?|ning[úu]na?|el|la)|(?:a|ont|contient|contiennent) (?:une?|le|la)|(?:n.a|n.ont) (?:pas|aucune?)" +
  "|(?:não )?(?:tem|têm|contém) (?:uma?|o|a|nenhuma?)|(?:non )?(?:ha|hanno|contiene) (?:un[ao]?|il|la|nessuna?)|есть|нет|имеет|содержит";

/** States that a thing of this kind shows: what a schema or a signature says of it. */
const states =
  "null|nullable|unique|required|optional|mandatory|indexed|read-?only|public|private|deprecated|immutable|exported|hidden|encrypted|http-?only|the (?:primary|foreign) key" +
  "|eindeutig|schreibgeschützt|öffentlich|privat|verpflichtend|únic[oa]|obligatori[oa]|obligatoire|obrigatóri[oa]|obbligatori[oa]|opcional|públic[oa]|privad[oa]|privée?|nul[oa]";

const being =
  "(?:is|are|be|stays?|becomes?|ist|sind|es|son|est|sont|é|são|è|sono)(?: (?:not|never|no longer|nicht|no|não|non|pas))?";

/** "Is public knowledge" is no state. */
const ended =
  "(?=[.,;:!?)。]|$|\\s(?:and|or|in|on|by|at|for|to|when|if|only|from|per|und|auf|bei|beim|y|en|et|sur|e|em|su)\\s)";

/**
 * A part of a thing, or a state of it, where both have a name of their kind: "the table users has an index", "the column price is not null". Whether it is
 * so can be looked up; praise is not of this form, since "a good structure" and "a nice feel" are no parts.
 */
export const partOfThing = once(() => {
  const between = "(?:\\s[^\\s.,;:!?。]{1,40}){0,3}?\\s";
  const spaced = `(?:${parts.latin})${between}(?:(?:${has})(?:\\s[^\\s.,;:!?。]{1,40}){0,2}?\\s(?:${parts.latin})|${being}\\s(?:${states})${ended})`;
  return lexicon(
    [spaced],
    [
      `(?:${parts.unspaced})[^。.!?\\n]{0,16}(?:(?:有|没有|具有|包含)[^。.!?\\n]{0,8}(?:${parts.unspaced})|(?:${parts.unspaced})(?:が(?:ある|あり|ない)|[이가]\\s?(?:있|없)))`,
    ],
  );
});
