import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { styleFor } from "../output/style.ts";
import { project, testEnv } from "../testing/cache.ts";
import { call } from "../testing/call.ts";
import { refuseRunDanger } from "./run-danger.ts";

const sink = { write: () => {} };

function here() {
  const cwd = project();
  const signal = new AbortController().signal;
  const stdin = Readable.from([]);
  return { cwd, env: testEnv(cwd), stdin, stdout: sink, stderr: sink, style: styleFor(sink, {}), quiet: true, signal };
}

test.each([
  'sandbox_mode="danger-full-access"',
  "sandbox_mode=danger-full-access",
  'default_permissions=":danger-full-access"',
])("%s is refused but below a trusted folder", (setting) => {
  const io = here();
  expect(() => refuseRunDanger(['model="gpt-5.5"', setting], [], io)).toThrow(
    /is not below a trusted path[\s\S]*--trusted FOLDER/,
  );
  expect(() => refuseRunDanger([setting], ["/nowhere"], io)).toThrow(/is not below a trusted path/);
  expect(() => refuseRunDanger([setting], ["."], io)).not.toThrow();
});

test("a link that leads out of the trusted folder is followed, for run and for write", async () => {
  const io = here();
  const [trusted, outside] = [join(io.cwd, "trusted"), join(io.cwd, "outside")];
  for (const folder of [trusted, outside]) mkdirSync(folder);
  symlinkSync(outside, join(trusted, "out"));
  symlinkSync(trusted, join(outside, "in"));
  const danger = ['sandbox_mode="danger-full-access"'];
  expect(() => refuseRunDanger(danger, [trusted], { ...io, cwd: join(trusted, "out") })).toThrow(
    /outside is not below a trusted path/,
  );
  expect(() => refuseRunDanger(danger, [trusted], { ...io, cwd: join(outside, "in") })).not.toThrow();
  const write = ["config", "write", "unsandboxed", "--profile", "box", "--trusted", trusted];
  const [out, within] = [
    await call(write, { cwd: join(trusted, "out") }),
    await call(write, { cwd: join(outside, "in") }),
  ];
  expect([out.code, within.code]).toEqual([2, 0]);
  expect(out.err).toContain("code: config/danger-outside-trusted-path");
});

test("a sandbox is not a danger", () => {
  expect(() => refuseRunDanger(["sandbox_mode=workspace-write", "nonsense"], [], here())).not.toThrow();
});
