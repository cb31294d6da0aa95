import type { ChildAnswer, ChildFault, Place } from "./message.ts";

/** Items of one builder call, and where the call stands. */
export interface Recorded {
  readonly items: readonly object[];
  readonly place: Place;
}

interface Part {
  readonly kind: string;
  readonly items: readonly object[];
}

interface Draft {
  readonly id?: string;
  readonly fragment?: string;
  readonly parts: readonly Part[];
}

interface Builder {
  build(options?: { id: string }): unknown;
}

const builderKey = Symbol.for("goalpost.builder");
const templateKey = Symbol.for("goalpost.template");

/** The id of a contract that was built without one. The name is core's: nothing of ours is loaded here. */
const unnamed = "unnamed";

/**
 * Makes the answer of what a contract file exports: the default export, and every other export that is a contract or its builder. Fragments,
 * functions and values beside them are the file's own affair. Told apart by symbols, never by instanceof: it may come from another copy of core.
 */
export async function answerOf(module: unknown, id: string, recorded: readonly Recorded[]): Promise<ChildAnswer> {
  // CommonJS: what `module.exports` was set to is the default export.
  const isWhole = typeof module === "function" || isContract(module) || (isObject(module) && builderKey in module);
  const given = (isWhole ? { default: module } : (module ?? {})) as Readonly<Record<string, unknown>>;
  const exported = await given.default;
  const named = Object.entries(given).filter(
    ([name, value]) =>
      name !== "default" && name !== "module.exports" && value !== exported && value !== given.default && isOwn(value),
  );
  const whole = exported !== undefined && exported !== null;
  if (!whole && named.length === 0) return fault(noDefault(Object.keys(given), exported === null));
  const all: Exported[] = [];
  for (const [name, value] of whole ? [["default", exported] as const, ...named] : named) {
    const read = readExport(name, value, { id, recorded });
    if ("fault" in read) return fault(read.fault);
    all.push(read);
  }
  const twice = all.find((each, index) => all.findIndex(({ contract }) => contract.id === each.contract.id) < index);
  if (twice !== undefined) return fault(sameId(twice.name, twice.contract.id));
  const [{ contract, places }, ...more] = all as [Exported, ...Exported[]];
  return {
    ok: true,
    contract,
    places,
    more: more.map(({ contract, places }) => ({ contract, places })),
    isDefault: whole,
  };
}

interface Exported {
  readonly name: string;
  readonly contract: { readonly id: string };
  readonly places: Readonly<Record<string, Place>>;
}

function readExport(
  name: string,
  value: unknown,
  { id, recorded }: { readonly id: string; readonly recorded: readonly Recorded[] },
): Exported | { readonly fault: ChildFault } {
  const shown = name === "default" ? undefined : name;
  const draft = (value as { [builderKey]?: Draft })[builderKey];
  const given = draft?.id ?? (draft === undefined ? (value as { id?: unknown }).id : undefined);
  if (draft !== undefined) {
    const lacks = lacking(draft);
    if (lacks !== undefined) return { fault: { ...lacks, ...(shown === undefined ? {} : { where: shown }) } };
  } else if (!isContract(value)) return { fault: strange(value) };
  if (shown !== undefined && (given === undefined || given === unnamed)) return { fault: noId(shown) };
  // A file whose name gives no id leaves the contract without one.
  const named = draft?.id === undefined && id !== unnamed ? { id } : undefined;
  const built = draft === undefined ? value : (value as Builder).build(named);
  const contract = built as { readonly id: string; readonly blocks: readonly Part[] };
  return {
    name,
    contract: contract.id === unnamed ? { ...contract, id } : contract,
    places: placesOf(draft?.parts ?? contract.blocks, recorded),
  };
}

/** Whether a named export is a contract or is to become one: a goal's builder, never a fragment's. */
function isOwn(value: unknown): boolean {
  if (!isObject(value)) return false;
  const draft = (value as { [builderKey]?: Draft })[builderKey];
  return draft === undefined ? isContract(value) : draft.fragment === undefined;
}

