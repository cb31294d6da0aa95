import type { Item } from "../../node/contract.ts";
import type { ImportResult } from "../result.ts";

/** What became of a prompt, one line for each item: `done_when command: npm test exits 1`. A line break in an item is `⏎`. */
export const saidOf = ({ blocks }: ImportResult["draft"]): readonly string[] =>
  blocks.flatMap(({ kind, items }) =>
    items.map((item) => `${kind === "other" ? kind : `${kind} ${item.kind}`}: ${wordsOf(item).replaceAll("\n", "⏎")}`),
  );

const join = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== "").join("; ");

const exits = (code: number): string => (code === 0 ? "" : ` exits ${code}`);

function wordsOf(item: Item): string {
  switch (item.kind) {
    case "read":
      return join(item.path, item.note);
    case "reference":
      return join(item.url, item.note);
    case "never":
      return item.instead === undefined ? item.text : `${item.text} instead: ${item.instead}`;
    case "command":
    case "shell":
      return `${item.run}${exits(item.exit_code)}${item.stdout === undefined ? "" : ` prints ${item.stdout.source}`}`;
    case "artifact":
      return join(item.path, JSON.stringify({ ...item, kind: undefined, path: undefined }).replace(/^\{\}$/, ""));
    case "absent":
      return `/${item.pattern.source}/${item.pattern.flags} in ${item.in}`;
    case "metric": {
      const { run, at_least, at_most } = item;
      const bounds = [at_least === undefined ? "" : ` at least ${at_least}`, at_most === undefined ? "" : ` at most ${at_most}`]; // biome-ignore format: one
      return `${wordsOf(run)}${bounds.join("")}`;
    }
    case "unchanged":
    case "scope":
      return item.paths.join(", ");
    case "review":
      return item.sample === undefined ? item.text : `${item.text} of ${item.sample}`;
    case "after":
      return `${item.when}: ${wordsOf(item.check)}`;
    case "gate":
      return wordsOf(item.check);
    case "parallel":
      return item.steps.join(" | ");
    case "deliver":
      return join(item.path, item.what, item.format);
    case "final_answer":
      return join(item.max_words === undefined ? "" : `max ${item.max_words} words`, item.code_only ? "code only" : "", item.what); // biome-ignore format: one
    case "budget":
      return JSON.stringify({ ...item, kind: undefined });
    default:
      return "text" in item ? item.text : JSON.stringify(item);
  }
}
