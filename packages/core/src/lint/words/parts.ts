import { once } from "../../node/once.ts";
import { lexicon } from "./lexicon.ts";

/** Things that software is made of. Each can be found, and so can what it has: its row, its index, its title. */
const parts = {
  latin:
    "tables?|columns?|rows?|fields?|records?|index(?:es)?|indices|keys?|constraints?|defaults?|apis?|routes?|endpoints?|urls?|pages?|screens?|forms?|buttons?|links?|tabs?|dialogs?|headers?|footers?|menus?|cookies?|flags?|options?|arguments?|parameters?|variables?|constants?|functions?|methods?|class(?:es)?|interfaces?|enums?|structs?|modules?|packages?|jobs?|queues?|topics?|buckets?|containers?|roles?|tokens?|events?|commands?|branch(?:es)?|checksums?|timeouts?|triggers?|titles?|labels?|captions?|descriptions?|docstrings?|signatures?|timestamps?|values?|entr(?:y|ies)|sections?|attributes?|bod(?:y|ies)|limits?|handlers?|permissions?" +
    "|tabellen?|spalten?|zeilen?|felder|feld|eintr[äa]ge?|schlüssel|seiten?|formulare?|knopf|links?|überschriften?|funktion(?:en)?|methoden?|klassen?|vorgabewert|standardwert|zeitlimit|prüfsummen?" +
    "|tablas?|columnas?|filas?|campos?|índices?|claves?|restricci[óo]n(?:es)?|rutas?|páginas?|formularios?|bot[óo]n(?:es)?|enlaces?|títulos?|etiquetas?|funci[óo]n(?:es)?|métodos?|clases?|valor(?:es)?" +
    "|colonnes?|lignes?|champs?|clés?|contraintes?|formulaires?|boutons?|liens?|titres?|étiquettes?|fonctions?|méthodes?|valeurs?" +
    "|tabelas?|colunas?|linhas?|chaves?|restriç(?:ão|ões)|rotas?|botão|botões|funç(?:ão|ões)|tabell[ae]|colonn[ae]|righ?[ae]|camp[oi]|indic[ei]|chiav[ei]|vincol[oi]|rott[ae]|pagin[ae]|modul[oi]|pulsant[ei]|titol[oi]|funzion[ei]|metod[oi]|class[ei]|valor[ei]" +
    "|таблиц~|столб\\p{L}*|колонк~|строк~|пол[еяю]\\p{L}*|индекс~|ключ~|ограничени~|маршрут~|страниц~|форм[аеуы]|кнопк~|ссылк~|заголов\\p{L}*|функци~|метод~|класс~|значени~",
  unspaced:
    "表|列|字段|索引|约束|主键|外键|默认值|路由|接口|端点|页面|表单|按钮|链接|标题|函数|方法|テーブル|カラム|インデックス|制約|主キー|外部キー|ルート|エンドポイント|ページ|フォーム|ボタン|リンク|見出し|関数|メソッド|테이블|컬럼|열|필드|인덱스|제약|기본 키|외래 키|라우트|엔드포인트|페이지|폼|버튼|링크|제목|함수|메서드",
};

/** "Is there" of a part in a thing, with the article that counts it. */
const has =
  "(?:has|have|holds?|contains?|carr(?:y|ies)|gets?|includes?|declares?|defines?|exposes?|exports?|takes?|accepts?|answers? with|returns?|shows?) (?:an?|no|the|its|one|two|three|exactly|only|neither)" +
  "|(?:hat|haben|enthält|enthalten|besitzt) (?:k?eine?[nmrs]?|den|die|das|genau)|(?:no )?(?:tienen?|contienen?) (?:una?|ning[úu]na?|el|la)|(?:a|ont|contient|contiennent) (?:une?|le|la)|(?:n.a|n.ont) (?:pas|aucune?)" +
  "|(?:não )?(?:tem|têm|contém) (?:uma?|o|a|nenhuma?)|(?:non )?(?:ha|hanno|contiene) (?:un[ao]?|il|la|nessuna?)|есть|нет|имеет|содержит";

/** States that a thing of this kind shows: what a schema or a signature says of it. */
const states =
  "null|nullable|unique|required|optional|mandatory|indexed|read-?only|public|private|deprecated|immutable|exported|hidden|encrypted|versioned|http-?only|the (?:primary|foreign) key" +
  "|eindeutig|optional|schreibgeschützt|öffentlich|privat|verpflichtend|únic[oa]|obligatori[oa]|opcional|públic[oa]|privad[oa]|nulle?|obligatoire|facultati(?:f|ve)|publique|privée?|únic[oa]|nul[oa]|obrigatóri[oa]|univoc[oa]|obbligatori[oa]|opzional[ei]|pubblic[oa]|privat[oa]";

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
