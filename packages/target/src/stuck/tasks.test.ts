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
    let worked = false;
    for (let round = 0; round < 200 && !worked; round++) {
      await sleep(100);
      worked = watch.look(client.pid);
    }
    expect(worked).toBe(true);
  },
);

test.skipIf(process.platform === "win32")("a server that waits does not work on", async () => {
  const client = clientOf();
  const watch = new TaskWatch();
  watch.look(client.pid);
  client.start(idle);
  await untilThere(client.pid, 1);
  // its start computes a little; then it rests
  let rests = false;
  for (let round = 0; round < 100 && !rests; round++) {
    await sleep(200);
    rests = !watch.look(client.pid);
  }
  expect(rests).toBe(true);
});
