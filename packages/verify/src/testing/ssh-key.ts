import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A key of ssh without a passphrase, made for a test, and its line in a list of allowed signers. */
export function sshKey(folder: string, who: string): { readonly file: string; readonly line: string } {
  const file = join(folder, `key-${who}`);
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file]);
  return { file, line: `${who} ${readFileSync(`${file}.pub`, "utf8").trim()}` };
}
