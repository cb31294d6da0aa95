import { Option } from "commander";
import { configTargets } from "../../config/client-files.ts";
import { wholeNumber } from "../../program.ts";

/** `--target codex|claude-code`. */
export const hookTargetOption = (): Option =>
  new Option("--target <client>", `the client: ${configTargets.join(", ")}`).choices([...configTargets]);

/** How often the agent is sent back. */
export const capOption = (): Option =>
  new Option("--cap <times>", "how often in a row the agent is sent back").argParser(wholeNumber(1, 50)).default(8);

/** `--as settings|plugin`. */
export const asOption = (): Option =>
  new Option("--as <form>", "settings: in the client's file of this project; plugin: a folder that the client installs")
    .choices(["settings", "plugin"])
    .default("settings");

/** `--out`, for a plugin. */
export const outOption = (): Option =>
  new Option("--out <folder>", "where the plugin lies; default: with our state, outside of the project");
