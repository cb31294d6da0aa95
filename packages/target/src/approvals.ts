/** An answer to a request for permission. */
export type ApprovalAnswer = "accept" | "accept-for-session" | "decline";

/** What the client asks permission for. */
export interface ApprovalRequest {
  readonly kind: "command" | "file-change" | "permissions";
  readonly itemId: string;
  /** The command, if it is one. */
  readonly command?: string;
  readonly cwd?: string;
  readonly reason?: string;
}

/** Who answers when the client asks permission: one answer for all, or a function that decides each. A function that throws declines. */
export type ApprovalPolicy = ApprovalAnswer | ((request: ApprovalRequest) => ApprovalAnswer | Promise<ApprovalAnswer>);
