import type { ConfigTarget } from "../rules/rule.ts";

/** How the values of a safety key are ordered, and how two of them give the tighter one. @internal */
export type Tightness =
  /** Words from the loosest to the tightest. A table counts as `tableAs`. */
  | { readonly kind: "words"; readonly order: readonly string[]; readonly tableAs?: string }
  | { readonly kind: "boolean"; readonly tight: boolean }
  | { readonly kind: "least" }
  /** Lists: more entries are tighter, or fewer are. */
  | { readonly kind: "union" }
  | { readonly kind: "intersection" };

const codex: Readonly<Record<string, Tightness>> = {
  approval_policy: { kind: "words", order: ["never", "on-failure", "on-request", "untrusted"], tableAs: "on-request" },
  sandbox_mode: { kind: "words", order: ["danger-full-access", "workspace-write", "read-only"] },
  default_permissions: { kind: "words", order: [":danger-full-access", "", ":workspace", ":read-only"], tableAs: "" },
  web_search: { kind: "words", order: ["live", "indexed", "cached", "disabled"] },
  "sandbox_workspace_write.network_access": { kind: "boolean", tight: false },
  "sandbox_workspace_write.writable_roots": { kind: "intersection" },
  "goals.max_goal_token_budget": { kind: "least" },
};

const claudeCode: Readonly<Record<string, Tightness>> = {
  "permissions.defaultMode": {
    kind: "words",
    order: ["bypassPermissions", "auto", "acceptEdits", "default", "dontAsk", "plan"],
  },
  "permissions.disableBypassPermissionsMode": { kind: "words", order: ["", "disable"] },
  "permissions.disableAutoMode": { kind: "words", order: ["", "disable"] },
  "permissions.deny": { kind: "union" },
  "permissions.ask": { kind: "union" },
  "sandbox.enabled": { kind: "boolean", tight: true },
  "sandbox.failIfUnavailable": { kind: "boolean", tight: true },
  "sandbox.allowUnsandboxedCommands": { kind: "boolean", tight: false },
  "sandbox.network.allowedDomains": { kind: "intersection" },
  "sandbox.network.deniedDomains": { kind: "union" },
  "sandbox.network.allowLocalBinding": { kind: "boolean", tight: false },
};

/** The keys that a later layer may tighten and not loosen, by dotted path. @internal */
export const safetyKeys: Readonly<Record<ConfigTarget, Readonly<Record<string, Tightness>>>> = {
  codex,
  "claude-code": claudeCode,
};

/** The tighter of two values; of two that are as tight as each other the later. @internal */
export function tighter(rule: Tightness, earlier: unknown, later: unknown): unknown {
  switch (rule.kind) {
    case "words":
      return rank(rule, later) >= rank(rule, earlier) ? later : earlier;
    case "boolean":
      return earlier === rule.tight || later === rule.tight ? rule.tight : later;
    case "least":
      return Number(later) <= Number(earlier) ? later : earlier;
    case "union":
      return [...new Set([...list(earlier), ...list(later)])];
    case "intersection":
      return list(earlier).filter((item) => list(later).includes(item));
  }
}

/** A word that the order does not have stands where unknown profiles stand, or at the loosest end. */
function rank({ order, tableAs }: Tightness & { readonly kind: "words" }, value: unknown): number {
  const at = order.indexOf(typeof value === "string" ? value : (tableAs ?? ""));
  return at === -1 ? Math.max(0, order.indexOf(tableAs ?? "")) : at;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
