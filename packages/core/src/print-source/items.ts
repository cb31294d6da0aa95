import type { Item } from "../node/contract.ts";
import type { Pattern } from "../node/pattern.ts";
import { call, type Layout, literal, number, object, quote } from "./layout.ts";

/** What an item prints to, and the function that it imports, if any. */
export interface Printed {
  readonly layout: Layout;
  readonly imports: readonly string[];
}

type Printers = {
  readonly [Kind in Item["kind"]]: (item: Extract<Item, { kind: Kind }>, id: string | undefined) => Printed;
};

/** A factory call with options; where nothing but the text is said, and the block takes strings, the text alone. */
const plain =
  (name: string, isDefault: boolean) =>
  ({ text }: { readonly text: string }, id: string | undefined): Printed =>
    isDefault && id === undefined ? { layout: quote(text), imports: [] } : made(name, [quote(text), options({}, id)]);

const options = (members: Readonly<Record<string, Layout | undefined>>, id: string | undefined): Layout | undefined =>
  object({ ...members, id: id === undefined ? undefined : quote(id) });

function made(name: string, parts: readonly (Layout | undefined)[], inner: readonly Printed[] = []): Printed {
  return {
    layout: call(
      name,
      parts.filter((part) => part !== undefined),
    ),
    imports: [name, ...inner.flatMap(({ imports }) => imports)],
  };
}

const text = (value: string | undefined): Layout | undefined => (value === undefined ? undefined : quote(value));
const count = (value: number | undefined): Layout | undefined => (value === undefined ? undefined : number(value));
const json = (value: unknown): Layout | undefined => (value === undefined ? undefined : literal(value));
const regex = ({ source, flags }: Pattern): string => `/${source}/${flags}`;
const maybeRegex = (value: Pattern | undefined): Layout | undefined => (value === undefined ? undefined : regex(value));

type Run = Extract<Item, { kind: "command" | "shell" }>;

const run = (item: Run, id?: string): Printed =>
  made(item.kind, [
    quote(item.run),
    options(
      {
        cwd: text(item.cwd),
        exitCode: item.exit_code === 0 ? undefined : number(item.exit_code),
        stdout: maybeRegex(item.stdout),
        timeoutSeconds: count(item.timeout_seconds),
        env: json(item.env),
      },
      id,
    ),
  ]);

const paths = (item: Extract<Item, { kind: "scope" | "unchanged" }>, id: string | undefined): Printed =>
  made(item.kind, [...item.paths.map(quote), options({ since: text(item.since) }, id)]);

