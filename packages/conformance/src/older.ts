import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ClientName, cacheRoot } from "@goalpost/rehearsal";
import type { Result } from "./results.ts";

/** What installs each client. */
export const packages: Readonly<Record<ClientName, string>> = {
  codex: "@openai/codex",
  "claude-code": "@anthropic-ai/claude-code",
};

/** Older clients that the suite is also run with: every version that was ever kept, but for the one that is installed. */
export const older = (results: readonly Result[], isInstalled: (result: Result) => boolean): readonly Result[] =>
  results.filter((result) => !isInstalled(result));

/** Installs a client of one version below the cache folder, once, by the package manager, and gives its program. */
export function installed(client: ClientName, version: string): string {
  const folder = join(cacheRoot(), "clients", `${client}-${version}`);
  const program = programIn(folder, client);
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  execFileSync(npm, ["install", "--ignore-scripts", "--no-audit", "--no-fund", `${packages[client]}@${version}`], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
  });
  return program;
}

/** Claude Code's package puts its program in place by an install script; the program itself is in a package of its own, and runs from there. */
const programIn = (folder: string, client: ClientName): string =>
  client === "codex"
    ? join(folder, "node_modules", ".bin", "codex")
    : join(folder, "node_modules", "@anthropic-ai", `claude-code-${process.platform}-${process.arch}`, "claude");
