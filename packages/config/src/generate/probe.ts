import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { askCodex, type CodexAnswer } from "../node/codex-oracle.ts";
import { RunningCodex } from "../node/running-codex.ts";
import type { Shape } from "../shape.ts";
import { type Accepts, closedShape, isTaken, wordsOf } from "./probe-closed.ts";
import { fits, hintFor, hints, otherHints, type Step, tagged } from "./probe-hints.ts";
import { between, nearEnabled, sample, unknownKeys, variantsIn } from "./probe-words.ts";

/** Literals that a probe writes where it wants to learn the type. None of them is a value that a client would act on. */
const literals = {
  string: '"zq"',
  boolean: "true",
  integer: "1",
  number: "1.5",
  array: "[]",
  strings: '["zq"]',
  table: "{}",
  alien: "[[[[true]]]]",
} as const;

/**
 * Learns what the real Codex accepts by asking it: the first error that the client reports names the type that it expected, so a table full of
 * candidate names, each with a value that no type accepts, gives up its true keys one by one.
 */
export class Prober {
  readonly #binary: string;
  readonly #root: string;
  readonly #names: readonly string[];
  /** What the client may read as a word where it does not list its words. */
  readonly #words: readonly string[];
  readonly #runs: readonly (readonly string[])[];
  /** Fields that must stand beside the one that is probed, by path. */
  readonly #required = new Map<string, Map<string, string>>();
  readonly #free: string[] = [];
  #running: Promise<RunningCodex> | undefined;
  readonly #unlearned = new Set<string>();
  #variant: Readonly<Record<string, string>> | undefined;
  #homes = 0;
  asked = 0;

  constructor(
    binary: string,
    cache: string,
    runs: readonly (readonly string[])[],
    names: readonly string[],
    words: readonly string[],
  ) {
    this.#binary = binary;
    this.#root = mkdtempSync(join(cache, "probe-"));
    this.#runs = runs;
    this.#names = names;
    this.#words = words;
    this.#required.set("[]", new Map(Object.entries(hints[""] ?? {})));
  }

