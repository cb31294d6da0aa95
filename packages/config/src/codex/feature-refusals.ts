import type { Misfit } from "../misfit.ts";
import { isTable, type TomlTable, type TomlValue } from "../toml/toml-value.ts";

/**
 * What Codex refuses in the tables of features although every value has its type; in [profiles] it does not look. Source: the
 * installed client, which the differential test asks.
 *
 * @internal
 */
export function* featureRefusals(features: TomlTable): Generator<Misfit> {
  const percent = valueIn(features, "async_compaction", "model_async_compact_threshold_percent");
  if (percent !== undefined && !(percent >= 1 && percent <= 100))
    yield refuse("async_compaction", `${percent} percent`, "from 1 to 100");
  if (valueIn(features, "multi_agent_v2", "max_concurrent_threads_per_session") === 0)
    yield refuse("multi_agent_v2", "0 threads", "at least 1");
  yield* waits(features);
  const namespace = at(features, "multi_agent_v2", "tool_namespace");
  if (typeof namespace === "string" && !/^[a-zA-Z0-9_-]+$/.test(namespace))
    yield refuse("multi_agent_v2", `tool_namespace ${JSON.stringify(namespace)}`, "letters, digits, _ and -");
  if (isOn(features.token_budget)) {
    const template = at(features, "token_budget", "reminder_message_template");
    if (typeof template === "string" && template.trim() === "")
      yield refuse("token_budget", "an empty reminder_message_template", "a text, or no key");
    const prompt = at(features, "token_budget", "auto_compact_fallback_prompt");
    if (prompt !== undefined && at(features, "token_budget", "auto_compact_fallback_buffer_tokens") === undefined)
      yield refuse(
        "token_budget",
        "auto_compact_fallback_prompt alone",
        "auto_compact_fallback_buffer_tokens beside it",
      );
    for (const key of ["reminder_threshold_tokens", "auto_compact_fallback_buffer_tokens"]) {
      const tokens = valueIn(features, "token_budget", key);
      if (tokens !== undefined && tokens <= 0) yield refuse("token_budget", `${tokens} for ${key}`, "at least 1");
    }
  }
  yield* rolloutBudget(features);
  yield* guardian(features);
}

/** Bounds of its texts, in tokens; and a budget for sections needs some. */
function* guardian(features: TomlTable): Generator<Misfit> {
  for (const part of ["action", "classifier_instruction", "parent_compaction"]) {
    const key = `max_${part}_tokens`;
    const tokens = valueIn(features, "guardianv2", key);
    if (tokens !== undefined && !(tokens >= 100 && tokens <= 100_000))
      yield refuse("guardianv2", `${tokens} for ${key}`, "from 100 to 100000");
  }
  for (const kind of ["sync", "async"]) {
    const sections = at(features, "guardianv2", `${kind}_elastic_sections`);
    const isEmpty = !isTable(sections) || Object.keys(sections).length === 0;
    if (at(features, "guardianv2", `${kind}_elastic_budgeting`) === true && isEmpty)
      yield refuse("guardianv2", `${kind}_elastic_budgeting without sections`, `${kind}_elastic_sections beside it`);
  }
}

/** Milliseconds that count where none are set. */
const usual = { min: 10_000, default: 30_000, max: 3_600_000 };

function* waits(features: TomlTable): Generator<Misfit> {
  const of = (name: keyof typeof usual) =>
    valueIn(features, "multi_agent_v2", `${name}_wait_timeout_ms`) ?? usual[name];
  const [least, given, most] = [of("min"), of("default"), of("max")];
  const isRising = least >= 0 && least <= given && given <= most && most <= usual.max;
  if (!isRising)
    yield refuse(
      "multi_agent_v2",
      `waits of ${least}, ${given} and ${most} ms`,
      "min_wait_timeout_ms, default_wait_timeout_ms and max_wait_timeout_ms to rise, from 0 to 3600000",
    );
}

/** A budget that is switched on needs both of its numbers. */
function* rolloutBudget(features: TomlTable): Generator<Misfit> {
  if (features.rollout_budget === true) yield refuse("rollout_budget", "true", "a table with a limit and reminders");
  const budget = isTable(features.rollout_budget) ? features.rollout_budget : {};
  const { limit_tokens: tokens, limit_budget: limit = tokens, reminder_at_remaining_tokens: reminders } = budget;
  if (tokens !== undefined && budget.limit_budget !== undefined)
    yield refuse("rollout_budget", "limit_budget beside limit_tokens", "one of the two");
  if (!isOn(budget)) return;
  if (limit === undefined || reminders === undefined)
    return yield refuse(
      "rollout_budget",
      "a budget without its numbers",
      "limit_tokens or limit_budget, and reminder_at_remaining_tokens",
    );
  if (!(Number(limit) > 0 && Number.isFinite(Number(limit))))
    yield refuse("rollout_budget", `a limit of ${limit}`, "a finite limit above 0");
  const isWithin = (tokens: TomlValue) => Number(tokens) > 0 && Number(tokens) < Number(limit);
  if (Array.isArray(reminders) && !reminders.every(isWithin))
    yield refuse("rollout_budget", "a reminder outside of the limit", "reminders above 0 and below the limit");
  for (const key of ["sampling_token_weight", "prefill_token_weight"]) {
    const weight = valueIn(features, "rollout_budget", key);
    if (weight !== undefined && !(weight >= 0 && Number.isFinite(weight)))
      yield refuse("rollout_budget", `${weight} for ${key}`, "a finite number, not negative");
  }
}

const isOn = (feature: TomlValue | undefined): boolean =>
  feature === true || (isTable(feature) && feature.enabled === true);

function at(features: TomlTable, name: string, key: string): TomlValue | undefined {
  const feature = features[name];
  return isTable(feature) ? feature[key] : undefined;
}

function valueIn(features: TomlTable, name: string, key: string): number | undefined {
  const value = at(features, name, key);
  return typeof value === "bigint" || typeof value === "number" ? Number(value) : undefined;
}

const refuse = (feature: string, seen: string, expected: string): Misfit => ({
  kind: "wrong",
  path: ["features", feature],
  seen,
  expected,
});
