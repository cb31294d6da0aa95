import { writeSync } from "node:fs";

/** Writes a child's answer whole to the descriptor that its parent reads. */
export function writeAnswer(descriptor: number, message: object): void {
  const bytes = Buffer.from(JSON.stringify(message));
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      // A full pipe that does not block says so; the parent is reading, so it empties.
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}
