import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { type Message, slackBody } from "./message.ts";
import type { NotifySettings } from "./options.ts";

/** Milliseconds that a notifier may take; then it is ended. */
const patience = 10_000;

/** Hands a message to a program: on its standard input, with no shell, nothing of it in the arguments. Gives what went wrong. */
export function handOver(
  argv: readonly string[],
  message: Message,
  place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  waitMs = patience,
): Promise<string | undefined> {
  const [program = "", ...args] = argv;
  return new Promise((resolve) => {
    // in a group of its own, so that what it starts ends with it
    const child = spawn(program, args, { ...place, stdio: ["pipe", "ignore", "ignore"], detached: true });
    const late = setTimeout(() => {
      if (child.pid !== undefined) killGroup(child.pid);
      resolve(`gave no end within ${waitMs / 1000} s, and was ended`);
    }, waitMs);
    const over = (fault: string | undefined): void => {
      clearTimeout(late);
      resolve(fault);
    };
    child.on("error", (error) => over(`cannot be started (${(error as NodeJS.ErrnoException).code ?? error.message})`));
    child.on("exit", (code, signal) => {
      // what it left behind ends with it
      if (child.pid !== undefined) killGroup(child.pid);
      over(code === 0 ? undefined : `ended with ${code === null ? signal : `exit ${code}`}`);
    });
    // one that does not read is not a fault
    child.stdin?.on("error", () => {});
    child.stdin?.end(`${JSON.stringify(message)}\n`);
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // it has ended meanwhile
  }
}

/** The signature of a message that is posted: HMAC-SHA256 over its time, a dot and its body, in hex. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;

/** Posts a message. Follows no redirect; gives what went wrong, without the address. */
export async function post(
  settings: Pick<NotifySettings, "url" | "secret" | "format">,
  message: Message,
  waitMs = patience,
): Promise<string | undefined> {
  const { url, secret, format } = settings;
  if (url === undefined) return undefined;
  const body = format === "slack" ? slackBody(message) : JSON.stringify(message);
  const timestamp = String(Math.floor(Date.parse(message.at) / 1000));
  const signed =
    secret === undefined
      ? {}
      : { "x-goalpost-timestamp": timestamp, "x-goalpost-signature": signatureOf(secret, timestamp, body) };
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", "user-agent": "goalpost", ...signed },
      redirect: "error",
      signal: AbortSignal.timeout(waitMs),
    });
    await response.body?.cancel();
    return response.ok ? undefined : `${url.host} answered ${response.status}`;
  } catch (error) {
    const cause = (error as { readonly cause?: { readonly code?: string; readonly message?: string } }).cause;
    const why =
      (error as Error).name === "TimeoutError"
        ? `gave no answer within ${waitMs / 1000} s`
        : (cause?.code ?? cause?.message ?? "cannot be reached");
    return `${url.host}: ${why}`;
  }
}
