import { statSync } from "node:fs";

/** What stands at a path, links followed; nothing where there is none, or where it cannot be looked at. */
export function kindAt(path: string): "file" | "folder" | "other" | undefined {
  try {
    const facts = statSync(path);
    return facts.isFile() ? "file" : facts.isDirectory() ? "folder" : "other";
  } catch {
    return undefined;
  }
}
