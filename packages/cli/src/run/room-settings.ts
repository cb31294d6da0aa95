import type { PresetRoom } from "@goalpost/config";
import { GoalpostError } from "@goalpost/core";
import { type RoomSettings, readRoomSettings } from "@goalpost/verify";
import type { ModuleIo } from "../modules/module-host.ts";
import { projectSettings } from "../settings/project-settings.ts";

/**
 * Reads how the room of a project is made: `room` in its settings, over what its presets say. Without any of them, the defaults hold.
 *
 * @throws GoalpostError `verify/bad-room`, `preset/room-loosened`, and what the settings and presets throw.
 */
export async function roomSettings(io: ModuleIo): Promise<RoomSettings> {
  const { settings, name } = await projectSettings(io);
  const { room, presets = [] } = settings;
  let all: RoomSettings = {};
  if (presets.length > 0) {
    const [{ presetLine, sourceText }, { projectPresets }] = await Promise.all([
      import("@goalpost/config"),
      import("../presets/project-presets.ts"),
    ]);
    for (const preset of new Set((await projectPresets(presets, name, io)).flatMap(presetLine))) {
      const by = sourceText({ kind: "preset", ...preset });
      if (preset.room !== undefined) all = narrowed(all, readRoomSettings(preset.room, `${by}: room`), `${by}: room`);
    }
  }
  return room === undefined ? all : narrowed(all, readRoomSettings(room, `${name}: room`), `${name}: room`);
}

/** What opens a room: an earlier word on it may be narrowed by a later one, and widened by none. */
export const opening = ["network", "env", "expose", "git", "ignore", "isolation"] as const;

function narrowed(earlier: RoomSettings, later: RoomSettings, where: string): RoomSettings {
  for (const key of opening) {
    if (earlier[key] === undefined || later[key] === undefined || opensNoMore(later[key], earlier[key])) continue;
    throw new GoalpostError({
      code: "preset/room-loosened",
      where: `${where}.${key}`,
      what: `is ${JSON.stringify(later[key])}, and a preset below allows only ${JSON.stringify(earlier[key])}`,
      help: "leave it out, or ask those who keep the preset",
    });
  }
  return { ...earlier, ...later };
}

type Opening = NonNullable<PresetRoom[(typeof opening)[number]]>;

/** Whether a value opens no more than another: false opens nothing, true everything, a list what it names. */
export function opensNoMore(inner: Opening, outer: Opening): boolean {
  if (outer === true || inner === false) return true;
  if (outer === false || inner === true)
    return JSON.stringify(inner) === JSON.stringify({ checks: false, setup: false });
  if (typeof inner === "string" || typeof outer === "string") return inner === outer;
  if (Array.isArray(inner) && Array.isArray(outer)) return inner.every((each) => outer.includes(each));
  if (Array.isArray(inner) || Array.isArray(outer))
    return listsOf(inner).every((each) => listsOf(outer).includes(each));
  const [own, most] = [inner, outer] as [Readonly<Record<string, Opening>>, Readonly<Record<string, Opening>>];
  const keys = new Set([...Object.keys(own), ...Object.keys(most)]);
  return [...keys].every((key) => opensNoMore(own[key] ?? defaultOf(key), most[key] ?? defaultOf(key)));
}

/** Of the network: setup may, and checks may not; a check that is not named is given nothing. */
const defaultOf = (key: string): Opening => (key === "setup" ? true : key === "checks" ? false : []);
const listsOf = (value: Opening): readonly unknown[] =>
  Array.isArray(value) ? value : Object.values(Object(value)).flat();
