import { randomUUID } from "node:crypto";
import { abortedError, clientVersion } from "@goalpost/target";
import { ClaudeClient } from "../session/client.ts";
import { claudeVersions } from "../session/version.ts";
import type { ModelOptions } from "./options.ts";

/** A model that the client offers. */
export interface ClientModel {
  /** Its word, and the name that the word stands for. */
  readonly names: readonly string[];
  /** The efforts that it takes; absent where the client does not say it. */
  readonly efforts?: readonly string[];
}

/** Asks the client for its models; empty where it is one that does not tell. */
export async function askModels(options: ModelOptions): Promise<readonly ClientModel[]> {
  const { client: program = ["claude"], env = process.env, cwd, signal } = options;
  await clientVersion(claudeVersions, program, env, signal);
  const client = new ClaudeClient({
    client: program,
    args: [],
    cwd,
    env,
    runId: randomUUID(),
    signal,
    onMessage: () => {},
    onRequest: () => Promise.resolve(undefined),
    onTrouble: () => {},
  });
  try {
    const { models = [] } = await client.initialize();
    return models.map(({ value, resolvedModel, supportedEffortLevels }) => ({
      names: [...new Set([value, ...(resolvedModel === undefined ? [] : [resolvedModel])])],
      ...(supportedEffortLevels === undefined ? {} : { efforts: supportedEffortLevels }),
    }));
  } catch (error) {
    throw signal?.aborted === true ? abortedError("claude-code") : error;
  } finally {
    await client.close();
  }
}
