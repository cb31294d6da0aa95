import { join } from "node:path";
import { expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { newerCodex, shellProgram } from "../testing/newer-codex.ts";

const text = "model_reasoning_efort = 3\napproval_policy = 3\n";

test("doctor does not ask a program that says its version to every question", async () => {
  const cwd = project();
  const env = { HOME: join(cwd, "home"), GOALPOST_CODEX: shellProgram(cwd, "codex.sh", 'echo "codex-cli 99.1.0"') };
  put(cwd, "home/.codex/config.toml", text);
  const { code, out } = await call(["config", "doctor", "--target", "codex"], { cwd, env });
  expect(out).not.toMatch(/^loads/m);
  expect(out).toContain(
    "not asked codex 99.1.0\n  the installed client could not be asked: it printed no startup configuration",
  );
  expect(code).toBe(1);
});

test("doctor asks one that reads what it is asked", async () => {
  const cwd = project();
  put(cwd, "home/.codex/config.toml", text);
  const env = { HOME: join(cwd, "home"), GOALPOST_CODEX: newerCodex(cwd, "99.1.0", []) };
  const { code, out } = await call(["config", "doctor", "--target", "codex"], { cwd, env });
  expect([code, out]).toEqual([1, expect.stringContaining("drift codex 99.1.0")]);
});
