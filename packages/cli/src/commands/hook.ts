import { addGroup, type Register } from "../program.ts";
import { registerCalls } from "./hook/call.ts";
import { registerHookInstall, registerHookUninstall } from "./hook/install.ts";
import { registerHookStatus } from "./hook/status.ts";

/** `goalpost hook …`: the contract's checks inside the client's own window. */
export const registerHook: Register = (program, session) => {
  const hook = addGroup(program, {
    name: "hook",
    group: "Advanced:",
    summary: "let the contract's checks decide at every stop in the client's own window",
    description:
      "Hooks for sessions that a person has open in Codex or Claude Code: when the agent stops, the contract's checks run in the room, and it is sent back with what fails.\nIt is not the guarantee of goalpost run: the client may skip a hook, and an agent without a sandbox can take it away.",
  });
  registerHookInstall(hook, session);
  registerHookStatus(hook, session);
  registerHookUninstall(hook, session);
  registerCalls(hook, session);
};
