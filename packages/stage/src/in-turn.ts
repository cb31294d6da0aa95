import { test } from "vitest";

type Client = "codex" | "claude-code";

/** Whether each client plays everything, as before a release: GOALPOST_RUNS is above 1. */
export const isThorough = Number(process.env.GOALPOST_RUNS ?? 1) > 1;

/** Which of the cases that both clients could play this one plays: every second one, or all where {@link isThorough}. */
export const casesInTurn = <Case>(client: Client, cases: readonly Case[]): readonly Case[] =>
  isThorough ? cases : cases.filter((_, at) => (at % 2 === 0) === (client === "codex"));

/**
 * A `test` for what our own code does with any client: of those that are defined by it, each of the two clients plays every second one, and both play
 * all where {@link isThorough}. What a client does is played by both, with `test` itself.
 *
 * @example
 * const inTurn = testsInTurn(target);
 * inTurn("is stopped from another terminal", async () => {});
 */
export function testsInTurn(client: Client): (name: string, play: () => Promise<void>) => void {
  const defined: string[] = [];
  return (name, play) => {
    defined.push(name);
    if (casesInTurn(client, defined).includes(name)) test(name, play);
  };
}
