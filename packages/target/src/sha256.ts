/** Hashes bytes, or a text as UTF-8, with SHA-256, in hex. */
export function sha256(content: string | Uint8Array): string {
  // loaded with the first hash, and not with the import: it takes Node longer than all that is needed to compile a contract
  const { createHash } = process.getBuiltinModule("node:crypto");
  return createHash("sha256").update(content).digest("hex");
}
