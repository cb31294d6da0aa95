import type { BlockKind } from "../node/contract.ts";
import { once } from "../node/once.ts";
import { plainText } from "../node/plain-pattern.ts";
import { textPattern } from "../node/text-pattern.ts";

/** A block that people write; `other` is what becomes of everything else. */
export type KnownBlock = Exclude<BlockKind, "other">;

/** Blocks whose entries are read one by one; a goal is read whole. */
export type EntryBlock = Exclude<KnownBlock, "goal">;

/** What people call the blocks: ours, OpenAI's, Anthropic's, and those of requirements and tickets, in several languages. */
const names: Readonly<Record<KnownBlock, string>> = {
  goal: "goal|goals|objective|objectives|outcome|desired outcome|end state|mission|task|the task|your task|primary goal|main goal|overall goal|aim|purpose|user story|ziel|ziele|aufgabe|objetivo|objetivos|tarea|meta|objectif|objectifs|tâche|obiettivo|obiettivi|compito|tarefa|цель|задача|目标|任务|目標|目的|ゴール|タスク|목표|과제",
  context:
    "context|background|background information|reading list|read first|required reading|must read|references|reference files|relevant files|files to read|key files|sources|inputs|input files|documents|resources|prior art|source material|kontext|hintergrund|contexto|antecedentes|contexte|contesto|контекст|предыстория|背景|上下文|参考资料|コンテキスト|文脈|参考|前提|맥락|배경|컨텍스트",
  constraints:
    "constraints|constraint|boundaries|rules|do|dos|hard rules|ground rules|guardrails|non goals|nongoals|out of scope|not in scope|scope|limits|limitations|restrictions|requirements|invariants|must|always|must not|do not|donts|never|non negotiables|nonnegotiables|anti patterns|architecture rules|architecture|randbedingungen|einschränkungen|regeln|restricciones|reglas|límites|contraintes|règles|limites|vincoli|regole|restrições|regras|ограничения|правила|约束|限制|规则|制約|制約条件|ルール|제약|제약 조건|규칙|niemals|nie|verboten|nunca|prohibido|proibido|jamais|interdit|interdits|vietato|никогда|нельзя|запрещено|禁止|禁止事项|禁止事項|不要|不得|금지|금지 사항",
  done_when:
    "done when|done_when|definition of done|dod|acceptance criteria|acceptance|success criteria|success|completion criteria|completion condition|completion conditions|finished when|complete when|exit criteria|verification surface|verification surfaces|proof|proof of done|end condition|end conditions|stop condition met|criteria|criterion|done|done criteria|checklist|what done looks like|fertig wenn|erledigt wenn|abnahmekriterien|akzeptanzkriterien|hecho cuando|terminado cuando|criterios de aceptación|criterios de éxito|terminé quand|fini quand|critères d'acceptation|critères de réussite|fatto quando|criteri di accettazione|criteri di successo|pronto quando|concluído quando|critérios de aceitação|critérios de aceite|готово когда|критерии готовности|критерии приёмки|критерии приемки|完成条件|完成标准|验收标准|验收条件|完了条件|受け入れ条件|受け入れ基準|完了の定義|완료 조건|완료 기준|인수 조건",
  workflow:
    "workflow|steps|plan|process|procedure|approach|phases|milestones|iteration policy|how to work|work plan|tasks|todo|to do|instructions|method|implementation plan|ablauf|schritte|vorgehen|arbeitsablauf|flujo de trabajo|pasos|proceso|déroulement|étapes|flusso di lavoro|passi|passos|fluxo de trabalho|etapas|порядок работы|шаги|план|工作流程|步骤|流程|手順|ワークフロー|作業手順|작업 순서|단계|워크플로",
  verification_loop:
    "verification loop|verification|validation|validation loop|verify|checks|feedback loop|test loop|testing|self check|self verification|quality loop|how to verify|prüfschleife|überprüfung|verifikation|bucle de verificación|verificación|validación|boucle de vérification|vérification|ciclo di verifica|verifica|verificação|ciclo de verificação|цикл проверки|проверка|验证|验证循环|検証|検証ループ|검증|검증 루프",
  execution_rules:
    "execution rules|rules of engagement|execution|working rules|working agreement|conduct|operating rules|autonomy|behavior|behaviour|style|conventions|coding standards|guidelines|ausführungsregeln|arbeitsregeln|reglas de ejecución|règles d'exécution|regole di esecuzione|regras de execução|правила выполнения|правила работы|执行规则|工作规则|実行ルール|作業ルール|실행 규칙|작업 규칙",
  output_contract:
    "output contract|output|outputs|deliverables|deliverable|output format|final output|final answer|final report|artifacts|artefacts|hand over|handover|report|response format|ergebnis|ergebnisse|ausgabe|lieferobjekte|entregables|salida|livrables|sortie|consegne|risultati|entregáveis|saída|результат|результаты|выходные данные|输出|交付物|产出|成果物|出力|納品物|산출물|출력",
  stop_when:
    "stop when|stop_when|stop if|stop conditions|stop condition|stop rules|stop rule|stopping rules|blocked stop|blocked stop condition|blocked when|blocked if|give up when|when to stop|when to give up|bounds|bound|budget|limits and budget|abort when|abort if|escalate when|escalation|abbrechen wenn|abbruch|abbruchbedingungen|parar si|detenerse si|arrêter si|arrêt|fermati se|pare se|parar se|остановиться если|условия остановки|停止条件|中止条件|终止条件|중단 조건|정지 조건",
};

