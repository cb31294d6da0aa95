import {
  type ApprovalAnswer,
  type ApprovalPolicy,
  type ApprovalRequest,
  type Infer,
  isRecord,
  textOf,
} from "@goalpost/runtime";
import type { controlRequest } from "../session/messages.ts";
import type { RunEventBody } from "./events.ts";

/** Answers the client's question whether a tool may be used, and says in an event how. */
export async function answerPermission(
  request: Infer<typeof controlRequest>["request"],
  policy: ApprovalPolicy,
  tell: (event: RunEventBody) => void,
): Promise<object> {
  const { input, tool_name = "", tool_use_id = "", decision_reason, blocked_path } = request;
  const fields = isRecord(input) ? input : {};
  const reason = decision_reason ?? (blocked_path === undefined ? undefined : `it reaches ${blocked_path}`);
  const asked: ApprovalRequest = {
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
  const answer = typeof policy === "function" ? await decide(policy, asked, tell) : policy;
  tell({ type: "approvalAsked", request: asked, answer });
  if (answer === "decline")
    return { behavior: "deny", message: `declined by the run's policy: ${tool_name} is not allowed` };
  const lasting = answer === "accept-for-session" ? sessionRules(request.permission_suggestions) : [];
  return { behavior: "allow", updatedInput: fields, ...(lasting.length === 0 ? {} : { updatedPermissions: lasting }) };
}

/** What the client suggests to remember, for this session alone: nothing of it is written into settings. */
const sessionRules = (suggestions: unknown): readonly object[] =>
  Array.isArray(suggestions)
    ? suggestions.filter(isRecord).map((suggestion) => ({ ...suggestion, destination: "session" }))
    : [];

async function decide(
  policy: Exclude<ApprovalPolicy, string>,
  asked: ApprovalRequest,
  tell: (event: RunEventBody) => void,
): Promise<ApprovalAnswer> {
  try {
    return await policy(asked);
  } catch (error) {
    tell({
      type: "warning",
      code: "approval-failed",
      message: `the approval policy threw (${textOf(error)}); declined`,
    });
    return "decline";
  }
}
