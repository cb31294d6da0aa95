import type { ArtifactItem } from "@goalpost/core";
import { inside } from "../files/inside.ts";
import type { CheckContext } from "./context.ts";
import { judgeFile } from "./file-content.ts";
import { madeAgain } from "./made-again.ts";
import { cannotRun, type Outcome } from "./outcome.ts";

/** Judges a file: as it is, or, with a producer, made again, so that a forged one proves nothing. */
export async function checkArtifact(item: ArtifactItem, id: string, context: CheckContext): Promise<Outcome> {
  const { path, produced_by: by } = item;
  if (by !== undefined) return madeAgain({ path, by }, id, context, (full) => judgeFile(item, full, context));
  const found = inside(context.root, path);
  if (found.fault !== undefined) return cannotRun(found.fault, { help: "give a path below the project's root" });
  return judgeFile(item, found.path, context);
}
