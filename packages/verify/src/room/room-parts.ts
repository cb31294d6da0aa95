import { join, relative } from "node:path";
import type { CheckContext, CheckRoom } from "../check/context.ts";
import { roomEnvironment } from "../process/environment.ts";
import { outsidePath } from "../process/outside-path.ts";
import type { Seal } from "../seal/seal.ts";
import { keptPaths } from "../store/ignore-rules.ts";
import { givenTo, givenToChecks } from "./given.ts";
import type { Guard } from "./guard.ts";
import type { Room } from "./open-room.ts";
import { OwnChanges } from "./own-changes.ts";

/** What checks are given of a room. */
export function roomParts(
  room: Room,
  seal: Pick<Seal, "contract" | "room" | "since" | "held_out">,
  root: string,
  env: NodeJS.ProcessEnv,
  guard: Pick<Guard, "look">,
): Pick<CheckContext, "room" | "changes" | "checkEnv" | "readJunit"> {
  const { filled, base, admission, sandbox } = room;
  const placed = keptPaths(filled.placed.keys());
  const given = new Map(givenToChecks(seal).map((each) => [each.check, each]));
  const rest = givenTo(seal.room, undefined);
  const inside: CheckRoom = {
    base,
    leftOut: filled.leftOut,
    treeSha256: room.treeSha256,
    isData: (path) => admission.isData(path),
    placeData: () => filled.placeData(),
    seen: (path) => (sandbox.name === "bubblewrap" ? join(root, relative(room.root, path)) : path),
    holds: (path) => placed.file(path) || placed.below(path),
    enclose: (process, id) => sandbox.enclose(process, given.get(id ?? "") ?? rest),
    explain: (result) => sandbox.explain(result),
    look: () => guard.look(),
  };
  return {
    room: inside,
    changes: new OwnChanges(filled, seal.since),
    readJunit: async (text) => (await import("../counting/read-junit.ts")).readJunit(text),
    checkEnv: roomEnvironment({ ...env, PATH: outsidePath(root, env) }, seal.room.env ?? []),
  };
}
