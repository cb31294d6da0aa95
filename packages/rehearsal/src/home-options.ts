import type { ClientName } from "./step.ts";

/** Settings of `isolatedHome`. */
export interface HomeOptions {
  readonly client: ClientName;
  /** The scripted model; without it the client has nobody to ask, which is enough to read its version or its settings. */
  readonly server?: { readonly url: string };
  /** Where the home is made. Default: `rehearsal` in the cache folder (`GOALPOST_CACHE_DIR`, `XDG_CACHE_HOME/goalpost`, `~/.cache/goalpost`). */
  readonly parent?: string;
  /** The model's name. Default: `gpt-5.5` for Codex, the client's own for Claude Code. */
  readonly model?: string;
  /** Codex: more lines for config.toml, as they stand: keys first, then tables. */
  readonly config?: string;
  /** Codex: name the provider OpenAI, so that the client compacts remotely. Default false. */
  readonly remoteCompaction?: boolean;
  /** How often the client tries a failed request again. Default 0, so that a scripted failure is seen at once. */
  readonly retries?: number;
  /** More variables for the client, on top of the clean ones. */
  readonly env?: Readonly<Record<string, string>>;
  /** Leave the folder on disk when disposed. Default false. */
  readonly keep?: boolean;
}

/** Every one of {@link HomeOptions}. */
export const homeOptionNames: readonly string[] = Object.keys({
  client: true,
  server: true,
  parent: true,
  model: true,
  config: true,
  remoteCompaction: true,
  retries: true,
  env: true,
  keep: true,
} satisfies Record<keyof HomeOptions, true>);
