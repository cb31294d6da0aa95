import type { KnownValues } from "@goalpost/config/launch";
import { namesOf, requireKnown } from "@goalpost/core/errors";
import { efforts as knownEfforts } from "../facts.ts";
import { permissionModes } from "../settings.ts";

/** Of which client it is asked what it knows. */
export interface KnownOptions {
  /** The program that is there, with its version; without it what the newest one knew that was tested. */
  readonly client?: { readonly path: string; readonly version: string } | undefined;
  readonly cwd: string;
  /** The client's whole environment; default that of this process. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  readonly signal?: AbortSignal | undefined;
}

const optionNames = namesOf<KnownOptions>({ client: true, cwd: true, env: true, signal: true });

/**
 * Says which models, efforts and permission modes the client has, by its own word; `requireWanted` of `@goalpost/config/launch` holds a word against it.
 * Starts the client and ends it again; no goal, no state, no request to a model.
 *
 * @throws GoalpostError `claude-code/bad-option`, `claude-code/aborted`.
 * @example
 * const { efforts } = await knownValues({ cwd: "/nowhere" });
 * efforts.includes("high"); // true
 */
export async function knownValues(options: KnownOptions): Promise<KnownValues> {
  requireKnown("knownValues", options, optionNames, "claude-code/bad-option");
  const { client, env = process.env } = options;
  const { askModels } = await import("./driver.ts");
  const models = await askModels(options);
  // elsewhere models have names of their own
  const isOwn = Object.keys(env).some((name) => /^CLAUDE_CODE_USE_|^ANTHROPIC_CUSTOM_MODEL/.test(name));
  const efforts = [...new Set(models.flatMap((each) => each.efforts ?? []))];
  return {
    client: client === undefined ? "Claude Code" : `Claude Code ${client.version}`,
    ...(models.length === 0 || isOwn ? {} : { models }),
    defaultModel: "default",
    // `claude-opus-4-8`, and `sonnet[1m]`, which asks for the longer window of the same model
    isLongName: (name) => /\d/.test(name),
    efforts: efforts.length === 0 ? knownEfforts : efforts,
    permissionModes,
    otherWords,
  };
}

/** What another client, or an older version, calls the same. */
const otherWords: Readonly<Record<string, (typeof permissionModes)[number]>> = {
  "read-only": "plan",
  "workspace-write": "acceptEdits",
  "danger-full-access": "bypassPermissions",
  manual: "default",
};
