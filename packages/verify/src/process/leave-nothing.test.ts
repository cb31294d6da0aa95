import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { noSandbox } from "../sandbox/sandbox.ts";
import { marker } from "./leave-nothing.ts";
import { runProcess } from "./run-process.ts";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Processes whose command line holds some text. */
const saying = (text: string): readonly string[] =>
  readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && pid !== String(process.pid) && lineOf(pid).includes(text));

function lineOf(pid: string): string {
  try {
    return existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, "utf8") : "";
  } catch {
    return "";
  }
}

const until = async (holds: () => boolean): Promise<boolean> => {
  for (let round = 0; round < 2000 && !holds(); round++) await new Promise((resolve) => setTimeout(resolve, 25));
  return holds();
};

/** Two of a session of their own, one of them by way of a parent that is gone. */
const leaves = (mark: string): string =>
  `setsid sh -c 'sleep 300; : ${mark}' >/dev/null 2>&1 & (setsid sh -c 'setsid sh -c "sleep 300; : ${mark}" & :' >/dev/null 2>&1 &) ; sleep 0.1; echo up`;

test.runIf(process.platform === "linux")("without a sandbox nothing that a check started outlives it, detached or not", async () => {
  const mark = `left-by-check-${process.pid}`;
  const enclosed = noSandbox("for a test").enclose({ argv: ["sh", "-c", leaves(mark)], cwd: "/", env: { PATH: process.env.PATH } });
  const { ended, output } = await runProcess({ ...enclosed, timeoutMs: 30_000 });
  expect([ended, String(output.head)]).toEqual(["exit", "up\n"]);
  expect(saying(mark)).toEqual([]);
}); // biome-ignore format: one

test.runIf(process.platform === "linux")("should we be killed, what a check started is ended all the same", async () => {
  const mark = `left-by-kill-${process.pid}`;
  const argv = ["--conditions=@goalpost/source", at("../../../house/from-sources.mjs"), at("../testing/hold-check.ts"), `${leaves(mark)}; sleep 300`];
  const child = spawn(process.execPath, argv, { stdio: "ignore" });
  expect(await until(() => saying(`: ${mark}`).length >= 4)).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await until(() => saying(mark).length === 0)).toBe(true);
}); // biome-ignore format: one

test.runIf(process.platform === "linux")("should we be killed before we know its number, it is ended too: by its mark, which nobody inside of a sandbox sees", async () => {
  const mark = `left-unborn-${process.pid}`;
  const { env, starting } = noSandbox("for a test").enclose({ argv: ["sh", "-c", ""], cwd: "/", env: { PATH: process.env.PATH } });
  const [name, value] = Object.entries(env).find(([each]) => each === marker) ?? [];
  expect([name, typeof value, typeof starting]).toEqual([marker, "string", "function"]);
  const argv = ["--conditions=@goalpost/source", at("../../../house/from-sources.mjs"), at("../testing/hold-check.ts"), `${leaves(mark)}; sleep 300`, "unborn"];
  const child = spawn(process.execPath, argv, { stdio: "ignore" });
  expect(await until(() => saying(`: ${mark}`).length >= 4)).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await until(() => saying(mark).length === 0)).toBe(true);
}); // biome-ignore format: one
