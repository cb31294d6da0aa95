import { TomlDate } from "smol-toml";
import { codexConfigShape } from "../codex/codex-shape.gen.ts";
import type { Shape, StructShape } from "../shape.ts";
import { renderToml } from "../toml/render-toml.ts";
import type { Random } from "./random.ts";

const words = [
  "x",
  "gpt-5.5",
  "high",
  "on-request",
  "a b",
  "é",
  "",
  "true",
  "7",
  ":workspace",
  "https://127.0.0.1/v1",
  "aws",
];

/** A valid-looking configuration, or one with a few faults, of keys chosen from the whole table. */
export function randomCodex(random: Random, words: readonly string[] = []): string {
  const config: Record<string, unknown> = {};
  const names = Object.keys(codexConfigShape.keys);
  for (let count = 1 + random.below(6); count > 0; count--) {
    const name = random.pick(names);
    const shape = codexConfigShape.keys[name];
    if (shape !== undefined && !isOpaque(shape)) config[name] = randomValue(shape, random, 0);
  }
  if (random.chance(0.15)) config.features = randomFeatures(random);
  if (random.chance(0.05)) config.model_providers = { "amazon-bedrock": randomBedrock(random) };
  if (words.length > 0 && random.chance(0.4)) addWord(config, words, random);
  if (random.chance(0.03)) config[random.pick(["model", "model_provider", "profile"])] = new TomlDate("1979-05-27");
  if (random.chance(0.3)) spoil(config, random, 0);
  const text = renderToml(config);
  return random.chance(0.15) ? mutate(text, random) : text;
}

/** A key by a word of the client's: at the root, as a feature, or in a table that is there. */
function addWord(config: Record<string, unknown>, words: readonly string[], random: Random): void {
  const word = random.pick(words);
  const value = random.pick<unknown>([true, 1, "x", {}]);
  const place = random.below(3);
  if (place === 0) config[word] = value;
  else if (place === 1) config.features = { ...(isPlain(config.features) ? config.features : {}), [word]: value };
  else {
    const table = config[random.pick(Object.keys(config))];
    if (isPlain(table)) table[word] = value;
  }
}

/** The tables of single features are too few among all keys to come up often enough by chance. */
const tableFeatures = Object.entries(structAt(codexConfigShape, "features").keys).flatMap(([name, shape]) =>
  shape.type === "oneOf" ? shape.of.flatMap((one) => (one.type === "struct" ? [[name, one] as const] : [])) : [],
);

function randomFeatures(random: Random): Record<string, unknown> {
  const chosen = Array.from({ length: 1 + random.below(3) }, () => random.pick(tableFeatures));
  return Object.fromEntries(
    chosen.map(([name, shape]) => [
      name,
      { ...table(shape, random, 1), ...(random.chance(0.5) ? { enabled: true } : {}) },
    ]),
  );
}

function randomBedrock(random: Random): unknown {
  const providers = codexConfigShape.keys.model_providers;
  const provider = providers?.type === "map" ? providers.values : undefined;
  const aws = provider?.type === "struct" ? provider.keys.aws : undefined;
  return aws === undefined ? {} : { aws: randomValue(aws, random, 1) };
}

function structAt({ keys }: StructShape, name: string): StructShape {
  const shape = keys[name];
  if (shape?.type !== "struct") throw new Error(`${name} is not a struct`);
  return shape;
}

function randomValue(shape: Shape, random: Random, depth: number): unknown {
  if (random.chance(0.03)) return odd(random);
  switch (shape.type) {
    case "string":
      return random.pick(words);
    case "boolean":
      return random.chance(0.5);
    case "number":
      return random.pick([0, 1, 1.5, -1, 30.25]);
    case "integer":
      return random.pick([0, 1, 2, 100, 101, 255, 256, 65_535, 65_536, 1_050_000, -1, shape.max ?? 7]);
    case "enum":
      return enumValue(shape, random, depth);
    case "keybinding":
      return random.pick<unknown>(["ctrl-a", "f1", "zz", ["esc", "alt-x"], "shift-page-up", "g g", "ctrl-ctrl-a", ""]);
    case "any":
      return random.pick<unknown>([1, "x", true]);
    case "array":
      return Array.from({ length: random.below(3) }, () => randomValue(shape.items, random, depth + 1));
    case "map":
      return Object.fromEntries(
        Array.from({ length: random.below(3) }, () => [
          random.pick(["a", "b", "c.d", "x"]),
          randomValue(shape.values, random, depth + 1),
        ]),
      );
    case "struct":
      return table(shape, random, depth);
    case "tagged":
      return {
        ...table(shape.of[random.pick(Object.keys(shape.of))] as StructShape, random, depth),
        [shape.tag]: random.pick([...Object.keys(shape.of), "zz"]),
      };
    case "oneOf":
      return shape.of.length === 0 ? 1 : randomValue(random.pick(shape.of), random, depth);
  }
}

