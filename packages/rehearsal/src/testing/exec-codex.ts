import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import type { IsolatedHome, Script } from "../index.ts";
import {
  type HomeOptions,
  isolatedHome,
  type ModelServer,
  type ModelServerOptions,
  type Ran,
  requireClient,
  runProcess,
  startModelServer,
} from "../index.ts";

/** Where this package's tests keep their homes: inside the repository, never the user's cache. */
export const testCacheFolder =
  process.env.GOALPOST_CACHE_DIR ?? resolve(import.meta.dirname, "../../../../node_modules/.cache/goalpost");

/** The environment in which the tests look for a client. */
export const testEnv = { ...process.env, GOALPOST_CACHE_DIR: testCacheFolder };

/** A server, a home and a folder to work in, all removed when the test ends. */
export async function stage(
  script: Script,
  options: { readonly server?: ModelServerOptions; readonly home?: Partial<HomeOptions> } = {},
): Promise<{ server: ModelServer; home: IsolatedHome; cwd: string }> {
  const server = await startModelServer(script, options.server);
  onTestFinished(() => server.close());
  const home = await isolatedHome({
    client: "codex",
    server,
    parent: join(testCacheFolder, "rehearsal"),
    ...options.home,
  });
  onTestFinished(() => home.dispose());
  return { server, home, cwd: await home.workspace() };
}

/** Runs the real `codex exec` against the script. */
export async function execCodex(
  script: Script,
  options: Parameters<typeof stage>[1] = {},
): Promise<{ server: ModelServer; cwd: string; ran: Ran }> {
  const { server, home, cwd } = await stage(script, options);
  const { path } = await requireClient("codex", { env: testEnv });
  const args = ["exec", "--json", "--skip-git-repo-check", "-s", "workspace-write", "-"];
  const ran = await runProcess(path, args, { cwd, env: home.env, input: "Do the work.", timeoutSeconds: 60 });
  return { server, cwd, ran };
}
