import { GoalpostError } from "@goalpost/core";

/**
 * Refuses a system on which a client could not be ended with all that it started.
 *
 * @throws GoalpostError `<area>/system-unsupported`.
 */
export function requireProcessGroups(area: string): void {
  if (process.platform !== "win32") return;
  throw new GoalpostError({
    code: `${area}/system-unsupported`,
    where: "start",
    what: "Windows has no process groups, without which the client's commands could not be ended",
    help: "run it in WSL, on Linux or on macOS",
  });
}
