import type { HomeOptions } from "./home-options.ts";

/**
 * Writes a config.toml whose only provider is the scripted server. Needs no key: `requires_openai_auth = false`. Plugins and analytics are
 * off, because Codex asks github.com, chatgpt.com and ab.chatgpt.com for them, also with another provider.
 * Source: Codex, 2026-11-22.
 */
export function codexConfig({
  server,
  model = "gpt-5.5",
  config = "",
  remoteCompaction = false,
  retries = 0,
}: HomeOptions): string {
  const quiet = withKey(withKey(config, "features", "plugins"), "analytics", "enabled");
  const setsModel = /^\s*model\s*=/m.test(quiet.split(/^\s*\[/m, 1)[0] ?? "");
  const top = [
    ...(setsModel ? [] : [`model = ${tomlString(model)}`]),
    'model_provider = "mock"',
    "check_for_update_on_startup = false",
  ];
  const provider = [
    "[model_providers.mock]",
    // Codex compacts remotely when the provider is called OpenAI.
    `name = ${remoteCompaction ? '"OpenAI"' : '"mock"'}`,
    `base_url = ${tomlString(`${server?.url ?? "http://127.0.0.1:9"}/v1`)}`,
    'wire_api = "responses"',
    "requires_openai_auth = false",
    "supports_websockets = false",
    `request_max_retries = ${retries}`,
    `stream_max_retries = ${retries}`,
  ];
  return `${[...top, quiet.trimEnd(), ...provider].join("\n")}\n`;
}

/**
 * Sets `[table] key = false` where the text does not set it. A table in a form that a line cannot be added to is left as it is: the server
 * refuses what the client then asks outside.
 */
function withKey(config: string, table: string, key: string): string {
  if (new RegExp(`^\\s*${table}\\s*=|^\\s*${table}\\.${key}\\s*=`, "m").test(config)) return config;
  const header = new RegExp(`^[ \\t]*\\[${table}\\][^\\n]*$`, "m");
  const start = header.exec(config);
  if (start !== null) {
    const body = config.slice(start.index + start[0].length).split(/^[ \t]*\[/m, 1)[0] ?? "";
    if (new RegExp(`^\\s*${key}\\s*=`, "m").test(body)) return config;
    return config.replace(header, (line) => `${line}\n${key} = false`);
  }
  if (new RegExp(`^\\s*${table}\\.`, "m").test(config)) return `${table}.${key} = false\n${config}`;
  return `${config.trimEnd()}\n[${table}]\n${key} = false\n`;
}

/** JSON's string form is valid TOML, but for DEL, which a URL or a model's name does not hold. */
const tomlString = (text: string): string => JSON.stringify(text);
