import { createHash } from "node:crypto";

/** Hashes a text's UTF-8 bytes with SHA-256, in hex. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
