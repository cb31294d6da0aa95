import { GoalpostError } from "@goalpost/core/errors";
import { conform } from "../conform.ts";
import type { Misfit } from "../misfit.ts";
import type { ValuePath } from "../path.ts";
import { parseToml, type TomlDocument } from "../toml/parse-toml.ts";
import { isTable, type TomlTable, type TomlValue } from "../toml/toml-value.ts";
import { placedAll } from "../where-it-belongs.ts";
import { withoutAliases } from "./aliases.ts";
import { codexConfigShape } from "./codex-shape.gen.ts";
import { codexPlaces, requirementsPlaces, safetyNames } from "./key-places.ts";
import { codexRefusals } from "./refusals.ts";
import { requirementsShape } from "./requirements-shape.ts";

/** What the client would say of a text, and why. @internal */
export interface CodexReading {
  readonly document?: TomlDocument;
  readonly syntax?: GoalpostError;
  readonly misfits: readonly Misfit[];
}

/** Reads a config.toml as Codex does: syntax, types, then the rules between keys. @internal */
export function readCodex(text: string, file: string): CodexReading {
  try {
    const document = parseToml(text, file);
    const { config, misfits: old } = withoutAliases(document.value);
    const misfits = [...old, ...conform(config, codexConfigShape)];
    const fits = misfits.every(({ kind }) => kind === "unknown");
    const all = fits ? [...misfits, ...codexRefusals(config)] : misfits;
    return {
      document,
      misfits: placedAll(all, document.value, codexPlaces).map((misfit) => ({
        ...misfit,
        rule: misfit.rule ?? ruleOf(misfit),
      })),
    };
  } catch (error) {
    if (!GoalpostError.is(error) || error.code !== "config/bad-toml") throw error;
    return { syntax: error, misfits: [] };
  }
}

/** Reads a requirements.toml, which holds other files and is none of them. @internal */
export function readRequirements(text: string, file: string): CodexReading {
  try {
    const document = parseToml(text, file);
    const misfits = [
      ...conform(document.value, requirementsShape),
      ...requirementsRefusals(document.value),
      ...lostBelow(document.value),
    ];
    return {
      document,
      misfits: placedAll(misfits, document.value, requirementsPlaces).map((misfit) => ({
        ...misfit,
        rule: misfit.kind === "unknown" ? "unknown-key" : "value-fits",
      })),
    };
  } catch (error) {
    if (!GoalpostError.is(error) || error.code !== "config/bad-toml") throw error;
    return { syntax: error, misfits: [] };
  }
}

/** Source: codex-cli with an /etc of its own, run 2026-11-29: without read-only the client does not start. */
function* requirementsRefusals({ allowed_sandbox_modes: modes }: TomlTable): Generator<Misfit> {
  if (Array.isArray(modes) && modes.length > 0 && !modes.includes("read-only"))
    yield {
      kind: "wrong",
      path: ["allowed_sandbox_modes"],
      seen: "a list without read-only",
      expected: "one with it",
      help: 'add "read-only": the client does not start without it',
    };
}

/** Keys that only the root of a requirements.toml has, and what is written for them; a remote sandbox has one of its own, and a tool its approval_mode. */
const ofRoot: ReadonlySet<string> = new Set([
  ...Object.keys(requirementsShape.keys).filter((name) => name.startsWith("allowed_")),
  ...safetyNames.filter((name) => name !== "approval_mode"),
]);

/** A requirement that stands below a table of which the shape is open requires nothing, and nobody says so. */
function* lostBelow(root: TomlTable): Generator<Misfit> {
  for (const [table, value] of Object.entries(root)) {
    const shape = requirementsShape.keys[table];
    const isOpen = shape?.type === "any" || shape?.type === "map";
    if (isOpen && table !== "remote_sandbox_config") yield* lostIn(value, [table]);
  }
}

function* lostIn(value: TomlValue, path: ValuePath): Generator<Misfit> {
  if (Array.isArray(value)) for (const [index, inner] of value.entries()) yield* lostIn(inner, [...path, index]);
  if (!isTable(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    const own = [...path, name];
    if (ofRoot.has(name))
      yield { kind: "unknown", path: own, seen: `key ${JSON.stringify(name)}`, expected: "it at the root" };
    else yield* lostIn(inner, own);
  }
}

function ruleOf({ kind, path: [first, ...rest] }: Misfit): string {
  if (kind === "unknown") return "unknown-key";
  if (first === "goals" && rest.length === 0) return "root-goals-is-a-table";
  if (first === "model_provider") return "undefined-provider";
  if (first === "profile" || first === "experimental_thread_store_endpoint" || rest.at(-1) === "wire_api")
    return "removed-value";
  return "value-fits";
}

/** True when the client loads the text: leniently unknown keys pass, under its strict flag they do not. @internal */
export const codexAccepts = ({ syntax, misfits }: CodexReading, strict: boolean): boolean =>
  syntax === undefined && misfits.every(({ kind }) => kind === "unknown" && !strict);
