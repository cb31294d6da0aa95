/** Hashes a text's UTF-8 bytes with SHA-256, in hex. */
export function sha256(text: string): string {
  // loaded with the first hash, and not with the import: it takes Node longer than all that is needed to compile a contract
  const { createHash } = process.getBuiltinModule("node:crypto");
  return createHash("sha256").update(text).digest("hex");
}
