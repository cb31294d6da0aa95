/**
 * The message of a schema's check: what is wrong with the value, and how to fix it. `describe` shows the value before it.
 *
 * @internal
 */
export const fault = (what: string, help: string): string => `${what}\n${help}`;

/** @internal Takes such a message apart; one without a fix gets the fallback. */
export function splitFault(message: string, fallback: string): { readonly what: string; readonly help: string } {
  const at = message.indexOf("\n");
  return at === -1 ? { what: message, help: fallback } : { what: message.slice(0, at), help: message.slice(at + 1) };
}
