import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { call } from "../testing/call.ts";

const contract =
  "## goal\n\n- G1 outcome: Price the shop at $1, and name $ARGUMENTS.\n\n## done_when\n\n- D1 command: `node --test` exits 0.\n";

/** What a command says where a client of a version is installed. */
async function said(argv: readonly string[], version: string | undefined): Promise<string> {
  const cwd = project({ "port.goal.md": contract });
  const program = join(cwd, "client.sh");
  if (version !== undefined) {
    put(cwd, "client.sh", `#!/bin/sh\necho "${version}"\n`);
    chmodSync(program, 0o755);
  }
  const env = { GOALPOST_CODEX: program, GOALPOST_CLAUDE: program };
  const { code, out, err } = await call(argv, { cwd, env });
  expect([code, err]).toEqual([0, ""]);
  return out;
}

const codex = ["render", "port", "--target", "codex"];
const claude = ["render", "port", "--target", "claude-code"];

test("a launch is for the client that is installed: its texts, and its warnings", async () => {
  expect(await said(codex, "codex-cli 0.169.0")).toContain("the goal's text is gone after a compaction");
  expect(await said(codex, "codex-cli 0.171.0")).not.toContain("is gone after a compaction");
  const old = await said(claude, "2.1.197 (Claude Code)");
  expect(old).toContain("Price the shop at $ 1, and name $ ARGUMENTS.");
  expect(old).toContain("holds $1, $ARGUMENTS: `$1` in a condition is blank");
  const recent = await said(claude, "2.1.332 (Claude Code)");
  expect(recent).toContain("Price the shop at $1, and name $ ARGUMENTS.");
  expect(recent).toContain("holds $ARGUMENTS: `$ARGUMENTS` in a condition is replaced");
});

test("what follows the three numbers does not count, and without a client the newest that was tested does", async () => {
  expect(await said(codex, "codex-cli 0.169.0-alpha.3")).toContain("the goal's text is gone after a compaction");
  expect(await said(claude, undefined)).toContain("holds $ARGUMENTS: `$ARGUMENTS` in a condition is replaced");
});

test("build says it as render does", async () => {
  const built = ["build", "port", "--target", "claude-code"];
  expect(await said(built, "2.1.197 (Claude Code)")).toContain("holds $1, $ARGUMENTS");
  expect(await said(built, "2.1.332 (Claude Code)")).toContain("holds $ARGUMENTS");
});
