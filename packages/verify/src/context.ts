import type { CheckContext } from "./check/context.ts";
import { maskOfEnv } from "./mask.ts";
import { checkEnvironment } from "./process/environment.ts";
import type { Base } from "./seal/base.ts";
import { Changes } from "./seal/changes.ts";

/** What a caller may set for every way to run checks. */
export interface RunSettings {
  /** The environment of the checks, and whose secrets are masked. Default: `process.env`. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Ends what runs; what is left is not run. */
  readonly signal?: AbortSignal | undefined;
  /** Whole seconds for a command without a limit of its own. Default 600. */
  readonly timeoutSeconds?: number | undefined;
  /** Seconds of processor time after which a pattern is killed. Default 10. */
  readonly patternTimeoutSeconds?: number | undefined;
  /** Seconds between SIGTERM and SIGKILL. Default 2. */
  readonly graceSeconds?: number | undefined;
}

/** @internal {@link RunSettings} by name, for calls that have them among their options. */
export const runSettingNames = {
  env: true,
  signal: true,
  timeoutSeconds: true,
  patternTimeoutSeconds: true,
  graceSeconds: true,
} satisfies Record<keyof RunSettings, true>;

/** Makes the context of one run. */
export function makeContext(
  root: string,
  settings: RunSettings,
  own: Pick<CheckContext, "contractSha256" | "validateSchema"> &
    Partial<
      Pick<
        CheckContext,
        | "approvals"
        | "keep"
        | "agent"
        | "room"
        | "changes"
        | "checkEnv"
        | "reach"
        | "onOutput"
        | "tests"
        | "readJunit"
        | "withoutAdded"
        | "onTests"
        | "heldOut"
        | "signer"
        | "enclose"
      >
    > & {
      readonly base?: Base | undefined;
    },
): CheckContext {
  const { env = process.env, signal } = settings;
  return {
    root,
    env,
    checkEnv: own.checkEnv ?? checkEnvironment(env),
    mask: maskOfEnv(env),
    signal,
    timeoutSeconds: settings.timeoutSeconds ?? 600,
    patternTimeoutMs: (settings.patternTimeoutSeconds ?? 10) * 1000,
    graceMs: settings.graceSeconds === undefined ? undefined : settings.graceSeconds * 1000,
    base: own.base,
    changes: own.changes ?? new Changes({ root, env, signal }, own.base),
    contractSha256: own.contractSha256,
    approvals: own.approvals ?? [],
    keep: own.keep,
    validateSchema: own.validateSchema,
    room: own.room,
    agent: own.agent ?? false,
    reach: own.reach,
    onOutput: own.onOutput,
    tests: own.tests,
    withoutAdded: own.withoutAdded,
    onTests: own.onTests,
    readJunit: own.readJunit,
    heldOut: own.heldOut,
    signer: own.signer,
    enclose: own.enclose,
  };
}
