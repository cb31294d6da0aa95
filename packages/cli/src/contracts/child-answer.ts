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

interface Builder {
  build(options: { id: string }): unknown;
}

const builderKey = Symbol.for("goalpost.builder");
const templateKey = Symbol.for("goalpost.template");

/** Makes the answer of what a contract file exports. Told apart by symbols, never by instanceof: it may come from another copy of core. */
export async function answerOf(module: unknown, id: string, recorded: readonly Recorded[]): Promise<ChildAnswer> {
  const names = Object.keys((module ?? {}) as object).filter((name) => name !== "__esModule");
  const exported = await (module as { default?: unknown } | undefined)?.default;
  if (exported === undefined || exported === null) return fault(noDefault(names, exported === null));
  const draft = (exported as { [builderKey]?: { fragment?: string; parts: readonly Part[] } })[builderKey];
  if (draft !== undefined) {
    const lacks = lacking(draft);
    if (lacks !== undefined) return fault(lacks);
    const contract = (exported as Builder).build({ id });
    return { ok: true, contract, places: placesOf(draft.parts, recorded) };
  }
  if (!isContract(exported)) return fault(strange(exported));
  // `.build()` in code gives an unnamed contract the id "goal"; the file's name says more.
  const contract = exported.id === "goal" ? { ...exported, id } : exported;
  return { ok: true, contract, places: placesOf(contract.blocks, recorded) };
}

const fault = (fault: ChildFault): ChildAnswer => ({ ok: false, fault });

function noDefault(names: readonly string[], isNull: boolean): ChildFault {
  const seen = isNull
    ? "exports null"
    : names.length === 0
      ? "exports nothing"
      : `exports ${names.join(", ")} and no default`;
  return {
    code: "contract/no-export",
    what: `${seen}, expected a contract as the default export`,
    mend: 'write export default goal("…").doneWhen(command("…"))',
  };
}

function lacking({ fragment, parts }: { fragment?: string; parts: readonly Part[] }): ChildFault | undefined {
  if (fragment !== undefined) {
    return {
      code: "contract/not-a-contract",
      what: `exports the fragment "${fragment}", which has no goal`,
      mend: `export default goal("…").use(${camel(fragment)}).doneWhen(command("…"))`,
    };
  }
  if (parts.some(({ kind }) => kind === "done_when")) return undefined;
  return { code: "contract/incomplete", what: "no doneWhen", mend: "add .doneWhen(command(…))" };
}

function strange(exported: unknown): ChildFault {
  const isTemplate = typeof exported === "function" && templateKey in exported;
  const seen = isTemplate
    ? "exports a template, which has no parameters yet"
    : `exports ${typeof exported === "object" ? "an object that is no contract" : `a ${typeof exported}`}`;
  const mend =
    typeof exported === "function"
      ? isTemplate
        ? "call it: export default port({ … })"
        : "call it: export default what it returns"
      : 'write export default goal("…").doneWhen(command("…"))';
  return { code: "contract/not-a-contract", what: `${seen}, expected a builder or a contract`, mend };
}

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
