import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { GoalLaunch } from "../run/goal-launch.ts";
import type { StartOptions } from "../run/options.ts";
import { fakeClient, freshFolder } from "./fake-client.ts";

/**
 * A client that speaks just enough of the protocol to be started, and then does what the script says; for what the real one cannot be
 * brought to do on demand. In the script: `onPrompt = (text) => …`, `goalSet()`, `speak(text)`, `stop()` (asks the hook, and gives its
 * answer), `no(reason)`, `met(reason)`, `stays()` (the stream says that the goal goes on), `over(result)`, and `onInterrupt = () => …`. What it was told is kept in `orders.log` of its folder.
 */
export function fakeClaude(script: string): { readonly launch: GoalLaunch; readonly options: StartOptions } {
  const cwd = freshFolder();
  const client = fakeClient(`
import { appendFileSync, existsSync, mkdirSync } from "node:fs";
const configDir = process.env.CLAUDE_CONFIG_DIR;
const at = process.argv.findIndex((word) => word === "--session-id" || word === "--resume");
const session = process.argv[at + 1];
const transcript = configDir + "/projects/here/" + session + ".jsonl";
mkdirSync(configDir + "/projects/here", { recursive: true });
const note = (line) => appendFileSync("orders.log", line.split("\\n")[0] + "\\n");
note(process.argv[at]);
let condition = "Port it.";
let inits = 0;
let asked = 0;
const waiting = new Map();
const word = (attachment) => appendFileSync(transcript, JSON.stringify({ type: "attachment", attachment: { type: "goal_status", condition, ...attachment } }) + "\\n");
const goalSet = () => { word({ met: false, sentinel: true }); say({ type: "assistant", local_command_source: "<local-command-stdout>Goal set: " + condition, message: { model: "<synthetic>", content: [] } }); };
const speak = (text) => say({ type: "assistant", message: { model: "fake", content: [{ type: "text", text }] } });
const stop = () => new Promise((answered) => {
  const request_id = "stop-" + (asked += 1);
  waiting.set(request_id, answered);
  say({ type: "control_request", request_id, request: { subtype: "hook_callback", callback_id: "stop", input: { transcript_path: transcript } } });
});
const no = (reason) => { word({ met: false, reason }); say({ type: "user", isSynthetic: true, message: { content: [{ type: "text", text: "Stop hook feedback:\\n[" + condition + "]: " + reason }] } }); };
const met = (reason) => word({ met: true, reason });
const impossible = (reason) => word({ met: false, failed: true, reason });
const stays = () => say({ type: "active_goal", value: { condition, iterations: 0 } });
const over = (result = {}) => say({ type: "result", subtype: "success", is_error: false, num_turns: 1, ...result });
let onPrompt = () => {};
let onInterrupt = () => over({ terminal_reason: "aborted_streaming" });
${script}
lines(async (message) => {
  if (message.type === "control_request") {
    const { subtype } = message.request;
    note(subtype);
    hello(message.request_id);
    if (subtype === "interrupt") onInterrupt();
  }
  if (message.type === "control_response") {
    const { request_id, response } = message.response;
    note("answer " + JSON.stringify(response));
    waiting.get(request_id)?.(response);
  }
  if (message.type !== "user") return;
  const text = message.message.content[0].text;
  note((message.shouldQuery === false ? "quietly " : "") + text);
  if (message.shouldQuery === false) return over({ num_turns: 0 });
  if (text.startsWith("/goal ")) condition = text.slice(6);
  if ((inits += 1) === 1) say({ type: "system", subtype: "init", model: "fake", permissionMode: "acceptEdits" });
  await onPrompt(text, inits);
});`);
  const launch: GoalLaunch = {
    id: "port",
    condition: "Port it.",
    settings: {},
    args: [],
    bounds: {},
    files: [],
  };
  const control = new AbortController();
  onTestFinished(() => control.abort());
  return {
    launch,
    options: {
      cwd,
      stateDir: join(cwd, "state"),
      client,
      env: { PATH: process.env.PATH, HOME: cwd, CLAUDE_CONFIG_DIR: join(cwd, "config") },
      checkSettings: false,
      signal: control.signal,
    },
  };
}
