import { textPattern } from "../node/text-pattern.ts";

/** Words that say that something holds of a part, or of not all: "few", "not every", "at least one of". Ten languages. */
const partial = textPattern(
  () =>
    /(?<!\p{L})(?:(?:very |too )?few(?:er)?|a few|some|several|many|most(?! recent| of the time)|almost (?:all|every|no)|nearly (?:all|every|no)|hardly any|scarcely any|half|a (?:third|quarter|majority|minority|number|handful) of|not (?:every|each|all)|not (?:a )?(?:few|many)|(?:at least|at most|only|just|exactly|all but|more than|less than|fewer than|up to) (?:\d+|one|two|three|half|a few|some)(?: \p{L}+)? ?(?:of|files?|scripts?|modules?|pages?|tests?|lines?)?(?= (?:of|in|under|files?|scripts?|modules?|pages?|the)(?!\p{L}))|(?:any )?one of|either of|\d+ ?(?:%|percent|per cent) of|wenige|einige|manche|viele|mehrere|die meisten|die hälfte|fast (?:alle|jede\p{L}*|kein\p{L}*)|kaum|nicht (?:jede\p{L}*|alle)|(?:mindestens|höchstens|nur) (?:\d+|eine\p{L}*|zwei|drei)(?= (?:der|von|datei\p{L}*))|eine[rs]? der|peu de|certaine?s|quelques|plusieurs|beaucoup de|la plupart|la moitié|presque (?:tou\p{L}*|chaque|aucun\p{L}*)|pas (?:tou\p{L}*|chaque)|l'une? des|poc[oa]s|algun[oa]s|vari[oa]s|much[oa]s|la mayoría|la mitad|casi (?:tod\p{L}*|cada|ning\p{L}*)|no (?:tod[oa]s? (?:el|la|l[oa]s)|cada)|un[oa] de l[oa]s|poch[ie]|alcun[ie]|divers[ie]|molt[ie]|la maggior parte|la metà|quasi (?:tutt\p{L}*|ogni|nessun\p{L}*)|non (?:tutt\p{L}*|ogni)|uno dei|una delle|pouc[oa]s|algun[s]?|algumas|vári[oa]s|muit[oa]s|a maioria|a metade|quase (?:tod\p{L}*|cada|nenhum\p{L}*)|nem (?:tod\p{L}*|cada)|um dos|uma das|мало|немног\p{L}*|некотор\p{L}*|несколько|многи\p{L}*|большинств\p{L}*|половин\p{L}*|почти (?:все\p{L}*|кажд\p{L}*|ни \p{L}+)|не (?:все\p{L}*|кажд\p{L}*)|од(?:ин|на|но) из)(?!\p{L})|少数|(?<!\p{Script=Han})几个|一些|有些|部分|多数|大多|一半|几乎|不是(?:每|所有)|并非(?:每|所有)|并不是|其中(?:一|至少)|一部の|いくつか|多くの|ほとんど|大部分|半分|半数|少なくとも一つ|わけではない|とは限らない|일부|몇몇|여러|많은|대부분|절반|거의|것은 아니/iu,
);

/** Whether a clause speaks of a part of what it names, so that no check of the whole can stand for it. */
export const isPartial = (clause: string): boolean => partial.test(clause);

/** Words that say something of each of many: what a folder holds is not what each of its files holds. */
const every = textPattern(
  () =>
    /(?<!\p{L})(?:every|each|all|any|jede[rsnm]?|alle[rsnm]?|sämtliche|chaque|tou(?:s|te|tes)|cada|tod[oa]s?|ogni|tutt[ieo]|кажд\p{L}*|все|всех|любой)(?!\p{L})|每|所有|全部|各|すべて|全て|全|모든|각/iu,
);

/** Whether a clause speaks of each of what it names. */
export const isEvery = (clause: string): boolean => every.test(clause);
