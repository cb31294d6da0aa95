/** Source text that is printed on one line where it fits, else one part a line. */
export type Layout = string | { readonly open: string; readonly parts: readonly Layout[]; readonly close: string };

/** Columns that a line may take, as in our own sources. */
const width = 120;

/** Prints a layout. */
export function print(layout: Layout, indent = 0, used = 0): string {
  if (typeof layout === "string") return layout;
  const flat = flatten(layout);
  if (flat !== undefined && used + flat.length <= width) return flat;
  const inner = " ".repeat(indent + 2);
  const [only] = layout.parts;
  // A single object or array hugs its brackets: foo({ … }).
  const hugs = /^[{[`]/.test(typeof only === "object" ? only.open : (only ?? ""));
  if (layout.parts.length === 1 && only !== undefined && hugs && /\($/.test(layout.open)) {
    return `${layout.open}${print(only, indent, used + layout.open.length)}${layout.close.trim()}`;
  }
  const hugged = hugLast(layout, indent, used);
  if (hugged !== undefined) return hugged;
  const lines = layout.parts.map((part) => `${inner}${print(part, indent + 2, indent + 3)},\n`);
  return `${layout.open.trimEnd()}\n${lines.join("")}${" ".repeat(indent)}${layout.close.trimStart()}`;
}

/** Options that do not fit open on the line of the call when what stands before them fits there: foo("a", {. */
function hugLast({ open, parts, close }: Exclude<Layout, string>, indent: number, used: number): string | undefined {
  const [last, ...before] = parts.toReversed();
  if (!open.endsWith("(") || typeof last !== "object" || !last.open.startsWith("{") || before.length === 0)
    return undefined;
  const flat = before.toReversed().map((part) => (typeof part === "string" ? flatten(part) : undefined));
  const head = `${open}${flat.join(", ")}, `;
  if (flat.includes(undefined) || used + head.length + 1 > width) return undefined;
  return `${head}${print(last, indent, width)}${close}`;
}

/** The layout on one line, when none of its texts has several. */
function flatten(layout: Layout): string | undefined {
  if (typeof layout === "string") return layout.includes("\n") ? undefined : layout;
  const parts: string[] = [];
  for (const part of layout.parts) {
    const flat = flatten(part);
    if (flat === undefined) return undefined;
    parts.push(flat);
  }
  return `${layout.open}${parts.join(", ")}${layout.close}`;
}

/** What an editor does not show, or shows as something else. */
const unprintable = /[\u2028\u2029\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A string literal, as a formatter would quote it; several lines become a template. */
export function quote(text: string): string {
  if (text.includes("\n") && !/[`\\]|\$\{|\r|\u2028|\u2029/.test(text)) return `\`${text}\``;
  const json = JSON.stringify(text).replace(unprintable, escaped);
  const single = text.includes('"') && !text.includes("'");
  return single ? `'${json.slice(1, -1).replaceAll('\\"', '"')}'` : json;
}

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A call: `name(a, b)`. */
export const call = (name: string, parts: readonly Layout[]): Layout => ({ open: `${name}(`, parts, close: ")" });

/** An object literal; `undefined` members are left out. */
export function object(members: Readonly<Record<string, Layout | undefined>>): Layout | undefined {
  const parts = Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [member(key, value)]));
  return parts.length === 0 ? undefined : { open: "{ ", parts, close: " }" };
}

const member = (key: string, value: Layout): Layout => {
  const name = /^[A-Za-z_$][\w$]*$/.test(key) && key !== "__proto__" ? key : keyLiteral(key);
  return typeof value === "string" ? `${name}: ${value}` : { ...value, open: `${name}: ${value.open}` };
};

/** A key that is not a name; computed where the plain key would set the prototype. */
const keyLiteral = (key: string): string =>
  key === "__proto__" ? '["__proto__"]' : JSON.stringify(key).replace(unprintable, escaped);

/** Any JSON value as a literal. */
export function literal(value: unknown): Layout {
  if (typeof value === "string") return quote(value);
  if (typeof value === "number") return number(value);
  if (Array.isArray(value)) return { open: "[", parts: value.map(literal), close: "]" };
  if (typeof value !== "object" || value === null) return String(value);
  const members = Object.entries(value).map(([key, each]) => member(key, literal(each)));
  return members.length === 0 ? "{}" : { open: "{ ", parts: members, close: " }" };
}

/** A number, its thousands apart from 10,000 on. */
export const number = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) >= 10_000 && Math.abs(value) < 1e15
    ? String(value).replace(/\B(?=(?:\d{3})+$)/g, "_")
    : String(value);
