/** Runs one command without a sandbox, as a check does, until it is ended: `hold-check.ts SCRIPT`; with `unborn` behind it, its number is never told. */
import { runProcess } from "../process/run-process.ts";
import { noSandbox } from "../sandbox/sandbox.ts";

const isUnborn = process.argv.at(-1) === "unborn";
const argv = ["sh", "-c", process.argv.at(isUnborn ? -2 : -1) ?? ""] as const;
const enclosed = noSandbox("for a test").enclose({ argv, cwd: process.cwd(), env: { PATH: process.env.PATH } });
await runProcess({ ...enclosed, ...(isUnborn ? { started: undefined } : {}), timeoutMs: 60_000 });
