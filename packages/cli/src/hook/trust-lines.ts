import type { ConfigTarget } from "@goalpost/config";

/** What a client wants before it runs a hook of ours, and what a hook is worth. One screen. Source: both clients, run 2026-11-30. */
export const trustLines = (target: ConfigTarget, as: "settings" | "plugin" = "settings"): readonly string[] => [
  "",
  ...(as === "plugin" ? ofPlugin[target] : ofSettings[target]),
  "This is not the guarantee of goalpost run: the client decides whether a hook runs, it goes on when one fails, and an",
  "agent without a sandbox can take the hook away. What is judged is the same: sealed checks, in the room.",
];

const ofSettings: Readonly<Record<ConfigTarget, readonly string[]>> = {
  codex: [
    "Codex runs a hook of a project only when both are so, and skips it without a word when not:",
    "  1. the project is trusted: open codex here once and say yes, which writes trust_level into your config.toml;",
    "  2. the hook itself is trusted, by the hash of its entry: type /hooks in codex and trust the three. An edit of",
    "     the entry, another --cap among them, takes that trust away.",
    "Neither is ours to give. goalpost hook status --target codex says how it stands.",
  ],
  "claude-code": [
    "Claude Code runs hooks of a project in its own window once you have accepted the trust dialog of this folder.",
    "With -p it runs them in any folder. disableAllHooks in any settings file turns them off. A session that is open",
    "reads the file when it starts: open a new one.",
  ],
};

const ofPlugin: Readonly<Record<ConfigTarget, readonly string[]>> = {
  codex: [
    "Codex runs a hook of a plugin only when you trust it, and skips it without a word when not: type /hooks in codex.",
    "The trust is in the hash: install a changed plugin again, and trust it again.",
  ],
  "claude-code": [
    "Claude Code runs hooks of an installed plugin in every project. disableAllHooks in any settings file turns them off.",
    "It keeps a copy: after a change, claude plugin update, and open a new session.",
  ],
};
