/** Why an answer did not come. */
export type Unanswered = { readonly kind: "late" } | { readonly kind: "threw"; readonly error: unknown };

/**
 * Waits for an answer, but not longer than its deadline, nor than anybody wants it: then the default stands.
 *
 * @param ask - What is waited for. One that throws is told, and the default stands.
 * @param signal - Nobody wants the answer any more.
 * @param onUnanswered - Told that the time is up, or what was thrown; not told of the signal.
 */
export async function within<Answer>(
  seconds: number,
  ask: () => Answer | Promise<Answer>,
  otherwise: Answer,
  signal: AbortSignal,
  onUnanswered: (cause: Unanswered) => void,
): Promise<Answer> {
  if (signal.aborted) return otherwise;
  let giveUp: (cause: "late" | "unwanted") => void = () => {};
  const over = new Promise<"late" | "unwanted">((resolve) => {
    giveUp = resolve;
  });
  const timer = setTimeout(() => giveUp("late"), Math.min(seconds * 1000, 2 ** 31 - 1));
  const unwanted = (): void => giveUp("unwanted");
  signal.addEventListener("abort", unwanted, { once: true });
  try {
    const given = Promise.resolve(ask());
    const first = await Promise.race([given.then((answer) => ({ answer })), over]);
    if (typeof first === "object") return first.answer;
    given.catch(() => {}); // nobody waits for it any more
    if (first === "late") onUnanswered({ kind: "late" });
  } catch (error) {
    onUnanswered({ kind: "threw", error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", unwanted);
  }
  return otherwise;
}
