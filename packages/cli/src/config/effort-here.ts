import type { ConfigTarget } from "@goalpost/config";
import { explainHere } from "@goalpost/config/node";
import type { Io } from "../io.ts";

/** The key that sets the effort, and the one that sets the model, which brings an effort of its own. */
const keys = {
  codex: { effort: "model_reasoning_effort", model: "model" },
  "claude-code": { effort: "effortLevel", model: "model" },
} as const satisfies Readonly<Record<ConfigTarget, object>>;

/** Keys that give an effort or a model in a way of their own, so that it is not known which will count. */
const otherKeys =
  /^(?:model_catalog_json$|modelSettings\.|maxEffortLevel$|env\.(?:ANTHROPIC_\w*MODEL|CLAUDE_CODE_\w*EFFORT))/;
const otherVariables = /^(?:ANTHROPIC_\w*MODEL|CLAUDE_CODE_\w*EFFORT)/;

/** What a client's files give here; `configuredEffort` is `null` where they give none. */
export interface EffortHere {
  readonly configuredEffort?: string | null;
  readonly configuredModel?: string;
}

/**
 * The effort and the model that a client's files give here; nothing when it cannot be told, or the files cannot be read: what is wrong in them is
 * for `goalpost config validate` to say.
 *
 * @param settings - `key=value` settings of the command line, which go before the files.
 */
export async function effortHere(target: ConfigTarget, io: Io, settings: readonly string[] = []): Promise<EffortHere> {
  const { effort, model } = keys[target];
  const given = settings.map((each) => /^\s*([\w.-]+)\s*=\s*"?(.*?)"?\s*$/s.exec(each) ?? []);
  const bySetting = (name: string): string | undefined => given.findLast(([, key]) => key === name)?.[2];
  const set = bySetting(effort);
  if (set !== undefined) return { configuredEffort: set };
  if (target === "claude-code" && Object.keys(io.env).some((name) => otherVariables.test(name))) return {};
  try {
    const { entries } = await explainHere({ target }, io);
    const text = (name: string): string | undefined => {
      const value = entries.find(({ key }) => key === name)?.value;
      return typeof value === "string" ? value : undefined;
    };
    const own = text(effort);
    if (own !== undefined) return { configuredEffort: own };
    if (entries.some(({ key }) => otherKeys.test(key)) || given.some(([, key = ""]) => otherKeys.test(key))) return {};
    const named = bySetting(model) ?? text(model);
    return { configuredEffort: null, ...(named === undefined ? {} : { configuredModel: named }) };
  } catch {
    return {};
  }
}
