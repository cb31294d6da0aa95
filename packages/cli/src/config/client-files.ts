import type { ConfigTarget } from "@goalpost/config";
import { Option } from "commander";

/** The clients that have configuration, by the name of `--target`. */
export const configTargets: readonly ConfigTarget[] = ["codex", "claude-code"];

/** `--target codex|claude-code`. */
export const configTargetOption = (text = "the client whose configuration it is"): Option =>
  new Option("--target <client>", `${text}: ${configTargets.join(", ")}`);
