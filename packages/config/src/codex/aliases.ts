import type { Misfit } from "../misfit.ts";
import { isTable, type TomlTable, type TomlValue } from "../toml/toml-value.ts";
import { hasRelativePath } from "./relative-paths.ts";

/** A name of before, and where the client puts it. @internal */
export interface Alias {
  readonly table: string;
  readonly old: string;
  readonly now: readonly string[];
  /** Whether the strict flag knows the old name when it stands alone. */
  readonly isStrict: boolean;
}

/** Older names that the client moves to the new one before it reads; beside the new name the old one is dropped. Source: codex-cli, run 2026-11-22. @internal */
export const aliases: readonly Alias[] = [
  { table: "agents", old: "max_threads", now: ["max_concurrent_threads_per_session"], isStrict: true },
  { table: "memories", old: "no_memories_if_mcp_or_web_search", now: ["disable_on_external_context"], isStrict: true },
  { table: "tui", old: "whimsy", now: ["effects", "starfield"], isStrict: false },
];

/** The table with every old name moved, and what the strict flag says of them. @internal */
export function withoutAliases(config: TomlTable): { readonly config: TomlTable; readonly misfits: readonly Misfit[] } {
  const misfits: Misfit[] = [];
  let moved = config;
  for (const { table, old, now, isStrict } of aliases) {
    const holder = moved[table];
    if (!isTable(holder) || !Object.hasOwn(holder, old)) continue;
    const { [old]: value, ...rest } = holder;
    const isBeside = read(rest, now) !== undefined;
    const place = isTable(read(rest, now.slice(0, -1)) ?? {});
    if (isBeside || !isStrict) {
      // A path that is not absolute makes the client read the whole before it moves old names, so that two names of one field collide.
      const kind = isBeside && table === "agents" && hasRelativePath(config) ? "wrong" : "unknown";
      misfits.push({
        kind,
        path: [table, old],
        seen: `the old name ${old}${isBeside ? " beside the new one" : ""}`,
        expected: now.join("."),
      });
    }
    if (value === undefined) continue;
    moved = { ...moved, [table]: isBeside || !place ? rest : write(rest, now, value) };
  }
  return { config: moved, misfits };
}

const read = (table: TomlTable, path: readonly string[]): TomlValue | undefined =>
  path.reduce<TomlValue | undefined>((at, step) => (isTable(at) ? at[step] : undefined), table);

function write(table: TomlTable, [step = "", ...rest]: readonly string[], value: TomlValue): TomlTable {
  const inner = table[step];
  return { ...table, [step]: rest.length === 0 ? value : write(isTable(inner) ? inner : {}, rest, value) };
}
