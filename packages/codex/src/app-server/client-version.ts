import type { ClientVersions } from "@goalpost/target/adapter";
import { oldestVersion } from "../facts.ts";
import { testedVersion } from "../tested.gen.ts";

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