const kindsOf = (isMeant: (name: string) => boolean): ReadonlyMap<string, KnownBlock> =>
  new Map(
    (Object.keys(names) as KnownBlock[]).flatMap((kind) =>
      names[kind]
        .split("|")
        .filter(isMeant)
        .map((name) => [plainName(name), kind] as const),
    ),
  );
const kinds = once(() => kindsOf(() => true));
/** The names that a plain title can have: to spell those of other letters takes longer than the title. */
const plainKinds = once(() => kindsOf((name) => plainText.test(name)));

/** Our own names, and close spellings of them: these are blocks wherever they stand. */
export const isCanonical = (name: string): boolean => Object.hasOwn(names, plainName(name).replaceAll(" ", "_"));

/** Names that are also what criteria, rules and files are about: "### Behaviour" below "## Done when" is a heading inside it. */
const topics = new Set(
  "behavior|behaviour|style|conventions|testing|checks|verification|validation|architecture|requirements|documents|resources|sources|inputs|output|outputs|report|artifacts|artefacts|success|criteria|process|approach|method|execution|limits".split(
    "|",
  ),
);

/** Whether a name may also be what the entries below it are about. */
export const isTopic = (name: string): boolean => topics.has(plainName(name));

/** Names that wrap blocks, or hold text that only shows what blocks look like. */
const opaque = new Set([
  "example",
  "examples",
  "sample",
  "samples",
  "code",
  "pre",
  "quote",
  "transcript",
  "template",
  "bad example",
  "good example",
]);

/** Whether what is inside a tag only shows something. */
export const isOpaque = (name: string): boolean => opaque.has(plainName(name));

/** Longer than any name, with what stands around one. */
const longest = 80;

/** The block that a tag, heading or label names. */
export function blockNamed(name: string): KnownBlock | undefined {
  if (name.length > longest) return undefined;
  const plain = plainName(name);
  return (plainText.test(plain) ? plainKinds() : kinds()).get(plain);
}

const hump = textPattern(() => /(?<=\p{Ll})(?=\p{Lu})/gu);
const ordinal = textPattern(() => /^(?:[\s\d.)(#*]+|[一二三四五六七八九十]{1,3}[、.．:：])(?=\p{L})/u);
const noLetters = textPattern(() => /[^\p{L}\p{N}'’]+/gu);

/** A name without its spelling: `DoneWhen`, `done-when`, `3. Done When:` and `✅ Done when` are one. */
export function plainName(name: string): string {
  return name
    .replace(hump.of(name), " ")
    .toLowerCase()
    .replace(ordinal.of(name), "")
    .replace(noLetters.of(name), " ")
    .replace(/['’]/g, (mark) => (mark === "’" ? "'" : mark))
    .trim()
    .replace(/\bdon't(s)?\b/g, "do not");
}
