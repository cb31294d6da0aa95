import { execFileSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testEnv } from "./cache.ts";

/** Lets a repository's settings name programs, for whom to ask what changed and whom to ask for what is missing; one that is run leaves `trapped` behind. */
export function trapped(cwd: string): void {
  const trap = join(cwd, "trap");
  writeFileSync(trap, `#!/bin/sh\ntouch ${join(cwd, "trapped")}\n`);
  chmodSync(trap, 0o755);
  const settings = [["core.fsmonitor", trap], ["filter.trap.clean", `${trap}; cat`], ["core.repositoryformatversion", "1"], ["extensions.partialClone", "trap"], ["remote.trap.promisor", "true"], ["remote.trap.url", `ext::${trap}`], ["protocol.ext.allow", "always"]] as const; // biome-ignore format: a table
  for (const [name, value] of settings) execFileSync("git", ["config", name, value], { cwd, env: testEnv(cwd) });
}
