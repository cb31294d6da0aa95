import { join } from "node:path";
import {
  type ClientName,
  type IsolatedHome,
  isolatedHome,
  type ModelServer,
  type RehearsalEvent,
  rehearsalFolder,
  type Script,
  startModelServer,
} from "@goalpost/rehearsal";
import { copyTree } from "./copy-tree.ts";

/** A copy of a project, a home for the client, and a scripted model: everything that a rehearsal needs, and nothing of the user's. */
export interface Stage extends AsyncDisposable {
  readonly server: ModelServer;
  readonly home: IsolatedHome;
  /** The copy of the project. */
  readonly cwd: string;
  /** For the client and for the checks. */
  readonly env: NodeJS.ProcessEnv;
  /** Files of the copy. */
  readonly files: number;
}

/** Options of {@link setStage}. */
export interface StageOptions {
  readonly from: string;
  /** The client that the home is for; default `codex`. */
  readonly client?: ClientName;
  readonly script: Script;
  readonly env: NodeJS.ProcessEnv;
  readonly onEvent: (event: RehearsalEvent) => void;
  readonly leaveOut?: (path: string) => boolean;
  /** Leaves the copy and the home on disk. */
  readonly keep: boolean;
}

/** Sets a stage below the cache folder, outside of the temp directory, which the client's sandbox leaves writable. */
export async function setStage(options: StageOptions): Promise<Stage> {
  const { from, script, env, onEvent, leaveOut, keep, client = "codex" } = options;
  const server = await startModelServer(script, { onEvent });
  try {
    const home = await isolatedHome({ client, server, keep, parent: await rehearsalFolder(env) });
    const own = { ...home.env, GOALPOST_STATE_DIR: join(home.root, "state"), GOALPOST_NODE: process.execPath };
    const cwd = await home.workspace("project");
    const files = await copyTree({
      from,
      to: cwd,
      env: { ...env },
      ...(leaveOut === undefined ? {} : { leaveOut }),
    }).catch(async (error) => {
      await home.dispose();
      throw error;
    });
    return {
      server,
      home,
      cwd,
      env: own,
      files,
      async [Symbol.asyncDispose]() {
        await server.close();
        await home.dispose();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
