import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseJsonDocument } from "@goalpost/config";
import { type RoomSettings, readRoomSettings } from "@goalpost/verify";
import { readTextFile } from "../files/read-text.ts";
import { settingsName } from "../lint/settings.ts";

/**
 * Reads how the room of a project is made: `room` in its goalpost.json. Without either, the defaults hold.
 *
 * @throws GoalpostError `verify/bad-room`, `config/bad-json`.
 */
export async function roomSettings(cwd: string): Promise<RoomSettings> {
  const path = resolve(cwd, settingsName);
  if (!existsSync(path)) return {};
  const { value } = parseJsonDocument(await readTextFile(path, settingsName), settingsName);
  const room = Object(value).room as unknown;
  return room === undefined ? {} : readRoomSettings(room, `${settingsName}: room`);
}
