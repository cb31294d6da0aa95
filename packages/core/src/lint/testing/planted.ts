/** A defect that was put into a clean contract, and the rule that must find it there. */
export interface Planted {
  readonly rule: string;
  /** The clean contract that it is put into. */
  readonly base: string;
  readonly block: string;
  /** `add`: as one more entry; `replace`: in the place of all; `replace-long`: in their place, repeated until no client takes it. */
  readonly how: "add" | "replace" | "replace-long";
  readonly entry: string;
}

/** Reads `fixtures/planted.tsv`. */
export const readPlanted = (tsv: string): readonly Planted[] =>
  tsv
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [rule = "", base = "", block = "", how = "add", entry = ""] = line.split("\t");
      return { rule, base, block, how: how as Planted["how"], entry };
    });

const titles: Readonly<Record<string, RegExp>> = {
  goal: /^(?:#+ |\*\*|<)?(?:goal|ziel)\b/i,
  context: /^(?:#+ |\*\*|<)?(?:context|kontext)\b/i,
  constraints: /^(?:#+ |\*\*|<)?(?:constraints|vorgaben)\b/i,
  done_when: /^(?:#+ |\*\*|<)?(?:done[ _]when|fertig wenn)\b/i,
  workflow: /^(?:#+ |\*\*|<)?(?:workflow|ablauf)\b/i,
  verification_loop: /^(?:#+ |\*\*|<)?(?:verification[ _]loop|prüfschleife)/i,
  execution_rules: /^(?:#+ |\*\*|<)?(?:execution[ _]rules|arbeitsregeln)\b/i,
  output_contract: /^(?:#+ |\*\*|<)?(?:output[ _]contract|ergebnis)\b/i,
};

const isTitle = (line: string): boolean => Object.values(titles).some((title) => title.test(line)) || /^<\/\w+>$|^# /.test(line); // biome-ignore format: one line

/** Puts a defect into the text of a clean prompt, in the marks that its block has. */
export function plant(text: string, { block, how, entry }: Planted): string {
  const lines = text.split("\n");
  const title = titles[block];
  const start = lines.findIndex((line) => title?.test(line) === true);
  if (start < 0) throw new Error(`no ${block}`);
  let end = start + 1;
  while (end < lines.length && !isTitle(lines[end] ?? "")) end += 1;
  while (end > start + 1 && (lines[end - 1] ?? "").trim() === "") end -= 1;
  if (how === "add") {
    const last = lines.slice(start + 1, end).findLast((line) => /^(?:[-*]|\d+\.) /.test(line)) ?? "- ";
    const [, number] = /^(\d+)\. /.exec(last) ?? [];
    const mark = number === undefined ? last.slice(0, 2) : `${Number(number) + 1}. `;
    return [...lines.slice(0, end), `${mark}${entry}`, ...lines.slice(end)].join("\n");
  }
  const said = how === "replace" ? entry : `${entry} `.repeat(Math.ceil(4400 / entry.length)).trim();
  // The goal of one of the prompts stands on its title's own line.
  const inline = /^(\*\*Goal:\*\*) /.exec(lines[start] ?? "");
  if (inline !== null) return [...lines.slice(0, start), `${inline[1]} ${said}`, ...lines.slice(start + 1)].join("\n");
  const underline = /^=+$/.test(lines[start + 1] ?? "") ? 2 : 1;
  return [...lines.slice(0, start + underline), said, ...lines.slice(end)].join("\n");
}
