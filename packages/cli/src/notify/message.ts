import { stuckKinds } from "@goalpost/target";
import type { Mask } from "@goalpost/verify";
import { counted } from "../output/figure.ts";
import type { Driven } from "../run/drive.ts";
import type { RunEvent } from "../targets.ts";

/** What a notifier is told. */
export interface Message {
  readonly version: 1;
  /** `stuck`: the first sign. `waiting`: for the account's usage limit. `needs-person`: a question that nobody answers, or the end. */
  readonly event: "stuck" | "waiting" | "needs-person" | "ended";
  /** The contract's id. */
  readonly id: string;
  /** ISO time. */
  readonly at: string;
  /** One sentence for people. */
  readonly text: string;
  readonly target?: string;
  /** Why the run ended, in the lifecycle's word. */
  readonly reason?: string;
  readonly verdict?: string;
  readonly kind?: string;
  readonly since_turn?: number;
  readonly evidence?: readonly string[];
  readonly help?: string;
  /** Until when the run waits: an ISO time. */
  readonly until?: string;
  readonly turns?: number;
  readonly tokens?: number;
}

/** What is told of an event while the run goes on; most are not told. */
export function messageOf(id: string, event: RunEvent): Message | undefined {
  const same = { version: 1, id, at: event.at } as const;
  switch (event.type) {
    case "stuck": {
      if (event.isEnd) return undefined;
      const { kind, sinceTurn, evidence } = event;
      const { says, help } = stuckKinds[kind];
      const text = `${id} seems to get nowhere since turn ${sinceTurn}: ${says}; the agent was told`;
      return { ...same, event: "stuck", text, kind, since_turn: sinceTurn, evidence, help };
    }
    case "waitingUntil":
      return {
        ...same,
        event: "waiting",
        text: `${id} waits for the usage limit until ${event.until}`,
        until: event.until,
      };
    case "warning":
      return event.code === "question-unanswered"
        ? { ...same, event: "needs-person", text: `${id}: ${event.message}` }
        : undefined;
    default:
      return undefined;
  }
}

/** What is told of the end. */
export function messageOfEnd(id: string, target: string, { result, receipt }: Driven, at = new Date()): Message {
  const { reason, turns, tokens, stuck } = result;
  const needs = receipt.verdict === "needs person" || stuck?.kind === "waiting-for-person" || reason === "blocked";
  const how = stuck === undefined ? reason : `stuck (${stuck.kind} since turn ${stuck.sinceTurn})`;
  return {
    version: 1,
    event: needs ? "needs-person" : "ended",
    id,
    at: at.toISOString(),
    text: `${id}: ${receipt.verdict}; ended: ${how}; ${counted(turns, "turn")}, ${counted(tokens, "token")}`,
    target,
    reason,
    verdict: receipt.verdict,
    ...(stuck === undefined
      ? {}
      : { kind: stuck.kind, since_turn: stuck.sinceTurn, evidence: stuck.evidence, help: stuckKinds[stuck.kind].help }),
    turns,
    tokens,
  };
}

/** A run that ended with an error of ours. */
export const messageOfError = (id: string, target: string, error: unknown, at = new Date()): Message => ({
  version: 1,
  event: "needs-person",
  id,
  at: at.toISOString(),
  text: `${id}: ended by an error: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`,
  target,
  reason: "error",
});

/** Hides secrets in every text of a message. */
export const masked = (message: Message, mask: Mask): Message =>
  Object.fromEntries(
    Object.entries(message).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "string" ? mask(value) : Array.isArray(value) ? value.map((each) => mask(String(each))) : value,
    ]),
  ) as unknown as Message;

/** A message in the form that Slack's webhooks take; what looks like its markup is escaped. */
export const slackBody = ({ text, evidence = [], help }: Message): string => {
  const lines = [text, ...evidence.map((line) => `• ${line}`), ...(help === undefined ? [] : [`help: ${help}`])];
  return JSON.stringify({
    text: lines.join("\n").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  });
};
