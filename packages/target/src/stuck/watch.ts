import { maskSecrets } from "@goalpost/core/secrets";
import type { StuckFinding } from "./finding.ts";
import { type StuckLimits, thresholdsOf } from "./kinds.ts";
import type { Observation } from "./observation.ts";
import { nothingSeen, progressIn, type Seen } from "./progress.ts";
import { sightingOf } from "./signs.ts";

/** Where the watch over a run stands. */
export interface Watch {
  readonly seen: Seen;
  /** The observations since the last progress. */
  readonly row: readonly Observation[];
  /** How long the row was when the agent was told. */
  readonly nudgedAt?: number | undefined;
}

/** A watch that has seen nothing but how the tree stands at the start. */
export const newWatch = (tree?: {
  readonly content: string;
  readonly figures: string;
  readonly drawn: string;
}): Watch => ({
  seen:
    tree === undefined
      ? nothingSeen
      : {
          ...nothingSeen,
          contents: new Set([tree.content]),
          figures: new Set([tree.figures]),
          drawn: new Set([tree.drawn]),
        },
  row: [],
});

/** How many observations without progress are kept. */
const longestRow = 200;

/** How many observations the agent has after it was told, where the thresholds leave it as many. */
const chance = 2;

/**
 * Takes in an observation: whether the run is stuck, of which kind, and whether the agent is told or the run is to end. Pure.
 * Progress starts the count anew, whatever the kind; only a goal that is paused is watched beyond it.
 */
export function observe(
  watch: Watch,
  observation: Observation,
  limits: StuckLimits = {},
): { readonly watch: Watch; readonly finding?: StuckFinding } {
  const { seen, isProgress } = progressIn(watch.seen, observation);
  if (isProgress && !observation.isPaused) return { watch: { seen, row: [] } };
  const before = isProgress ? watch.row.slice(watch.row.findLastIndex(({ isPaused }) => !isPaused) + 1) : watch.row;
  const row = [...before, observation].slice(-longestRow);
  const { nudgedAt } = watch;
  const next: Watch = { seen, row, nudgedAt };
  const sighting = sightingOf(row, (kind) => thresholdsOf(kind, limits));
  const thresholds = sighting && thresholdsOf(sighting.kind, limits);
  if (sighting === undefined || thresholds === undefined) return { watch: next };
  const { kind, times, says } = sighting;
  const isTold = nudgedAt !== undefined;
  const owed = Math.min(chance, thresholds.endAt - thresholds.nudgeAt);
  const hadChance = owed <= 0 || (isTold && row.length - nudgedAt >= owed);
  const isEnd = times >= thresholds.endAt && hadChance;
  if (!isEnd && (isTold || times < thresholds.nudgeAt)) return { watch: next };
  const finding: StuckFinding = {
    kind,
    sinceTurn: row.at(-times)?.turn ?? observation.turn,
    times,
    evidence: evidenceOf(row, says),
    isEnd,
  };
  return { watch: isEnd ? next : { ...next, nudgedAt: row.length }, finding };
}

function evidenceOf(row: readonly Observation[], says: string): readonly string[] {
  const first = row[0]?.turn;
  const last = row.at(-1);
  const said = last?.message?.replaceAll(/\s+/g, " ").trim() ?? "";
  return [
    says,
    `nothing new since turn ${first}, in ${row.length === 1 ? "1 observation" : `${row.length} observations`}`,
    ...(said === "" ? [] : [`its last words: "${said.length > 160 ? `${said.slice(0, 159)}…` : said}"`]),
  ].map((line) => maskSecrets(line, []));
}