const printers: Printers = {
  outcome: ({ text: words }) => ({ layout: quote(words), imports: [] }),
  why: ({ text: words }) => ({ layout: quote(words), imports: [] }),
  read: ({ path, lines, note }, id) =>
    lines === undefined && note === undefined && id === undefined
      ? { layout: quote(path), imports: [] }
      : made("read", [quote(path), options({ lines: text(lines), note: text(note) }, id)]),
  reference: ({ url, note }, id) => made("reference", [quote(url), options({ note: text(note) }, id)]),
  note: plain("note", false),
  must: plain("must", true),
  never: (item, id) => made("never", [quote(item.text), options({ instead: text(item.instead) }, id)]),
  architecture: plain("architecture", false),
  command: run,
  shell: run,
  artifact: printArtifact,
  absent(item, id) {
    const inner = item.produced_by === undefined ? [] : [run(item.produced_by)];
    const members = {
      in: quote(item.in),
      lastLines: count(item.last_lines),
      ifMissing: item.if_missing === "pass" ? quote("pass") : undefined,
      producedBy: inner[0]?.layout,
    };
    return made("absent", [regex(item.pattern), options(members, id)], inner);
  },
  metric(item, id) {
    const inner = run(item.run);
    const members = {
      read: text(item.json_pointer) ?? maybeRegex(item.matches),
      atMost: count(item.at_most),
      atLeast: count(item.at_least),
      changeAtMostPercent: count(item.change_at_most_percent),
      changeAtLeastPercent: count(item.change_at_least_percent),
      baseline: count(item.baseline),
    };
    return made("metric", [inner.layout, options(members, id)], [inner]);
  },
  tests(item, id) {
    const { kind: _kind, run: line, exit_code: _code, ...more } = item.run;
    const inner = item.run.kind === "command" && Object.keys(more).length === 0 ? { layout: quote(line), imports: [] } : run(item.run); // biome-ignore format: one
    const members = {
      report: text(item.report),
      reportFile: text(item.report_file),
      atLeast: count(item.at_least),
      names: json(item.names),
      renamed: json(item.renamed),
      removed: json(item.removed),
      newAtLeast: count(item.new_at_least),
    };
    return made("tests", [inner.layout, options(members, id)], [inner]);
  },
  unchanged: paths,
  scope: paths,
  review: (item, id) =>
    made("review", [quote(item.text), options({ sample: text(item.sample), evidence: quote(item.evidence) }, id)]),
  claim: plain("claim", true),
  held_out(item, id) {
    const inner = item.check === undefined ? undefined : printItem(item.check, undefined);
    const parts = [inner?.layout, options({ files: text(item.files) }, id)];
    return made("heldOut", parts, inner === undefined ? [] : [inner]);
  },
  step: plain("step", true),
  parallel: ({ steps }, id) => made("parallel", [literal(steps), options({}, id)]),
  gate(item, id) {
    const inner = printItem(item.check, undefined);
    return made("gate", [inner.layout, options({}, id)], [inner]);
  },
  after(item, id) {
    const inner = printItem(item.check, undefined);
    return made("after", [quote(item.when), inner.layout, options({}, id)], [inner]);
  },
  rule: plain("rule", true),
  deliver: ({ path, what, format }, id) =>
    what === undefined && format === undefined && id === undefined
      ? { layout: quote(path), imports: [] }
      : made("deliver", [quote(path), options({ what: text(what), format: text(format) }, id)]),
  final_answer: (item, id) =>
    made("finalAnswer", [
      options(
        {
          maxWords: count(item.max_words),
          codeOnly: item.code_only === true ? "true" : undefined,
          what: text(item.what),
        },
        id,
      ),
    ]),
  completion_signal: (item, id) => made("completionSignal", [quote(item.text), options({}, id)]),
  blocked: plain("blocked", true),
  budget: ({ turns, minutes, tokens, dollars }, id) =>
    made("budget", [
      options({ turns: count(turns), minutes: count(minutes), tokens: count(tokens), dollars: count(dollars) }, id),
    ]),
  text: ({ text: words }) => ({ layout: quote(words), imports: [] }),
};

function printArtifact(item: Extract<Item, { kind: "artifact" }>, id: string | undefined): Printed {
  // The function takes one of the two; an item from elsewhere may have both.
  if (item.contains !== undefined && item.matches !== undefined) {
    return { layout: literal(id === undefined ? withoutId(item) : item), imports: [] };
  }
  const inner = item.produced_by === undefined ? [] : [run(item.produced_by)];
  const members = {
    minBytes: count(item.min_bytes),
    contains: text(item.contains) ?? maybeRegex(item.matches),
    json: json(item.json),
    jsonSchema: json(item.json_schema),
    producedBy: inner[0]?.layout,
  };
  return made("artifact", [quote(item.path), options(members, id)], inner);
}

const withoutId = <Each extends Item>({ id: _, ...item }: Each): object => item;

/** Prints one item as a call of its factory, or as the string that stands for it. */
export function printItem(item: Item, id: string | undefined): Printed {
  // One table for every kind; the type of a kind's printer and of its item agree by the table's own type.
  const printer = printers[item.kind] as (item: Item, id: string | undefined) => Printed;
  return printer(item, id);
}
