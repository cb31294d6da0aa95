export { type Asked, describeAsking } from "./asking.ts";
export { expert, expertLines, timesIn } from "./expert.ts";
export { put, testFolder } from "./files.ts";
export { collect, processesOf, until } from "./follow.ts";
export { testsInTurn } from "./in-turn.ts";
export { beginElsewhere, lose } from "./other-process.ts";
export { compactionLoops, type StuckLoop, stuckLoops } from "./stuck-loops.ts";
export { wordsOfEvents } from "./told.ts";
export { greeting, rehearsedTree, type Tree, type TreeOptions } from "./tree.ts";
