import { GoalpostError } from "@goalpost/core";
import type { AppServer } from "./client.ts";

/**
 * Finds out whether the client may ask its model: somebody is logged in, or the provider needs no login. Without this a goal is set all the
 * same, and is `blocked` by its first request. Keys in OPENAI_API_KEY or CODEX_API_KEY are not a login: the app-server does not send them.
 * Source: the client, in login.rehearsal.test.ts.
 *
 * @throws GoalpostError `codex/not-signed-in`.
 */
export async function requireLogin(server: AppServer): Promise<void> {
  const { account, requiresOpenaiAuth } = await server.call("account/read", { refreshToken: false });
  if (!requiresOpenaiAuth || account !== undefined) return;
  throw new GoalpostError({
    code: "codex/not-signed-in",
    where: `codex, ${server.codexHome}`,
    what: "not logged in; this provider requires a login",
    help: "log in with `codex login` (a key: `codex login --with-api-key`; OPENAI_API_KEY alone is not read), or choose a model_provider that needs no OpenAI login",
  });
}
