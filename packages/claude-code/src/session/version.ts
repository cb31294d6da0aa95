import type { ClientVersions } from "@goalpost/target/adapter";
import { oldestVersion } from "../facts.ts";
import { testedVersion } from "../tested.gen.ts";

/** How Claude Code says its version, and which we start. */
export const claudeVersions: ClientVersions = {
  area: "claude-code",
  program: "claude",
  title: "Claude Code",
  npm: "@anthropic-ai/claude-code",
  said: /^(\d+\.\d+\.\d+) \(Claude Code\)/m,
  example: `${testedVersion} (Claude Code)`,
  tested: testedVersion,
  oldest: oldestVersion,
  why: "/goal came with that version",
};
