import { execFile } from "node:child_process";
import { userInfo } from "node:os";
import { promisify } from "node:util";
import type { Io } from "../io.ts";

/** How a person calls themselves: by git's user.name, else by the login name; empty where neither is known. */
export async function userName(io: Io): Promise<string> {
  const asked = await promisify(execFile)("git", ["config", "user.name"], { cwd: io.cwd, env: io.env }).catch(
    () => undefined,
  );
  const name = asked?.stdout.trim() ?? "";
  if (name !== "") return name;
  try {
    return userInfo().username;
  } catch {
    return "";
  }
}
