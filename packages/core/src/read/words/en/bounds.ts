import type { BoundWords } from "../language.ts";

/** English: a clause that bounds the run. */
export const bounds: BoundWords = {
  known:
    "stop stops stopped stopping halt halts end ends ended ending quit quits abort aborts abandon finish finishes give gives up cease ceases terminate terminates cancel pause suspend suspended wrap leave exit call called it off a pull the plug pack in after at most max maximum maximal no more longer later not beyond than to within inside limit limits limited budget budgets budgeted bound bounds bounded cap caps capped hard soft strict total totals overall all altogether combined together sum of for on this that these those run runs running task tasks job work working project goal mission whole entire everything thing effort time timebox timeboxed boxed box time-box time-boxed timeout timeouts deadline allowance ceiling quota spend spends spending spent cost costs costing cash money bill price use uses used using usage wall clock wall-clock wallclock real elapsed elapse passed pass passes gone by reached reach reaches hit hits exhausted burned burnt burn consumed consume expended expired expire expires over under below and or plus whichever whatever which comes come occurs happens is arrives first earlier earliest sooner soonest be are been being have has had we you i one must may can will shall should would exceed exceeds exceeding surpass less fewer only just please then when once as soon if whenever latest tokens hrs h dollar dollars usd bucks compute api llm model inference credits tops exactly do does don't dont won't can't cannot mustn't never go goes going keep allowed permitted get gets granted grant take takes taking your my our its their agent agents codex claude contractor party engagement period duration lifetime regardless even still unfinished done complete finished so that's thats it's reserve mark point there here single value stated herein hereby said set equals equal tok count number amount consumption about around roughly approximately approx hands down tools enough what limit's run's wrapup finishing much many such yet since last lasts lasting fit fits required needed need needs tokens' both two either ever you've we've i've session time's full stay stays staying ran day looping well too also plenty suffice suffices sufficient spare aside put let lets give given got u ur till til evening morning afternoon night tonight lunch itself ok okay fine could anything past tight tightest reasonable allocate allocated allot allotted earmarked available",
  spelled: [
    ["(?:one|an|1) (?:and a half hours?|hour and a half)", "1.5 hours"],
    ["(two|three|four|five) and a half (?=hours?)", "$1.5 "],
    ["(?:half|½) an? hour|half-hour", "30 minutes"],
    ["(?:a )?quarter(?: of an|-) ?hour|a quarter hour", "15 minutes"],
    ["(?:an|one|1)(?: single)? hour", "1 hour"],
    ["(?:half|½) a million", "500000"],
    ["(?:a )?quarter (?:of a )?million", "250000"],
    ["half a dozen", "6"],
    [
      "(?:turns?|rounds?|iterations?|tokens?|time|minutes?|hours?|loop) (?=(?:budget|limit|cap|bound|ceiling|quota|allowance)(?!\\p{L})(?! ?[:=]? ?\\d))",
      "",
    ],
    ["agent(?:ic)? (?=turns?)", ""],
    ["(\\d+)(?:st|nd|rd|th) (?=turn|round|iteration|cycle|minute|hour)", "$1 "],
    ["a dozen", "12"],
    ["(?:a|one) (?=(?:single )?(?:day|minute)(?!\\p{L}))", "1 "],
    ["(\\d+) ?(?:h|hours?|hrs?)(?:,| and)? ?30 ?(?:m|min(?:ute)?s?)", "$1.5 hours"],
  ],
  unitFirst: "turns?|rounds?|iterations?|cycles?|continuations?|minutes?|mins?|hours?|hrs?|tokens?|dollars?|usd|us\\$",
  between:
    "use|usage|used|budget|limit|cap|count|max(?:imum)?|spend|spent|consumption|number|total|ceiling|at most|over|above|exceeds?|beyond|past|is|are|at|of|reach(?:es)?|hits?|to|up to|under|below|within|no more than|not more than|taken|so far|quota|allowance|=|equals?",
};