function noId(name: string): ChildFault {
  const id = name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return {
    code: "contract/no-id",
    where: name,
    what: "is exported by its name and has no id; the file's name is that of the default export",
    help: `write goal("…", { id: "${id === "" ? "port-billing" : id}" })`,
  };
}

const sameId = (name: string, id: string): ChildFault => ({
  code: "contract/duplicate-id",
  where: name,
  what: `has the id "${id}", and so has another contract of this file`,
  help: "give one of them another id",
});

const fault = (fault: ChildFault): ChildAnswer => ({ ok: false, fault });

function noDefault(all: readonly string[], isNull: boolean): ChildFault {
  const names = all.filter((name) => name !== "__esModule" && name !== "default");
  const seen = isNull
    ? "exports null"
    : names.length === 0
      ? "exports nothing"
      : `exports ${names.join(", ")} and no default`;
  return {
    code: "contract/no-export",
    what: `${seen}, expected a contract as the default export`,
    help: 'write export default goal("…").doneWhen(command("…"))',
  };
}

function lacking({ fragment, parts }: Draft): ChildFault | undefined {
  if (fragment !== undefined) {
    return {
      code: "contract/not-a-contract",
      what: `exports the fragment "${fragment}", which has no goal`,
      help: `export default goal("…").use(${camel(fragment)}).doneWhen(command("…"))`,
    };
  }
  if (parts.some(({ kind }) => kind === "done_when")) return undefined;
  return { code: "contract/incomplete", what: "no doneWhen", help: "add .doneWhen(command(…))" };
}

function strange(exported: unknown): ChildFault {
  const isTemplate = typeof exported === "function" && templateKey in exported;
  const seen = isTemplate
    ? "exports a template, which has no parameters yet"
    : `exports ${Array.isArray(exported) ? "a list" : typeof exported === "object" ? "an object that is not a contract" : `a ${typeof exported}`}`;
  const help =
    typeof exported === "function"
      ? isTemplate
        ? "call it: export default port({ … })"
        : "call it: export default what it returns"
      : Array.isArray(exported)
        ? 'export each by a name, with an id: export const one = goal("…", { id: "one" })'
        : 'write export default goal("…").doneWhen(command("…"))';
  return { code: "contract/not-a-contract", what: `${seen}, expected a builder or a contract`, help };
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const isContract = (value: unknown): value is { id: string; blocks: readonly Part[] } =>
  typeof value === "object" &&
  value !== null &&
  "version" in value &&
  Array.isArray((value as { blocks?: unknown }).blocks);

const camel = (name: string): string => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** `done_when[0]` to the line of the builder call that added it: by identity, and by content for what was built and extended again. */
function placesOf(parts: readonly Part[], recorded: readonly Recorded[]): Record<string, Place> {
  const byItem = new Map<object, Place>();
  const byContent = new Map<string, Place>();
  for (const { items, place } of recorded) {
    for (const item of items) {
      byItem.set(item, place);
      byContent.set(content(item), place);
    }
  }
  const places: Record<string, Place> = {};
  // There may be several `other` blocks: their ordinals go on from one to the next.
  const counts = new Map<string, number>();
  for (const { kind, items } of parts) {
    for (const item of items) {
      const index = counts.get(kind) ?? 0;
      counts.set(kind, index + 1);
      const place = byItem.get(item) ?? byContent.get(content(item));
      if (place === undefined) continue;
      places[`${kind}[${index}]`] = place;
      places[kind] ??= place;
    }
  }
  return places;
}

function content(item: object): string {
  const { id, ...rest } = item as { id?: string };
  const derived = id === undefined || /^[A-Z]\d+$/.test(id);
  return JSON.stringify(Object.entries(derived ? rest : item).sort(([left], [right]) => (left < right ? -1 : 1)));
}
