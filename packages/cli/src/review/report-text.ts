import { createTwoFilesPatch } from "diff";
import { figure } from "../output/launch-text.ts";
import { oneLine, plainText } from "../output/plain-text.ts";
import type { Style } from "../output/style.ts";
import { statusLine } from "../run/status-line.ts";
import type { ReviewReport, ToDecide } from "./report.ts";

/** Lines of one change that are shown. */
const shownLines = 60;

/** The report for people, but for the receipt, which is printed as verify prints it. */
export function reportLines({ deliverables, changes, run }: ReviewReport, style: Style): readonly string[] {
  return [
    ...(run === undefined
      ? ["no run was started here: this is the tree as it is"]
      : [statusLine(run), timeLine(run.usage.seconds)]),
    "",
    style.bold("Deliverables"),
    ...(deliverables.length === 0 ? ["  the contract names none"] : []),
    ...deliverables.map(
      ({ path, what, bytes }) =>
        `  ${oneLine(path)}${what === undefined ? "" : ` (${oneLine(what)})`}: ${bytes === null ? style.red("is not there") : `${figure(bytes)} bytes`}`,
    ),
    "",
    style.bold(`Changed files: ${changes.length}`),
    ...changes.flatMap(({ path, change, before, after, left_out }) => [
      `  ${change} ${oneLine(path)}${left_out === undefined ? "" : ` (${oneLine(left_out)})`}`,
      ...patchLines(path, before ?? "", after ?? "", left_out),
    ]),
    "",
  ];
}

const timeLine = (seconds: number): string =>
  `worked for ${figure(Math.round(seconds))} s, pauses and verification left out`;

function patchLines(path: string, before: string, after: string, leftOut: string | undefined): readonly string[] {
  if (leftOut !== undefined) return [];
  const lines = plainText(createTwoFilesPatch(path, path, before, after, undefined, undefined, { context: 2 }))
    .trimEnd()
    .split("\n")
    .filter((line) => !/^(?:Index: |=+$|--- |\+\+\+ )/.test(line));
  const more = lines.length - shownLines;
  return [...lines.slice(0, shownLines), ...(more > 0 ? [`… ${more} more lines`] : [])].map((line) => `    ${line}`);
}

/** What a person decides, with the beginning of its evidence. */
export function subjectLines({ id, kind, text, status, evidence, without }: ToDecide, style: Style): readonly string[] {
  const head = `${style.bold(id)} ${kind}, ${status}: ${plainText(text)}`;
  if (without !== undefined) return [head, `  | ${oneLine(without)}`];
  if (evidence === undefined) return [head];
  const lines = plainText(evidence.text).trimEnd().split("\n");
  const more = lines.length - shownLines;
  return [
    head,
    `  | ${oneLine(evidence.path)}, ${evidence.bytes} bytes, sha256 ${evidence.sha256.slice(0, 12)}`,
    ...lines.slice(0, shownLines).map((line) => `  | ${line}`.trimEnd()),
    ...(more > 0 ? [`  | … ${more} more lines`] : []),
  ];
}
