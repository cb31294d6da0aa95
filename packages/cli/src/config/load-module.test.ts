import { expect, test } from "vitest";
import { project, testEnv } from "../testing/cache.ts";
import { loadModule } from "./load-module.ts";

test("a module that never ends is given up", async () => {
  const cwd = project({ "never.mjs": "await new Promise(() => {});" });
  const io = { cwd, env: testEnv(cwd) } as Parameters<typeof loadModule>[1];
  const { exit } = process;
  await expect(loadModule("./never.mjs", io, true, 0.2)).rejects.toThrow("it had not ended after 0.2 s");
  expect(process.exit).toBe(exit);
});
