import type { Misfit } from "../misfit.ts";
import type { ValuePath } from "../path.ts";
import { isDate, isTable, type TomlTable, type TomlValue } from "../toml/toml-value.ts";
import { codexConfigShape } from "./codex-shape.gen.ts";
import { featureRefusals } from "./feature-refusals.ts";
import { permissionRefusals } from "./permission-profiles.ts";

/**
 * What Codex refuses although every value has its type: rules between keys, and values that were taken out of use.
 * Source: codex-cli, each line run 2026-11-22 by `codex app-server --print-startup-config`.
 *
 * @internal
 */
export function* codexRefusals(config: TomlTable): Generator<Misfit> {
  yield* removed(config);
  yield* permissionRefusals(config);
  yield* providers(config);
  for (const [name, server] of tablesOf(config.mcp_servers)) yield* mcpServer(server, ["mcp_servers", name]);
  yield* numbers(config);
  yield* featureRefusals(isTable(config.features) ? config.features : {});
  yield* others(config);
}

const refuse = (path: ValuePath, seen: string, expected: string): Misfit => ({ kind: "wrong", path, seen, expected });

function* removed(config: TomlTable): Generator<Misfit> {
  if (config.profile !== undefined) {
    yield refuse(
      ["profile"],
      "the removed key profile",
      "a file NAME.config.toml beside config.toml, started with --profile NAME",
    );
  }
  if (config.experimental_thread_store_endpoint !== undefined) {
    yield refuse(
      ["experimental_thread_store_endpoint"],
      "the removed key experimental_thread_store_endpoint",
      "no such key",
    );
  }
  if (wordOf(config.approval_policy) === "untrusted") {
    yield {
      ...refuse(["approval_policy"], '"untrusted", which was removed', "on-request or never"),
      rule: "removed-value",
    };
  }
}

/** An enum may be written as a word or as a table with that word as its key. */
const wordOf = (value: TomlValue | undefined): unknown => (isTable(value) ? Object.keys(value)[0] : value);

const builtInProviders = ["openai", "ollama", "lmstudio", "amazon-bedrock", "amazon-bedrock-runtime"];
const reservedProviders = ["openai", "ollama", "lmstudio"];

function* providers(config: TomlTable): Generator<Misfit> {
  const own = tablesOf(config.model_providers);
  // a TOML date reaches the client as its text, and names no provider
  const given = config.model_provider;
  const chosen = isDate(given) ? given.toISOString() : given;
  if (typeof chosen === "string" && !builtInProviders.includes(chosen) && !own.some(([name]) => name === chosen)) {
    const names = [...builtInProviders, ...own.map(([name]) => name)];
    yield { ...refuse(["model_provider"], JSON.stringify(chosen), `one of ${names.join(", ")}`), candidates: names };
  }
  for (const [name, provider] of own) yield* oneProvider(name, provider);
}

function* oneProvider(name: string, provider: TomlTable): Generator<Misfit> {
  const path = ["model_providers", name];
  if (reservedProviders.includes(name))
    return yield refuse(path, `the built-in name ${name}`, `another name, such as ${name}-custom`);
  if (name.startsWith("amazon-bedrock")) return yield* bedrock(path, provider);
  if (provider.name === undefined || String(provider.name).trim() === "") yield refuse(path, "no name", 'name = "…"');
  if (provider.aws !== undefined) yield refuse([...path, "aws"], "aws", "amazon-bedrock, the only provider with it");
  if (!isTable(provider.auth)) return;
  if (String(provider.auth.command).trim() === "")
    yield refuse([...path, "auth", "command"], "an empty command", "a command");
  for (const key of ["env_key", "experimental_bearer_token"]) {
    if (provider[key] !== undefined) yield refuse([...path, key], `${key} beside auth`, "one of the two");
  }
  if (provider.requires_openai_auth === true)
    yield refuse([...path, "requires_openai_auth"], "it beside auth", "one of the two");
}

function providerKeys(): ReadonlySet<string> {
  const providers = codexConfigShape.keys.model_providers;
  const one = providers?.type === "map" ? providers.values : undefined;
  return new Set(one?.type === "struct" ? Object.keys(one.keys) : []);
}

function* bedrock(path: ValuePath, provider: TomlTable): Generator<Misfit> {
  const allowed = ["base_url", "auth", "http_headers", "aws"];
  for (const key of Object.keys(provider)) {
    // a key that no provider has is unknown here, too, and no more than that
    if (!allowed.includes(key) && providerKeys().has(key))
      yield refuse([...path, key], key, `one of ${allowed.join(", ")}`);
  }
  if (at(provider, "aws", "profile") !== undefined && at(provider, "aws", "credential_export") !== undefined)
    yield refuse([...path, "aws"], "credential_export beside profile", "one of the two");
  const [exported, refreshed] = [awsCommand(provider, "credential_export"), awsCommand(provider, "auth_refresh")];
  if (exported !== undefined && !/^(?:\/.*|(?!\s*$|\.\.?$)[^/]+)$/s.test(exported))
    yield refuse([...path, "aws", "credential_export"], JSON.stringify(exported), "an absolute path or a bare name");
  if (refreshed !== undefined && refreshed !== "aws")
    yield refuse([...path, "aws", "auth_refresh"], JSON.stringify(refreshed), "aws");
}

