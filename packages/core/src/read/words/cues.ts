import type { Act } from "../frame.ts";

/**
 * Words of which one must stand in a sentence before the forms of an act are tried, by language: a quick look in place of many that fail. An act that is
 * missing here is tried on every sentence that holds the tokens that it needs. `forbids` is for prohibitions.
 */
export const cues: Readonly<Record<string, Readonly<Partial<Record<Act | "forbids", string>>>>> = {
  en: {
    judge:
      "review|check|inspect|audit|read|look|confirm|agree|approv|sign|judg|verif|assess|eyeball|sampl|spot|compar|play|listen|person|people|human|manual|walk|open|examin|see|watch|by eye|by hand|visual|proof|okay|accept|decid|rate|stud|skim|tr(?:y|ies)|click|scroll|certif|satisf|say|ok'?s|vets|grade|operat|complet|hear|finds?|think|feel|bless|stamp|initials|interview|navigat|uses|follow|pick|eye over|nod|go-ahead|thumbs|happy|content|pleased",
    print:
      "print|output|report|show|say|display|answer|respon|echo|writ|emit|log|stdout|last line|first line|yield|read|contain|end|give|list|return|tell|includ|state|mention|name|greet|offer|carr|clos|com(?:es?|ing) back|repl|start|begin|expect|see|look|watch|find|nothing|empty|turn|produc",
    count: "\\d|zero|one|two|three|four|five|ten|twenty|hundred|thousand|million",
    together:
      "parallel|same time|concurrent|simultan|side by side|at once|together|alongside|independent|all (?:two|three|four|five)|meanwhile|whil|another|tandem|abreast|hand in hand|shoulder|in one go|\\|\\||∥|‖|//|whereas|second",
    bound:
      "\\d|\\$|€|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|million|dozen|hour|day|an? ",
    block:
      "stop|halt|give up|abort|end|quit|cancel|pause|break|finish|bail|hand|escalat|ask|ceas|terminat|wrap|abandon|leave|call it|time out|pack|drop|enough|hold|over|done|wait|come back|report|tell",
    brief: "word",
    code: "code|source|diff|prose|comment|explan|java|swift|python|rust|sql|talk|markdown|block|file|text|words",
    signal:
      "print|say|output|writ|repl|respond|emit|answer|echo|post|send|return|report|announc|typ|declar|end|finish|clos|line|word|message|signal|marker|token|promise|conclud|sign|terminat|complet|wrap|show|put|give|add|log|includ|append|display|last",
    forbids:
      "n't|not|never|\\bno\\b|\\bno-|avoid|refrain|stay|steer|keep|hands|under no|in no|at no|on no|by no|forbid|prohibit|bann?|disallow|off|out of|verboten|taboo|accept|nobody|no one|none|neither|nothing|exclud|zero|dont|cannot|resist|abstain|desist|ain't|ruled|question|hard no|nope|illegal|impermiss|touch|without|instead of|tabu|⊥|\\balone\\b|frozen|reject|sent back|turned down|cheating|as (?:it|they) (?:is|are)\\b|leave|another (?:day|time|ticket|pr|sprint|release|issue|phase|team)|later|next|(?:different|separate|future|own|else's) (?:story|ticket|issue|pr|pull|task|job|project|matter|topic|phase|sprint|release|version)|another",
  },
};
