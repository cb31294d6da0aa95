import type { CheckHistory, RunSummary, TurnRow } from "@goalpost/log";
import type { ChangedFile, FileTexts, ReviewShown, RunPhase, WatchedReview } from "../../src/source.ts";

export type { ChangedFile, CheckHistory, FileTexts, RunPhase, RunSummary, TurnRow, WatchedReview };

/** One line of the timeline. */
export type Line = readonly [number: number, at: string, tone: string, text: string];

/** A run in the list. */
export interface RunCard {
  readonly id: string;
  readonly contract: string;
  readonly updated_at: string;
  readonly phase: RunPhase;
}

/** What the server says of all runs. */
export interface RunList {
  readonly project: string;
  readonly runs: readonly RunCard[];
  readonly no_approvals: string | null;
}

/** What the server says of one run, whenever it changes. */
export interface RunTold {
  readonly summary: RunSummary;
  readonly checks: readonly CheckHistory[];
  readonly damaged: number;
  readonly dropped: number;
  readonly is_caught_up: boolean;
  readonly phase?: RunPhase;
  readonly reviews?: readonly WatchedReview[];
  readonly turns: { readonly from: number; readonly rows: readonly TurnRow[] };
}

/** The contract and the last receipt, as the log has them. */
export interface Papers {
  readonly contract: unknown;
  readonly receipt: unknown;
}

/** What a person is shown of a review. */
export interface Shown extends ReviewShown {
  readonly no_approvals: string | null;
}

/** An error that the server gave, in words. */
export class Told extends Error {
  readonly help: string;

  constructor(message: string, help: string) {
    super(message);
    this.help = help;
  }
}

/** A figure as people write it. */
export const figure = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 2 });

/** 1 and 2,914 as `1 turn` and `2,914 turns`. */
export const counted = (value: number, one: string): string => `${figure(value)} ${one}${value === 1 ? "" : "s"}`;

/** Tokens as people say them. */
export const tokens = (value: number): string =>
  value >= 1_000_000
    ? `${figure(value / 1_000_000)}M`
    : value >= 10_000
      ? `${figure(Math.round(value / 100) / 10)}k`
      : figure(Math.round(value));

/** How long it is between two times. */
export function span(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  if (Number.isNaN(seconds)) return "";
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The time of day, as it is here. */
export const clock = (at: string): string => (at === "" ? "" : new Date(at).toLocaleTimeString("en-GB"));

/** Text without what the eye cannot see: controls, and marks that turn its direction, are spelled out. */
export const plain = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these go
    .replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-_])/g, "")
    .replace(
      /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
      (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
    );
