import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { project } from "../testing/cache.ts";
import { type Called, call } from "../testing/call.ts";

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
