import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Io } from "../io.ts";
import { userFile } from "./client-files.ts";

/** What a system's administrator writes, for every user. */
const system = [
  "/etc/codex/config.toml",
  "/etc/codex/managed_config.toml",
  "/etc/codex/requirements.toml",
  "/etc/claude-code/managed-settings.json",
  "/etc/claude-code/managed-settings.d",
];

/** Whether any file is there that a client would read here: where none is, there is nothing to explain, and what explains it need not be loaded. */
export function anyClientFile(io: Io): boolean {
  const own = [userFile("codex", io), userFile("claude-code", io)];
  const project = ["settings.json", "settings.local.json"].map((name) => join(io.cwd, ".claude", name));
  const above = upward(io.cwd).map((folder) => join(folder, ".codex/config.toml"));
  return [...own, ...project, ...above, ...system].some((file) => existsSync(file));
}

const upward = (folder: string): readonly string[] =>
  dirname(folder) === folder ? [folder] : [folder, ...upward(dirname(folder))];
