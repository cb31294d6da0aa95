import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fakeClient, freshFolder } from "../testing/fake-client.ts";
import { checkStart } from "./check-client.ts";

const env = { PATH: process.env.PATH };

/** A client that gives its version or not, and then never answers; it writes a file when it hangs. */
const hanging = (cwd: string, when: string) =>
  fakeClient(`
    import { writeFileSync } from "node:fs";
    if (${when} && process.argv.includes("--version")) console.log("codex-cli 0.169.0");
    else if (process.argv.includes("doctor")) process.exit(0);
    else {
      writeFileSync(${JSON.stringify(join(cwd, "hangs"))}, "");
      setInterval(() => {}, 1000);
    }
  `).client;

test.each(["false", "true"])(
  "an aborted check ends the client, whether it has said its version (%s) or not",
  async (when) => {
    const cwd = freshFolder();
    const client = hanging(cwd, when);
    const controller = new AbortController();
    const checked = checkStart({ config: [] }, { cwd, client, env, signal: controller.signal });
    const watch = setInterval(() => {
      if (existsSync(join(cwd, "hangs"))) controller.abort();
    }, 20);
    await expect(checked).rejects.toThrow(/code: codex\/aborted$/);
    clearInterval(watch);
  },
);

test("a signal that is aborted already starts nothing", async () => {
  const cwd = freshFolder();
  const controller = new AbortController();
  controller.abort();
  const client = hanging(cwd, "false");
  await expect(checkStart({ config: [] }, { cwd, client, env, signal: controller.signal })).rejects.toThrow(
    /code: codex\/aborted$/,
  );
  expect(existsSync(join(cwd, "hangs"))).toBe(false);
});
