import { randomUUID } from "node:crypto";
import type { KnownValues } from "@goalpost/config/launch";
import { abortedError } from "@goalpost/target/adapter";
import { ClaudeClient } from "../session/client.ts";
import type { KnownOptions } from "./options.ts";

/** Asks the client for its models, each with its words and efforts; empty where it is one that does not tell. */
export async function askModels({
  client,
  cwd,
  env = process.env,
  signal,
}: KnownOptions): Promise<NonNullable<KnownValues["models"]>> {
  if (client === undefined) return [];
  const asked = new ClaudeClient({
    client: [client.path],
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
    const { models = [] } = await asked.initialize();
    return models.map(({ value, resolvedModel = value, supportedEffortLevels: efforts }) => ({
      names: [...new Set([value, resolvedModel])],
      ...(efforts === undefined ? {} : { efforts }),
    }));
  } catch {
    if (signal?.aborted === true) throw abortedError("claude-code");
    // who starts it is told what is wrong with it
    return [];
  } finally {
    await asked.close();
  }
}
