import { type ApprovalAnswer, type ApprovalPolicy, type ApprovalRequest, read } from "@goalpost/runtime";
import { type ServerRequest, serverRequests } from "../app-server/messages.ts";
import type { RunEventBody } from "./events.ts";

const decisions = { accept: "accept", "accept-for-session": "acceptForSession", decline: "decline" } as const;

/**
 * Answers a request of the client, and says in an event how; undefined if we have no answer to such a request. Questions of the model and
 * of MCP servers have no policy: nobody is there, and they are told so.
 */
export async function answerRequest(
  method: string,
  params: unknown,
  policy: ApprovalPolicy,
  tell: (event: RunEventBody) => void,
): Promise<unknown> {
  const request = readRequest(method, params);
  switch (request?.method) {
    case "item/commandExecution/requestApproval": {
      const { itemId, command, cwd, reason } = request.params;
      return { decision: decisions[await decide({ kind: "command", itemId, ...given({ command, cwd, reason }) })] };
    }
    case "item/fileChange/requestApproval": {
      const { itemId, grantRoot, reason } = request.params;
      return {
        decision: decisions[await decide({ kind: "file-change", itemId, ...given({ cwd: grantRoot, reason }) })],
      };
    }
    case "item/permissions/requestApproval": {
      const { itemId, cwd, reason, permissions } = request.params;
      const answer = await decide({ kind: "permissions", itemId, cwd, ...given({ reason }) });
      const scope = answer === "accept-for-session" ? "session" : "turn";
      return answer === "decline" ? { permissions: {}, scope } : { permissions, scope };
    }
    case "item/tool/requestUserInput":
      warn(
        "question-unanswered",
        `the model asked: ${request.params.questions.map(({ question }) => question).join(" / ")}`,
      );
      return { answers: {} };
    case "mcpServer/elicitation/request":
      warn("question-unanswered", `the MCP server ${request.params.serverName} asked for input`);
      return { action: "decline", content: null, _meta: null };
    case "item/tool/call":
      return { contentItems: [], success: false };
    default:
      warn("request-unknown", `the client asked for ${method}, which goalpost cannot answer`);
      return undefined;
  }

  async function decide(asked: ApprovalRequest): Promise<ApprovalAnswer> {
    const answer = typeof policy === "function" ? await ask(policy, asked) : policy;
    tell({ type: "approvalAsked", request: asked, answer });
    return answer;
  }
  async function ask(decider: Exclude<ApprovalPolicy, string>, asked: ApprovalRequest): Promise<ApprovalAnswer> {
    try {
      return await decider(asked);
    } catch (error) {
      warn("approval-failed", `the approval policy threw (${String(error)}); declined`);
      return "decline";
    }
  }
  function warn(code: string, message: string): void {
    tell({ type: "warning", code, message });
  }
}

const readRequest = (method: string, params: unknown): ServerRequest | undefined => {
  if (!Object.hasOwn(serverRequests, method)) return undefined;
  const reading = read(serverRequests[method as ServerRequest["method"]], params);
  return reading.ok ? ({ method, params: reading.value } as ServerRequest) : undefined;
};

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
