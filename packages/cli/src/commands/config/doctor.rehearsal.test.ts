import { mkdirSync, writeFileSync } from "node:fs";
import { clientForTests } from "@goalpost/rehearsal";
import { expect, test } from "vitest";
import { project, testEnv } from "../../testing/cache.ts";
import { call } from "../../testing/call.ts";
import { example } from "../../testing/port-billing.ts";

const { skip } = await clientForTests("codex");

test.skipIf(skip !== undefined)(
  "the real client loads a preset that was written, and drift from it is exit code 1",
  async () => {
    const { HOME } = testEnv(project());
    const doctor = () =>
      call(["config", "doctor", "unattended", "--profile", "night", "--target", "codex"], {
        cwd: example,
        env: { HOME },
      });
    const before = await doctor();
    expect(before.code, before.err).toBe(1);
    expect(before.out).toContain("night.config.toml: does not exist; the preset is not written");
    await call(["config", "write", "unattended", "--profile", "night"], { cwd: example, env: { HOME } });
    expect(await doctor()).toMatchObject({ code: 0, out: expect.stringMatching(/^loads codex \d/) });
    await call(["config", "set", `${HOME}/.codex/night.config.toml`, "sandbox_mode", "read-only"], {
      cwd: example,
      env: { HOME },
    });
    const after = await doctor();
    expect(after.code).toBe(1);
    expect(after.out).toContain('sandbox_mode is "read-only", the preset wants "workspace-write"');
  },
);

test.skipIf(skip !== undefined)("what a client ignores is said of the file as it is called here", async () => {
  const { HOME } = testEnv(project());
  mkdirSync(`${HOME}/.codex`, { recursive: true });
  writeFileSync(`${HOME}/.codex/config.toml`, 'model = "gpt-5.5"\nnosuch = 1\n');
  const { code, out } = await call(["config", "doctor", "--target", "codex"], { cwd: example, env: { HOME } });
  expect(out).toContain(
    "ignores what it does not know: ~/.codex/config.toml:2:1: unknown configuration field `nosuch`",
  );
  expect(code).toBe(0);
});
