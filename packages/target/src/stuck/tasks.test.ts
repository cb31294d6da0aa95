import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { descendants } from "../process/descendants.ts";
import { TaskWatch } from "./tasks.ts";

/** A client that starts what it is told on its standard input, in Node. */
function clientOf(): { readonly pid: number; start(code: string): void } {
  const code =
    'process.stdin.setEncoding("utf8").on("data", (code) => require("node:child_process").spawn(process.execPath, ["-e", code], { stdio: "ignore" }));';
  const client: ChildProcess = spawn(process.execPath, ["-e", code], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  onTestFinished(() => {
    for (const { pid } of descendants(client.pid ?? 0)) process.kill(pid, "SIGKILL");
    client.kill("SIGKILL");
  });
  return { pid: client.pid ?? 0, start: (task) => void client.stdin?.write(task) };
}

const untilThere = async (pid: number, count: number): Promise<void> => {
  while (descendants(pid).length < count) await sleep(20);
};
const busy = "for (;;) {}";
const idle = "setInterval(() => {}, 1000)";

test.skipIf(process.platform === "win32")(
  "a task that computes works on; one that waits does not, and neither does what was there before",
  async () => {
    const client = clientOf();
    client.start(busy);
    await untilThere(client.pid, 1);
    const watch = new TaskWatch();
    expect(watch.look(undefined)).toBe(false);
    expect(watch.look(client.pid)).toBe(false);
    await sleep(300);
    // the client's own, however busy
    expect(watch.look(client.pid)).toBe(false);
    client.start(busy);
    await untilThere(client.pid, 2);
    expect(await looksUntil((pid) => watch.look(pid), client.pid, true)).toBe(true);
  },
);

test.skipIf(process.platform === "win32")(
  "what begins while the agent does nothing is the client's own; what a task of the agent's starts then is not",
  async () => {
    const client = clientOf();
    const watch = new TaskWatch();
    watch.look(client.pid, false);
    client.start(busy);
    await untilThere(client.pid, 1);
    expect(watch.look(client.pid, false)).toBe(false);
    await sleep(300);
    expect(watch.look(client.pid, true)).toBe(false);
    // waits, and computes in a program of its own a while later
    client.start(`setTimeout(() => require("node:child_process").spawn(process.execPath, ["-e", "${busy}"]), 600)`);
    await untilThere(client.pid, 2);
    expect(watch.look(client.pid, true)).toBe(false);
    await untilThere(client.pid, 3);
    expect(await looksUntil((pid) => watch.look(pid, false), client.pid, true)).toBe(true);
  },
);

/** Looks until the answer is `wanted`, for ten seconds at most. */
async function looksUntil(look: (pid: number) => boolean, pid: number, wanted: boolean): Promise<boolean> {
  for (let round = 0; round < 100; round++) {
    await sleep(100);
    if (look(pid) === wanted) return true;
  }
  return false;
}

test.skipIf(process.platform === "win32")(
  "what began since the look before is not yet a task that works on",
  async () => {
    const client = clientOf();
    const watch = new TaskWatch();
    watch.look(client.pid);
    // one after the other, each gone before the next look but one
    for (let turn = 0; turn < 4; turn++) {
      client.start(busy);
      await untilThere(client.pid, 1);
      await sleep(200);
      expect(watch.look(client.pid)).toBe(false);
      for (const { pid } of descendants(client.pid)) process.kill(pid, "SIGKILL");
      while (descendants(client.pid).length > 0) await sleep(20);
      expect(watch.look(client.pid)).toBe(false);
    }
  },
);

test.skipIf(process.platform === "win32")("a build whose programs come and go works on", async () => {
  const client = clientOf();
  const watch = new TaskWatch();
  watch.look(client.pid);
  const program = JSON.stringify("const end = Date.now() + 80; while (Date.now() < end);");
  // each program is awaited, as make does: the builder itself computes next to nothing
  client.start(
    `const next = () => require("node:child_process").spawn(process.execPath, ["-e", ${program}]).on("exit", next); next();`,
  );
  await untilThere(client.pid, 2);
  watch.look(client.pid);
  expect(await looksUntil((pid) => watch.look(pid), client.pid, true)).toBe(true);
});

test.skipIf(process.platform === "win32")("a server that waits does not work on", async () => {
  const client = clientOf();
  const watch = new TaskWatch();
  watch.look(client.pid);
  client.start(idle);
  await untilThere(client.pid, 1);
  // its start computes a little; then it rests
  watch.look(client.pid);
  expect(await looksUntil((pid) => watch.look(pid), client.pid, false)).toBe(true);
});

test.skipIf(process.platform !== "linux")("a task that moves bytes and computes next to nothing works on", async () => {
  const client = clientOf();
  const watch = new TaskWatch();
  watch.look(client.pid);
  // a write of 2 MB each second takes about a millisecond
  client.start(
    'const fs = require("node:fs"), file = fs.openSync("/dev/null", "w"), some = Buffer.alloc(2_000_000); setInterval(() => fs.writeSync(file, some), 1000)',
  );
  await untilThere(client.pid, 1);
  await sleep(2500);
  watch.look(client.pid);
  await sleep(2500);
  expect(watch.look(client.pid)).toBe(true);
});
