import { Option } from "commander";
import { configTargets } from "../../config/client-files.ts";
import { wholeNumber } from "../../program.ts";

/** `--target codex|claude-code`. */
export const hookTargetOption = (): Option =>
  new Option("--target <client>", `the client: ${configTargets.join(", ")}`).choices([...configTargets]);

/** How often the agent is sent back. */
export const capOption = (): Option =>
  new Option("--cap <times>", "how often in a row the agent is sent back").argParser(wholeNumber(1, 50)).default(8);
