import type { FileState } from "../files/file-facts.ts";
import type { TreeEntry } from "./tree.ts";

/** An entry in the words of `stateOf`. */
export function entryState(entry: TreeEntry | undefined): FileState {
  if (entry === undefined) return "absent";
  if (entry.kind === "link") return `link ${entry.target}`;
  return entry.kind === "folder" ? "other" : `file ${entry.executable ? "755" : "644"} ${entry.sha256}`;
}
