import { anything, boolean, type Infer, list, maybe, number, object, string, word } from "@goalpost/target/adapter";

/**
 * The part of the app-server protocol that we use, and no more.
 * Source: `codex app-server generate-json-schema`; `messages.rehearsal.test.ts` holds it against the installed client.
 */

/** The words that the client has for a goal. */
export const goalStatuses = ["active", "paused", "blocked", "usageLimited", "budgetLimited", "complete"] as const;
/** What the client says of a goal. */
export type GoalStatus = (typeof goalStatuses)[number];

const goal = object({
  threadId: string,
  objective: string,
  status: word(...goalStatuses),
  tokenBudget: maybe(number),
  tokensUsed: number,
  timeUsedSeconds: number,
});
export type Goal = Infer<typeof goal>;

const turnError = object({ message: string, codexErrorInfo: maybe(anything) });

const turn = object({
  id: string,
  status: word("completed", "interrupted", "failed", "inProgress"),
  error: maybe(turnError),
});
const tokens = object({ totalTokens: number, inputTokens: number, cachedInputTokens: number, outputTokens: number });

/** A window of the account's usage: how much of it is used, and when it begins anew, in seconds since 1970. */
const window = object({ usedPercent: number, resetsAt: maybe(number) });

const item = anything;
const inThread = { threadId: string } as const;
const inTurn = { threadId: string, turnId: string } as const;

/** What the client tells us; everything else that it tells is left unread. */
export const notifications = {
  "thread/goal/updated": object({ ...inThread, goal }),
  "thread/goal/cleared": object(inThread),
  "thread/tokenUsage/updated": object({ ...inTurn, tokenUsage: object({ total: tokens, last: tokens }) }),
  "turn/started": object({ ...inThread, turn }),
  "turn/completed": object({ ...inThread, turn }),
  "item/started": object({ ...inTurn, item }),
  "item/completed": object({ ...inTurn, item }),
  "item/commandExecution/outputDelta": object({ ...inTurn, itemId: string, delta: string }),
  error: object({ ...inTurn, error: turnError, willRetry: boolean }),
  "account/rateLimits/updated": object({
    rateLimits: object({ primary: maybe(window), secondary: maybe(window) }),
  }),
  warning: object({ threadId: maybe(string), message: string }),
  configWarning: object({ summary: string, details: maybe(string) }),
  guardianWarning: object({ ...inThread, message: string }),
  deprecationNotice: object({ summary: string, details: maybe(string) }),
} as const;

/** What one kind of thread item holds, beyond its type and id. */
export const items = {
  agentMessage: object({ text: string }),
  commandExecution: object({
    command: string,
    cwd: string,
    status: word("inProgress", "completed", "failed", "declined"),
    aggregatedOutput: maybe(string),
    exitCode: maybe(number),
    durationMs: maybe(number),
  }),
  fileChange: object({
    changes: list(object({ path: string, kind: object({ type: word("add", "delete", "update") }) })),
    status: word("inProgress", "completed", "failed", "declined"),
  }),
  contextCompaction: object({}),
  mcpToolCall: object({ server: string, tool: string, arguments: anything, result: maybe(anything) }),
  webSearch: object({ query: string, results: maybe(anything) }),
  sleep: object({ durationMs: number }),
} as const;

/** What the client asks of us. */
export const serverRequests = {
  "item/commandExecution/requestApproval": object({
    ...inTurn,
    itemId: string,
    reason: maybe(string),
    command: maybe(string),
    cwd: maybe(string),
  }),
  "item/fileChange/requestApproval": object({
    ...inTurn,
    itemId: string,
    reason: maybe(string),
    grantRoot: maybe(string),
  }),
  "item/permissions/requestApproval": object({
    ...inTurn,
    itemId: string,
    cwd: string,
    reason: maybe(string),
    permissions: anything,
  }),
  "item/tool/requestUserInput": object({
    ...inTurn,
    itemId: string,
    questions: list(
      object({
        id: maybe(string),
        header: maybe(string),
        question: string,
        options: maybe(list(object({ label: string, description: maybe(string) }))),
        isSecret: maybe(boolean),
      }),
    ),
  }),
  "mcpServer/elicitation/request": object({ ...inThread, serverName: string, mode: string }),
  "item/tool/call": object({ ...inTurn, tool: string }),
} as const;

