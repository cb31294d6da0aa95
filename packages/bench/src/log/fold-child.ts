import { checksFold, foldLog, summaryFold, turnsFold } from "@goalpost/log";

/** Folds a log in a process of its own, so that its memory is its own. */
const [path = ""] = process.argv.slice(2);
const before = process.resourceUsage().maxRSS;
const start = performance.now();
const read = foldLog(path, [summaryFold(), turnsFold(), checksFold()]);
const seconds = (performance.now() - start) / 1000;
process.stdout.write(
  JSON.stringify({
    records: read.records,
    seconds,
    megabytes: process.resourceUsage().maxRSS / 1024,
    start: before / 1024,
  }),
);
