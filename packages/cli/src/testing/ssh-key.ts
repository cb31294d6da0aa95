import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A key of ssh without a passphrase, in the state folder of a project of `call`, and its line in a list of allowed signers. */
export function sshKey(cwd: string, who: string): { readonly file: string; readonly line: string } {
  const folder = `${cwd}.state/keys`;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, who);
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file]);
  return { file, line: `${who} ${readFileSync(`${file}.pub`, "utf8").trim()}` };
}
