import { expect, test } from "vitest";
import { runProcess } from "./run-process.ts";

const hang = ["-e", "setInterval(() => {}, 1000)"];
const given = { cwd: process.cwd(), env: {} };

test("what runs is ended when this process ends, and no listener stays", async () => {
  const before = process.listeners("exit");
  const ran = runProcess(process.execPath, hang, given);
  const ours = process.listeners("exit").filter((each) => !before.includes(each));
  expect(ours.length).toBe(1);
  for (const end of ours) end(0);
  expect(await ran).toMatchObject({ exitCode: null, timedOut: false });
  expect(process.listeners("exit")).toEqual(before);
});

test("an aborted signal ends what runs, also one that was aborted before", async () => {
  const controller = new AbortController();
  const ran = runProcess(process.execPath, hang, { ...given, signal: controller.signal });
  controller.abort();
  expect(await ran).toMatchObject({ exitCode: null, timedOut: false });
  expect(await runProcess(process.execPath, hang, { ...given, signal: AbortSignal.abort() })).toMatchObject({
    exitCode: null,
  });
});

test("a program that cannot be started leaves no listener", async () => {
  const before = process.listeners("exit");
  await expect(runProcess("/nowhere/at-all", [], given)).rejects.toThrow("ENOENT");
  expect(process.listeners("exit")).toEqual(before);
});
