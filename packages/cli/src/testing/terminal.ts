import { Readable } from "node:stream";
import type { Io } from "../io.ts";
import { styleFor } from "../output/style.ts";
import { testEnv } from "./cache.ts";

/** A terminal at which a person sits. */
export function terminal(cwd: string, env: NodeJS.ProcessEnv = {}): Io {
  const stdout = { isTTY: true, columns: 100, write: () => {} };
  const given = testEnv(cwd, env);
  return {
    cwd,
    env: given,
    stdin: Object.assign(Readable.from([]), { isTTY: true }),
    stdout,
    stderr: stdout,
    style: styleFor(stdout, given),
    quiet: true,
    signal: new AbortController().signal,
  };
}
