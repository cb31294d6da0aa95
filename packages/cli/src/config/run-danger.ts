import { configValue, parsePath, readValue, setToml } from "@goalpost/config";
import { refuseDangerIn, userPath } from "@goalpost/config/node";
import type { Io } from "../io.ts";
import { trustedHelp, withHelp } from "./with-help.ts";

/**
 * Refuses to start a goal whose `--config key=value` settings take the sandbox away, unless the project is below a trusted folder.
 *
 * @throws GoalpostError `config/danger-outside-trusted-path`.
 */
export function refuseRunDanger(settings: readonly string[], trusted: readonly string[], io: Io): void {
  let text = "";
  for (const setting of settings) {
    const at = setting.indexOf("=");
    const path = at < 1 ? undefined : parsePath(setting.slice(0, at).trim());
    // What is not a setting is refused by the client's own package, with its own words.
    if (path !== undefined) text = setToml(text, path, readValue(setting.slice(at + 1).trim(), "codex"));
  }
  const config = configValue(text, "codex", "--config");
  const folders = trusted.map((each) => userPath(each, io));
  withHelp(() => refuseDangerIn("--config", { target: "codex", config, trusted: folders }, io), trustedHelp);
}
