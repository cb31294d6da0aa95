import { execFileSync } from "node:child_process";
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { LogWriter } from "@goalpost/log";
import { sampleRun } from "@goalpost/log/testing";
import { startWatch } from "@goalpost/watch";
import { type Bench, round } from "../bench.ts";

const house = resolve(import.meta.dirname, "../../../house/from-sources.mjs");
const cache = resolve(import.meta.dirname, "../../../../node_modules/.cache");

const records = 50_000;
const gigabyte = 1024 ** 3;

/** Records of one turn. */
const perTurn = 100;

/** Records a second that a writer takes, the log fsynced at each end of a turn. */
function written(path: string): number {
  const log = LogWriter.open(path);
  const sample = sampleRun();
  const start = performance.now();
  for (let at = 0; at < records; at += 1) {
    const record = sample[at % sample.length];
    if (record !== undefined) log.append(record, at % perTurn === 0);
  }
  const seconds = (performance.now() - start) / 1000;
  log.close();
  return records / seconds;
}

/** A log of a gigabyte. */
function large(path: string): void {
  const turn = Array.from({ length: 400 }, (_, at) => `${JSON.stringify({ v: 1, at: "2026-11-22T09:00:00.000Z", type: at % 4 === 0 ? "message" : "command_ended", id: `c${at}`, command: "pnpm test", status: "completed", exit_code: 0, text: "x".repeat(160) })}\n`); // biome-ignore format: one
  const file = openSync(path, "w");
  for (let bytes = 0, number = 1; bytes < gigabyte; number += 1) {
    const lines = [JSON.stringify({ v: 1, at: "", type: "turn_started", turn: number }), "\n", ...turn].join("");
    bytes += writeSync(file, lines);
  }
  closeSync(file);
}

/** Milliseconds from a page's request to the first line of a run of ten thousand. */
async function firstEvent(path: string): Promise<number> {
  const log = LogWriter.open(path);
  for (let at = 0; at < 10_000; at += 1) log.append({ type: "message", text: `line ${at}` });
  log.close();
  const nothing = async (): Promise<void> => {};
  const watching = await startWatch({
    source: {
      project: "bench",
      runs: async () => [{ id: "r", contract: "c", path, updated_at: "" }],
      phase: async () => "ended",
      state: async () => ({ phase: "ended", reviews: [] }),
      pause: nothing,
      resume: nothing,
      stop: nothing,
      review: async () => ({ id: "", evidence: null, tree: null }),
      approve: nothing,
      changes: async () => ({ as_of: "now", files: [] }),
      file: async () => ({ path: "", change: "", before: null, after: null, left_out: null, patch: null }),
      noApprovals: "a bench",
    },
  });
  const start = performance.now();
  const answer = await fetch(`${watching.url}api/events/r`);
  let text = "";
  for await (const piece of answer.body ?? []) {
    text += Buffer.from(piece).toString("utf8");
    if (text.includes("event: lines")) break;
  }
  const took = performance.now() - start;
  await watching.close();
  return took;
}

/** Bytes of the page, gzipped: what its first load takes, and what comes on demand. */
function pageSizes(): { readonly first: number; readonly later: number } {
  const site = join(import.meta.dirname, "../../../watch/dist/site");
  const files = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((file) => /\.(?:html|js|css|svg)$/.test(file)); // biome-ignore format: one
  const size = (names: readonly string[]) => names.reduce((sum, name) => sum + gzipSync(readFileSync(join(site, name))).length, 0); // biome-ignore format: one
  const page = readFileSync(join(site, "index.html"), "utf8");
  const isFirst = (file: string): boolean => file === "index.html" || page.includes(basename(file));
  return { first: size(files.filter(isFirst)), later: size(files.filter((file) => !isFirst(file))) };
}

const bench: Bench = {
  id: "log",
  title: "The log of a run",
  async run() {
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(join(cache, "bench-log-"));
    try {
      const rate = written(join(folder, "events.jsonl"));
      const path = join(folder, "large.jsonl");
      large(path);
      const child = ["--conditions=@goalpost/source", house, join(import.meta.dirname, "fold-child.ts"), path];
      const fold = JSON.parse(execFileSync(process.execPath, child, { encoding: "utf8" })) as Record<"records" | "seconds" | "megabytes" | "start", number>; // biome-ignore format: one
      const gigabytes = statSync(path).size / gigabyte;
      const first = await firstEvent(join(folder, "page.jsonl"));
      const page = pageSizes();
      return {
        head: ["what", "figure"],
        rows: [
          [
            `records written a second, fsynced every ${perTurn}, as at the end of a turn`,
            Math.round(rate).toLocaleString("en-US"),
          ],
          ["a log of 1 GB, folded into summary, turns and checks", `${round(fold.seconds / gigabytes)} s`],
          ["records in it", fold.records.toLocaleString("en-US")],
          ["memory at its most, of which Node itself", `${round(fold.megabytes)} MB, ${round(fold.start)} MB`],
          ["the page: from the request to the first line of a run of 10,000", `${round(first)} ms`],
          ["the page at its first load, gzipped", `${round(page.first / 1000)} KB`],
          ["its diff view, which comes on demand, gzipped", `${round(page.later / 1000)} KB`],
        ],
        budgets: [
          { what: "seconds for 10,000 records", value: 10_000 / rate, atMost: 1 },
          { what: "MB beyond Node's own, for 1 GB", value: fold.megabytes - fold.start, atMost: 150 },
          { what: "KB of the page at its first load, gzipped", value: page.first / 1000, atMost: 80 },
          { what: "KB of its diff view, gzipped", value: page.later / 1000, atMost: 120 },
        ],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

export default bench;
