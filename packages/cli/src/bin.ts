#!/usr/bin/env node
import { processIo } from "./io.ts";
import { main } from "./main.ts";
import { expectShortRun } from "./short-run.ts";

const interrupt = new AbortController();
// The first Ctrl-C ends the work in good order; the second one ends us at once.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort();
  });
}
// A reader that has gone (`goalpost … | head`) is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
if (["lint", "import"].includes(process.argv[2] ?? "")) expectShortRun();
process.exitCode = await main(process.argv.slice(2), processIo(interrupt.signal));
