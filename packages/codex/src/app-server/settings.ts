import { GoalpostError } from "@goalpost/core";
import { type AppServer, settingsError } from "./client.ts";
import type { Result } from "./messages.ts";

/**
 * Reads the settings that hold in a folder. A config.toml that does not load is only warned about when the client starts ("using defaults"),
 * and refuses every thread later on: here it is refused before anything is sealed.
 * Source: the client, in refusals.rehearsal.test.ts.
 *
 * @throws GoalpostError `codex/settings-invalid` with the client's words.
 */
export async function readSettings(server: AppServer, cwd: string): Promise<Result<"config/read">["config"]> {
  try {
    return (await server.call("config/read", { cwd, includeLayers: false })).config;
  } catch (error) {
    if (!GoalpostError.is(error) || error.code !== "codex/refused") throw error;
    throw settingsError(`codex, ${server.codexHome}`, error.what, error);
  }
}
