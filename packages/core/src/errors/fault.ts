/**
 * The message of a schema's check: what is wrong with the value, and how to mend it. `describe` shows the value before it.
 *
 * @internal
 */
export const fault = (what: string, mend: string): string => `${what}\n${mend}`;

/** @internal Takes such a message apart; one without a mend gets the fallback. */
export function splitFault(message: string, fallback: string): { readonly what: string; readonly mend: string } {
  const at = message.indexOf("\n");
  return at === -1 ? { what: message, mend: fallback } : { what: message.slice(0, at), mend: message.slice(at + 1) };
}
