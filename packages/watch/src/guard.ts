import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Why a request is refused: the status, and a sentence for people. */
export interface Refusal {
  readonly status: 403 | 405 | 415;
  readonly what: string;
}

/** What a request is held to. */
export interface Door {
  readonly port: number;
  readonly token: string;
}

const hostsOf = (port: number): readonly string[] => [`127.0.0.1:${port}`, `localhost:${port}`];

/**
 * Looks at who asks, before anything is looked at that they ask for. The host must be this machine's own name for itself, or a page elsewhere that a name of
 * theirs leads here could read along; the origin, where there is one, must be the page itself; and whoever writes must say that it is the page.
 *
 * @param path - The path of the address, whose first part must be the token.
 */
export function refusalOf(
  { method = "", headers }: IncomingMessage,
  path: string,
  { port, token }: Door,
): Refusal | undefined {
  if (!hostsOf(port).includes(headers.host ?? ""))
    return { status: 403, what: "This address is not one of this server's." };
  const { origin } = headers;
  if (origin !== undefined && !hostsOf(port).some((host) => origin === `http://${host}`))
    return { status: 403, what: "A page of another origin may not ask here." };
  if (!isSame(path.split("/")[1] ?? "", token))
    return {
      status: 403,
      what: "This address needs the token that goalpost watch printed: open the whole link from its terminal.",
    };
  if (method === "GET" || method === "HEAD") {
    const from = headers["sec-fetch-site"];
    if (path.includes("/api/") && from !== undefined && from !== "same-origin" && from !== "none")
      return { status: 403, what: "A page of another origin may not ask here." };
    return undefined;
  }
  if (method !== "POST") return { status: 405, what: "Only GET and POST are answered here." };
  if (origin === undefined) return { status: 403, what: "A request that changes something must name its origin." };
  if (!/^application\/json\b/.test(headers["content-type"] ?? ""))
    return { status: 415, what: "A request that changes something must be JSON." };
  return undefined;
}

/** Compares in a time that says nothing about where two texts differ. */
export function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** What every answer says: nothing is kept, nothing is guessed, nothing else may frame or read it. */
export const commonHeaders: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

/** The policy of the page. The nonce is for the one script that writes styles: that of the diff view. */
export const policyOf = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
