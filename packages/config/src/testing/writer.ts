import { join } from "node:path";
import { buildSync } from "esbuild";

/** Bundles the writer of these tests, so that a process that is killed at once has not spent its life on loading; gives its command line. */
export function writerIn(folder: string): (file: string, key: string, count: number) => readonly [string, ...string[]] {
  const outfile = join(folder, "writer.mjs");
  buildSync({
    entryPoints: [join(import.meta.dirname, "write-in-child.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    conditions: ["@goalpost/source"],
  });
  return (file, key, count) => [process.execPath, outfile, file, key, String(count)];
}
