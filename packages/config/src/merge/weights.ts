import { own } from "../own.ts";
import type { ConfigTarget } from "../rules/rule.ts";
import { safetyKeys, type Tightness, tighter } from "./safety.ts";
import { sameValue } from "./same-value.ts";

/** What a change of a setting does: `weaker` allows what was not allowed before; `unknown` makes a client run or ask something else. */
export type SettingWeight = "weaker" | "stronger" | "neutral" | "unknown";

/** How a key is weighed, and what its client takes where nobody says it. */
interface Weighed {
  readonly rule: Tightness;
  /** Absent: nothing that can be said is looser than saying nothing. */
  readonly unset?: unknown;
}

const loose: Weighed = { rule: { kind: "boolean", tight: false }, unset: false };
const guard: Weighed = { rule: { kind: "boolean", tight: true }, unset: false };
const granted: Weighed = { rule: { kind: "intersection" }, unset: [] };
const refused: Weighed = { rule: { kind: "union" }, unset: [] };
const only: Weighed = { rule: { kind: "intersection" } };

const each = (weighed: Weighed, keys: readonly string[]): Readonly<Record<string, Weighed>> =>
  Object.fromEntries(keys.map((key) => [key, weighed]));

/** What the clients take for a safety key that nobody sets. Of those that stand in no list, nothing is looser. */
const unsetSafety: Readonly<Record<ConfigTarget, Readonly<Record<string, unknown>>>> = {
  codex: {
    approval_policy: "on-request",
    sandbox_mode: "workspace-write",
    default_permissions: ":workspace",
    web_search: "cached",
    "sandbox_workspace_write.network_access": false,
    "sandbox_workspace_write.writable_roots": [],
  },
  "claude-code": {
    "permissions.defaultMode": "default",
    "permissions.deny": [],
    "permissions.ask": [],
    "sandbox.network.allowedDomains": [],
    "sandbox.network.deniedDomains": [],
    "sandbox.network.allowLocalBinding": false,
  },
};

/** Keys that no layer is held to, and whose change can still open what was closed. */
const more: Readonly<Record<ConfigTarget, Readonly<Record<string, Weighed>>>> = {
  codex: {
    "shell_environment_policy.inherit": { rule: { kind: "words", order: ["all", "core", "none"] } },
    ...each(loose, ["shell_environment_policy.ignore_default_excludes", "shell_environment_policy.experimental_use_profile"]),
    ...each(refused, ["shell_environment_policy.exclude"]),
    ...each(only, ["shell_environment_policy.include_only"]),
  },
  "claude-code": {
    ...each(granted, ["permissions.allow", "permissions.additionalDirectories", "permissions.blockReadsExemptPaths", "sandbox.excludedCommands", "sandbox.network.allowUnixSockets", "sandbox.network.allowMachLookup", "sandbox.filesystem.allowWrite", "sandbox.filesystem.allowRead", "enabledMcpjsonServers"]),
    ...each(refused, ["sandbox.filesystem.denyWrite", "sandbox.filesystem.denyRead", "sandbox.credentials.files", "sandbox.credentials.envVars", "disabledMcpjsonServers", "deniedMcpServers", "blockedMarketplaces"]),
    ...each(only, ["allowedMcpServers", "allowedMarketplaces", "strictKnownMarketplaces", "allowedHttpHookUrls", "httpHookAllowedEnvVars"]),
    ...each(loose, ["disableAllHooks", "enableAllProjectMcpServers", "sandbox.enableWeakerNestedSandbox", "sandbox.enableWeakerNetworkIsolation", "sandbox.allowNestedUserNamespaces", "sandbox.allowAppleEvents", "sandbox.network.allowAllUnixSockets", "sandbox.filesystem.disabled", "sandbox.credentials.allowPlaintextInject", "skipDangerousModePermissionPrompt", "skipAutoPermissionPrompt", "skipWebFetchPreflight"]),
    "sandbox.autoAllowBashIfSandboxed": { rule: { kind: "boolean", tight: false }, unset: true },
    ...each(guard, ["sandbox.network.strictAllowlist", "permissions.blockReadsOutsideWorkingDirectories", "permissions.blockWritesOutsideWorkingDirectories", "disableSkillShellExecution", "allowManagedHooksOnly", "allowManagedPermissionRulesOnly", "allowManagedMcpServersOnly"]),
  },
}; // biome-ignore format: a table

/** Where a client's variables are set. */
const variables: Readonly<Record<ConfigTarget, string>> = {
  codex: "shell_environment_policy.set.",
  "claude-code": "env.",
};

/** Variables by which other code is loaded, or a certificate believed: whoever sets one decides what every program does. */
const loader =
  /^(?:NODE_OPTIONS|NODE_PATH|NODE_TLS_REJECT_UNAUTHORIZED|NODE_EXTRA_CA_CERTS|SSL_CERT_(?:FILE|DIR)|LD_.+|DYLD_.+|PATH|BASH_ENV|ENV|ZDOTDIR|PROMPT_COMMAND|PYTHON(?:PATH|STARTUP|HOME|INSPECT)|PERL5?(?:OPT|LIB|5OPT|5LIB)|RUBY(?:OPT|LIB)|(?:_?JAVA|JDK_JAVA)(?:_TOOL)?_OPTIONS|GIT_(?:SSH|SSH_COMMAND|EXEC_PATH|CONFIG.*|EXTERNAL_DIFF|PAGER|EDITOR)|(?:npm|NPM)_(?:config|CONFIG)_.+)$/;

/** Keys that name a program, or a server, that the client runs or asks: what it does no table can say. */
const runs: Readonly<Record<ConfigTarget, RegExp>> = {
  codex: /^(?:notify|mcp_servers|hooks|model_providers|openai_base_url|chatgpt_base_url|plugins|marketplaces)(?:\.|$)/,
  "claude-code":
    /^(?:hooks|mcpServers|managedMcpServers|enabledPlugins|prependPlugins|appendPlugins|extraKnownMarketplaces|additionalMarketplaces|apiKeyHelper|proxyAuthHelper|awsCredentialExport|awsAuthRefresh|gcpAuthRefresh|otelHeadersHelper|processWrapper|policyHelper|fileSuggestion|statusLine|subagentStatusLine|sshHostCommands|sandbox\.(?:ripgrep|bwrapPath|socatPath)|env\.ANTHROPIC_BASE_URL)(?:\.|$)/,
};

/** Weighs a change of one setting. @internal */
export function weightOf(target: ConfigTarget, key: string, was: unknown, is: unknown): SettingWeight {
  if (key.startsWith(variables[target]) && loader.test(key.slice(variables[target].length)))
    return is === undefined ? "stronger" : "weaker";
  if (runs[target].test(key)) return "unknown";
  const safety = own(safetyKeys[target], key);
  if (safety !== undefined) {
    // what is not said any more, a layer above may loosen
    if (is === undefined) return "weaker";
    return weighed({ rule: safety, ...unset(own(unsetSafety[target], key)) }, was, is);
  }
  const other = own(more[target], key);
  return other === undefined ? "neutral" : weighed(other, was, is);
}

const unset = (value: unknown): { readonly unset?: unknown } => (value === undefined ? {} : { unset: value });

function weighed({ rule, unset: assumed }: Weighed, was: unknown, is: unknown): SettingWeight {
  const [before, after] = [was ?? assumed, is ?? assumed];
  if (after === undefined) return "weaker";
  if (before === undefined) return "stronger";
  return sameValue(tighter(rule, before, after), after) ? "stronger" : "weaker";
}
