import type { Item } from "../node/contract.ts";

/** What a claim could be if its author wrote it as code, or what a check takes in besides what its words say. */
export interface Offer {
  readonly rule: string;
  readonly what: string;
  readonly help: string;
}

const code = "`(?<run>[^`\\n]{2,120})`";
const number = "(?<n>\\d[\\d.,]*)";
const unit = "(?: ?(?:%|ms|s|ns|µs|us|kB|KB|MB|GB|px|points?))?";
const bound = "(?<op>below|under|less than|at or below|at most|<=?|≤|above|over|more than|at or above|at least|>=?|≥)";
const path = "`?(?<path>[\\w./-]+\\.json)`?";

interface Kind {
  readonly form: RegExp;
  readonly offer: (groups: Readonly<Record<string, string | undefined>>) => Omit<Offer, "rule">;
}

const option = (op = "", n = ""): string =>
  `${/^(?:below|under|less|at or below|at most|<|≤)/i.test(op) ? "atMost" : "atLeast"}: ${n.replaceAll(",", "")}`;
const quoted = (text = ""): string => JSON.stringify(text);

const kinds: readonly Kind[] = [
  {
    form: new RegExp(`^${code},? (?:passes|succeeds|is green|exits 0) (?<n>\\d{1,3}) times(?: in a row)?`, "iu"),
    offer: ({ run, n }) => ({
      what: `is a claim: a command is run once, and not ${n} times`,
      help: `write shell(${quoted(`for i in $(seq ${n}); do ${run} || exit 1; done`)})`,
    }),
  },
  {
    form: /^`?git status`? (?:is|must be|stays?|shows?) (?:clean|empty|nothing)/iu,
    offer: () => ({
      what: "is a claim: git status exits 0 whatever it prints",
      help: 'write command("git status --porcelain", { stdout: /^$/ }), if all is to be committed',
    }),
  },
  {
    form: new RegExp(
      `^(?:the )?(?<key>[\\w. -]{2,40}?) (?:(?:in|of|from) ${path} (?:is|stays?|must be|should be)? ?${bound} ${number}${unit}|(?:is |stays? |must be )?${bound.replace("<op>", "<op2>")} ${number.replace("<n>", "<n2>")}${unit} in ${path.replace("<path>", "<path2>")})`,
      "iu",
    ),
    offer: ({ key, op, n, path: file, op2, n2, path2 }) => ({
      what: `is a claim: it names no command that prints "${key}"`,
      help: `write metric(command("cat ${file ?? path2}"), { jsonPointer: "/…", ${option(op ?? op2, n ?? n2)} }) with the place of the number; better: the command that measures it`,
    }),
  },
  {
    form: new RegExp(
      `^(?:the )?${code} (?:reports?|prints?|shows?|finds?|says?) (?:no|zero|0) (?<what>[^.;\\n]{2,60})`,
      "iu",
    ),
    offer: ({ run }) => ({
      what: "is a claim: how the command exits then is not said",
      help: `write command(${quoted(run)}) if it fails where it finds one, else metric(command(${quoted(run)}), { atMost: 0 }) if it prints how many`,
    }),
  },
  {
    form: new RegExp(
      `^(?:the )?(?:${code}|(?<bare>(?:cargo|npm|pnpm|go|make|python3?) [\\w./:=@ -]{2,60}?)) (?:reports?|prints?|shows?) [^.;\\n]{2,50}? ${bound} ${number}${unit}`,
      "iu",
    ),
    offer: ({ run, bare, op, n }) => ({
      what: "is a claim: which of the numbers that the command prints is meant is not said",
      help: `write metric(command(${quoted(run ?? bare)}), { ${option(op, n)}, matches: /…(\\d+)/ }) with a pattern whose first group is the number`,
    }),
  },
  {
    form: /^(?:there (?:are|must be) )?(?:no new (?:dependencies|packages)(?: in (?<path2>[\w./-]+))?|`?(?<path>[\w./-]+\.(?:json|toml|mod|txt))`? (?:has|gets|contains) no new (?:dependencies|packages))/iu,
    offer: ({ path: file, path2 }) => ({
      what: "is a claim: no check compares the lists of dependencies",
      help: `write unchanged("${file ?? path2 ?? "package.json"}"), if nothing else in it is to change`,
    }),
  },
  {
    form: /^`?(?<path>[\w./-]+\.\w+)`? (?:no longer|does not|doesn't) (?:lists?|mentions?|depends? on|contains?|has|uses?|names?|imports?) (?<word>[\w@/.-]{2,40})$/iu,
    offer: ({ path: file, word }) => ({
      what: "is a claim",
      help: `write absent(/${(word ?? "").replace(/[/.]/g, "\\$&")}/, { in: "${file}" }), if the word may stand nowhere in it`,
    }),
  },
];

const strict =
  /(?<!(?:or|not|never|at or) )(?:below|under|less than|fewer than|above|more than|over|exceeds|<(?!=)|>(?!=))(?: an?| the)? ?(?<n>\d[\d.,]*)/iu;

/** What is offered for an item, by the words that it came from. */
export function offerFor(item: Item, words: string): Offer | undefined {
  const bare = words.replace(/^[\s*-]+|[.\s]+$/g, "");
  if (item.kind === "metric" && (item.at_most === undefined) !== (item.at_least === undefined)) {
    const { 0: said, groups } = strict.exec(bare) ?? { 0: "", groups: undefined };
    const value = item.at_most ?? item.at_least;
    if (groups?.n === undefined || Number(groups.n.replaceAll(",", "")) !== value) return undefined;
    return {
      rule: "import/strict-bound",
      what: `says "${said.trim()}", and its bound takes in ${value} itself`,
      help: `nothing to do if ${value} itself may pass; else write the next value that may`,
    };
  }
  if (item.kind !== "claim") return undefined;
  const text = item.text.replace(/[.\s]+$/, "");
  for (const { form, offer } of kinds) {
    const found = form.exec(text);
    if (found !== null) return { rule: "import/check-offered", ...offer(found.groups ?? {}) };
  }
  return undefined;
}
