import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { watched } from "./watched.ts";

const start = (seconds: number, code: string) => {
  const { program, args } = watched(seconds, ["--eval", code]);
  return spawn(program, args, { detached: true, stdio: ["ignore", "pipe", "ignore", "pipe"] });
};

test
  .skipIf(process.platform === "win32")
  .each(["for (;;);", "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);"])(
  "a program that looks at no clock is ended by another: %s",
  async (code) => {
    const [, signal] = (await once(start(1, code), "exit")) as [number | null, string | null];
    expect(signal).toBe("SIGKILL");
  },
);

test("its output ends when it does, and its words are its own", async () => {
  const child = start(600, 'process.stdout.write("$HOME `id` " + process.argv.length)');
  let said = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  await once(child, "close");
  expect(said).toBe("$HOME `id` 1");
  if (child.pid !== undefined && process.platform !== "win32") process.kill(-child.pid, "SIGKILL");
});
