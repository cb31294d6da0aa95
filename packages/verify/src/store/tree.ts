import { sha256 } from "../files/file-facts.ts";
import type { Change } from "../git/tree-changes.ts";

/** What stands at a path of a recorded tree. Folders are recorded only when they hold nothing. */
export type TreeEntry =
  | {
      readonly kind: "file";
      readonly executable: boolean;
      readonly sha256: string;
      readonly bytes: number;
      /** Milliseconds; build tools compare them, so a room gives them back. */
      readonly modified: number;
    }
  | { readonly kind: "link"; readonly target: string }
  | { readonly kind: "folder" };

/** A tree by content: what stands at each path, from the root, with forward slashes. */
export type Tree = ReadonlyMap<string, TreeEntry>;

/** What became of an entry between two trees; nothing when it is the same but for its times. */
export function compareEntries(then: TreeEntry | undefined, now: TreeEntry | undefined): Change | undefined {
  if (then === undefined) return now === undefined ? undefined : "added";
  if (now === undefined) return "deleted";
  if (then.kind !== now.kind) return "type changed";
  if (then.kind === "link" && now.kind === "link") return then.target === now.target ? undefined : "modified";
  if (then.kind !== "file" || now.kind !== "file") return undefined;
  if (then.sha256 !== now.sha256) return "modified";
  return then.executable === now.executable ? undefined : "mode changed";
}

/** Writes a tree as one text; the same tree always gives the same bytes. */
export function treeText(tree: Tree): string {
  const lines = [...tree].sort(([left], [right]) => (left < right ? -1 : 1)).map(lineOf);
  return `[\n${lines.join(",\n")}\n]\n`;
}

const lineOf = ([path, entry]: readonly [string, TreeEntry]): string =>
  JSON.stringify(
    entry.kind === "file"
      ? [path, entry.executable ? "755" : "644", entry.sha256, entry.bytes, entry.modified]
      : entry.kind === "link"
        ? [path, "link", entry.target]
        : [path, "folder"],
  );

/** The sha256 of a tree's content, in hex: times do not count. */
export function treeSha256(tree: Tree): string {
  const timeless = [...tree].map(([path, entry]): [string, TreeEntry] => [
    path,
    entry.kind === "file" ? { ...entry, modified: 0 } : entry,
  ]);
  return sha256(treeText(new Map(timeless)));
}

/** Reads what {@link treeText} wrote. Its sha256 must have been compared before: nothing else is looked at. */
export function parseTree(text: string): Tree {
  const rows = JSON.parse(text) as readonly (readonly [string, string, string, number, number])[];
  return new Map(
    rows.map(([path, kind, hash, bytes, modified]): [string, TreeEntry] => {
      if (kind === "link") return [path, { kind: "link", target: hash }];
      if (kind === "folder") return [path, { kind: "folder" }];
      return [path, { kind: "file", executable: kind === "755", sha256: hash, bytes, modified }];
    }),
  );
}
