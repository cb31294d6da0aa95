import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Both clients take what an administrator rolls out from /etc alone. A mount namespace gives one program a folder of ours as its /etc: the real
 * client reads real files there, and the machine's own /etc is neither written nor seen by it.
 */
const own = "--map-root-user --mount".split(" ");

/** Why this machine cannot give a program an /etc of its own; undefined where it can. */
export function withoutPrivateEtc(): string | undefined {
  const { status, stderr, error } = spawnSync("unshare", [...own, "mount", "--bind", import.meta.dirname, "/etc"], {
    encoding: "utf8",
  });
  return status === 0 ? undefined : `no namespace of mounts here: ${error?.message ?? stderr.trim()}`;
}

/** What a program needs to find of /etc to start. */
const needed = ["passwd", "group", "hosts", "nsswitch.conf"];

/**
 * Writes a program that is the given client with an /etc of its own.
 *
 * @param files Path below /etc, and text.
 * @returns The program's path, below `folder`.
 */
export function withEtc(client: string, folder: string, files: Readonly<Record<string, string>>): string {
  const etc = join(folder, "etc");
  mkdirSync(etc, { recursive: true });
  for (const name of needed) if (existsSync(join("/etc", name))) copyFileSync(join("/etc", name), join(etc, name));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(etc, name)), { recursive: true });
    writeFileSync(join(etc, name), text);
  }
  const program = join(folder, "client");
  const mount = `mount --bind "$0" /etc && exec "$@"`;
  writeFileSync(
    program,
    `#!/bin/sh\nexec unshare ${own.join(" ")} sh -c '${mount}' ${quoted(etc)} ${quoted(client)} "$@"\n`,
  );
  chmodSync(program, 0o700);
  return program;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
