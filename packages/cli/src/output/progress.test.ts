import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Io } from "../io.ts";
import { startProgress } from "./progress.ts";
import { styleFor } from "./style.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function ioFor(isTTY: boolean): { readonly io: Io; readonly said: () => string } {
  let text = "";
  const stderr = {
    isTTY,
    columns: 40,
    write: (chunk: string) => {
      text += chunk;
    },
  };
  const signal = new AbortController().signal;
  const io = {
    cwd: "/",
    env: {},
    stdin: process.stdin,
    stdout: stderr,
    stderr,
    style: styleFor(stderr, { NO_COLOR: "1" }),
    quiet: false,
    signal,
  };
  return { io, said: () => text };
}

test("what is quick needs no word", () => {
  for (const isTTY of [true, false]) {
    const { io, said } = ioFor(isTTY);
    const progress = startProgress(io, "loading");
    vi.advanceTimersByTime(900);
    progress.stop();
    expect(said()).toBe("");
  }
});

test("without a terminal: a plain line after a second, and one now and then", () => {
  const { io, said } = ioFor(false);
  const progress = startProgress(io, "loading");
  vi.advanceTimersByTime(1000);
  expect(said()).toBe("  … loading\n");
  vi.advanceTimersByTime(20_000);
  progress.update("check 2");
  vi.advanceTimersByTime(20_000);
  progress.stop();
  vi.advanceTimersByTime(60_000);
  expect(said()).toBe("  … loading\n  … loading, 21 s so far\n  … check 2\n");
});

test("on a terminal: a line that fits, and that is gone at the end", () => {
  const { io, said } = ioFor(true);
  const progress = startProgress(io, "a text that is longer than the terminal is wide");
  vi.advanceTimersByTime(1100);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what moves the cursor
  const drawn = said().replace(/\r\u001b\[2K/g, "|");
  const shown = drawn.split("|").filter(Boolean);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter((line) => line.length >= 40)).toEqual([]);
  progress.stop();
  expect(said().endsWith("\r\u001b[2K")).toBe(true);
});
