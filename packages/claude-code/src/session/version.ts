import { execFile } from "node:child_process";
import { GoalpostError } from "@goalpost/core";
import { compareVersions } from "@goalpost/runtime";
import { oldestVersion, testedVersion } from "../limits.ts";

/**
 * Asks the client for its version.
 *
 * @throws GoalpostError `claude-code/client-missing` if it cannot be started, `claude-code/client-unknown` if it does not answer as
 * Claude Code does, `claude-code/client-too-old` before /goal existed.
 */
export async function clientVersion(
  client: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly version: string; readonly newerThanTested: boolean }> {
  const said = await versionLine(client, env);
  const found = /^(\d+\.\d+\.\d+) \(Claude Code\)/m.exec(said);
  const version = found?.[1];
  if (version === undefined) throw unknownError(client, said);
  if (compareVersions(version, oldestVersion) < 0) throw tooOldError(version);
  return { version, newerThanTested: compareVersions(version, testedVersion) > 0 };
}

const versionLine = (client: readonly string[], env: NodeJS.ProcessEnv): Promise<string> =>
  new Promise((resolve, reject) => {
    const [program = "claude", ...leading] = client;
    const options = { env, timeout: 30_000, killSignal: "SIGKILL", maxBuffer: 1 << 20 } as const;
    execFile(program, [...leading, "--version"], options, (error, stdout, stderr) => {
      const code = error === null ? undefined : error.code;
      if (code === "ENOENT" || code === "EACCES") reject(missingError(program, code));
      else resolve(`${stdout}\n${stderr}`);
    });
  });

const missingError = (program: string, code: string): GoalpostError =>
  new GoalpostError({
    code: "claude-code/client-missing",
    where: program,
    what: code === "ENOENT" ? "was not found, expected Claude Code" : "cannot be executed",
    mend: "install it with `npm install --global @anthropic-ai/claude-code`, or name it by the option `client`",
  });

const unknownError = (client: readonly string[], said: string): GoalpostError =>
  new GoalpostError({
    code: "claude-code/client-unknown",
    where: `${client.join(" ")} --version`,
    what: `said ${JSON.stringify(said.trim().slice(0, 200))}, expected "${testedVersion} (Claude Code)"`,
    mend: "name Claude Code by the option `client`",
  });

const tooOldError = (version: string): GoalpostError =>
  new GoalpostError({
    code: "claude-code/client-too-old",
    where: "claude --version",
    what: `is ${version}, expected ${oldestVersion} or later: /goal came with that version`,
    mend: "update it with `npm install --global @anthropic-ai/claude-code@latest`",
  });
