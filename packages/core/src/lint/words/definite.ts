import { lazyPattern } from "../../node/lazy-pattern.ts";
import { once } from "../../node/once.ts";
import { lexicon } from "./lexicon.ts";

/** What a file, a name or a number can be seen to do: it is there, it is gone, it holds, it returns. */
export const definite = once(() =>
  lexicon(
    [
      "exists?|existing|contains?|containing|has|have|holds?|includes?|lists?|listed|imports?|imported|references?|referenced|mentions?|returns?|responds?|answers?|prints?|printed|outputs|emits?|shows?|reports?|equals?|matche?s?|throws?|raises?|rejects?|accepts?|exports?|starts with|ends with|is empty|removed?|deleted?|gone|no longer|left|remains?|remaining|unused|unchanged|identical|byte-identical|created|generated|written|added|renamed|moved|closed|merged|published|tagged|released|pushed|documents|declares?|defines?|defined|uses?|calls?|named|set to|sets|writes?|logs?|reads|passes|succeeds|enables?|disables?|enabled|disabled|specif(?:y|ies)|validates?|parses|compiles|builds|loads|opens|renders|displays|appears?|covers|links to|points to|depends on|describes|counts?|applied|installed|runs|started|starts|stopped|registered|committed|tracked|ignored|replaced|moved to|signed|encrypted|redirects?|serves?|produces?|yields?|occurs?|found|finds|there (?:is|are) (?:no|exactly|only)",
      "existier~|vorhanden|enthält|enthalten|hat|haben|importier~|verweist|listet|nennt|gibt|liefert|antwortet|meldet|zeigt|druckt|entspricht|gleicht|wirft|entfernt|gelöscht|verschwunden|nicht mehr|übrig|unverändert|identisch|erstellt|erzeugt|angelegt|umbenannt|geschlossen|gemergt|veröffentlicht|steht|stehen|vorkommt|kommt .{0,40} vor|leer|ruft|verwendet|benutzt|beschreibt|dokumentiert|setzt|aktiviert|erscheint|lautet|beträgt|es gibt (?:kein~|nur|genau)|gibt es|umbenannt|ersetzt|installiert|findet|gefunden",
      "existen?|contienen?|contiene|tienen?|incluyen?|importan?|menciona|devuelven?|responden?|imprimen?|muestra|informa|lanza|rechaza|acepta|eliminad[oa]s?|borrad[oa]s?|ya no|quedan?|restan?|sin cambios|idéntic[oa]s?|cread[oa]s?|generad[oa]s?|renombrad[oa]s?|cerrad[oa]s?|publicad[oa]s?|vací[oa]s?|aparece|usa|llama|figura|no hay|hay|describe|documenta|define|establece|genera|produce|reemplazad[oa]s?|instalad[oa]s?|encuentra|activa",
      "existe|existent|contien~|comporte|contient|a un|a une|possède|inclut|importe|mentionne|renvoie|retourne|répond|affiche|signale|lève|rejette|accepte|supprimée?s?|effacée?s?|ne .{0,20} plus|reste|inchangée?s?|identiques?|crée?e?s?|créé~|générée?s?|renommée?s?|fermée?s?|publiée?s?|vides?|figure|apparaît|il n'y a (?:plus |aucun~|pas de)|il y a|utilise|appelle|décrit|documente|définit|génère|produit|remplacée?s?|installée?s?|trouve|active|vaut",
      "existem?|contém|contêm|tem|têm|inclui|incluem|importam?|menciona|retorna|devolve|responde|imprime|mostra|exibe|registra|lança|rejeita|aceita|removid[oa]s?|apagad[oa]s?|não .{0,20} mais|restam?|inalterad[oa]s?|idêntic[oa]s?|criad[oa]s?|gerad[oa]s?|renomead[oa]s?|fechad[oa]s?|vazi[oa]s?|aparece|usa|chama|há|descreve|documenta|define|gera|produz|substituíd[oa]s?|instalad[oa]s?|encontra|ativa",
      "esiste|esistono|contiene|contengono|ha|hanno|include|includono|importa|importano|menziona|restituisce|risponde|stampa|mostra|segnala|lancia|rifiuta|accetta|rimoss[oaie]|eliminat[oaie]|cancellat[oaie]|non .{0,20} più|restano?|invariat[oaie]|identic[oaie]|creat[oaie]|generat[oaie]|rinominat[oaie]|chius[oaie]|pubblicat[oaie]|vuot[oaie]|compare|usa|chiama|non ci sono|ci sono|c'è|descrive|documenta|definisce|genera|produce|sostituit[oaie]|installat[oaie]|trova|attiva",
      "существу~|содерж~|есть|имеет|имеют|включает|импортиру~|упомина~|возвращает|возвращают|отвечает|печатает|выводит|показывает|сообщает|бросает|отклоняет|принимает|удал[её]н~|больше нет|больше не|не осталось|осталось|остал~|неизмен~|идентич~|создан~|сгенерирован~|переименован~|закрыт~|опубликован~|пуст~|встречается|использует|вызывает|нет|описывает|определяет|создаёт|генерирует|заменён~|заменен~|установлен~|находит|задан~|указан~",
    ],
    [
      "存在|包含|含有|列出|引用|导入|提到|返回|响应|输出|打印|显示|报告|等于|匹配|抛出|拒绝|删除|移除|不再|没有任何|剩余|未使用|不变|一致|相同|创建|生成|新增|重命名|关闭|合并|发布|为空|不为空|都有|中有|中没有|里没有|写入|调用|使用",
      "存在|含む|含まれ|がある|があり|持つ|一覧|参照|返す|返る|返され|返し|出力|表示|報告|等し|一致|投げ|拒否|削除|なくな|残って|残ら|使われて|変更がな|変わらな|同一|作成|生成|追加|名前|閉じ|マージ|公開|空で|ない$|ないこと|記載|書か|呼び出",
      "존재|포함|있다|있고|없다|없고|없음|남아|나열|참조|반환|응답|출력|표시|보고|같다|일치|던진|거부|삭제|제거|더 이상|변경되지|동일|생성|추가|이름|닫혔|병합|배포|비어|호출|사용",
    ],
  ),
);

