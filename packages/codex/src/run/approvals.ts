import type { ApprovalRequest, AskAnswer, Question } from "@goalpost/target";
import { readShape } from "@goalpost/target/adapter";
import { type ServerRequest, serverRequests } from "../app-server/messages.ts";

const decisions = { accept: "accept", "accept-for-session": "acceptForSession", decline: "decline" } as const;

/** What a request of the client means. */
export type Asked =
  | {
      readonly kind: "permission";
      readonly request: ApprovalRequest;
      readonly answer: (answer: AskAnswer) => unknown;
    }
  | {
      readonly kind: "question";
      readonly questions: readonly Question[];
      readonly answer: (answer: AskAnswer) => unknown;
    }
  /** What nobody is asked: the answer, and a warning where the client must be told no. */
  | {
      readonly kind: "answered";
      readonly answer: unknown;
      readonly warning?: readonly [code: string, message: string];
    };

/** Reads a request of the client. An MCP server's questions and tools of ours that there are none of get their answer at once. */
export function askedOf(method: string, params: unknown): Asked {
  const request = readRequest(method, params);
  switch (request?.method) {
    case "item/commandExecution/requestApproval": {
      const { itemId, command, cwd, reason } = request.params;
      return permission({ kind: "command", itemId, ...given({ command, cwd, reason }) });
    }
    case "item/fileChange/requestApproval": {
      const { itemId, grantRoot, reason } = request.params;
      return permission({ kind: "file-change", itemId, ...given({ cwd: grantRoot, reason }) });
    }
    case "item/permissions/requestApproval": {
      const { itemId, cwd, reason, permissions } = request.params;
      const answer = (said: AskAnswer): unknown => {
        const word = wordOf(said);
        const scope = word === "accept-for-session" ? "session" : "turn";
        return word === "decline" ? { permissions: {}, scope } : { permissions, scope };
      };
      return { kind: "permission", request: { kind: "permissions", itemId, cwd, ...given({ reason }) }, answer };
    }
    case "item/tool/requestUserInput":
      return {
        kind: "question",
        questions: request.params.questions.map(questionOf),
        answer: (said) => answersOf(request.params.questions.map(questionOf), said),
      };
    case "mcpServer/elicitation/request":
      return {
        kind: "answered",
        answer: { action: "decline", content: null, _meta: null },
        warning: ["question-unanswered", `the MCP server ${request.params.serverName} asked for input`],
      };
    case "item/tool/call":
      return { kind: "answered", answer: { contentItems: [], success: false } };
    default: {
      const message = `the client asked for ${method}, which goalpost cannot answer`;
      return { kind: "answered", answer: undefined, warning: ["request-unknown", message] };
    }
  }
}

const permission = (request: ApprovalRequest): Asked => ({
  kind: "permission",
  request,
  answer: (said) => ({ decision: decisions[wordOf(said)] }),
});

const wordOf = (said: AskAnswer): keyof typeof decisions => (said.kind === "permission" ? said.answer : "decline");

const questionOf = ({
  id,
  header,
  question,
  options,
  isSecret,
}: Extract<
  ServerRequest,
  { readonly method: "item/tool/requestUserInput" }
>["params"]["questions"][number]): Question => ({
  id: id ?? question,
  question,
  ...given({ header }),
  options: (options ?? []).map(({ label, description }) => ({ label, ...given({ description }) })),
  isMultiple: false,
  isSecret: isSecret === true,
});

/** Nobody's answer is given as a text, where there are words for it: the client has no other way to hear of it. */
const answersOf = (questions: readonly Question[], said: AskAnswer): unknown => {
  const { answers, note } = said.kind === "question" ? said : {};
  const noted = note === undefined ? [] : questions.map(({ id }) => [id, [note]] as const);
  const given = answers === undefined ? noted : Object.entries(answers);
  return { answers: Object.fromEntries(given.map(([id, each]) => [id, { answers: each }])) };
};

const readRequest = (method: string, params: unknown): ServerRequest | undefined => {
  if (!Object.hasOwn(serverRequests, method)) return undefined;
  const reading = readShape(serverRequests[method as ServerRequest["method"]], params);
  return reading.ok ? ({ method, params: reading.value } as ServerRequest) : undefined;
};

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
