import { execFile } from "node:child_process";
import { GoalpostError } from "@goalpost/core";
import { compareVersions } from "./version.ts";

/** What is known of a client's versions, and how it says its own. */
export interface ClientVersions {
  /** The package, for the codes of errors: `codex`. */
  readonly area: string;
  /** The program's usual name: `codex`. */
  readonly program: string;
  /** What people call it: `the Codex client`. */
  readonly title: string;
  /** The npm package that installs it. */
  readonly npm: string;
  /** Finds the version, as its first group, in what `--version` says. */
  readonly said: RegExp;
  /** What `--version` says of the version that we tested with. */
  readonly example: string;
  /** The version that every rehearsal ran with. */
  readonly tested: string;
  /** The oldest version that we start. */
  readonly oldest: string;
  /** Why no older one is started. */
  readonly why?: string;
}

/** A client's version. */
export interface FoundVersion {
  readonly version: string;
  /** What a run tells of it: that it is newer than what was tested. */
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/**
 * Asks a client for its version.
 *
 * @param client - The program and its leading arguments. No shell.
 * @throws GoalpostError `<area>/client-missing` if it cannot be started, `<area>/client-unknown` if it does not answer as this client does,
 * `<area>/client-too-old`, `<area>/aborted`.
 */
export async function clientVersion(
  known: ClientVersions,
  client: readonly string[],
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<FoundVersion> {
  const said = await versionLine(known, client, env, signal);
  const version = known.said.exec(said)?.[1];
  if (version === undefined) throw unknownError(known, client, said);
  if (compareVersions(version, known.oldest) < 0) throw tooOldError(known, version);
  const message = `${known.title} ${version} is newer than ${known.tested}, with which this package was tested`;
  const isNewer = compareVersions(version, known.tested) > 0;
  return { version, warnings: isNewer ? [{ code: "client-untested", message }] : [] };
}

const versionLine = (
  known: ClientVersions,
  client: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal | undefined,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const [program = known.program, ...leading] = client;
    const options = {
      env,
      timeout: 30_000,
      killSignal: "SIGKILL",
      maxBuffer: 1 << 20,
      ...(signal === undefined ? {} : { signal }),
    } as const;
    execFile(program, [...leading, "--version"], options, (error, stdout, stderr) => {
      const code = error === null ? undefined : error.code;
      if (signal?.aborted === true) return reject(abortedError(known.area));
      if (code === "ENOENT" || code === "EACCES") reject(missingError(known, program, code));
      else resolve(`${stdout}\n${stderr}`);
    });
  });

/** What a call says that was aborted before it could answer. */
export const abortedError = (area: string): GoalpostError =>
  new GoalpostError({
    code: `${area}/aborted`,
    where: "signal",
    what: "was aborted before the client had answered",
    help: "call again with a signal that is not aborted",
  });

/** What is thrown for an error of a client: one that was ended by the caller's own signal has not failed. */
export const unlessAborted = (area: string, signal: AbortSignal | undefined, error: unknown): unknown =>
  signal?.aborted === true ? abortedError(area) : error;

const missingError = ({ area, title, npm }: ClientVersions, program: string, code: string): GoalpostError =>
  new GoalpostError({
    code: `${area}/client-missing`,
    where: program,
    what: code === "ENOENT" ? `was not found, expected ${title}` : "cannot be executed",
    help: `install it with \`npm install --global ${npm}\`, or name it by the option \`client\``,
  });

const unknownError = (
  { area, title, example }: ClientVersions,
  client: readonly string[],
  said: string,
): GoalpostError =>
  new GoalpostError({
    code: `${area}/client-unknown`,
    where: `${client.join(" ")} --version`,
    what: `said ${JSON.stringify(said.trim().slice(0, 200))}, expected "${example}"`,
    help: `name ${title} by the option \`client\``,
  });

const tooOldError = ({ area, program, npm, oldest, why }: ClientVersions, version: string): GoalpostError =>
  new GoalpostError({
    code: `${area}/client-too-old`,
    where: `${program} --version`,
    what: `is ${version}, expected ${oldest} or later${why === undefined ? "" : `: ${why}`}`,
    help: `update it with \`npm install --global ${npm}@latest\``,
  });
