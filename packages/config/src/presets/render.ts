import { safetyKeys, tighter } from "../merge/safety.ts";
import { entriesOf, read } from "../rules/rule.ts";
import { renderToml, tomlKey } from "../toml/render-toml.ts";
import type { ResolvedConfig } from "./resolve.ts";

/**
 * Writes a resolved configuration as the client's own file. A loosened safety key carries its reason: in TOML as a comment above it; JSON has no
 * comments that Claude Code would take, so there the reasons are in `resolved.merged` alone.
 */
export function renderConfig({ target, config, merged }: ResolvedConfig): string {
  if (target === "claude-code") return `${JSON.stringify(config, null, 2)}\n`;
  const comments = new Map<string, readonly string[]>();
  for (const { path, loosened } of merged.entries.values()) {
    if (loosened !== undefined)
      comments.set(path.map(tomlKey).join("."), [`loosened: ${loosened.replaceAll(/\p{Cc}+/gu, " ")}`]);
  }
  return renderToml(config, comments);
}

/**
 * Writes a Codex requirements.toml, which an administrator rolls out to /etc/codex: users may be stricter than the preset, never looser.
 *
 * Source: codex-cli, run 2026-11-22 with each preset's file in an /etc of its own: a thread that asks for the loosest values is held.
 */
export function renderCodexRequirements({ config }: ResolvedConfig): string {
  const atLeast = (key: string, order: readonly string[]) => {
    const rule = safetyKeys.codex[key];
    const value = read(config, key);
    return rule === undefined || value === undefined
      ? undefined
      : order.filter((word) => tighter(rule, value, word) === word);
  };
  return renderToml({
    allowed_approval_policies: atLeast("approval_policy", ["on-request", "never"]),
    allowed_sandbox_modes: atLeast("sandbox_mode", ["read-only", "workspace-write", "danger-full-access"]),
    allowed_web_search_modes: atLeast("web_search", ["disabled", "cached", "indexed", "live"]),
    features: Object.fromEntries(entriesOf(read(config, "features"))),
  });
}

/** Writes Claude Code's managed-settings.json: the preset's settings, with bypassPermissions taken away unless the preset itself uses it. */
export function renderClaudeManaged({ config }: ResolvedConfig): string {
  const mode = read(config, "permissions", "defaultMode");
  const permissions = {
    ...Object.fromEntries(entriesOf(read(config, "permissions"))),
    ...(mode === "bypassPermissions" ? {} : { disableBypassPermissionsMode: "disable" }),
  };
  return `${JSON.stringify({ ...config, permissions }, null, 2)}\n`;
}
