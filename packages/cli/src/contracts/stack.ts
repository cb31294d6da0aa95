import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Place } from "./message.ts";

const frame = /(?:\(|^at (?:async )?)((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^()]*?):(\d+):\d+\)?$/;

/**
 * The first line of a stack that is the user's own code: no package, nothing of Node's, nothing of ours.
 *
 * @param root - The project's root; a `node_modules` above it says nothing.
 */
export function placeIn(stack: string | undefined, root: string, isOurs: (path: string) => boolean): Place | undefined {
  for (const line of stack?.split("\n") ?? []) {
    const [, path, number] = frame.exec(line.trim()) ?? [];
    if (path === undefined) continue;
    const file = path.startsWith("file://") ? fileURLToPath(path) : path;
    const inside = file.startsWith(root + sep) ? file.slice(root.length) : file;
    if (/[\\/]node_modules[\\/]/.test(inside) || isOurs(file)) continue;
    return { file, line: Number(number) };
  }
  return undefined;
}
