import { execFile } from "node:child_process";
import { cp } from "node:fs/promises";
import { promisify } from "node:util";
import { givenTo } from "../room/given.ts";
import { newRoomFolder } from "../room/room-folder.ts";
import { exposedAtAll, type RoomSettings } from "../room/settings.ts";
import { openAsItIs, openSandbox } from "../sandbox/bubblewrap.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { stateBase } from "../seal/state-dir.ts";

/** A copy of the tree with all that lies in it: what is ignored, what is installed, its repository. */
export interface OwnCopy {
  readonly root: string;
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

const run = promisify(execFile);

/**
 * Copies the tree as it stands, to run in it what would run in the tree itself: with all of the person's environment, their home and their
 * network. Where there is bubblewrap the copy stands at the tree's own path, so that what was installed there holds.
 *
 * @param closed - Gives it the sandbox of a room in place of that: for a tree that an agent wrote.
 * @returns Why there is none, where it cannot be copied.
 */
export async function openOwnCopy(
  root: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal | undefined,
  closed?: RoomSettings,
): Promise<OwnCopy | { readonly fault: string }> {
  const state = stateBase(root, env);
  const folder = await newRoomFolder(state);
  try {
    await copyAll(root, folder.path, signal);
    const place = { room: folder.path, root, state, env };
    const sandbox = closed === undefined ? await openAsItIs(place) : await openSandbox({ ...place, network: givenTo(closed, undefined).network, expose: exposedAtAll(closed) });
    return { root: folder.path, sandbox, close: async () => { await sandbox.close?.(); await folder.remove(); } };
  } catch (error) {
    await folder.remove();
    signal?.throwIfAborted();
    const said = String((error as { readonly stderr?: unknown }).stderr ?? error).trim().split("\n")[0];
    return { fault: said ?? "it could not be copied" };
  } // biome-ignore format: one
}

/** By the system's own program where there is one: it clones where the disk can, and keeps links, times and modes. */
async function copyAll(from: string, to: string, signal: AbortSignal | undefined): Promise<void> {
  const words = { linux: ["-a", "--reflink=auto"], darwin: ["-ac"] }[process.platform as string];
  if (words !== undefined)
    await run("cp", [...words, "--", `${from}/.`, to], { env: { PATH: "/usr/bin:/bin", LC_ALL: "C" }, signal }); // biome-ignore format: one
  else await cp(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
}
