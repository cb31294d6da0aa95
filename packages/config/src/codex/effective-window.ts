import type { CodexModel } from "./codex-facts.ts";

/**
 * What the client makes of a context window: clamped to the model's maximum, of which it uses 95 %, and compacts at 90 %.
 * Source: codex-cli, run 2026-11-22: gpt-5.5 with 1,050,000 set has 258,400 tokens and compacts at 244,800.
 *
 * @param window Tokens, as set in model_context_window; the model's own when it is not set.
 * @example
 * effectiveWindow({ slug: "m", contextWindow: 272_000, maxContextWindow: 272_000, effectivePercent: 95, efforts: [], defaultEffort: "low" });
 * // { tokens: 258400, compactsAt: 244800 }
 */
export function effectiveWindow(
  model: CodexModel,
  window = model.contextWindow,
): { readonly tokens: number; readonly compactsAt: number } {
  const clamped = window > 0 ? Math.min(window, model.maxContextWindow) : model.contextWindow;
  return { tokens: Math.floor((clamped * model.effectivePercent) / 100), compactsAt: Math.floor((clamped * 90) / 100) };
}
