import { execFile } from "node:child_process";
import { GoalpostError } from "@goalpost/core";
import { holds, plainText } from "@goalpost/target/adapter";
import { clientFacts } from "../facts.ts";

/**
 * Asks the client which of the settings files that it would read here do not load. With output as JSON a run says nothing about them: the
 * whole file is dropped, hooks and permission rules included. Versions whose doctor needs a terminal are not asked: by facts.ts,
 * settingsAreDropped and doctorSpeaks.
 *
 * @throws GoalpostError `claude-code/settings-invalid` with the client's words.
 */
export async function checkSettingsFiles(
  client: readonly string[],
  {
    cwd,
    env,
    version,
    signal,
  }: {
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
    readonly version: string;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<void> {
  if (!holds(clientFacts.doctorSpeaks, version)) return;
  const invalid = invalidSettings(await doctor(client, cwd, env, signal));
  if (invalid === undefined) return;
  throw new GoalpostError({
    code: "claude-code/settings-invalid",
    where: "claude doctor",
    what: `says: ${invalid}`,
    help: "correct the file it names: until then the client drops all of it in silence, permission rules and hooks included",
  });
}

/** The section "Invalid settings" of what doctor says; undefined if it has none. */
export function invalidSettings(said: string): string | undefined {
  const lines = said.split("\n");
  const from = lines.findIndex((line) => /^\W*invalid settings\b/i.test(line.trim()));
  if (from === -1) return undefined;
  const rest = lines.slice(from + 1);
  const end = rest.findIndex((line) => line.trim() === "");
  return (end === -1 ? rest : rest.slice(0, end))
    .map((line) => line.trim())
    .filter(Boolean)
    .join("; ")
    .slice(0, 1000);
}

const doctor = (
  client: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal | undefined,
): Promise<string> =>
  new Promise((resolve) => {
    const [program = "claude", ...leading] = client;
    const child = execFile(
      program,
      [...leading, "doctor"],
      {
        cwd,
        env,
        timeout: 30_000,
        killSignal: "SIGKILL",
        maxBuffer: 1 << 20,
        ...(signal === undefined ? {} : { signal }),
      },
      (_error, stdout) => resolve(plainText(stdout)),
    );
    child.stdin?.end();
  });
