import type { CheckHistory } from "../fold/checks.ts";
import { cleanLine, figure, html } from "./clean.ts";

const size = { width: 720, height: 190, left: 64, right: 16, top: 14, bottom: 28 } as const;
const plotWidth = size.width - size.left - size.right;
const plotHeight = size.height - size.top - size.bottom;

/** Bars that are drawn at most; of more turns, neighbours share one. */
const mostBars = 160;

/** One series over turns. */
export interface Series {
  readonly title: string;
  /** Of each turn. */
  readonly values: readonly number[];
  /** A line that must not be crossed, of the sum. */
  readonly bound?: number | undefined;
  readonly say: (value: number) => string;
}

/** Draws what each turn used as bars. */
export function barPlot({ title, values, say }: Series): string {
  const bars = grouped(values);
  const most = niceTop(Math.max(1e-9, ...bars.map(({ value }) => value)));
  const step = plotWidth / bars.length;
  const marks = bars.map(({ value, from, to }, index) => {
    const height = (value / most) * plotHeight;
    const what = from === to ? `turn ${from}: ${say(value)}` : `turns ${from} to ${to}: ${say(value)} at most`;
    return `<rect class="bar" x="${n(size.left + index * step + step * 0.1)}" y="${n(size.top + plotHeight - height)}" width="${n(Math.min(step * 0.8, 48))}" height="${n(Math.max(height, value > 0 ? 1 : 0))}"><title>${html(what)}</title></rect>`;
  });
  const summary = `${title}: ${values.length} turns, ${say(Math.max(0, ...values))} at most`;
  return frame(summary, most, values.length, say, marks.join(""));
}

/** Draws the sum over turns as a line, with the bound where there is one. */
export function linePlot({ title, values, bound, say }: Series): string {
  const sums: number[] = [];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value);
  const last = sums.at(-1) ?? 0;
  // a bound that is far away would press the line flat: then it is said in words alone
  const shown = bound !== undefined && bound <= last * 4 ? bound : undefined;
  const most = niceTop(Math.max(1e-9, last, shown ?? 0));
  const x = (index: number): number => size.left + (plotWidth * (index + 1)) / sums.length;
  const y = (value: number): number => size.top + plotHeight - (value / most) * plotHeight;
  const points = grouped(sums).map(({ value, to }) => `${n(x(to - 1))},${n(y(value))}`);
  const path = `<polyline class="line" points="${[`${n(size.left)},${n(y(0))}`, ...points].join(" ")}"/>`;
  const limit =
    shown === undefined
      ? ""
      : `<line class="bound" x1="${size.left}" x2="${size.width - size.right}" y1="${n(y(shown))}" y2="${n(y(shown))}"/><text class="bound-label" x="${size.width - size.right}" y="${n(y(shown) - 4)}" text-anchor="end">${html(`bound ${say(shown)}`)}</text>`;
  const summary = `${title}: ${say(last)} after ${values.length} turns${bound === undefined ? "" : `, of ${say(bound)}`}`;
  return frame(summary, most, values.length, say, path + limit);
}

/** Draws how each check came out, from the start to the end: a row for each check, a cell for each time that somebody looked. */
export function checkPlot(checks: readonly CheckHistory[]): string {
  const rows = checks.map(({ id, kind, title, points, turned_green_at }) => {
    const cells = points.map(
      ({ at, when, status, what }) =>
        `<span class="cell ${cellOf(status)}" title="${html(`${whens[when]}, ${at}: ${status}: ${cleanLine(what).slice(0, 200)}`)}"><span aria-hidden="true">${signs[cellOf(status)]}</span><span class="hidden">${html(`${whens[when]}: ${status}`)}</span></span>`,
    );
    const turned =
      turned_green_at === null ? "" : `<span class="muted">green since ${html(turned_green_at.slice(11, 19))}</span>`;
    return `<tr><th scope="row">${html(id)}</th><td>${html(`${kind}: ${cleanLine(title)}`)}</td><td class="cells">${cells.join("")} ${turned}</td></tr>`;
  });
  return `<table><thead><tr><th scope="col">check</th><th scope="col">what</th><th scope="col">from the start to the end</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

const whens = { preflight: "before the work", claim: "when the client said complete", end: "at the end" } as const;
const signs = { pass: "✓", fail: "✕", person: "?", other: "–" } as const;
const cellOf = (status: string): keyof typeof signs =>
  status === "pass" ? "pass" : status === "fail" ? "fail" : status === "needs-person" ? "person" : "other";

interface Group {
  readonly value: number;
  /** Turns, from 1. */
  readonly from: number;
  readonly to: number;
}

function grouped(values: readonly number[]): readonly Group[] {
  const per = Math.max(1, Math.ceil(values.length / mostBars));
  const groups: Group[] = [];
  for (let at = 0; at < values.length; at += per) {
    const some = values.slice(at, at + per);
    groups.push({ value: Math.max(...some), from: at + 1, to: at + some.length });
  }
  return groups;
}

function frame(summary: string, most: number, turns: number, say: (value: number) => string, inside: string): string {
  const lines = [0, 0.5, 1].map((part) => {
    const y = n(size.top + plotHeight * (1 - part));
    return `<line class="grid" x1="${size.left}" x2="${size.width - size.right}" y1="${y}" y2="${y}"/><text x="${size.left - 8}" y="${y + 4}" text-anchor="end">${html(say(most * part))}</text>`;
  });
  const bottom = size.height - 8;
  const ends = `<text x="${size.left}" y="${bottom}">turn 1</text><text x="${size.width - size.right}" y="${bottom}" text-anchor="end">turn ${turns}</text>`;
  return `<figure><figcaption>${html(summary)}</figcaption><svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${html(summary)}">${lines.join("")}${inside}${ends}</svg></figure>`;
}

/** The next round figure above a value. */
function niceTop(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((step) => step * unit >= value) ?? 10) * unit;
}

const n = (value: number): number => Math.round(value * 10) / 10;

/** Tokens as people say them: `1.2M`. */
export const sayTokens = (value: number): string =>
  value >= 1_000_000
    ? `${figure(value / 1_000_000)}M`
    : value >= 1000
      ? `${figure(Math.round(value / 100) / 10)}k`
      : figure(Math.round(value));

/** Dollars as people say them. */
export const sayDollars = (value: number): string => `$${value.toFixed(2)}`;
