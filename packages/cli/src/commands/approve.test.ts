import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { project, put } from "../testing/cache.ts";
import { type Called, call } from "../testing/call.ts";
import { sshKey } from "../testing/ssh-key.ts";

const words =
  "# small\n\n## goal\n\n- G1 outcome: done.txt reads well.\n\n## done_when\n\n- D1 review: it reads well\n  evidence: `done.txt`\n";
const small = { "small.goal.md": words, "done.txt": "done\u001b[31m, in red\u001b[0m\n" };
const question = "Approve D1 as Ada? [y/N] ";
const verdict = async (cwd: string): Promise<string> =>
  (await call(["verify", "small", "--unsealed"], { cwd })).out.trimEnd().split("\n").at(-1)?.split(" (")[0] ?? "";
const approve = (cwd: string, more: Partial<Parameters<typeof call>[1]> = {}): Promise<Called> =>
  call(["approve", "small", "--who", "Ada"], { cwd, tty: true, env: { NO_COLOR: "1" }, ...more });

describe("approve, on a terminal,", () => {
  test.each(["y\n", "Yes\r\n", " YES \n", "y"])("shows the evidence, asks, and records on %j", async (stdin) => {
    const cwd = project(small);
    const { code, out } = await approve(cwd, { stdin });
    expect(out).toMatch(
      /^D1 review: it reads well\n {2}\| done\.txt, 22 bytes, sha256 [0-9a-f]{12}\n {2}\|\n {2}\| done, in red\nApprove D1 as Ada\? \[y\/N\] D1: approved by Ada/,
    );
    expect(code).toBe(0);
    expect(await verdict(cwd)).toBe("VERDICT: open");
  });

  test.each(["n\n", "no\n", "\n", "yesterday\n", "maybe\ny\n", ""])("records nothing on %j", async (stdin) => {
    const cwd = project(small);
    const { code, out } = await approve(cwd, { stdin });
    expect(out.endsWith(`${question}${stdin === "" ? "\n" : ""}not approved; nothing was recorded\n`), out).toBe(true);
    expect(code).toBe(1);
    expect(await verdict(cwd)).toBe("VERDICT: needs person");
  });

  test("is ended by Ctrl-C while it waits, and records nothing", async () => {
    const cwd = project(small);
    const control = new AbortController();
    const stdin = new PassThrough();
    stdin.once("resume", () => setImmediate(() => control.abort()));
    expect(await approve(cwd, { stdin, signal: control.signal })).toMatchObject({
      code: 130,
      out: expect.stringMatching(/\[y\/N\] \n$/),
      err: "interrupted\n",
    });
    expect(await verdict(cwd)).toBe("VERDICT: needs person");
  });
});

describe("approve, where nobody can be asked,", () => {
  test("is refused, and --yes alone changes nothing about it, at a terminal neither", async () => {
    const cwd = project(small);
    const nobody = await approve(cwd, { tty: false });
    expect(nobody).toMatchObject({ code: 2, err: expect.stringContaining("help: run it at a terminal of your own; or sign it: --sign KEY --yes") }); // biome-ignore format: one
    for (const tty of [true, false]) {
      const yes = await call(["approve", "small", "--who", "Ada", "--yes"], { cwd, tty });
      expect(yes).toMatchObject({ code: 2, err: expect.stringContaining("--yes: alone approves nothing: whoever runs a command can write it") }); // biome-ignore format: one
    }
    expect(await verdict(cwd)).toBe("VERDICT: needs person");
  });

  test("is refused under an agent, although there is a terminal", async () => {
    const cwd = project(small);
    const refused = await approve(cwd, { env: { CLAUDECODE: "1" }, stdin: "y\n" });
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining("this process runs under an agent (CLAUDECODE is set)") }); // biome-ignore format: one
  });

  test("signs with a key that the start listed, in its option or in goalpost.json", async () => {
    for (const settings of [{}, { "goalpost.json": '{ "approvals": { "allowed_signers": "team/signers" } }' }]) {
      const cwd = project({ ...small, ...settings });
      const key = sshKey(cwd, "ada@example.com");
      put(cwd, "team/signers", `${key.line}\n`);
      const option = Object.keys(settings).length === 0 ? ["--allowed-signers", "team/signers"] : [];
      expect(await call(["build", "small", "--seal", ...option], { cwd })).toMatchObject({ code: 0 });
      const signed = await call(["approve", "small", "--sign", key.file, "--yes", "--format", "json"], { cwd });
      expect(signed.code, signed.err).toBe(0);
      expect(JSON.parse(signed.out)).toMatchObject({ version: 1, approval: { who: "ada@example.com", by: "signed" } });
      const receipt = JSON.parse((await call(["verify", "small", "--format", "json"], { cwd })).out);
      expect(receipt.checks[0]).toMatchObject({ status: "pass", approval: { by: "signed" } });
    }
  });

  test.each([
    ['{ "approvals": { "allowed_signers": 5 } }', "goalpost.json: approvals.allowed_signers: is 5, expected a text"],
    [
      '{ "approvals": { "signers": "x" } }',
      "goalpost.json: approvals.signers: is not a setting of approvals, expected one of allowed_signers",
    ],
    ['{ "approvals": { "allowed_signers": "none" } }', "none"],
  ])("settings that cannot be: %s", async (settings, says) => {
    const cwd = project({ ...small, "goalpost.json": settings });
    expect(await call(["build", "small", "--seal"], { cwd })).toMatchObject({ code: 2, err: expect.stringContaining(says) }); // biome-ignore format: one
  });
});
