import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { sha256OfFile } from "../files/file-facts.ts";
import type { GitPlace } from "../git/git.ts";
import { type BlobStore, diskError } from "../store/blob-store.ts";
import type { Tree, TreeEntry } from "../store/tree.ts";
import { gitPrivately } from "./git-privately.ts";
import { recordHistory, type SealedHistory } from "./sealed-history.ts";
import type { RoomSettings } from "./settings.ts";

/** The repository that a room gets, as far as it is the same for every room of a seal: one commit of the start, in one pack. */
export interface SealedGit {
  readonly commit: string;
  /** Of the pack and of its index, in hex; both are in the store. */
  readonly pack_sha256: string;
  readonly index_sha256: string;
  /** What it goes on from, where `room.git` asks for it. */
  readonly history?: SealedHistory;
}

/** Seals what a room's repository is made of, with the history where the settings ask for it. */
export async function sealGit(
  base: Tree,
  store: BlobStore,
  place: GitPlace,
  { git }: RoomSettings,
): Promise<SealedGit> {
  return makeSealedGit(base, store, place, git === "history" ? await recordHistory(store, place) : undefined);
}

/**
 * Makes the commit of the start once, so that a room copies two files and writes no object for each file. The user's repository, its settings
 * and its hooks have no part in it.
 */
export async function makeSealedGit(
  base: Tree,
  store: BlobStore,
  place: GitPlace,
  history?: SealedHistory,
): Promise<SealedGit> {
  const folder = store.scratch();
  mkdirSync(folder, { mode: 0o700 });
  try {
    const git = gitPrivately(folder, place);
    emptyRepository(folder);
    if (history !== undefined) placeHistory(folder, history, store);
    const child = spawn("git", [...git.words, "-c", "fastimport.unpackLimit=0", "-c", "core.compression=1", "fast-import", "--quiet", "--done"], { cwd: folder, env: git.env, stdio: ["pipe", "ignore", "pipe"], signal: place.signal }); // biome-ignore format: one
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = `${said}${text}`.slice(0, 2000);
    });
    child.stdin.on("error", () => {}); // how it ended says why
    const ended = once(child, "close");
    for await (const piece of stream(base, store, history?.head)) {
      if (child.stdin.destroyed) break;
      if (!child.stdin.write(piece)) await Promise.race([once(child.stdin, "drain"), ended]);
    }
    child.stdin.end();
    const [code] = await ended;
    if (code !== 0) throw new Error(`git fast-import ended with ${code}: ${said.trim().split("\n")[0]}`);
    const commit = readFileSync(join(folder, "refs", "heads", "main"), "utf8").trim();
    const packs = join(folder, "objects", "pack");
    const own = (name: string): boolean => !name.startsWith(historyPack);
    const kept = async (ending: string): Promise<string> => {
      const file = join(
        packs,
        readdirSync(packs).find((name) => own(name) && name.endsWith(ending)) ?? `pack${ending}`,
      );
      const sha256 = await sha256OfFile(file);
      store.put(sha256, { file });
      return sha256;
    };
    return {
      commit,
      pack_sha256: await kept(".pack"),
      index_sha256: await kept(".idx"),
      ...(history === undefined ? {} : { history }),
    };
  } catch (error) {
    throw diskError(folder, error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const historyPack = "pack-history";

/** What git's own command makes of a folder, without its templates: a repository on the branch main. */
export function emptyRepository(folder: string): void {
  for (const each of ["objects/pack", "objects/info", "refs/heads", "refs/tags", "info"]) mkdirSync(join(folder, each), { recursive: true }); // biome-ignore format: one
  writeFileSync(join(folder, "HEAD"), "ref: refs/heads/main\n");
  writeFileSync(join(folder, "config"), "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n\tlogallrefupdates = true\n"); // biome-ignore format: one
}

/** Puts the sealed history into a repository: its objects, the names of its branches and tags, and where it ends. */
export function placeHistory(folder: string, { pack_sha256, index_sha256, refs, shallow }: SealedHistory, store: BlobStore): void {
  mkdirSync(join(folder, "objects", "pack"), { recursive: true });
  store.copy(pack_sha256, join(folder, "objects", "pack", `${historyPack}.pack`), 0o444);
  store.copy(index_sha256, join(folder, "objects", "pack", `${historyPack}.idx`), 0o444);
  if (shallow.length > 0) writeFileSync(join(folder, "shallow"), `${shallow.join("\n")}\n`);
  // The room's own branch is called main, whatever else was.
  const named = Object.entries(refs).filter(([name]) => name !== "refs/heads/main").sort(([left], [right]) => (left < right ? -1 : 1));
  writeFileSync(join(folder, "packed-refs"), `# pack-refs with: sorted \n${named.map(([name, id]) => `${id} ${name}\n`).join("")}`);
} // biome-ignore format: one

/** What git calls its own is never part of a tree. */
const isGits = (path: string): boolean => /(?:^|\/)\.git(?:\/|$)/i.test(path);

/** Whether an entry is part of a commit. */
export const isCommitted = (path: string, entry: TreeEntry | undefined): boolean =>
  entry !== undefined && entry.kind !== "folder" && !isGits(path);

async function* stream(base: Tree, store: BlobStore, parent: string | undefined): AsyncGenerator<string | Buffer> {
  yield "commit refs/heads/main\ncommitter goalpost <goalpost@localhost> 946684800 +0000\ndata 9\nthe start\n";
  if (parent !== undefined) yield `from ${parent}\ndeleteall\n`;
  for (const [path, entry] of base) {
    if (!isCommitted(path, entry)) continue;
    const mode = entry.kind === "link" ? "120000" : entry.kind === "file" && entry.executable ? "100755" : "100644";
    yield `M ${mode} inline "${path.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"\n`;
    if (entry.kind === "link") yield `data ${Buffer.byteLength(entry.target)}\n${entry.target}\n`;
    if (entry.kind !== "file") continue;
    yield `data ${entry.bytes}\n`;
    yield* store.pieces(entry.sha256);
    yield "\n";
  }
  yield "done\n";
}
