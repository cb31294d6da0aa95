import type { CodexModel } from "@goalpost/config";
import type { ConfiguredClient, KnownValues } from "@goalpost/config/launch";
import { namesOf, requireKnown } from "@goalpost/core/errors";
import { sandboxModes } from "./app-server/messages.ts";
import { defaultModels } from "./facts.ts";

/** Of which client it is asked what it knows. */
export interface KnownOptions {
  /** The program that is there, with its version; without it what the newest one knew that was tested. */
  readonly client?: { readonly path: string; readonly version: string } | undefined;
  /** What the user's own files say: another provider has models of its own. */
  readonly configured?: ConfiguredClient | undefined;
  /** A folder for a home of its own, in which the client is asked. */
  readonly cache: string;
  readonly signal?: AbortSignal | undefined;
}

const optionNames = namesOf<KnownOptions>({ client: true, configured: true, cache: true, signal: true });

/**
 * Says which models, efforts and sandbox modes the client has, by its own catalogue; `requireWanted` of `@goalpost/config/launch` holds a word against it.
 * Starts `codex debug models`; no request to a model.
 *
 * @throws GoalpostError `codex/bad-option`, `config/aborted`.
 * @example
 * const { efforts } = await knownValues({ cache: "/nowhere" });
 * efforts.includes("high"); // true
 */
export async function knownValues(options: KnownOptions): Promise<KnownValues> {
  requireKnown("knownValues", options, optionNames, "codex/bad-option");
  const { client, configured } = options;
  const models = await modelsOf(options);
  const settingAt = (key: string): unknown => configured?.settings.find(({ path }) => path.join(".") === key)?.value;
  const provider = settingAt("model_provider");
  const isOwn = (provider !== undefined && provider !== "openai") || settingAt("model_catalog_json") !== undefined;
  const usual = settingAt("model") ?? defaultModels.at(-1)?.model;
  return {
    client: client === undefined ? "Codex" : `Codex ${client.version}`,
    ...(isOwn ? {} : { models: models.map(({ slug, efforts }) => ({ names: [slug], efforts })) }),
    ...(typeof usual === "string" ? { defaultModel: usual } : {}),
    // words of the API that no model of the catalogue lists
    efforts: [...new Set([...models.flatMap(({ efforts }) => efforts), "none", "minimal"])],
    permissionModes: sandboxModes,
    otherWords,
  };
}

async function modelsOf({ client, cache, signal }: KnownOptions): Promise<readonly CodexModel[]> {
  const [{ codexModels }, { installedModels, nativeCodex }] = await Promise.all([
    import("@goalpost/config"),
    import("@goalpost/config/node"),
  ]);
  if (client === undefined) return codexModels;
  return installedModels(nativeCodex(client.path), cache, { signal }).catch((error: unknown) => {
    if (signal?.aborted === true) throw error;
    return codexModels;
  });
}

/** What another client calls the same. */
const otherWords: Readonly<Record<string, (typeof sandboxModes)[number]>> = {
  plan: "read-only",
  acceptEdits: "workspace-write",
  auto: "workspace-write",
  default: "workspace-write",
  dontAsk: "workspace-write",
  bypassPermissions: "danger-full-access",
};
