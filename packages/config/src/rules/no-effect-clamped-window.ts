import { clientWords } from "../client-words.gen.ts";
import { codexModels } from "../codex/codex-facts.gen.ts";
import { effectiveWindow } from "../codex/effective-window.ts";
import { type ConfigRule, read } from "./rule.ts";

const numberOf = (value: unknown): number | undefined =>
  typeof value === "number" || typeof value === "bigint" ? Number(value) : undefined;
const group = (tokens: number): string => String(tokens).replace(/\B(?=(\d{3})+$)/g, ",");

/** A window or compaction limit is one that the model can have. */
export const noEffectClampedWindow: ConfigRule = {
  id: "no-effect-clamped-window",
  severity: "warning",
  targets: ["codex"],
  summary: "A window or compaction limit is one that the model can have.",
  why: `${clientWords.codex.windowIsClamped}; ${clientWords.codex.windowCanGrow}. Nothing says so: config/read still shows what you wrote.`,
  source: clientWords.codex.source,
  cases: {
    "a smaller window": { text: 'model = "gpt-5.5"\nmodel_context_window = 200000', finds: [] },
    "the numbers that many copy": {
      text: 'model = "gpt-5.5"\nmodel_context_window = 1050000\nmodel_auto_compact_token_limit = 997500',
      finds: ["model_context_window", "model_auto_compact_token_limit"],
    },
    "a window above the default of a model that can have more": {
      text: 'model = "gpt-5.6-sol"\nmodel_context_window = 800000\nmodel_auto_compact_token_limit = 700000',
      finds: [],
    },
    "more than that model can have": {
      text: 'model = "gpt-5.6-sol"\nmodel_context_window = 1050000',
      finds: ["model_context_window"],
    },
    "a compaction limit of the raised window": {
      text: 'model = "gpt-5.6-sol"\nmodel_context_window = 1050000\nmodel_auto_compact_token_limit = 784800',
      finds: ["model_context_window"],
    },
    "a negative window": { text: "model_context_window = -1", finds: ["model_context_window"] },
  },
  *check({ value, models }) {
    const model = (models ?? codexModels).find(({ slug }) => slug === read(value, "model"));
    const [window, compact] = [read(value, "model_context_window"), read(value, "model_auto_compact_token_limit")].map(
      numberOf,
    );
    for (const [key, number] of [
      ["model_context_window", window],
      ["model_auto_compact_token_limit", compact],
    ] as const) {
      if (number !== undefined && number <= 0)
        yield { path: [key], what: `${number} loads, expected tokens above 0`, help: "leave the key out" };
    }
    if (model === undefined) return;
    const effective = effectiveWindow(model, window);
    const said = `${group(effective.tokens)} tokens effective, compaction at ${group(effective.compactsAt)}`;
    if (window !== undefined && window > model.maxContextWindow) {
      const unset = effectiveWindow(model).tokens;
      const isRaised = effective.tokens > unset;
      yield {
        path: ["model_context_window"],
        what: isRaised
          ? `${group(window)} is cut to ${group(model.maxContextWindow)}, the most of ${model.slug}: ${said}`
          : `${group(window)} has no effect with ${model.slug}: ${said}, whatever is set`,
        help: isRaised
          ? `set ${model.maxContextWindow}; without the key there are ${group(unset)} tokens`
          : `leave it out, or set at most ${model.maxContextWindow}`,
      };
    }
    if (compact !== undefined && compact > effective.compactsAt) {
      yield {
        path: ["model_auto_compact_token_limit"],
        what:
          model.maxContextWindow > model.contextWindow
            ? `${group(compact)} has no effect with ${model.slug} and this window: ${said}`
            : `${group(compact)} has no effect with ${model.slug}: ${said}, whatever is set`,
        help: `leave it out, or set at most ${effective.compactsAt}`,
      };
    }
  },
};
