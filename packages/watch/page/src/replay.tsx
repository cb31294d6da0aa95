import { useEffect, useState } from "preact/hooks";
import { clock, type Line } from "./words.ts";

const speeds = [1, 5, 20, 100, 1000] as const;

/** Where a replay stands: how many lines of the run are shown. */
export interface Replaying {
  readonly count: number;
  readonly isPlaying: boolean;
  readonly speed: number;
}

/** The longest pause of a replay, in milliseconds. */
const longestPause = 1500;

/** Plays an ended run again: the lines come in the time that they took, divided by the speed. */
export function Replay({
  lines,
  replay,
  onChange,
}: {
  readonly lines: readonly Line[];
  readonly replay: Replaying | undefined;
  readonly onChange: (replay: Replaying | undefined) => void;
}) {
  const [speed, choose] = useState<number>(20);
  useEffect(() => {
    if (replay?.isPlaying !== true) return;
    const now = Date.parse(lines[replay.count - 1]?.[1] ?? "");
    const next = Date.parse(lines[replay.count]?.[1] ?? "");
    const wait = Math.min(longestPause, Math.max(0, (next - now) / replay.speed || 0));
    const timer = setTimeout(
      () => {
        // what comes within one frame comes at once
        let count = replay.count + 1;
        while (count < lines.length && (Date.parse(lines[count]?.[1] ?? "") - next) / replay.speed < 16) count += 1;
        onChange({ ...replay, count, isPlaying: count < lines.length });
      },
      Math.max(16, wait),
    );
    return () => clearTimeout(timer);
  }, [replay, lines, onChange]);
  const count = replay?.count ?? lines.length;
  const start = (): void => onChange({ count: count >= lines.length ? 1 : count, isPlaying: true, speed });
  return (
    <section class="card replay" aria-label="Replay">
      {replay?.isPlaying === true ? (
        <button type="button" onClick={() => onChange({ ...replay, isPlaying: false })}>
          Hold
        </button>
      ) : (
        <button type="button" onClick={start} disabled={lines.length === 0}>
          Replay
        </button>
      )}
      <label class="inline">
        <span class="hidden">Speed</span>
        <select
          value={speed}
          onChange={(event) => {
            const value = Number(event.currentTarget.value);
            choose(value);
            if (replay !== undefined) onChange({ ...replay, speed: value });
          }}
        >
          {speeds.map((each) => (
            <option key={each} value={each}>{`${each} times as fast`}</option>
          ))}
        </select>
      </label>
      <label class="inline grow">
        <span class="hidden">Place in the run</span>
        <input
          type="range"
          min={1}
          max={Math.max(1, lines.length)}
          value={count}
          aria-valuetext={`line ${count} of ${lines.length}, ${clock(lines[count - 1]?.[1] ?? "")}`}
          onInput={(event) => onChange({ count: Number(event.currentTarget.value), isPlaying: false, speed })}
        />
      </label>
      <span class="muted clock">{clock(lines[count - 1]?.[1] ?? "")}</span>
      {replay === undefined ? null : (
        <button type="button" class="small" onClick={() => onChange(undefined)}>
          Whole run
        </button>
      )}
    </section>
  );
}

/** What had come out by a time. */
export const byThen = <Item extends { readonly started_at: string }>(
  items: readonly Item[],
  at: string,
): readonly Item[] => items.filter(({ started_at }) => started_at <= at);
