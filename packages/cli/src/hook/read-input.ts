import type { Readable } from "node:stream";

/** What a client tells a hook, as far as it is used. All of it may be missing: what a client sends is not ours to require. */
export interface HookInput {
  readonly sessionId: string;
  /** It goes on because a hook sent it back. */
  readonly isContinued: boolean;
  /** Tasks of the client's own that run on. */
  readonly background: number;
  /** Why a session starts: startup, resume, clear, compact. */
  readonly source: string;
  /** The folder that the client works in; paths of tools are relative to it. */
  readonly cwd: string | undefined;
  readonly toolInput: unknown;
}

/** Bytes of an input that are read; a tool that writes a file sends it whole. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Reads what a client wrote to standard input. What is not JSON, too large, or does not end in time, is as good as nothing.
 *
 * @param seconds - How long the client has to send it.
 */
export async function readHookInput(stdin: Readable, seconds = 10): Promise<HookInput> {
  return inputOf(parsed(await textWithin(stdin, seconds)));
}

function textWithin(stdin: Readable, seconds: number): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const end = (text: string): void => {
      clearTimeout(timer);
      stdin.destroy();
      resolve(text);
    };
    const timer = setTimeout(() => end(""), seconds * 1000);
    stdin.on("data", (chunk: Buffer | string) => {
      const part = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      bytes += part.length;
      if (bytes > mostBytes) end("");
      else chunks.push(part);
    });
    stdin.once("end", () => end(Buffer.concat(chunks).toString("utf8")));
    stdin.once("error", () => end(""));
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function inputOf(value: unknown): HookInput {
  const given = (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const text = (name: string): string => (typeof given[name] === "string" ? given[name] : "");
  const cwd = text("cwd");
  return {
    // It becomes a key in a file of ours: bounded, and nothing but letters, digits and hyphens.
    sessionId: /^[\w-]{1,128}$/.test(text("session_id")) ? text("session_id") : "unknown",
    isContinued: given.stop_hook_active === true,
    background: runningIn(given.background_tasks),
    source: text("source").slice(0, 40),
    cwd: cwd === "" || cwd.includes("\0") ? undefined : cwd,
    toolInput: given.tool_input,
  };
}

/** States in which a task has ended; one that says nothing of its state runs. Source: Claude Code, run 2026-11-30. */
const ended: ReadonlySet<unknown> = new Set(["completed", "failed", "killed", "stopped", "cancelled"]);

const runningIn = (tasks: unknown): number =>
  Array.isArray(tasks)
    ? tasks.filter((task) => typeof task === "object" && task !== null && !ended.has((task as { status?: unknown }).status)).length
    : 0; // biome-ignore format: one
