import type { Item } from "../node/contract.ts";
import type { Pattern } from "../node/pattern.ts";
import type { RunCheck } from "../node/run-check.ts";
import { call, type Layout, literal, number, object, quote } from "./layout.ts";

/** What an item prints to, and the function that it imports, if any. */
export interface Printed {
  readonly layout: Layout;
  readonly imports: readonly string[];
}

/** What every item may have beside its own fields. */
interface Own {
  readonly id?: string;
  readonly from?: readonly string[];
}

type Printers = {
  readonly [Kind in Item["kind"]]: (item: Extract<Item, { kind: Kind }>, own: Own | undefined) => Printed;
};

/** A factory call with options; where nothing but the text is said, and the block takes strings, the text alone. */
const plain =
  (name: string, isDefault: boolean) =>
  ({ text }: { readonly text: string }, own: Own | undefined): Printed =>
    isDefault && own === undefined ? { layout: quote(text), imports: [] } : made(name, [quote(text), options({}, own)]);

const options = (members: Readonly<Record<string, Layout | undefined>>, own: Own | undefined): Layout | undefined =>
  object({
    ...members,
    from: own?.from === undefined ? undefined : origins(own.from),
    id: own?.id === undefined ? undefined : quote(own.id),
  });

const origins = (from: readonly string[]): Layout => {
  const [only = ""] = from;
  return from.length === 1 ? quote(only) : literal(from);
};

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

const run = (item: RunCheck, own?: Own): Printed =>
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
      own,
    ),
  ]);

const paths = (item: Extract<Item, { kind: "scope" | "unchanged" }>, own: Own | undefined): Printed =>
  made(item.kind, [...item.paths.map(quote), options({ since: text(item.since) }, own)]);

const printers: Printers = {
  outcome: ({ text: words }) => ({ layout: quote(words), imports: [] }),
  why: ({ text: words }) => ({ layout: quote(words), imports: [] }),
  read: ({ path, lines, note }, own) =>
    lines === undefined && note === undefined && own === undefined
      ? { layout: quote(path), imports: [] }
      : made("read", [quote(path), options({ lines: text(lines), note: text(note) }, own)]),
  reference: ({ url, note }, own) => made("reference", [quote(url), options({ note: text(note) }, own)]),
  note: plain("note", false),
  must: plain("must", true),
  never: (item, own) => made("never", [quote(item.text), options({ instead: text(item.instead) }, own)]),
  architecture: plain("architecture", false),
  command: run,
  shell: run,
  artifact: printArtifact,
  absent(item, own) {
    const inner = item.produced_by === undefined ? [] : [run(item.produced_by)];
    const members = {
      in: quote(item.in),
      lastLines: count(item.last_lines),
      ifMissing: item.if_missing === "pass" ? quote("pass") : undefined,
      producedBy: inner[0]?.layout,
    };
    return made("absent", [regex(item.pattern), options(members, own)], inner);
  },
  metric(item, own) {
    const inner = run(item.run);
    const members = {
      read: text(item.json_pointer) ?? maybeRegex(item.matches),
      atMost: count(item.at_most),
      atLeast: count(item.at_least),
      changeAtMostPercent: count(item.change_at_most_percent),
      changeAtLeastPercent: count(item.change_at_least_percent),
      baseline: count(item.baseline),
    };
    return made("metric", [inner.layout, options(members, own)], [inner]);
  },
  tests(item, own) {
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
    return made("tests", [inner.layout, options(members, own)], [inner]);
  },
  unchanged: paths,
  scope: paths,
  review: (item, own) =>
    made("review", [quote(item.text), options({ sample: text(item.sample), evidence: quote(item.evidence) }, own)]),
  claim: plain("claim", true),
  held_out(item, own) {
    const inner = item.check === undefined ? undefined : printItem(item.check, undefined);
    const parts = [inner?.layout, options({ files: text(item.files) }, own)];
    return made("heldOut", parts, inner === undefined ? [] : [inner]);
  },
  step: plain("step", true),
  parallel: ({ steps }, own) => made("parallel", [literal(steps), options({}, own)]),
  gate(item, own) {
    const inner = printItem(item.check, undefined);
    return made("gate", [inner.layout, options({}, own)], [inner]);
  },
  after(item, own) {
    const inner = printItem(item.check, undefined);
    return made("after", [quote(item.when), inner.layout, options({}, own)], [inner]);
  },
  rule: plain("rule", true),
  deliver: ({ path, what, format }, own) =>
    what === undefined && format === undefined && own === undefined
      ? { layout: quote(path), imports: [] }
      : made("deliver", [quote(path), options({ what: text(what), format: text(format) }, own)]),
  final_answer: (item, own) =>
    made("finalAnswer", [
      options(
        {
          maxWords: count(item.max_words),
          codeOnly: item.code_only === true ? "true" : undefined,
          what: text(item.what),
        },
        own,
      ),
    ]),
  completion_signal: (item, own) => made("completionSignal", [quote(item.text), options({}, own)]),
  blocked: plain("blocked", true),
  budget: ({ turns, minutes, tokens, dollars }, own) =>
    made("budget", [
      options({ turns: count(turns), minutes: count(minutes), tokens: count(tokens), dollars: count(dollars) }, own),
    ]),
  text: ({ text: words }) => ({ layout: quote(words), imports: [] }),
};

function printArtifact(item: Extract<Item, { kind: "artifact" }>, own: Own | undefined): Printed {
  // The function takes one of the two; an item from elsewhere may have both.
  if (item.contains !== undefined && item.matches !== undefined) {
    return { layout: literal(own?.id === undefined ? withoutId(item) : item), imports: [] };
  }
  const inner = item.produced_by === undefined ? [] : [run(item.produced_by)];
  const members = {
    minBytes: count(item.min_bytes),
    contains: text(item.contains) ?? maybeRegex(item.matches),
    json: json(item.json),
    jsonSchema: json(item.json_schema),
    producedBy: inner[0]?.layout,
  };
  return made("artifact", [quote(item.path), options(members, own)], inner);
}

const withoutId = <Each extends Item>({ id: _, ...item }: Each): object => item;

/** Prints one item as a call of its factory, or as the string that stands for it. */
export function printItem(item: Item, id: string | undefined): Printed {
  // One table for every kind; the type of a kind's printer and of its item agree by the table's own type.
  const printer = printers[item.kind] as (item: Item, own: Own | undefined) => Printed;
  const { from } = item;
  const own = { ...(id === undefined ? {} : { id }), ...(from === undefined ? {} : { from }) };
  return printer(item, id === undefined && from === undefined ? undefined : own);
}