  async close(): Promise<void> {
    await (await this.#running)?.close();
    rmSync(this.#root, { recursive: true, force: true });
  }

  async ask(text: string, strict = false): Promise<CodexAnswer> {
    if (!strict) return this.#askFast(text);
    const home = this.#free.pop() ?? join(this.#root, String(this.#homes++));
    this.asked++;
    try {
      return await askCodex(text, { binary: this.#binary, home, strict });
    } finally {
      this.#free.push(home);
    }
  }

  async #askFast(text: string): Promise<CodexAnswer> {
    this.asked++;
    this.#running ??= RunningCodex.start({ binary: this.#binary, home: join(this.#root, "server") });
    return (await this.#running).ask(text);
  }

  /** Learns the shape at a path. */
  async shape(path: readonly Step[], depth = 0): Promise<Shape> {
    const words = path.map((step) => (typeof step === "string" ? step : "[]"));
    const fieldsByVariant = Object.entries(tagged).find(([pattern]) => fits(pattern, words))?.[1];
    if (fieldsByVariant !== undefined) return this.#tagged(path, fieldsByVariant, depth);
    if (path.slice(-3).length === 3 && path.slice(-3).every((step) => step === "zq_any")) return this.#giveUp(path);
    const said = await this.#kinds(path);
    if (/keybinding string/.test(said.boolean.message ?? "")) return { type: "keybinding" };
    const text = Object.values(said)
      .map(({ message = "" }) => message)
      .join("\n");
    if (Object.values(said).every(({ accepted }) => accepted)) return { type: "any" };
    if (/untagged enum/.test(text)) return this.#union(path, said, depth);
    const variants = variantsIn(said.string.message);
    if (variants.length > 0) return this.#enum(path, variants, depth);
    if (said.string.accepted && !said.integer.accepted) return this.#string(path, said);
    if (/expected (a |path )?string/.test(said.boolean.message ?? "")) return { type: "string" };
    if (said.boolean.accepted) return { type: "boolean" };
    if (said.number.accepted) return { type: "number" };
    if (said.integer.accepted) return this.#integer(path);
    const sequence = /expected (a sequence|an array)/.test(said.string.message ?? "");
    return sequence ? this.#array(path, depth) : this.#table(path, depth);
  }

  async #kinds(path: readonly Step[]) {
    const said = {} as Record<keyof typeof literals, CodexAnswer>;
    for (const kind of Object.keys(literals) as (keyof typeof literals)[]) {
      said[kind] = await this.ask(this.#write(path, literals[kind]));
    }
    return said;
  }

  #giveUp(path: readonly Step[]): Shape {
    const place = path.map((step) => (step === "zq_any" ? "*" : String(step))).join(".");
    console.error(`    not learned: ${place}; any value is taken there, unless generate/codex-by-hand.ts says more`);
    return { type: "any" };
  }

  async #string(path: readonly Step[], said: Record<keyof typeof literals, CodexAnswer>): Promise<Shape> {
    if (said.strings.accepted) {
      const strings: Shape = { type: "array", items: { type: "string" } };
      return { type: "oneOf", of: [{ type: "string" }, strings] };
    }
    const empty = await this.ask(this.#write(path, '""'));
    return empty.accepted ? { type: "string" } : { type: "string", minLength: 1 };
  }

  async #integer(path: readonly Step[]): Promise<Shape> {
    const accepts = async (value: string) => (await this.ask(this.#write(path, value))).accepted;
    const min = (await accepts("-1")) ? undefined : (await accepts("0")) ? 0 : 1;
    let max: number | undefined;
    for (const limit of [100, 255, 65_535, 4_294_967_295]) {
      if (!(await accepts(String(limit + 1)))) {
        max = limit;
        break;
      }
    }
    return { type: "integer", ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  }

  async #array(path: readonly Step[], depth: number): Promise<Shape> {
    return { type: "array", items: await this.shape([...path, { element: true }], depth + 1) };
  }

  async #enum(path: readonly Step[], variants: readonly string[], depth: number): Promise<Shape> {
    const held: Record<string, Shape> = {};
    for (const variant of variants) {
      const plain = await this.ask(this.#write(path, JSON.stringify(variant)));
      if (plain.accepted || !/variant|wanted/.test(plain.message ?? "")) continue;
      const inner = await this.shape([...path, variant], depth + 1);
      if (inner.type !== "any") held[variant] = inner;
    }
    const word = await this.ask(this.#write(path, `{${JSON.stringify(variants[0])} = {}}`));
    const wordOnly = /invalid type: map/.test(word.message ?? "");
    return {
      type: "enum",
      values: variants,
      ...(Object.keys(held).length === 0 ? {} : { with: held }),
      ...(wordOnly ? { wordOnly } : {}),
    };
  }

  async #union(path: readonly Step[], said: Record<keyof typeof literals, CodexAnswer>, depth: number): Promise<Shape> {
    const of: Shape[] = [];
    if (!said.table.accepted) return (await this.#closed(path)) ?? { type: "any", opaque: true };
    if (said.boolean.accepted) of.push({ type: "boolean" });
    if (said.integer.accepted) of.push({ type: "integer" });
    if (said.string.accepted) of.push({ type: "string" });
    if (said.strings.accepted) of.push({ type: "array", items: { type: "string" } });
    of.push(await this.#table(path, depth));
    const [only] = of;
    return of.length === 1 && only !== undefined ? only : { type: "oneOf", of };
  }

  #closed(path: readonly Step[]): Promise<Shape | undefined> {
    return closedShape(this.#acceptsAt(path), this.#words);
  }

  #acceptsAt(path: readonly Step[]): Accepts {
    return async (value) => (await this.ask(this.#write(path, value))).accepted;
  }

  async #tagged(path: readonly Step[], fieldsByVariant: (typeof tagged)[string], depth: number): Promise<Shape> {
    const of: Record<string, Shape> = {};
    for (const [variant, fields] of Object.entries(fieldsByVariant)) {
      this.#variant = { type: JSON.stringify(variant), ...fields };
      of[variant] = await this.#table(path, depth);
    }
    this.#variant = undefined;
    return { type: "tagged", tag: "type", of };
  }

  /**
   * Learns a table that stands beside a boolean: the client reads both in one piece and says only that neither fits, so each name that the binary
   * keeps near the word `enabled` is tried with each kind of value.
   */
  async closedTable(path: readonly Step[]): Promise<Shape> {
    const keys: Record<string, Shape> = {};
    for (const name of nearEnabled(this.#runs)) {
      const accepts = this.#acceptsAt([...path, name]);
      if (!(await isTaken(accepts))) continue;
      const shape = await closedShape(accepts, this.#words);
      if (shape !== undefined) keys[name] = shape;
    }
    const { enabled: _, ...own } = keys;
    for (const name of between(this.#runs, new Set(Object.keys(own)))) {
      const words = await wordsOf(this.#acceptsAt([...path, name]), this.#words);
      if (words !== undefined) keys[name] ??= words;
    }
    return { type: "struct", keys, unknown: "reject" };
  }

  async #table(path: readonly Step[], depth: number): Promise<Shape> {
    await this.#learnRequired(path);
    const random = await this.ask(this.#write([...path, "zq_any"], literals.alien));
    const another = await this.#another(path, random);
    const listed = /unknown field `z[qr]_any`, (?:expected|there are no)/.test(another.message ?? "");
    const isMap = !another.accepted && !listed;
    if (isMap && !/invalid type|expected|wanted|missing|empty/.test(another.message ?? "")) {
      this.#unlearned.add(JSON.stringify(path));
      return { type: "any" };
    }
    const keys: Record<string, Shape> = {};
    const names = listed ? variantsIn(another.message) : isMap ? [] : await this.#keysOf(path);
    for (const name of names) {
      keys[name] = await this.shape([...path, name], depth + 1);
      if (this.#unlearned.has(JSON.stringify([...path, name]))) keys[name] = await this.#again(path, name, depth);
    }
    if (isMap) return { type: "map", values: await this.shape([...path, "zq_any"], depth + 1) };
    const strict = await this.ask(this.#write([...path, "zq_any"], literals.integer), true);
    if (names.length === 0 && strict.accepted) return { type: "any" };
    if (!strict.accepted) for (const name of await this.#loose(path, names)) keys[name] = { type: "any" };
    const required = this.#requiredAt(path);
    const positional = await this.#positional(path, keys);
    return {
      type: "struct",
      keys,
      ...(required.length === 0 ? {} : { required }),
      ...unknownKeys(listed, strict.accepted),
      ...(positional === undefined ? {} : { positional }),
    };
  }

  /** What stands beside the root's keys is there for [permissions] alone. */
  #requiredAt(path: readonly Step[]): readonly string[] {
    return path.length === 0 ? [] : [...(this.#required.get(JSON.stringify(path))?.keys() ?? [])];
  }

  /** A refusal may be of this one name alone: a second name tells. */
  async #another(path: readonly Step[], first: CodexAnswer): Promise<CodexAnswer> {
    return first.accepted ? first : this.ask(this.#write([...path, "zr_any"], literals.alien));
  }

  /** A field that the first companions do not allow is learned beside the others. */
  async #again(path: readonly Step[], name: string, depth: number): Promise<Shape> {
    const [before, other] = [this.#required.get(JSON.stringify(path)), hintFor(otherHints, path)];
    const step = JSON.stringify([...path, name]);
    this.#unlearned.delete(step);
    this.#required.set(JSON.stringify(path), new Map(Object.entries(other)));
    const shape = await this.shape([...path, name], depth + 1);
    if (before !== undefined) this.#required.set(JSON.stringify(path), before);
    return this.#unlearned.has(step) ? this.#giveUp([...path, name]) : shape;
  }

  /** "missing field `x`" names what must stand beside; a value for it is found by trying the plain ones. */
  async #learnRequired(path: readonly Step[]): Promise<void> {
    const fields = new Map<string, string>(Object.entries(this.#variant ?? hintFor(hints, path)));
    this.#variant = undefined;
    this.#required.set(JSON.stringify(path), fields);
    for (let turn = 0; turn < 12; turn++) {
      const { message = "" } = await this.ask(this.#fill(path, []));
      const name = /missing field `([^`]+)`/.exec(message)?.[1];
      if (name === undefined || fields.has(name)) return;
      for (const value of [...Object.values(literals), '"command"', '"low"', '"none"']) {
        const next = await this.ask(this.#write([...path, name], value));
        if (next.accepted || (/missing field/.test(next.message ?? "") && !next.message?.includes(`\`${name}\``))) {
          fields.set(name, value);
          break;
        }
        const variant = variantsIn(next.message)[0];
        if (value === literals.string && variant !== undefined) {
          fields.set(name, JSON.stringify(variant));
          break;
        }
      }
      if (!fields.has(name)) return;
    }
  }

  /** Candidates with an impossible value, one on a line: every refusal takes one true key out, until the client is content. */
  async #keysOf(path: readonly Step[]): Promise<string[]> {
    let left = [...this.#names];
    const found: string[] = [];
    const beside = this.#required.get(JSON.stringify(path)) ?? new Map();
    for (;;) {
      const offender = await this.#offender(path, left);
      if (offender === undefined) return [...beside.keys(), ...found.filter((name) => !beside.has(name))].sort();
      found.push(offender);
      left = left.filter((name) => name !== offender);
    }
  }

  async #offender(path: readonly Step[], names: readonly string[]): Promise<string | undefined> {
    const answer = await this.ask(this.#fill(path, names));
    if (answer.accepted) return undefined;
    const guess = names.find((name) => name === /\nin `(?:.*\.)?"?([^`"]+?)"?`/.exec(answer.message ?? "")?.[1]);
    if (guess !== undefined && !(await this.ask(this.#fill(path, [guess]))).accepted) return guess;
    let [low, high] = [0, names.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((await this.ask(this.#fill(path, names.slice(low, middle)))).accepted) low = middle;
      else high = middle;
    }
    return names[low];
  }

  /** Keys that take anything are not betrayed by a wrong value; names that live beside the true ones in the binary are asked one by one. */
  async #loose(path: readonly Step[], known: readonly string[]): Promise<string[]> {
    const near = new Set<string>();
    for (const run of this.#runs) {
      run.forEach((name, index) => {
        if (!known.includes(name)) return;
        if (run.slice(Math.max(0, index - 3), index + 4).filter((other) => known.includes(other)).length < 2) return;
        for (const other of run.slice(Math.max(0, index - 2), index + 3)) near.add(other);
      });
    }
    const found: string[] = [];
    for (const name of near) {
      if (known.includes(name)) continue;
      if ((await this.ask(this.#write([...path, name], literals.alien), true)).accepted) found.push(name);
    }
    return found;
  }

  async #positional(path: readonly Step[], keys: Readonly<Record<string, Shape>>) {
    const { message = "", accepted } = await this.ask(this.#write(path, literals.array));
    const count = Number(/with (\d+) elements?/.exec(message)?.[1] ?? (accepted ? Object.keys(keys).length : 0));
    if (count === 0) return undefined;
    const window = this.#runs
      .flatMap((run) => run.map((_, index) => run.slice(index, index + count)))
      .find((names) => names.length === count && Object.keys(keys).every((name) => names.includes(name)));
    if (window === undefined) return { order: [], least: count };
    for (let least = 0; least <= count; least++) {
      const values = window.slice(0, least).map((name) => sample(keys[name]));
      if ((await this.ask(this.#write(path, `[${values.join(", ")}]`))).accepted) return { order: window, least };
    }
    return { order: window, least: count };
  }

  #fill(path: readonly Step[], names: readonly string[]): string {
    const beside = this.#required.get(JSON.stringify(path)) ?? new Map<string, string>();
    const lines = names.map((name) => `${JSON.stringify(name)} = ${literals.alien},`);
    const extra = [...beside]
      .filter(([name]) => !names.includes(name))
      .map(([name, value]) => `${JSON.stringify(name)} = ${value}`);
    if (path.length === 0) return `# root\n${lines.map((line) => line.slice(0, -1)).join("\n")}\n`;
    return this.#write(path, `{\n${lines.join("\n")}\n${extra.join(", ")}}`);
  }

  /** Writes a document that holds one value at the path, and beside it what the client needs. */
  #write(path: readonly Step[], value: string): string {
    let text = value;
    for (let at = path.length - 1; at >= 0; at--) {
      const step = path[at];
      const parent = path.slice(0, at);
      if (typeof step === "object") text = `[${text}]`;
      else if (step !== undefined) {
        const beside = this.#required.get(JSON.stringify(parent)) ?? new Map<string, string>();
        const extra = [...beside]
          .filter(([name]) => name !== step)
          .map(([name, literal]) => `, ${JSON.stringify(name)} = ${literal}`);
        text =
          at === 0
            ? `${JSON.stringify(step)} = ${text}${extra.join("").replaceAll(", ", "\n")}`
            : `{${JSON.stringify(step)} = ${text}${extra.join("")}}`;
      }
    }
    return `${text}\n`;
  }
}
