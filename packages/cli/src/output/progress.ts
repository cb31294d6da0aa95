import type { Io } from "../io.ts";

/** Something that takes a while, and is said to. */
export interface Progress {
  /** Says what is being done now. */
  update(text: string): void;
  /** Takes the line away until it is drawn again, so that something else can be printed. */
  clear(): void;
  /** Takes the line away; nothing is left on a terminal. */
  stop(): void;
}

const frames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/** Milliseconds before anything is said: what is quicker needs no word. */
const patience = 1000;

/** Milliseconds between two plain lines, where there is no terminal to draw on. */
const heartbeat = 20_000;

/**
 * Shows that something is under way, on standard error: after a second, a spinner on a terminal; a plain line now and then elsewhere.
 * Standard output is left to the result.
 */
export function startProgress(io: Io, text: string): Progress {
  if (io.quiet) return { update() {}, clear() {}, stop() {} };
  return io.stderr.isTTY === true && io.env.TERM !== "dumb" ? spinner(io, text) : lines(io, text);
}

/** Runs something with a {@link Progress} around it. */
export async function withProgress<Value>(
  io: Io,
  text: string,
  work: (progress: Progress) => Promise<Value>,
): Promise<Value> {
  const progress = startProgress(io, text);
  try {
    return await work(progress);
  } finally {
    progress.stop();
  }
}

function spinner({ stderr, style }: Io, first: string): Progress {
  let text = first;
  let frame = 0;
  let drawn = false;
  const started = performance.now();
  const timer = setInterval(() => {
    if (performance.now() - started < patience) return;
    // A terminal that does not know its width says 0.
    const width = Math.max((stderr.columns || 80) - 12, 8);
    const seconds = Math.round((performance.now() - started) / 1000);
    const shown = text.length > width ? `${text.slice(0, width - 1)}…` : text;
    frame = (frame + 1) % frames.length;
    stderr.write(`\r\u001b[2K${style.cyan(frames[frame] ?? "")} ${shown} ${style.dim(`${seconds} s`)}`);
    drawn = true;
  }, 100);
  timer.unref();
  const clear = () => {
    if (drawn) stderr.write("\r\u001b[2K");
    drawn = false;
  };
  return {
    update(next) {
      text = next;
    },
    clear,
    stop() {
      clearInterval(timer);
      clear();
    },
  };
}

function lines({ stderr }: Io, first: string): Progress {
  let text = first;
  let said = "";
  const started = performance.now();
  const say = () => {
    const seconds = Math.round((performance.now() - started) / 1000);
    stderr.write(text === said ? `  … ${text}, ${seconds} s so far\n` : `  … ${text}\n`);
    said = text;
  };
  let beat: NodeJS.Timeout | undefined;
  const timer = setTimeout(() => {
    say();
    beat = setInterval(say, heartbeat);
    beat.unref();
  }, patience);
  timer.unref();
  return {
    update(next) {
      text = next;
    },
    clear() {},
    stop() {
      clearTimeout(timer);
      clearInterval(beat);
    },
  };
}
