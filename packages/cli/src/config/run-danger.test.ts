import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { styleFor } from "../output/style.ts";
import { project, testEnv } from "../testing/cache.ts";
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

test("a sandbox is no danger", () => {
  expect(() => refuseRunDanger(["sandbox_mode=workspace-write", "nonsense"], [], here())).not.toThrow();
});
