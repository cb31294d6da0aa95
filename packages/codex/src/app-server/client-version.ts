import type { ClientVersions } from "@goalpost/runtime";

/** The version that every rehearsal of this package ran with. */
export const testedVersion = "0.169.0";
/** The oldest version that we start: older ones were never shown to keep what this package promises. */
export const oldestVersion = "0.169.0";

/** How Codex says its version, and which we start. */
export const codexVersions: ClientVersions = {
  area: "codex",
  program: "codex",
  title: "the Codex client",
  npm: "@openai/codex",
  said: /^codex-cli (\d+\.\d+\.\d+)/m,
  example: `codex-cli ${testedVersion}`,
  tested: testedVersion,
  oldest: oldestVersion,
};
