/** Runs one command without a sandbox, as a check does, until it is ended: `hold-check.ts SCRIPT`. */
import { runProcess } from "../process/run-process.ts";
import { noSandbox } from "../sandbox/sandbox.ts";

const argv = ["sh", "-c", process.argv.at(-1) ?? ""] as const;
const enclosed = noSandbox("for a test").enclose({ argv, cwd: process.cwd(), env: { PATH: process.env.PATH } });
await runProcess({ ...enclosed, timeoutMs: 60_000 });
