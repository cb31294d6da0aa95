import type { ValuePath } from "../path.ts";
import { read } from "../rules/rule.ts";

/** Keys whose file the client reads at its start. Source: codex-cli, every key that holds a path asked, run 2026-11-29. */
const keys = ["model_instructions_file", "model_catalog_json", "experimental_compact_prompt_file"];

/**
 * Lists the files that a config.toml names and without which Codex does not start. A path that is not absolute counts from the folder of the
 * config.toml; `~/` is the home. An empty one names that folder, which is not a file.
 *
 * @example
 * codexNamedFiles({ model_instructions_file: "house.md" }); // [{ path: ["model_instructions_file"], file: "house.md" }]
 */
export const codexNamedFiles = (config: unknown): readonly { readonly path: ValuePath; readonly file: string }[] =>
  keys.flatMap((key) => {
    const file = read(config, key);
    return typeof file === "string" ? [{ path: [key], file }] : [];
  });
