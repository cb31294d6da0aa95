/** How a language says that parts of the work do not need each other, and may be done at the same time. */
export interface ParallelWords {
  /** Behind the parts: "are independent". */
  readonly independent: string;
  /** "In parallel", "to two agents". */
  readonly together: string;
  /** What may stand between the parts and the words above: "can", "may". */
  readonly can: string;
  /** "These two parts": points back at parts that were named in the sentence before. */
  readonly these: string;
  readonly and: string;
}

/** The words of each language, by its code. */
export const parallelWords: Readonly<Record<string, ParallelWords>> = {
  en: {
    independent:
      "(?:are|is)(?: (?:both|all|completely|fully|entirely|quite|mutually|two|three|four))* (?:independent|unrelated|(?:sep[ae]rate|different|independent|unrelated) (?:tasks?|jobs?|things?|pieces?|topics?|parts?|work))|have nothing to do with (?:each other|one another)|(?:do not|don't|does not|doesn't) (?:depend on|need|touch|overlap|affect|block|wait for)(?: (?:each other|one another))?|share (?:no|nothing)",
    together:
      "in parallel|concurrently|simultaneously|side by side|at (?:the )?same time|same time|at once|(?:to|by|among|between) (?:two|three|four|several|different|separate|sub) ?-?(?:sub-?)?agents",
    can: "can|may|could|should|must|might|shall",
    these: "these|both|they|the two|the three",
    and: "and|&",
  },
  de: {
    independent:
      "sind (?:voneinander |völlig |beide )*unabhängig|hängen nicht voneinander ab|haben nichts miteinander zu tun|brauchen einander nicht",
    together: "parallel|gleichzeitig|nebeneinander|zur selben zeit|zur gleichen zeit",
    can: "können|kann|dürfen|darf|sollen|sollten",
    these: "diese|beide|sie",
    and: "und|sowie",
  },
  fr: {
    independent:
      "sont (?:totalement |tout à fait )?indépendant(?:e?s)|ne dépendent pas (?:l'une? de l'autre|les une?s des autres)|n'ont rien à voir",
    together: "en parallèle|parallèlement|simultanément|en même temps",
    can: "peuvent|peut|doivent|pourront",
    these: "ces|les deux|elles|ils",
    and: "et",
  },
  es: {
    independent:
      "son (?:totalmente )?independientes|no dependen (?:entre sí|(?:el|la) un[oa] del? (?:otr[oa]|la otra))|no tienen nada que ver",
    together: "en paralelo|a la vez|al mismo tiempo|simultáneamente",
    can: "pueden|puede|deben",
    these: "estas|estos|ambas|ambos|las dos|los dos",
    and: "y|e",
  },
  it: {
    independent:
      "sono (?:del tutto )?indipendenti|non dipendono (?:l'un[oa] dall'altr[oa]|tra loro)|non hanno nulla a che fare",
    together: "in parallelo|contemporaneamente|allo stesso tempo|insieme",
    can: "possono|può|devono",
    these: "queste|questi|entrambe|entrambi|le due|i due",
    and: "e|ed",
  },
  pt: {
    independent: "são (?:totalmente )?independentes|não dependem (?:um[a]? d[oa] outr[oa]|entre si)|não têm nada a ver",
    together: "em paralelo|ao mesmo tempo|simultaneamente",
    can: "podem|pode|devem",
    these: "estas|estes|essas|esses|ambas|ambos|as duas|os dois",
    and: "e",
  },
  ru: {
    independent: "(?:не зависят друг от друга|независим\\p{L}+|никак не связан\\p{L}+)",
    together: "параллельно|одновременно",
    can: "можно|могут|следует",
    these: "эти|обе|оба|их|они",
    and: "и",
  },
  ja: {
    independent: "は?(?:、)?(?:互いに)?(?:独立|依存し(?:て)?(?:い)?ない|無関係)",
    together: "並行|並列|同時",
    can: "は(?=.{0,12}(?:並行|並列|同時))",
    these: "この(?:二|2|三|3)つ|これら|両方",
    and: "と|および",
  },
  zh: {
    independent: "(?:之间)?(?:互不依赖|相互独立|互相独立|没有依赖|互不相关|彼此独立)",
    together: "并行|同时|并发",
    can: "可以|可|能",
    these: "这两|这些|两者|它们",
    and: "和|与|以及",
  },
  ko: {
    independent: "(?:은|는|이|가)? ?(?:서로 )?(?:독립|의존하지 않|무관)",
    together: "병렬|동시에",
    can: "(?:은|는|을|를) (?=.{0,12}(?:병렬|동시))",
    these: "이 두|이들|둘",
    and: "와|과|및",
  },
};