/** A quantifier and what each thing has: "every route has a test". */
export const eachHas = once(() =>
  lazyPattern(
    [
      "(?<!\\p{L})(?:every|each|all|no|none|nothing|any)(?!\\p{L})[^.!?\\n]{2,80}(?<!\\p{L})(?:has|have|contains?|returns?|imports?|uses?|calls?|starts? with|ends? with|includes?|declares?|exports?|documented in|listed in|lists|refers? to|references?|depends? on|throws?)(?!\\p{L})",
      "(?<!\\p{L})(?:jede[rsnm]?|alle|kein[e]?[rsnm]?)(?!\\p{L})[^.!?\\n]{2,80}(?<!\\p{L})(?:hat|haben|enthält|enthalten|importier\\p{L}*|verwende\\p{L}*|besitzt|ruft|nutzt)(?!\\p{L})",
      "(?<!\\p{L})(?:cada|tod[oa]s?|ning[uú]n[oa]?|nenhum[a]?)(?!\\p{L})[^.!?\\n]{2,80}(?<!\\p{L})(?:tienen?|tem|têm|contienen?|contém|importan?|importa|usan?|devuelven?|retornam?|incluyen?|inclui)(?!\\p{L})",
      "(?<!\\p{L})(?:chaque|tous|toutes|aucune?)(?!\\p{L})[^.!?\\n]{2,80}(?<!\\p{L})(?:a|ont|contient|contiennent|possèdent?|importent?|utilisent?|importe|utilise|renvoie)(?!\\p{L})",
      "(?<!\\p{L})(?:ogni|ciascun[oa]?|tutt[ie]|nessun[oa']?)(?!\\p{L})[^.!?\\n]{2,80}(?<!\\p{L})(?:ha|hanno|contiene|contengono|importa|importano|usa|usano|restituisce)(?!\\p{L})",
      "(?<!\\p{L})(?:кажд\\p{L}*|все|всех|ни один|ни одна|ни одно)(?!\\p{L})[^.!?\\n]{2,80}(?<!\\p{L})(?:есть|имеет|имеют|содержит|содержат|импортирует|использует|возвращает)(?!\\p{L})",
      "(?:每个|每条|所有|各|任何)[^。！？\\n]{1,60}(?:都有|均有|有一|包含|返回|没有|不再)",
      "(?:すべて|全て|各|どの|いずれ)[^。！？\\n]{1,60}(?:がある|があり|を持つ|を含む|を返す|がついて|が付いて)",
      "(?:모든|각|어떤)[^.!?\\n]{1,60}(?:있다|있고|있음|포함|반환|가진다|없다)",
    ],
    { flags: "iu" },
  ),
);