const isOpaque = (shape: Shape): boolean => shape.type === "any" && shape.opaque === true;

function enumValue(shape: Shape & { readonly type: "enum" }, random: Random, depth: number): unknown {
  const word = random.pick(shape.values);
  const held = shape.with?.[word];
  if (held !== undefined && random.chance(0.9)) return { [word]: randomValue(held, random, depth + 1) };
  if (random.chance(0.05)) return { [word]: random.pick<unknown>([{}, [], 1]) };
  return random.chance(0.08) ? random.pick([`${word}x`, word.toUpperCase(), ""]) : word;
}

function table(shape: StructShape, random: Random, depth: number): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const name of shape.required ?? []) {
    const inner = shape.keys[name];
    if (inner !== undefined && random.chance(0.93)) result[name] = randomValue(inner, random, depth + 1);
  }
  const names = Object.keys(shape.keys);
  for (let count = random.below(depth > 3 ? 2 : 4); count > 0 && names.length > 0; count--) {
    const name = random.pick(names);
    const inner = shape.keys[name];
    if (inner !== undefined && !isOpaque(inner)) result[name] = randomValue(inner, random, depth + 1);
  }
  if (shape.rest !== undefined && random.chance(0.3)) result.extra = randomValue(shape.rest, random, depth + 1);
  if (random.chance(0.02)) result[misspelt(random.pick(names.length === 0 ? ["key"] : names), random)] = odd(random);
  return result;
}

const odd = (random: Random): unknown =>
  random.pick<unknown>([
    1,
    -1,
    1.5,
    true,
    "x",
    "",
    [],
    ["x"],
    [1],
    {},
    { zq: 1 },
    [[]],
    [{}],
    new Date(0).toISOString(),
  ]);

/** One fault: a wrong type, an unknown key, a key that was taken out of use. */
function spoil(config: Record<string, unknown>, random: Random, depth: number): void {
  const names = Object.keys(config);
  const inner = config[random.pick(names)];
  if (depth < 3 && random.chance(0.5) && isPlain(inner) && Object.keys(inner).length > 0) {
    spoil(inner, random, depth + 1);
    return;
  }
  const name = random.pick(names);
  const fault = random.below(4);
  if (fault === 0) config[misspelt(name, random)] = config[name];
  else if (fault === 1) config[name] = odd(random);
  else if (fault === 2) delete config[name];
  else
    config[
      random.pick([
        "profile",
        "sandbox",
        "auto_approve",
        "goals",
        "approval_policy",
        "model_provider",
        "reasoning_effort",
      ])
    ] = random.pick<unknown>(["untrusted", true, "x", 3]);
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function misspelt(name: string, random: Random): string {
  const at = random.below(name.length);
  return random.pick([
    `${name}_x`,
    name.slice(0, at) + name.slice(at + 1) || "k",
    `${name.slice(0, at)}q${name.slice(at)}`,
    name.toUpperCase(),
  ]);
}

/** A fault of syntax: something taken out, doubled, or put in. */
function mutate(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const insert = random.pick([
    '"',
    "=",
    "[",
    "]",
    "\n",
    "'",
    "{",
    "}",
    ",",
    "#",
    ".",
    " ",
    "\\",
    "\r",
    "\u0000",
    "é",
    "_",
    "0",
    "\uFEFF",
    "\t",
    "1979-05-27",
    "\\u00e9",
    "\\e",
  ]);
  switch (random.below(5)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + insert + text.slice(at);
    case 2:
      return text.slice(0, at);
    case 3:
      return text.replaceAll("\n", "\r\n");
    default: {
      const lines = text.split("\n");
      const from = random.below(lines.length);
      return [...lines.slice(0, from + 1), ...lines.slice(from)].join("\n");
    }
  }
}
