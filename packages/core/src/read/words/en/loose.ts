import type { LooseWords } from "../language.ts";

/** The words by which a criterion is known where no form fits it, and those that change nothing of it. Any other word leaves the criterion as it is. */
export const loose: LooseWords = {
  passes:
    "success pass passes passed passing succeed succeeds succeeded succeeding successful successfully green clean cleanly ok okay works completes completed finishes finished through builds compiles happy fine holds goes runs",
  exits: "exit exits exited exiting status code ends ended finishes finished terminates terminated rc",
  prints:
    "mention mentions mentioned list lists contain contains include includes print prints printed printing say says said report reports output outputs show shows yield yields give gives log logs emits displays answers",
  exists:
    "exist exists existing there present written created generated produced committed saved stored checked built added published emitted updated place available delivered found",
  holds:
    "contain contains containing include includes including mention mentions hold holds has have having list lists names says states shows carries with documents records describes reads sets declares",
  lacks:
    "no not never without free absent gone nothing zero isn't aren't doesn't don't nowhere none neither removed missing lacks empty eliminated purged vanished disappeared cannot",
  occurs:
    "contain contains containing occur occurs occurring appear appears appearing match matches matching matched mention mentions mentioned left remain remains remaining import imports imported importing use uses used using call calls called reference references referenced referencing have has hit hits occurrence occurrences found finds find include includes included in of from log logs logged show shows print prints printed exist exists hold holds anywhere present",
  same: "unchanged untouched unmodified identical intact frozen same alone byte-identical bit-identical pristine unaltered",
  changes:
    "change changes changed changing diff diffs differ differs difference differences edit edits edited modify modified modifies modification modifications touch touched touches alter altered",
  only: "only just exclusively solely nothing limited restricted confined limit restrict confine inside within stay stays outside beyond elsewhere",
  nouns:
    "test tests suite suites check checks command script build type types lint linter formatter unit integration e2e string line lines word text pattern literal token call calls error errors warning warnings failure failures file files report log page folder directory document heading section entry value number count score key field module package code coverage job pipeline target task run output stdout result results exit status use usage usages import occurrence occurrences mention reference references comment comments statement statements message messages identifier symbol function name names term phrase violations problems issues findings hits matches match size time latency median total ms percent bytes kb mb seconds minutes migration migrations schema snapshot snapshots fixture fixtures golden goldens api docs",
  filler:
    "a an the this that these those it its all both each every any whole entire complete full final last latest new own is are be been being was get gets must should shall has have had to of in on at for from with by and also still now always again too as well same time end root repo repository project workspace tree commit commits branch state main master head step change changes at and under inside within over across into onto out up back down after before per here there when run running rerun executed executing whatever you your we our i anymore longer more any once finally completely fully entirely together anywhere everywhere at all times whole time exactly strictly just simply please verify verified ensure make sure check that which whole left so does do can not",
  codeOnly:
    "only just nothing but solely exclusively code blocks block source swift kotlin java python rust go typescript javascript sql c cpp ruby php no not without any prose words word talk talking explanation explanations commentary comment comments chatter around it the your my final last reply answer message response in itself of consists consist is are a one single file files before after and or please markdown text output should must be contain contains return send me give show else alone pure fenced with to from you plain",
  hedge:
    "if unless until whenever ideally eventually hopefully optionally optional maybe perhaps possibly either neither would could might try tries hope previous previously earlier formerly used e.g i.e example instance except but however while although though instead only-if elsewhere someday later sometime otherwise unlike or nor was were had failed failing fails fail skip skipped ignore ignored flaky known expected some most mostly nearly almost theory principle luck laptop machine machines idea wish dream hopes aim plan plans point average paper opinion view day once time-permitting yesterday history past old prior",
};
