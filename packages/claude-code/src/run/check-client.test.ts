import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshFolder } from "../testing/fake-client.ts";
import { checkStart } from "./check-client.ts";

const env = { PATH: process.env.PATH };

/** A client that gives its version or not, and then never answers; it writes a file when it hangs. */
function hanging(cwd: string, when: string): readonly string[] {
  const path = join(cwd, "claude.mjs");
  writeFileSync(
    path,
    `import { writeFileSync } from "node:fs";
if (${when} && process.argv.includes("--version")) console.log("2.1.330 (Claude Code)");
else if (!process.argv.includes("doctor")) {
  writeFileSync(${JSON.stringify(join(cwd, "hangs"))}, "");
  setInterval(() => {}, 1000);
}
`,
  );
  return [process.execPath, path];
}

test.each(["false", "true"])(
  "an aborted check ends the client, whether it has said its version (%s) or not",
  async (when) => {
    const cwd = freshFolder();
    const client = hanging(cwd, when);
    const controller = new AbortController();
    const checked = checkStart({ settings: {}, args: [] }, { cwd, client, env, signal: controller.signal });
    const watch = setInterval(() => {
      if (existsSync(join(cwd, "hangs"))) controller.abort();
    }, 20);
    await expect(checked).rejects.toThrow(/code: claude-code\/aborted$/);
    clearInterval(watch);
  },
);

test("a signal that is aborted already starts nothing", async () => {
  const cwd = freshFolder();
  const controller = new AbortController();
  controller.abort();
  const client = hanging(cwd, "false");
  await expect(checkStart({ settings: {}, args: [] }, { cwd, client, env, signal: controller.signal })).rejects.toThrow(
    /code: claude-code\/aborted$/,
  );
  expect(existsSync(join(cwd, "hangs"))).toBe(false);
});
