import type { ConfigTarget } from "@goalpost/config";
import type { Io } from "../io.ts";
import { explainHere } from "./explain-layers.ts";

/** The key that sets the effort, and the one that sets the model, which brings an effort of its own. */
const keys = {
  codex: { effort: "model_reasoning_effort", model: "model" },
  "claude-code": { effort: "effortLevel", model: "model" },
} as const satisfies Readonly<Record<ConfigTarget, object>>;

/**
 * The effort that a client's files give here; `null` when neither effort nor model is set, so that the client's default holds; undefined when
 * only a model is set, or the files cannot be read: what is wrong in them is for `goalpost config validate` to say.
 *
 * @param settings - `key=value` settings of the command line, which go before the files.
 */
export async function effortHere(
  target: ConfigTarget,
  io: Io,
  settings: readonly string[] = [],
): Promise<string | null | undefined> {
  const { effort, model } = keys[target];
  const given = settings.map((each) => /^\s*([\w.-]+)\s*=\s*"?(.*?)"?\s*$/s.exec(each) ?? []);
  const bySetting = given.findLast(([, key]) => key === effort)?.[2];
  if (bySetting !== undefined) return bySetting;
  try {
    const { entries } = await explainHere({ target, models: false }, io);
    const own = entries.find(({ key }) => key === effort)?.value;
    if (typeof own === "string") return own;
    // By model: which one will run is the client's choice.
    if (entries.some(({ key }) => /^modelSettings\..+\.effortLevel$/.test(key))) return undefined;
    const named = entries.some(({ key }) => key === model) || given.some(([, key]) => key === model);
    return named ? undefined : null;
  } catch {
    return undefined;
  }
}

/** The efforts that lint may speak of: those that files set. A client's default is said at the launch, by the client's own package. */
export async function effortsHere(io: Io): Promise<Readonly<Record<string, string>>> {
  const targets = Object.keys(keys) as readonly ConfigTarget[];
  const found = await Promise.all(targets.map(async (target) => [target, await effortHere(target, io)] as const));
  return Object.fromEntries(
    found.flatMap(([target, effort]) => (typeof effort === "string" ? [[target, effort]] : [])),
  );
}
