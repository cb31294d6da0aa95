import { namesOf } from "@goalpost/core/errors";
import type { RunOptions, StartOptions } from "./options.ts";
import type { ResumeOptions } from "./resume.ts";
import type { StopOptions } from "./stop.ts";

const runNames = {
  client: true,
  env: true,
  config: true,
  trustProject: true,
  prices: true,
  idleSeconds: true,
  approvals: true,
  bounds: true,
  onComplete: true,
  maxReactivations: true,
  onEvent: true,
  signal: true,
} satisfies Record<keyof Omit<RunOptions, "stateDir">, true>;

const startNames = namesOf<StartOptions>({ ...runNames, cwd: true, stateDir: true });

/** The options of each call: what is none of them is refused, as it would be lost in silence. */
export const optionNamesOf = {
  start: startNames,
  /** Those of the start that is asked about: a caller has one object for both. */
  checkClient: startNames,
  resume: namesOf<ResumeOptions>({ ...runNames, evidence: true }),
  stop: namesOf<StopOptions>({ waitSeconds: true, signal: true, client: true, env: true }),
};
