import { setTimeout as sleep } from "node:timers/promises";
import { readLog } from "@goalpost/log";
import { type Command, InvalidArgumentError, Option } from "commander";
import { exitCode } from "../../exit-codes.ts";
import { type Io, print } from "../../io.ts";
import { addCommand, type CommonOptions, type LoadFlags, loadOptions, type Session } from "../../program.ts";
import { recordTeller } from "../../run/record-line.ts";
import { runNamed } from "../../run/runs-here.ts";

interface ReplayFlags extends CommonOptions, LoadFlags {
  readonly speed: number;
  readonly format: "text" | "jsonl";
}

/** The longest pause of a replay, in milliseconds: a night in which nothing happened is not waited for. */
const longestPause = 3000;

/** `goalpost runs replay`: plays a log again. */
export function registerRunsReplay(runs: Command, session: Session): void {
  addCommand<ReplayFlags>(runs, session, {
    name: "replay",
    group: "Daily:",
    summary: "play a run again, faster than it was",
    description: `Prints what happened, in the time that it took divided by the speed; no pause is longer than ${longestPause / 1000} s. Nothing is run.`,
    arguments: [["<run>", "a run's id or its beginning; or a contract's id, which means its newest run"]],
    options: [
      new Option("--speed <times>", "how many times faster than it was; 0: at once").argParser(speed).default(20),
      new Option("--format <format>", "text, or each record as one line of JSON").choices(["text", "jsonl"]).default("text"), // biome-ignore format: one
      ...loadOptions(),
    ],
    examples: [
      "goalpost runs replay port-billing --speed 100",
      "goalpost runs replay 7f3a91c2 --speed 0 --format jsonl",
    ],
    run: async ([argument], flags, io) => {
      const run = await runNamed(String(argument), io);
      const tell = recordTeller(io);
      let last: number | undefined;
      for (const { record } of readLog(run.log.path)) {
        io.signal.throwIfAborted();
        if (record === undefined) continue;
        const at = record.at === "" ? undefined : Date.parse(record.at);
        await pause(at, last, flags.speed, io);
        last = at ?? last;
        if (flags.format === "jsonl") print(io, JSON.stringify(record));
        else tell(record);
      }
      return exitCode.done;
    },
  });
}

/** Waits as long as it took; a clock that was set back waits for nothing. */
async function pause(at: number | undefined, last: number | undefined, times: number, { signal }: Io): Promise<void> {
  if (times === 0 || at === undefined || last === undefined || at <= last) return;
  const wait = Math.min(longestPause, (at - last) / times);
  if (wait >= 1) await sleep(wait, undefined, { signal });
}

function speed(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value <= 1_000_000) return value;
  throw new InvalidArgumentError("expected a number from 0 to 1000000: how many times faster.");
}
