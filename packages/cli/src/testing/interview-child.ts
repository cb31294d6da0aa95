import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

// An interview in a process of its own, which is killed at its n-th write: half of the bytes are written, or nothing of it has happened.
const [spec = "", questions = "5", killAt = "0"] = process.argv.slice(2);
const { writeSync } = fs;
let count = 0;

/** Says something at once, past what counts. */
const tell = (text: string): void => void writeSync(1, `${text}\n`);

function counted(): boolean {
  count += 1;
  return count === Number(killAt);
}

const die = (): never => {
  process.kill(process.pid, "SIGKILL");
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
};

fs.writeSync = ((handle: number, data: Buffer | string, ...rest: never[]) => {
  if (handle > 2 && counted()) {
    const bytes = Buffer.from(data as string);
    writeSync(handle, bytes.subarray(0, Math.floor(bytes.length / 2)));
    die();
  }
  return writeSync(handle, data as Buffer, ...rest);
}) as typeof fs.writeSync;
for (const name of ["renameSync", "linkSync", "rmSync", "ftruncateSync"] as const) {
  const real = fs[name] as (...args: unknown[]) => void;
  fs[name] = ((...args: unknown[]) => {
    if (counted()) die();
    return real(...args);
  }) as never;
}
syncBuiltinESMExports();

const { call } = await import("./interview-play.ts");
await call(spec, Number(questions), tell);
tell(`writes ${count}`);