/** How far the client's sandbox may let commands reach, the strictest first. */
export const sandboxModes = ["read-only", "workspace-write", "danger-full-access"] as const;
/** How far the client's sandbox lets commands reach. */
export type SandboxMode = (typeof sandboxModes)[number];

/** What we ask of the client: parameters, and the part of the answer that we read. */
export const calls = {
  initialize: {
    params: object({
      clientInfo: object({ name: string, title: maybe(string), version: string }),
      capabilities: maybe(object({ experimentalApi: maybe(boolean) })),
    }),
    result: object({ userAgent: string, codexHome: string }),
  },
  "account/read": {
    params: object({ refreshToken: maybe(boolean) }),
    result: object({ account: maybe(anything), requiresOpenaiAuth: boolean }),
  },
  "config/read": {
    params: object({ cwd: maybe(string), includeLayers: maybe(boolean) }),
    result: object({
      config: object({
        sandbox_mode: maybe(word(...sandboxModes)),
        approval_policy: maybe(anything),
        projects: maybe(anything),
        model_reasoning_effort: maybe(string),
        plan_mode_reasoning_effort: maybe(string),
      }),
    }),
  },
  "thread/start": {
    params: object({
      cwd: maybe(string),
      approvalPolicy: maybe(anything),
      sandbox: maybe(word(...sandboxModes)),
      config: maybe(anything),
    }),
    result: object({
      thread: object({ id: string, path: maybe(string) }),
      model: string,
      sandbox: object({ type: string }),
      approvalPolicy: anything,
    }),
  },
  "thread/resume": {
    params: object({
      threadId: string,
      cwd: maybe(string),
      approvalPolicy: maybe(anything),
      config: maybe(anything),
    }),
    result: object({
      thread: object({ id: string, path: maybe(string) }),
      model: string,
      sandbox: object({ type: string }),
      approvalPolicy: anything,
    }),
  },
  "thread/inject_items": { params: object({ threadId: string, items: list(anything) }), result: object({}) },
  "thread/goal/set": {
    params: object({
      threadId: string,
      objective: maybe(string),
      status: maybe(word(...goalStatuses)),
      tokenBudget: maybe(number),
      origin: maybe(word("user", "automatic")),
    }),
    result: object({ goal }),
  },
  "thread/goal/get": { params: object(inThread), result: object({ goal: maybe(goal) }) },
  "turn/start": {
    params: object({
      threadId: string,
      input: list(anything),
      outputSchema: maybe(anything),
      collaborationMode: maybe(anything),
    }),
    result: object({ turn }),
  },
  "turn/interrupt": { params: object({ threadId: string, turnId: string }), result: object({}) },
  "thread/backgroundTerminals/clean": { params: object(inThread), result: object({}) },
} as const;

export type Call = keyof typeof calls;
export type Params<M extends Call> = Infer<(typeof calls)[M]["params"]>;
export type Result<M extends Call> = Infer<(typeof calls)[M]["result"]>;

export type NotificationMethod = keyof typeof notifications;
/** What a notification that we read holds. */
export type NotificationParams<M extends NotificationMethod> = Infer<(typeof notifications)[M]>;

export type ServerRequestMethod = keyof typeof serverRequests;
/** A request of the client that we can answer, as a tagged union. */
export type ServerRequest = {
  [M in ServerRequestMethod]: { readonly method: M; readonly params: Infer<(typeof serverRequests)[M]> };
}[ServerRequestMethod];

export type ItemType = keyof typeof items;
/** A thread item that we read, as a tagged union. */
export type ThreadItem = {
  [T in ItemType]: { readonly type: T; readonly id: string } & Infer<(typeof items)[T]>;
}[ItemType];
