import type { BoundWords } from "./language.ts";

/** Words that may stand in a clause that bounds the run, beside its amounts; any other word may say what else is bounded. */
const known: Readonly<Record<string, string>> = {
  de: "höchstens maximal max maximum nicht keine mehr als länger bis zu innerhalb von binnen in nach spätestens du sie ihr wir ich hast haben habt hat bekommst bekommen bekommt gebe geben dir ihnen euch dafür für das die der den dem dies diese dieser ganze ganzen gesamte alles aufgabe arbeit auftrag sache lauf budget zeit zeitlimit zeitbudget zeitrahmen limit grenze obergrenze rahmen kosten darf dürfen soll sollte sollten sollen muss müssen kann können reicht reichen genügen genug dauern kosten verbrauchen verbrauche ausgeben nutzen brauchen aufhören hör auf stopp stoppe stoppen schluss ist sind beträgt liegt bei es dann und oder je nachdem was zuerst eintritt insgesamt gesamt bitte nur ungefähr etwa rund also sagen mal ein eine einen einer wenn sobald um vorbei erreicht überschreiten überschritten beende brich ab drin stehen steht verfügung zur agenten tokens übersteigen gehen",
  fr: "tu vous nous je on as avez a ont dispose disposes disposez de d du au plus maximum max maxi pas ne n dépasse dépasser dépasses dépassez que en tout total totale pour cela ça ce cette la le les l tâche travail mission chantier budget temps limite durée délai est sont sera devrait devraient doit doivent peut peux pouvez suffire suffisent suffiront suffit prendre durer coûter y passer passe consacrer arrête arrête-toi arrêtez arrêter stop bout après ici dans et ou selon qui arrive premier première s'il te plaît environ disons seulement grand un une jusqu jusqu'à à tours agent",
  es: "tienes tiene tenéis tengo hay como mucho máximo máxima máx a lo sumo no más de debería deberían debe deben puede pueden bastar bastan basta bastará bastarán sobran sobra costar durar tardar gastar gastes usar pasar pases pase superar superes en total todo para esto eso este esta el la los las un una tarea trabajo presupuesto tiempo límite tope es son será del y o que ocurra llegue primero antes párate detente tras después dentro por favor unos unas solo sólo te doy se me agente",
  it: "hai ha avete abbiamo ho al massimo massima max non più di dovrebbe dovrebbero deve devono può possono bastare bastano basta bastino costare durare superare spendere usare in tutto totale per questo questa il lo la i gli le un una un' lavoro compito attività budget tempo limite tetto è sono sarà del della e o ed fermati dopo entro favore circa solo soltanto ti do cosa quello che viene prima agente",
  pt: "você tem tens têm tenho no máximo máx não mais de do da que deve devem deveria deveriam pode podem bastar bastam basta custar durar levar passar gastar usar ao todo total para isto isso este esta o a os as um uma trabalho tarefa orçamento tempo limite teto é são será e ou pare depois após dentro por favor só apenas te dou em vier primeiro agente",
  ru: "у тебя вас есть не более больше чем максимум до в на за всё все это этого работу задачу работа задача задачи работы бюджет лимит время времени предел должно должна должны хватить хватит достаточно стоить занять занимать тратить трать потратить уложись уложиться остановись остановиться через после и или что наступит раньше первым пожалуйста около примерно даю вам тебе итого всего ограничение составляет",
};

/** The same of languages without blanks between words: pieces. */
const pieces: Readonly<Record<string, string>> = {
  ja: "作業時間|作業全体|作業|全体|この|その|タスク|お願いします|お願い|してください|終えてください|終わらせてください|終えて|終わらせて|ください|とします|とする|です|ます|以内|まで|最大|最長|上限|予算|制限時間|制限|時間|合計|または|もしくは|あるいは|超えない|超えたら|超えたなら|過ぎたら|経ったら|達したら|止めてください|止めて|停止して|停止|終了|打ち切って|打ち切り|よう|に|は|を|が|で|の|と|か|も|こと|して|する|し|たら|内|使える|使って|よい|いい|ここ|程度",
  zh: "最多不超过|不得超过|不能超过|不要超过|不超过|最多|上限|预算|时间|时限|限制|总共|共计|整个|任务|工作|给你|你有|你只有|只有|以内|之内|之后|内|完成|请|为|是|在|的|或者|或|超过|就|停止|停下|停|到|后|共|总|用时|耗时|费用|花费|用|花|最长|限|时",
  ko: "최대한|최대|이내|안에|까지|작업|전체|총|예산|제한|시간|한도|넘지|넘으면|넘기지|초과하지|초과하면|초과|지나면|마세요|말 것|마십시오|끝내|주세요|부탁드립니다|입니다|합니다|하세요|멈추세요|멈춰|중단|또는|혹은|이나|이|가|은|는|을|를|에|로|으로|의|해|고|내|쓸|수|있습니다|면|정도",
};

const made = new Map<string, BoundWords>();

/** How a language bounds a run; undefined for English, which has words of its own. */
export function boundsAbroad(code: string): BoundWords | undefined {
  const words = known[code];
  if (words === undefined) return undefined;
  const bounds = made.get(code) ?? { known: words, spelled: [], unitFirst: "(?!)", between: "(?!)" };
  made.set(code, bounds);
  return bounds;
}

/** The pieces of a bound in a language without blanks. */
export const boundPieces = (code: string): string | undefined => pieces[code];
