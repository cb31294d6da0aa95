import { GoalpostError } from "@goalpost/core/errors";
import { conform, type Misfit } from "../conform.ts";
import { parseToml, type TomlDocument } from "../toml/parse-toml.ts";
import { withoutAliases } from "./aliases.ts";
import { codexConfigShape } from "./codex-shape.gen.ts";
import { codexRefusals } from "./refusals.ts";

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
    return { document, misfits: fits ? [...misfits, ...codexRefusals(config)] : misfits };
  } catch (error) {
    if (!GoalpostError.is(error) || error.code !== "config/bad-toml") throw error;
    return { syntax: error, misfits: [] };
  }
}

/** True when the client loads the text: leniently unknown keys pass, under its strict flag they do not. @internal */
export const codexAccepts = ({ syntax, misfits }: CodexReading, strict: boolean): boolean =>
  syntax === undefined && misfits.every(({ kind }) => kind === "unknown" && !strict);
