import { requireOptions } from "./require-options.ts";
import { badStep, requireInteger, requirePath, requireText } from "./require-value.ts";
import type { Call, LineChange, RawTool, Step } from "./step.ts";

/** Says a text. It goes out with the next call of the turn, or ends the turn when no call follows. */
export function say(text: string): Step {
  return { kind: "say", text: requireText("say(text)", text) };
}

/**
 * Runs a command with the client's shell tool (Codex `exec_command`, Claude Code `Bash`) and waits until it has ended.
 *
 * @param options.timeoutSeconds - Whole seconds that the client is asked to wait, 1 to 600, default 120.
 * @param options.background - Go on without waiting; default false.
 */
export function run(
  command: string,
  options: { readonly timeoutSeconds?: number; readonly background?: boolean } = {},
): Call {
  requireOptions("run", options, ["timeoutSeconds", "background"]);
  const { timeoutSeconds = 120, background = false } = options;
  requireInteger("run(timeoutSeconds)", timeoutSeconds, [1, 600]);
  return { kind: "run", command: requireText("run(command)", command), timeoutSeconds, background };
}

/** Writes a whole file with the client's own tool. A missing line break at the end is added: Codex's patch format cannot leave it out. */
export function write(path: string, text: string): Call {
  if (typeof text !== "string")
    throw badStep("write(text)", `is ${String(text)}, expected a string`, 'pass the text, "" for an empty file');
  return {
    kind: "write",
    path: requirePath("write(path)", path),
    text: text === "" || text.endsWith("\n") ? text : `${text}\n`,
  };
}

/**
 * Changes lines of a file with the client's own tool. `find` and `replace` are whole lines, without a line break at their end, because
 * Codex's patch format knows lines only; an empty `replace` removes the lines.
 *
 * @example
 * edit("src/price.ts", { find: "const vat = 7;", replace: "const vat = 19;" });
 */
export function edit(path: string, ...changes: readonly [LineChange, ...LineChange[]]): Call {
  for (const [index, change] of changes.entries()) {
    requireText(`edit(changes[${index}].find)`, change.find);
    if (typeof change.replace !== "string") {
      throw badStep(
        `edit(changes[${index}].replace)`,
        `is ${String(change.replace)}, expected a string`,
        'pass "" to remove the lines',
      );
    }
  }
  return { kind: "edit", path: requirePath("edit(path)", path), changes };
}

/** Says that the goal is reached: Codex `update_goal`. Claude Code's model has no such tool; there the judge decides. */
export function completeGoal(): Call {
  return { kind: "goal", status: "complete" };
}

/** Gives up on the goal: Codex `update_goal` with `blocked`. */
export function blockGoal(): Call {
  return { kind: "goal", status: "blocked" };
}

/** Pauses the goal: Codex `update_goal` with `paused`. */
export function pauseGoal(): Call {
  return { kind: "goal", status: "paused" };
}

/** Calls a tool by the client's own name. A client that is not named skips the step. */
export function tool(byClient: { readonly codex?: RawTool; readonly claudeCode?: RawTool }): Call {
  requireOptions("tool", byClient, ["codex", "claudeCode"]);
  if (byClient.codex === undefined && byClient.claudeCode === undefined) {
    throw badStep(
      "tool(byClient)",
      "names no client, expected codex, claudeCode or both",
      "pass { codex: { name, input } }",
    );
  }
  return { kind: "tool", ...byClient };
}

/** Makes several calls in one response, in parallel where the client allows it. */
export function together(...calls: readonly [Call, Call, ...Call[]]): Step {
  return { kind: "together", calls };
}
