import { execFile } from "node:child_process";
import { GoalpostError } from "@goalpost/core";
import { compareVersions } from "@goalpost/runtime";

/** The version that every rehearsal of this package ran with. */
export const testedVersion = "0.169.0";
/** The oldest version that we start: older ones were never shown to keep what this package promises. */
export const oldestVersion = "0.169.0";

/**
 * Asks the client for its version.
 *
 * @throws GoalpostError `codex/client-missing` if it cannot be started, `codex/client-unknown` if it does not answer as Codex does,
 * `codex/client-too-old` below {@link oldestVersion}.
 */
export async function clientVersion(
  client: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly version: string; readonly newerThanTested: boolean }> {
  const said = await versionLine(client, env);
  const found = /^codex-cli (\d+)\.(\d+)\.(\d+)/m.exec(said);
  if (found === null) throw unknownError(client, said);
  const version = `${found[1]}.${found[2]}.${found[3]}`;
  if (compareVersions(version, oldestVersion) < 0) throw tooOldError(version);
  return { version, newerThanTested: compareVersions(version, testedVersion) > 0 };
}

const versionLine = (client: readonly string[], env: NodeJS.ProcessEnv): Promise<string> =>
  new Promise((resolve, reject) => {
    const [program = "codex", ...leading] = client;
    const options = { env, timeout: 20_000, killSignal: "SIGKILL", maxBuffer: 1 << 20 } as const;
    execFile(program, [...leading, "--version"], options, (error, stdout, stderr) => {
      const code = error === null ? undefined : error.code;
      if (code === "ENOENT" || code === "EACCES") reject(missingError(program, code));
      else resolve(`${stdout}\n${stderr}`);
    });
  });

const missingError = (program: string, code: string): GoalpostError =>
  new GoalpostError({
    code: "codex/client-missing",
    where: program,
    what: code === "ENOENT" ? "was not found, expected the Codex client" : "cannot be executed",
    mend: "install it with `npm install --global @openai/codex`, or name it by the option `client`",
  });

const unknownError = (client: readonly string[], said: string): GoalpostError =>
  new GoalpostError({
    code: "codex/client-unknown",
    where: `${client.join(" ")} --version`,
    what: `said ${JSON.stringify(said.trim().slice(0, 200))}, expected "codex-cli ${testedVersion}"`,
    mend: "name the Codex client by the option `client`",
  });

const tooOldError = (version: string): GoalpostError =>
  new GoalpostError({
    code: "codex/client-too-old",
    where: "codex --version",
    what: `is ${version}, expected ${oldestVersion} or later`,
    mend: "update it with `npm install --global @openai/codex@latest`",
  });
