import { join } from "node:path";
import type { CodexModel } from "@goalpost/config";
import { installedModels, nativeCodex } from "@goalpost/config/node";
import { cacheRoot, findClient } from "@goalpost/rehearsal";
import type { Io } from "../io.ts";

/** The models of the installed Codex; undefined where there is none, and the dated table of the package counts. */
export async function modelsHere(io: Io): Promise<readonly CodexModel[] | undefined> {
  try {
    const client = await findClient("codex", { cwd: io.cwd, env: io.env, signal: io.signal });
    if (!client.found) return undefined;
    return await installedModels(nativeCodex(client.path), join(cacheRoot(io.env), "codex-models"), {
      signal: io.signal,
    });
  } catch (error) {
    if (io.signal.aborted) throw error;
    return undefined;
  }
}
