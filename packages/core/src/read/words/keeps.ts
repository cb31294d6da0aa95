/** How a language says of a file named before that it stays as it is. Sources of patterns over lexed words. */
export interface KeepWords {
  /** Of a file, by a word that points back or by none: "leave it alone", "hands off". */
  readonly back: string;
  /** Right behind the file, or behind "and": "stays as it is". */
  readonly stays: string;
  /** In front of the file, with a reason behind it: "hands off `a/`, the audit is running". */
  readonly front?: string;
}

const en: KeepWords = {
  front:
    "(?:please |pls |plz |and |also |but |so )*(?:(?:keep (?:your |ur )?)?hands off(?: of)?|(?:do not|don't|dont|never) (?:ever )?(?:touch|edit|modify|change|alter)|(?:stay|keep) (?:out of|away from))",
  back: "(?:please )?(?:leave (?:it|them|this|that|those|these|the (?:folder|files?|directory|whole thing|lot))(?: exactly| strictly| well)? (?:alone|as (?:it is|they are|is|before)|untouched|unchanged|be|in peace)|(?:do not|don't|dont|never|you (?:may|must|should) not|nobody (?:may|should|must)) (?:ever )?(?:touch|edit|change|modify|alter|rewrite|reformat|regenerate|write to|mess with|fiddle with) (?:it|them|that|this|anything (?:in )?there|any of (?:it|them)|those|these)|(?:stay|keep) (?:well )?(?:out(?: of (?:it|there|them))?|away(?: from (?:it|them|there))?)|(?:keep your )?hands off(?: (?:it|them))?|(?:it|they|this|that|these|those)(?:'s|'re)?(?: (?:is|are|stays?|remains?|must|should|has to|have to|stay|remain|be))* (?:read-?only|frozen|untouched|unchanged|off[- ]limits|as (?:it is|they are|is)|intact|the way (?:it is|they are))(?: (?:for|to) (?:you|the agent|us))?|no (?:edits?|changes?|modifications?)(?: (?:there|in there|in it|here|to (?:it|them)))?|(?:it|they) (?:must|may|should|shall) not (?:be )?(?:change|changed|touched|edited|modified|altered)|not a (?:single )?(?:line|byte|character)(?: (?:of|in) (?:it|them|that)| there)? (?:may|must|should|is to|can) (?:change|be (?:different|changed|touched)))",
  stays:
    "(?:(?:must|may|should|shall|can|is|are|will) (?:not|never)|mustn't|shouldn't) (?:to )?(?:be )?(?:change|changed|touched|edited|modified|altered|rewritten)|(?:must |should |has to |have to )?(?:stays?|remains?) (?:exactly |just )?(?:as (?:it is|they are|is)|untouched|unchanged|intact|the way (?:it is|they are))|not a (?:single )?(?:line|byte) (?:of|in) (?:it|them) (?:may|must|should) (?:change|be (?:different|changed|touched))(?: afterwards)?",
};

