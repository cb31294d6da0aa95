import { GoalpostError } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";
import { type CheckEvent, type RunSettings, type SandboxProperty, sandboxProperties } from "@goalpost/verify";
import { Option } from "commander";
import type { Io } from "../io.ts";
import { oneLine } from "../output/plain-text.ts";
import type { Progress } from "../output/progress.ts";
import { wholeNumber } from "../program.ts";

/** The values of {@link checkOptions}. */
export interface CheckFlags {
  readonly timeout?: number;
  readonly parallel?: number;
}

/** How long a command may take. */
export const timeoutOption = (): Option =>
  new Option("--timeout <seconds>", "for a command that names no limit of its own; default 600").argParser(
    wholeNumber(1, 86_400),
  );

/** How checks are run. */
export const checkOptions = (): readonly Option[] => [
  timeoutOption(),
  new Option("--parallel <programs>", "programs that run at once; default 1").argParser(wholeNumber(1, 64)),
];

/** {@link checkOptions} as the verifier takes them. */
export const runSettings = (
  flags: CheckFlags,
  io: Io,
): RunSettings & { readonly cwd: string; readonly parallel?: number } => ({
  cwd: io.cwd,
  env: io.env,
  signal: io.signal,
  ...(flags.timeout === undefined ? {} : { timeoutSeconds: flags.timeout }),
  ...(flags.parallel === undefined ? {} : { parallel: flags.parallel }),
});

/** Says which check is running. */
export const checkProgress =
  (progress: Progress) =>
  (event: CheckEvent): void => {
    if (event.type === "check-started")
      progress.update(`check ${event.index + 1} of ${event.total}: ${event.id} ${event.kind} ${oneLine(event.title)}`);
  };

/** Says what is run for the dependencies of the room: it may take longer than all checks. */
export const setupProgress =
  (progress: Progress) =>
  (command: string): void =>
    progress.update(`making the room's dependencies: ${oneLine(command)}`);

/** What the sandbox must hold the checks to. */
export const requireSandboxOption = (): Option =>
  new Option(
    "--require-sandbox [properties]",
    `run nothing unless the sandbox holds the checks to this; all, or some of: ${sandboxProperties.join(", ")}`,
  );

/**
 * {@link requireSandboxOption} as the verifier takes it.
 *
 * @throws GoalpostError `cli/unknown-property`.
 */
export function requiredSandbox(value: true | string | undefined): readonly SandboxProperty[] {
  if (value === undefined) return [];
  if (value === true) return sandboxProperties;
  return value.split(",").map((name) => {
    const property = sandboxProperties.find((each) => each === name.trim());
    if (property !== undefined) return property;
    throw new GoalpostError({
      code: "cli/unknown-property",
      where: "--require-sandbox",
      what: `"${name.trim()}" is not a property of a sandbox, expected some of ${sandboxProperties.join(", ")}`,
      help: `write ${nearest(name.trim(), sandboxProperties) ?? "no-network,home-hidden"}, or the option alone for all of them`,
    });
  });
}
