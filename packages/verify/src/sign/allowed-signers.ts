import { GoalpostError } from "@goalpost/core";

const keyType = /(?:^|\s)(?:ssh-|ecdsa-sha2-|sk-ssh-|sk-ecdsa-)[\w@.-]+\s+AAAA[A-Za-z0-9+/=]+/;

/**
 * Reads a list of allowed signers, in the form of ssh: `ada@example.com ssh-ed25519 AAAA…`.
 *
 * @param where - What it is called in an error.
 * @throws GoalpostError `verify/bad-signers`.
 */
export function readAllowedSigners(text: string, where: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const entries = lines.filter((line) => line !== "" && !line.startsWith("#"));
  const wrong = entries.find((line) => !keyType.test(line) || keyType.exec(line)?.index === 0);
  if (entries.length > 0 && wrong === undefined) return `${entries.join("\n")}\n`;
  throw new GoalpostError({
    code: "verify/bad-signers",
    where,
    what: wrong === undefined ? "names no signer" : `line ${lines.indexOf(wrong) + 1} names no signer and key`,
    help: "write a line for each: who@example.com ssh-ed25519 AAAA…",
  });
}
