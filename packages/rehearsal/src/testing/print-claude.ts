import { type ModelServer, type Ran, requireClient, runProcess, type Script } from "../index.ts";
import { asObject, type JsonObject } from "../unknown-json.ts";
import { stage, testEnv } from "./exec-codex.ts";

const settings = JSON.stringify({ permissions: { allow: ["Bash"] } });

/** Runs the real `claude -p` against the script, and gives the last line of its stream. */
export async function printClaude(
  script: Script,
  prompt: string,
  options: NonNullable<Parameters<typeof stage>[1]> & {
    readonly args?: readonly string[];
    readonly prepare?: (cwd: string) => Promise<void>;
  } = {},
): Promise<{ server: ModelServer; cwd: string; ran: Ran; result: JsonObject }> {
  const home = { client: "claude-code" as const, ...options.home };
  const { server, home: made, cwd } = await stage(script, { ...options, home });
  await options.prepare?.(cwd);
  const { path } = await requireClient("claude-code", { env: testEnv });
  const format = ["--output-format", "stream-json", "--verbose"];
  const args = [
    "-p",
    ...format,
    "--permission-mode",
    "acceptEdits",
    "--settings",
    settings,
    ...(options.args ?? []),
    prompt,
  ];
  const ran = await runProcess(path, args, { cwd, env: made.env, timeoutSeconds: 90 });
  const last = ran.stdout.trimEnd().split("\n").at(-1) ?? "";
  return { server, cwd, ran, result: last.startsWith("{") ? asObject(JSON.parse(last)) : {} };
}