/** The words of each language, by its code. */
export const keepWords: Readonly<Record<string, KeepWords>> = {
  en,
  de: {
    front: "(?:bitte |und )?(?:finger weg von|lass(?:t|en sie)? (?:bitte )?die finger von|hände weg von)",
    back: "(?:bitte )?(?:lass(?:t|en sie)? (?:es|sie|ihn|das|die|den)(?: bitte)? (?:in ruhe|unangetastet|unverändert|so(?:,? wie (?:es|sie|er) (?:ist|sind))?)|(?:bitte )?(?:nicht|nie|niemals) (?:anfassen|ändern|verändern|anrühren|bearbeiten|überschreiben)|finger weg|(?:da|dort|hier)(?:ran|rin)? (?:bitte )?nichts (?:ändern|anfassen))",
    stays:
      "(?:bitte )?(?:nicht|nie|niemals) (?:anfassen|ändern|verändern|anrühren|bearbeiten)|(?:dürfen|darf|sollen|soll) (?:auf keinen fall |keinesfalls |nicht |nie )(?:verändert|geändert|angefasst|bearbeitet|überschrieben|angerührt) werden|(?:bleib(?:t|en)|muss|müssen) (?:so|unverändert|unangetastet|unberührt|wie (?:es|sie) (?:ist|sind))(?: bleiben)?",
  },
  fr: {
    back: "(?:n['’]y touche[zr]? pas|ne (?:les?|la|l['’]) ?(?:touche|modifie|change|édite)[zr]? (?:pas|surtout pas)|on n['’]y touche pas|laisse[zr]?-(?:les?|la) (?:tranquilles?|tels? quels?|telles? quelles?|en l['’]état|intacte?s?)|pas touche)",
    stays:
      "(?:doit |doivent )?(?:reste|restent|rester|demeurent?|demeurer) (?:intacte?s?|inchangée?s?|telles? quelles?|tels? quels?|en l['’]état|comme (?:il|elle|ils|elles) (?:est|sont))|ne (?:doit|doivent|peut|peuvent) (?:pas|en aucun cas) être (?:modifiée?s?|changée?s?|touchée?s?|éditée?s?)",
  },
  es: {
    back: "(?:no (?:lo|la|los|las) (?:toques|modifiques|cambies|edites|toquen|modifiquen)|no se tocan?|déja(?:lo|la|los|las)(?: todo)? (?:como est[áa]n?|en paz|tal cual|intact[oa]s?)|ni tocar(?:lo|la|los|las)?)",
    stays:
      "(?:se )?(?:quedan?|deben? quedar(?:se)?|permanecen?|deben? permanecer) (?:intact[oa]s?|como est[áa]n?|sin cambios|igual(?:es)?|tal cual)|no (?:se (?:tocan?|modifican?|cambian?)|deben? (?:cambiar|modificarse|tocarse))",
  },
  it: {
    back: "(?:non (?:toccar|modificar|cambiar)(?:lo|la|li|le)|non (?:lo|la|li|le) toccare|non si toccan?o?|lascia(?:lo|la|li|le) (?:stare|così|com['’]è|come sono|intatt[oiae]))",
    stays:
      "(?:deve |devono )?(?:resta|restano|rimane|rimangono|restare|rimanere) (?:intatt[oiae]|com['’]è|come sono|invariat[oiae]|così)|non (?:si toccan?o?|deve|devono) ?(?:essere )?(?:modificat[oiae]|cambiat[oiae]|toccat[oiae]|cambiare)?",
  },
  pt: {
    back: "(?:não (?:mexa|toque|altere|edite|mude)(?: (?:nele|nela|neles|nelas|nisso|aí|ali))?|deixe-?(?:o|a|os|as)? (?:como est[áã]o?|em paz|intact[oa]s?)|nem mexer)",
    stays:
      "(?:deve |devem )?(?:fica|ficam|ficar|permanece|permanecem|permanecer) (?:intact[oa]s?|como est[áã]o?|sem alterações|iguais|igual)|não (?:deve|devem|pode|podem) ser (?:alterad[oa]s?|modificad[oa]s?|mudad[oa]s?|editad[oa]s?)",
  },
  ru: {
    back: "(?:(?:их|его|её|ее|там)? ?не (?:трогать|трогай(?:те)?|менять|меняй(?:те)?|изменять|правь(?:те)?|править)(?: (?:их|его|её|ее|там))?)",
    stays:
      "(?:должн\\p{L}{1,2} )?(?:оста[её]тся|остаются|остаться|оставаться) (?:как есть|без изменений|нетронут\\p{L}+|неизменн\\p{L}+|прежн\\p{L}+)|не (?:трогать|менять|изменять|править|изменяется|изменяются|меняется|меняются)",
  },
  ja: {
    back: "(?:絶対に|決して|けっして)?(?:書き換え|変更し|触ら|触れ|編集し|いじら|修正し)ない(?:で(?:ください|下さい|ほしい)?|こと)",
    stays:
      "(?:は|を)?(?:、)?(?:絶対に|決して|そのまま)?(?:変更(?:し)?ない(?:で(?:ください|下さい)?|こと)|変更不可|変更禁止|触らない(?:で(?:ください|下さい)?|こと))",
  },
  zh: {
    back: "(?:请|請)?(?:不要|别|勿|不得|不能|不许)(?:改动?|修改|动|碰|编辑|更改)(?:它们?|里面的?(?:任何)?(?:东西|内容)?)?",
    stays: "(?:必须|应|要)?(?:保持)?(?:原样|不变|不动)",
  },
  ko: {
    back: "(?:절대 ?)?(?:건드리|수정하|변경하|고치|편집하)지 (?:마세요|말 것|마라|마십시오|않는다)",
    stays: "(?:은|는)? ?(?:그대로 (?:둔다|두세요|유지(?:한다|하세요)?)|변경 금지|수정 금지)",
  },
};
