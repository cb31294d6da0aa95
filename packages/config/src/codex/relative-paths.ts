import { isTable, type TomlTable, type TomlValue } from "../toml/toml-value.ts";

const ofProfiles = [
  "experimental_compact_prompt_file",
  "js_repl_node_module_dirs.*",
  "js_repl_node_path",
  "model_instructions_file",
];

/** Keys whose value is a path; `*` is any key or element. Source: codex-cli, every string key of the table asked, run 2026-11-22. */
const places = [
  ...ofProfiles,
  ...ofProfiles.map((key) => `profiles.*.${key}`),
  "agents.*.config_file",
  "log_dir",
  "model_catalog_json",
  "model_providers.*.auth.cwd",
  "sandbox_workspace_write.writable_roots.*",
  "skills.config.*.path",
  "sqlite_home",
].map((place) => place.split("."));

/** Tells whether any path of a configuration is not absolute; the client resolves such a one against the file's folder. @internal */
export const hasRelativePath = (config: TomlTable): boolean =>
  places.some((place) => textsAt(config, place).some((text) => !text.startsWith("/")));

function textsAt(value: TomlValue | undefined, [step, ...rest]: readonly string[]): readonly string[] {
  if (step === undefined) return typeof value === "string" ? [value] : [];
  const children = Array.isArray(value) ? value : isTable(value) ? Object.values(value) : [];
  if (step === "*") return children.flatMap((child) => textsAt(child, rest));
  return isTable(value) ? textsAt(value[step], rest) : [];
}
