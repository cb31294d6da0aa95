import { useEffect, useRef, useState } from "preact/hooks";
import { follow } from "./api.ts";
import type { Line, Papers, RunTold, TurnRow } from "./words.ts";

/** All that the page knows of the run that it shows. */
export interface RunSeen {
  readonly id: string;
  readonly lines: readonly Line[];
  readonly turns: readonly TurnRow[];
  readonly told: RunTold | undefined;
  readonly papers: Papers | undefined;
  /** Why nothing is heard, in words, while nothing is. */
  readonly fault: string | undefined;
}

const nothing = (id: string): RunSeen => ({
  id,
  lines: [],
  turns: [],
  told: undefined,
  papers: undefined,
  fault: undefined,
});

/** Follows a run as long as it is shown. What comes in within one frame is shown at once. */
export function useRun(id: string | undefined): RunSeen | undefined {
  const [seen, show] = useState<RunSeen | undefined>(undefined);
  const held = useRef<RunSeen>(nothing(""));
  useEffect(() => {
    if (id === undefined) return;
    held.current = nothing(id);
    show(held.current);
    let frame = 0;
    const change = (more: Partial<RunSeen>): void => {
      held.current = { ...held.current, ...more };
      if (frame === 0)
        frame = requestAnimationFrame(() => {
          frame = 0;
          show(held.current);
        });
    };
    const leave = follow(id, {
      lines: (lines) => change({ lines: [...held.current.lines, ...lines] }),
      told: (told) => change({ told, turns: [...held.current.turns.slice(0, told.turns.from), ...told.turns.rows] }),
      papers: (papers) => change({ papers }),
      connected: (fault) => change({ fault }),
    });
    return () => {
      cancelAnimationFrame(frame);
      leave();
    };
  }, [id]);
  return seen?.id === id ? seen : undefined;
}
