import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addressOf } from "../room/settings.ts";

/** Ways out of a sandbox that has no network: a socket of the file system for each address. */
export interface Relays {
  /** Where the sockets and the program are, outside. */
  readonly folder: string;
  /** By `host:port`: the name of its socket there. */
  readonly sockets: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** What runs inside, before a check: it listens where the address would be, and hands on to the socket. */
export const programName = "relay.mjs";

/**
 * Opens a way to each address. Nothing is said on it before a check does, and it ends with the room.
 *
 * @returns Nothing when there is no address among them.
 */
export async function openRelays(exposed: readonly string[]): Promise<Relays | undefined> {
  const addresses = exposed.flatMap((text) => {
    const address = addressOf(text);
    return address === undefined ? [] : [{ text, ...address }];
  });
  if (addresses.length === 0) return undefined;
  // Paths of sockets are short, so not below the state folder.
  const folder = mkdtempSync(join(tmpdir(), "goalpost-"));
  const servers: Server[] = [];
  const sockets = new Map<string, string>();
  for (const { text, host, port } of addresses) {
    const name = `${randomBytes(4).toString("hex")}.sock`;
    const server = createServer((inside) => {
      const outside = connect({ host, port });
      inside.pipe(outside).pipe(inside);
      inside.on("error", () => outside.destroy());
      outside.on("error", () => inside.destroy());
    });
    await new Promise<void>((resolve, reject) => void server.once("error", reject).listen(join(folder, name), resolve));
    chmodSync(join(folder, name), 0o600);
    server.unref();
    servers.push(server);
    sockets.set(text, name);
  }
  writeFileSync(join(folder, programName), inside);
  return {
    folder,
    sockets,
    async close() {
      for (const server of servers) server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
} // biome-ignore format: one

/** Its words: the ways as JSON, and then the check. It ends as the check does, and says as bubblewrap would that a program is not there. */
const inside = `import { spawn } from "node:child_process";
import { connect, createServer } from "node:net";
const [told, program, ...words] = process.argv.slice(2);
const { ways, env } = JSON.parse(told);
await Promise.all(ways.map(({ host, port, socket }) => new Promise((resolve) => {
  const server = createServer((here) => {
    const there = connect(socket);
    here.pipe(there).pipe(here);
    here.on("error", () => there.destroy());
    there.on("error", () => here.destroy());
  });
  server.once("error", (error) => { if (host !== "::1") console.error(\`goalpost: \${host}:\${port} cannot be exposed here: \${error.code}\`); resolve(); });
  server.listen({ host, port, ipv6Only: true }, resolve);
})));
const child = spawn(program, words, { stdio: "inherit", env: { ...process.env, ...env } });
child.once("error", (error) => {
  console.error(\`bwrap: execvp \${program}: \${error.code === "EACCES" ? "Permission denied" : "No such file or directory"}\`);
  process.exit(1);
});
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.once("exit", (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
`;
