import type { ApprovalRequest, AskAnswer } from "@goalpost/target";
import { type Infer, isRecord } from "@goalpost/target/adapter";
import type { controlRequest } from "../session/messages.ts";

type ControlRequest = Infer<typeof controlRequest>["request"];

/** What the client's question whether a tool may be used is about. */
export function permissionAsked(request: ControlRequest): ApprovalRequest {
  const { input, tool_name = "", tool_use_id = "", decision_reason, blocked_path } = request;
  const fields = isRecord(input) ? input : {};
  const reason = decision_reason ?? (blocked_path === undefined ? undefined : `it reaches ${blocked_path}`);
  return {
    kind:
      tool_name === "Bash"
        ? "command"
        : /^(?:Edit|Write|NotebookEdit)$/.test(tool_name)
          ? "file-change"
          : "permissions",
    itemId: tool_use_id,
    ...(typeof fields.command === "string" ? { command: fields.command } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** The answer as the client takes it. */
export function permissionAnswer(request: ControlRequest, said: AskAnswer): object {
  const answer = said.kind === "permission" ? said.answer : "decline";
  const { input, tool_name = "" } = request;
  if (answer === "decline")
    return { behavior: "deny", message: `declined by the run's policy: ${tool_name} is not allowed` };
  const lasting = answer === "accept-for-session" ? sessionRules(request.permission_suggestions) : [];
  const updatedInput = isRecord(input) ? input : {};
  return { behavior: "allow", updatedInput, ...(lasting.length === 0 ? {} : { updatedPermissions: lasting }) };
}

/** What the client suggests to remember, for this session alone: nothing of it is written into settings. */
const sessionRules = (suggestions: unknown): readonly object[] =>
  Array.isArray(suggestions)
    ? suggestions.filter(isRecord).map((suggestion) => ({ ...suggestion, destination: "session" }))
    : [];
