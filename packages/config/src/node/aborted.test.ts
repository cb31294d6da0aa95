import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { presets } from "../presets/presets.ts";
import { codexConfig } from "../presets/resolve.ts";
import { ConfigServer } from "./app-server.ts";
import { askCodex } from "./codex-oracle.ts";
import { doctorClaude, doctorCodex, installedModels } from "./doctor.ts";

const cache = join(import.meta.dirname, "../../../../node_modules/.cache/goalpost/config");

/** A client that never answers, and says by which process it was started. */
function mute(): { readonly folder: string; readonly binary: string; readonly pid: () => number | undefined } {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "mute-"));
  const binary = join(folder, "mute.sh");
  const file = join(folder, "pid");
  writeFileSync(binary, `#!/bin/sh\necho $$ > ${JSON.stringify(file)}\nexec sleep 600\n`);
  chmodSync(binary, 0o755);
  return {
    folder,
    binary,
    pid: () => (existsSync(file) ? Number(readFileSync(file, "utf8")) || undefined : undefined),
  };
}

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

type Asks = (client: {
  readonly binary: string;
  readonly folder: string;
  readonly signal: AbortSignal;
}) => Promise<unknown>;

const preset = codexConfig(presets.unattended);

test.each<[string, Asks]>([
  ["askCodex", ({ binary, folder, signal }) => askCodex("", { binary, home: join(folder, "home"), signal })],
  ["installedModels", ({ binary, folder, signal }) => installedModels(binary, join(folder, "home"), { signal })],
  [
    "doctorCodex",
    ({ binary, folder, signal }) => doctorCodex(preset, { binary, cache: join(folder, "cache"), signal }),
  ],
  [
    "doctorClaude",
    ({ binary, folder, signal }) => doctorClaude("{}", { binary, cache: join(folder, "cache"), signal }),
  ],
  ["ConfigServer.start", ({ binary, folder, signal }) => ConfigServer.start({ binary, home: folder, signal })],
])("%s is given up by a signal, and leaves neither a client nor a home", async (_name, ask) => {
  const { folder, binary, pid } = mute();
  const control = new AbortController();
  const asked = expect(ask({ binary, folder, signal: control.signal })).rejects.toThrow(/code: config\/aborted$/);
  while (pid() === undefined) await sleep(5);
  control.abort();
  await asked;
  while (isThere(pid() ?? 0)) await sleep(5);
  expect(existsSync(join(folder, "cache")) ? readdirSync(join(folder, "cache")) : []).toEqual([]);
  await expect(ask({ binary, folder, signal: control.signal })).rejects.toThrow(/code: config\/aborted$/);
});
