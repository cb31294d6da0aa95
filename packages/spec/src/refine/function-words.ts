/** What the small words of a language do. What is in no list says something by itself. */
interface FunctionWords {
  /** Words that hold a sentence together, and bring in nothing of their own. */
  readonly holding: ReadonlySet<string>;
  /** Words that let somebody do what they need not. */
  readonly permits: ReadonlySet<string>;
  /** Words that say how many, or when: added to a sentence, they make it say more. */
  readonly widens: ReadonlySet<string>;
  /** Words that begin something more. */
  readonly joins: ReadonlySet<string>;
  readonly denies: ReadonlySet<string>;
}

const words = (...texts: readonly string[]): ReadonlySet<string> => new Set(texts.join(" ").split(/\s+/));

/** By language: small words, and what a bound is measured by, which every tightening needs. */
const languages: Readonly<Record<string, FunctionWords>> = {
  en: {
    holding: words(
      `a an the this that these those it its itself they them their there here he she his her i you your we our who whom whose which what where when while whenever
      and or but nor so yet if then else than as because since unless until whether both either neither not no never none cannot without only just also too again even still already once
      of to in on at by for with from into onto over under between among within after before during through about above below up down out off against per via upon
      is are was were be been being am do does did done doing has have had having can could may might must shall should will would need ought
      each every all any some one ones same other another such exactly precisely most least more less fewer many much few several first last next previous
      contain say see name list give hold mean apply state follow write written line get gets stand stands
      case time way kind part whole thing`,
      "measure measured take takes taken last lasts equal reach stay remain finish",
    ),
    permits: words("may can could might optionally"),
    widens: words("several many multiple both another additional before after until unless whenever during without except always anytime everywhere anywhere"),
    joins: words("and also plus including with then which while as or so moreover additionally furthermore besides"),
    denies: words("not never no none nothing nobody nowhere nor neither cannot without"),
  },
  de: {
    holding: words(
      `der die das den dem des ein eine einen einem einer eines dies diese dieser dieses diesen diesem es er sie ihn ihm ihr ihre ihren seine seinen sein seiner sich
      und oder aber sondern denn wenn falls sobald bis bevor nachdem während als wie weil da ob dass damit so auch nur noch schon immer nicht kein keine keinen keiner nie niemand nichts ohne
      von zu zum zur in im ins an am auf bei beim mit nach vor für aus über unter zwischen durch um gegen pro je seit ab innerhalb binnen spätestens
      ist sind war waren wird werden wurde wurden worden hat haben hatte kann können darf dürfen könnte muss müssen soll sollen sollte will wollen möge
      jede jeder jedes jeden jedem alle allen alles einige mehr weniger mindestens höchstens genau erste letzte nächste derselbe gleiche hier dort dabei davon darin wer was wo wann
      dauern dauert gemessen bleiben bleibt geschrieben steht stehen`,
    ),
    permits: words("kann können darf dürfen könnte könnten möge optional"),
    widens: words("mehrere mehreren mehrerer viele vielen beide beiden weitere weiteren zusätzliche zusätzlich vor nach bis bevor nachdem während sobald ohne außer immer jederzeit überall"),
    joins: words("und oder sowie auch dann zudem außerdem wobei plus inklusive einschließlich mit"),
    denies: words("nicht kein keine keinen keiner keinem nie niemals niemand nichts nirgends ohne weder noch"),
  },
  es: {
    holding: words(
      `el la los las lo un una unos unas este esta estos estas ese esa eso esto se su sus le les
      y e o u pero ni que si cuando mientras como porque para hasta desde sin no nunca nada nadie ningún ninguna solo también ya siempre más menos
      de del a al en con por sobre bajo entre tras ante según durante contra dentro fuera
      es son era ser está están estar fue ha han haber puede pueden podrá podrán debe deben deberá deberán tiene tienen hay
      cada todo toda todos todas algún alguna algunos mismo misma otro otra primero último máximo mínimo exactamente quien cual cuyo donde
      tarda dura medido medida escribe escriben escrito escritos`,
    ),
    permits: words("puede pueden podrá podrán podría podrían opcionalmente"),
    widens: words("varios varias muchos muchas ambos ambas otro otra otros otras adicional adicionales antes después hasta cuando mientras siempre durante sin salvo excepto cualquier"),
    joins: words("y e o u también además así luego incluyendo con"),
    denies: words("no nunca jamás nada nadie ningún ninguno ninguna sin ni tampoco"),
  },
  fr: {
    holding: words(
      `le la les l un une des du de d ce cet cette ces il elle ils elles on se sa son ses leur leurs qui que qu dont où y en
      et ou mais ni car si quand lorsque comme pour jusqu sans ne pas jamais rien personne aucun aucune seulement aussi déjà toujours plus moins
      à au aux dans par sur sous entre avec avant après pendant depuis vers chez contre selon dès
      est sont était être a ont avoir peut peuvent pourra doit doivent devra sera seront fait
      chaque tout toute tous toutes quelque quelques même autre premier dernier maximum minimum exactement dure prend mesuré écrit écrits écrite écrites`,
    ),
    permits: words("peut peuvent pourra pourront pourrait pourraient éventuellement"),
    widens: words("plusieurs beaucoup deux autre autres supplémentaire avant après jusqu quand lorsque pendant toujours sans sauf partout"),
    joins: words("et ou aussi puis également ainsi avec incluant"),
    denies: words("ne pas jamais rien personne aucun aucune sans ni"),
  },
  it: {
    holding: words(
      `il lo la i gli le l un uno una di del dello della dei degli delle questo questa questi queste si suo sua suoi sue loro che chi cui
      e ed o ma né se quando mentre come perché per fino senza non mai niente nessuno nessuna solo anche già sempre più meno
      a al alla ai alle da dal dalla in nel nella con su sul sulla tra fra sotto sopra entro dopo prima durante
      è sono era essere sta ha hanno può possono potrà deve devono dovrà viene vengono
      ogni tutto tutta tutti tutte alcuni stesso altro primo ultimo massimo minimo esattamente dura misurato scritto scritti scritta scritte`,
    ),
    permits: words("può possono potrà potranno potrebbe facoltativamente"),
    widens: words("più diversi diverse molti molte entrambi entrambe altri altre ulteriori prima dopo fino quando mentre sempre durante senza salvo"),
    joins: words("e ed o anche poi inoltre con incluso"),
    denies: words("non mai niente nessuno nessuna nessun senza né"),
  },
  pt: {
    holding: words(
      `o a os as um uma uns umas este esta estes estas isto se seu sua seus suas que quem cujo onde
      e ou mas nem se quando enquanto como porque para até desde sem não nunca nada ninguém nenhum nenhuma só também já sempre mais menos
      de do da dos das em no na nos nas ao aos à às com por pelo pela sobre sob entre após durante contra segundo dentro
      é são era ser está estão foi tem têm haver pode podem poderá deve devem deverá
      cada todo toda todos todas algum alguma mesmo outro primeiro último máximo mínimo exatamente dura medido escrito escritos escrita escritas`,
    ),
    permits: words("pode podem poderá poderão poderia opcionalmente"),
    widens: words("vários várias muitos muitas ambos ambas outro outra outros outras adicional antes depois após até quando enquanto sempre durante sem exceto"),
    joins: words("e ou também além então com incluindo"),
    denies: words("não nunca nada ninguém nenhum nenhuma sem nem"),
  },
  nl: {
    holding: words(
      `de het een dit dat deze die er hij zij ze hun zijn haar zich wie wat waar
      en of maar noch als wanneer zodra terwijl zoals omdat om tot zonder niet nooit niets niemand geen alleen ook al altijd meer minder
      van te in op aan bij met naar voor uit over onder tussen door per na sinds binnen
      is wordt worden was waren heeft hebben kan kunnen mag mogen moet moeten zal zullen
      elk elke ieder iedere alle alles enkele zelfde ander eerste laatste hoogstens minstens precies duurt gemeten geschreven staat staan`,
    ),
    permits: words("kan kunnen mag mogen zou optioneel"),
    widens: words("meerdere veel vele beide andere extra voor na tot wanneer zodra terwijl altijd zonder behalve"),
    joins: words("en of ook dan bovendien met inclusief"),
    denies: words("niet nooit niets niemand nergens geen zonder noch"),
  },
}; // biome-ignore format: lists

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** The language that most small words of a text are of; English where none is. */
export function languageOf(text: string): string {
  const all = wordsIn(text.slice(0, 40_000));
  let [best, most] = ["en", 0];
  for (const [name, { holding }] of Object.entries(languages)) {
    const count = all.filter((word) => holding.has(word)).length;
    if (count > most) [best, most] = [name, count];
  }
  return best;
}

/** The small words of a language. */
export const functionWords = (language: string): FunctionWords =>
  (Object.hasOwn(languages, language) ? languages[language] : undefined) ?? (languages.en as FunctionWords);

/** How often a text has one of the words. */
export const countOf = (text: string, list: ReadonlySet<string>): number =>
  wordsIn(text).filter((word) => list.has(word)).length;
