import type { HomeOptions } from "./home-options.ts";

/**
 * Points Claude Code at the scripted server, with a key that is none, and turns off what would ask elsewhere.
 * Source: Claude Code, 2026-11-22.
 */
export function claudeCodeEnv({ server, model, retries = 0 }: HomeOptions): Record<string, string> {
  return {
    ANTHROPIC_BASE_URL: server?.url ?? "http://127.0.0.1:9",
    ANTHROPIC_API_KEY: "rehearsal-not-a-key",
    ...(model === undefined ? {} : { ANTHROPIC_MODEL: model }),
    CLAUDE_CODE_MAX_RETRIES: String(retries),
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
    DISABLE_TELEMETRY: "1",
    DISABLE_ERROR_REPORTING: "1",
    DISABLE_AUTOUPDATER: "1",
    DISABLE_BUG_COMMAND: "1",
    DISABLE_GROWTHBOOK: "1",
  };
}
