import type { SessionEvent } from "@goalpost/target";

/** What a line of the agent means; nothing for those that mean nothing to Goalpost. */
export function eventsOf(line: Readonly<Record<string, unknown>>, cwd: string): readonly SessionEvent[] {
  const { ev, exitCode } = line;
  const [id, text, command] = [String(line.id), String(line.text), String(line.command)];
  switch (ev) {
    case "taken":
      return [{ type: "taken" }];
    case "turn":
      return [{ type: "turnBegan" }];
    case "said":
      return [{ type: "message", text }];
    case "running":
      return [{ type: "commandStarted", id, command, cwd }];
    case "ran": {
      const code = typeof exitCode === "number" ? { exitCode } : {};
      const status = exitCode === 0 ? "completed" : "failed";
      return [{ type: "commandEnded", id, command, status, ...code, output: String(line.output) }];
    }
    case "wrote":
      return [{ type: "fileChange", id, status: "completed", changes: [{ path: String(line.path), kind: "add" }] }];
    case "over":
      return [{ type: "turnEnded", status: line.stopped === true ? "interrupted" : "completed" }];
    case "may_go_on":
      return [{ type: "asked", ask: { kind: "stop", id } }];
    default:
      return [];
  }
}