/** A command may be written as a table, or as an array that begins with it. */
function awsCommand(provider: TomlTable, key: string): string | undefined {
  const held = at(provider, "aws", key);
  const command = Array.isArray(held) ? held[0] : at(held ?? {}, "command");
  // A date without quotes is read as its text.
  return isDate(command) ? command.toISOString() : typeof command === "string" ? command : undefined;
}

const httpOnly = [
  "url",
  "bearer_token_env_var",
  "http_headers",
  "env_http_headers",
  "http_headers_helper",
  "auth",
  "oauth",
  "oauth_resource",
];
const stdioOnly = ["args", "env", "env_vars", "cwd"];

function* mcpServer(server: TomlTable, path: ValuePath): Generator<Misfit> {
  const [stdio, http] = [server.command !== undefined, server.url !== undefined];
  if (!stdio && !http) return yield refuse(path, "neither command nor url", "one of the two");
  const [kind, wrongKeys] = stdio ? (["command", httpOnly] as const) : (["url", stdioOnly] as const);
  for (const key of ["bearer_token", ...wrongKeys]) {
    if (server[key] !== undefined)
      yield refuse([...path, key], `${key} beside ${kind}`, "a server that is either local or remote");
  }
  for (const key of ["startup_timeout_sec", "tool_timeout_sec"]) {
    const seconds = server[key];
    if (isNumber(seconds) && !(Number(seconds) >= 0 && Number(seconds) < 2 ** 64))
      yield refuse([...path, key], String(seconds), "seconds, not negative");
  }
  const oauth = server.oauth;
  if (!isTable(oauth)) return;
  if (oauth.client_secret !== undefined && oauth.client_id === undefined)
    yield refuse([...path, "oauth"], "client_secret alone", "client_id beside it");
  if (oauth.authorization_server_issuer !== undefined && server.auth !== "ema_auth") {
    yield refuse([...path, "oauth"], "authorization_server_issuer", 'auth = "ema_auth" beside it');
  }
}

function* numbers(config: TomlTable): Generator<Misfit> {
  const speed = at(config, "tui", "mouse_scroll_speed");
  if (isNumber(speed) && !(Number(speed) > 0 && Number.isFinite(Number(speed)))) {
    yield refuse(["tui", "mouse_scroll_speed"], String(speed), "a finite positive number");
  }
  if (at(config, "agents", "max_concurrent_threads_per_session") === 0n)
    yield refuse(["agents", "max_concurrent_threads_per_session"], "0", "at least 1");
}

/** Two names of one field: the client refuses both together. */
const aliases: readonly (readonly [string, string, string])[] = [
  ["ghost_snapshot", "ignore_large_untracked_files", "ignore_untracked_files_over_bytes"],
  ["ghost_snapshot", "ignore_large_untracked_dirs", "large_untracked_dir_warning_threshold"],
];

function* others(config: TomlTable): Generator<Misfit> {
  for (const [table, name, other] of aliases) {
    if (at(config, table, name) !== undefined && at(config, table, other) !== undefined)
      yield refuse([table, other], `${other} beside ${name}`, "one of the two names");
  }
  if (wordOf(at(config, "windows", "sandbox")) === "mxc" && at(config, "windows", "allow_mxc") === false) {
    yield refuse(["windows", "sandbox"], '"mxc" with allow_mxc = false', "another sandbox, or allow_mxc = true");
  }
  const idp = at(config, "mcp_enterprise_managed_auth", "idp");
  if (isTable(idp)) yield* identityProvider(idp, ["mcp_enterprise_managed_auth", "idp"]);
  for (const [slot] of tablesOf(at(config, "tui", "presets"))) {
    if (!/^\d$/.test(slot)) yield refuse(["tui", "presets", slot], JSON.stringify(slot), "a single digit from 0 to 9");
  }
  const policy = config.shell_environment_policy;
  if (
    isTable(policy) &&
    policy.filters !== undefined &&
    (policy.exclude !== undefined || policy.include_only !== undefined)
  ) {
    yield refuse(
      ["shell_environment_policy", "filters"],
      "filters beside exclude or include_only",
      "one of the two forms",
    );
  }
}

function* identityProvider(idp: TomlTable, path: ValuePath): Generator<Misfit> {
  const secret = idp.client_secret;
  if (secret === "") yield refuse([...path, "client_secret"], "an empty secret", "a secret, or no key");
  if (secret === undefined && idp.token_endpoint_auth_method !== undefined)
    yield refuse(path, "token_endpoint_auth_method", "client_secret beside it");
}

const isNumber = (value: unknown): value is number | bigint => typeof value === "number" || typeof value === "bigint";

const tablesOf = (value: TomlValue | undefined): [string, TomlTable][] =>
  isTable(value) ? Object.entries(value).filter((entry): entry is [string, TomlTable] => isTable(entry[1])) : [];

function at(value: TomlValue, ...path: readonly string[]): TomlValue | undefined {
  let inner: TomlValue | undefined = value;
  for (const step of path) inner = isTable(inner) ? inner[step] : undefined;
  return inner;
}
