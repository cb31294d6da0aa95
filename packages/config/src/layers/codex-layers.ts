/**
 * Keys that Codex ignores in a project's config.toml, trusted or not. The first eight were seen in the client's own warning, the others are listed
 * in its source. Source: codex-cli, run 2026-11-22.
 *
 * @internal
 */
export const ignoredInProject: readonly string[] = [
  "openai_base_url",
  "chatgpt_base_url",
  "model_provider",
  "model_providers",
  "notify",
  "profile",
  "profiles",
  "otel",
  "apps_mcp_product_sku",
  "experimental_realtime_ws_base_url",
  "experimental_realtime_webrtc_call_base_url",
  "responses_api_metadata",
];
