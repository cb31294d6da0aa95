import { test } from "vitest";

type Client = "codex" | "claude-code";

/** Whether each client plays everything, as before a release: GOALPOST_RUNS is above 1. */
const isThorough = Number(process.env.GOALPOST_RUNS ?? 1) > 1;

/**
 * A `test` for what our own code does with any client: of those that are defined by it, each of the two clients plays every second one, and both play
 * all where {@link isThorough}. What a client does is played by both, with `test` itself.
 *
 * @example
 * const inTurn = testsInTurn(target);
 * inTurn("is stopped from another terminal", async () => {});
 */
export function testsInTurn(client: Client): (name: string, play: () => Promise<void>) => void {
  let isOwn = client !== "codex";
  return (name, play) => {
    isOwn = !isOwn;
    if (isOwn || isThorough) test(name, play);
  };
}
