import type { Item } from "../../node/contract.ts";
import type { Pattern } from "../../node/pattern.ts";
import type { RunCheck } from "../../node/run-check.ts";

type Writers = { readonly [Kind in Item["kind"]]: (item: Extract<Item, { kind: Kind }>) => string };

const code = (text: string): string => `\`${text.replace(/\s+/g, " ")}\``;
const ended = (text: string): string => (/[.!?。！？]$/u.test(text) ? text : `${text}.`);
const regex = ({ source, flags }: Pattern): string => code(`/${source}/${flags}`);
const run = ({ run: line, exit_code }: RunCheck): string => `${code(line)} exits ${exit_code}.`;
const words = ({ text }: { readonly text: string }): string => ended(text);
const paths = (list: readonly string[]): string => list.map(code).join(", ");

/** How a person writes an item in a prompt: a sentence, without the id and the label of our own form. */
const writers: Writers = {
  outcome: words,
  why: words,
  read: ({ path }) => code(path),
  reference: ({ url }) => url,
  note: words,
  must: words,
  never: ({ text, instead }) =>
    `Never ${text.charAt(0).toLowerCase()}${ended(text.slice(1))}${instead === undefined ? "" : ` Instead: ${ended(instead)}`}`,
  architecture: words,
  command: run,
  shell: run,
  artifact: ({ path, contains }) =>
    contains === undefined ? `${code(path)} exists.` : `${code(path)} contains ${code(contains)}.`,
  absent: ({ pattern, in: file }) => `${regex(pattern)} is absent from ${code(file)}.`,
  metric: ({ run: { run: line }, at_most, at_least }) =>
    `${code(line)} prints a number ${[at_most === undefined ? [] : [`of at most ${at_most}`], at_least === undefined ? [] : [`of at least ${at_least}`]].flat().join(" and ")}.`,
  tests: ({ run: { run: line }, at_least, new_at_least }) =>
    `${code(line)} passes, and every test of the start still runs${at_least === undefined ? "" : `, at least ${at_least} tests`}${new_at_least === undefined ? "" : `, and at least ${new_at_least} new ones`}.`,
  unchanged: ({ paths: list }) => `${paths(list)} unchanged.`,
  scope: ({ paths: list }) => `Only ${paths(list)} may change.`,
  review: ({ text, evidence }) =>
    `A person reviews that ${ended(text.replace(/\.$/, ""))} Evidence: ${code(evidence)}.`,
  claim: words,
  held_out: () => "A further check decides.",
  step: words,
  parallel: ({ steps }) => `At the same time: ${steps.map((step) => step.replace(/\.$/, "")).join("; ")}.`,
  gate: ({ check }) => `Do not go on before ${sentenceOf(check).replace(/\.$/, "")}.`,
  after: ({ when, check }) => `After ${when}: ${sentenceOf(check)}`,
  rule: words,
  deliver: ({ path, what }) => `${code(path)}${what === undefined ? "" : `: ${ended(what)}`}`,
  final_answer: ({ max_words, what }) =>
    `A last message${max_words === undefined ? "" : ` of at most ${max_words} words`}${what === undefined ? "" : `: ${what}`}.`,
  completion_signal: ({ text }) => `Print ${text} when finished.`,
  blocked: words,
  budget: ({ turns, minutes, tokens, dollars }) => {
    const bounds = [
      turns === undefined ? [] : [`${turns} turns`],
      minutes === undefined ? [] : [`${minutes} minutes`],
      tokens === undefined ? [] : [`${tokens} tokens`],
      dollars === undefined ? [] : [`${dollars} dollars`],
    ];
    return `Stop after ${bounds.flat().join(" or ")}.`;
  },
  text: ({ text }) => text,
};

/** Writes an item as a sentence of a prompt. */
export function sentenceOf(item: Item): string {
  // One table for every kind; the type of a kind's writer and of its item agree by the table's own type.
  const write = writers[item.kind] as (item: Item) => string;
  return write(item);
}
