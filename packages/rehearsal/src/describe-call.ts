import type { Call } from "./step.ts";

/**
 * Says in one line what a call does, for a person who watches.
 *
 * @example
 * describeCall(run("node --test")); // "$ node --test"
 */
export function describeCall(call: Call): string {
  switch (call.kind) {
    case "run":
      return `$ ${oneLine(call.command)}`;
    case "write":
      return `write ${call.path} (${count(call.text.split("\n").length - 1, "line")})`;
    case "edit":
      return `edit ${call.path} (${count(call.changes.length, "change")})`;
    case "goal":
      return `goal: ${call.status}`;
    case "tool":
      return `tool ${[call.codex?.name, call.claudeCode?.name].filter((name) => name !== undefined).join(" / ")}`;
  }
}

const oneLine = (text: string): string => {
  const line = text.replaceAll(/\s*\n\s*/g, " ⏎ ");
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
};

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
