import { GoalpostError } from "@goalpost/core";
import { nearest } from "@goalpost/core/internal";
import { type StuckKind, type StuckLimits, stuckKindNames } from "@goalpost/target";
import { Option } from "commander";
import type { ModuleIo } from "../modules/module-host.ts";
import { projectSettings } from "../settings/project-settings.ts";
import type { RunOrder } from "../targets.ts";

/** The values of {@link unattendedOptions}. */
export interface UnattendedFlags {
  readonly stuck: readonly string[];
  readonly idle?: string;
  readonly limitRetry?: string;
  readonly deadline?: string;
}

/** How a run is held that nobody watches. */
export const unattendedOptions = (): readonly Option[] => [
  new Option(
    "--stuck <off|kind=turns>",
    "when a run that gets nowhere is ended: off for never, or KIND=TURNS or KIND=off for one kind; may be repeated",
  )
    .argParser((value: string, before: readonly string[]) => [...before, value])
    .default([] as readonly string[]),
  new Option(
    "--idle <minutes|off>",
    "minutes in which the client may say nothing, while no command of it works; default 30",
  ),
  new Option(
    "--limit-retry <minutes>",
    "minutes after which a run tries again that reached the account's usage limit, where the client does not say when it ends; default: the run ends",
  ),
  new Option(
    "--deadline <time>",
    "when the run ends by the clock, pauses and waiting included: 8h, 90m, or a time with its zone as 2026-12-01T07:00Z",
  ),
];

type Settings = Pick<RunOrder, "stuck" | "silentMinutes" | "limitSeconds">;

/**
 * {@link unattendedOptions} as a run takes them; what they leave open is as `run` in goalpost.json says.
 *
 * @throws GoalpostError `cli/bad-run-option`, `cli/bad-run-settings`, `config/bad-json`.
 */
export async function unattended(
  flags: UnattendedFlags,
  io: ModuleIo,
  now = Date.now(),
): Promise<Pick<RunOrder, "stuck" | "silentMinutes" | "limitSeconds" | "bounds">> {
  const { stuck: kept = {}, ...settings } = await settingsIn(io);
  const stuck = stuckLimits(flags.stuck, kept);
  const silentMinutes = flags.idle === undefined ? {} : { silentMinutes: minutesOf("--idle", flags.idle, true) };
  const limit =
    flags.limitRetry === undefined ? {} : { limitSeconds: minutesOf("--limit-retry", flags.limitRetry, false) * 60 };
  const deadline = flags.deadline === undefined ? {} : { bounds: { deadline: deadlineOf(flags.deadline, now) } };
  return { stuck, ...settings, ...silentMinutes, ...limit, ...deadline };
}

function stuckLimits(values: readonly string[], kept: StuckLimits): StuckLimits {
  let limits = kept;
  for (const value of values) {
    if (value === "off") return "off";
    const [kind = "", times, ...more] = value.split("=");
    const name = stuckKindNames.find((each) => each === kind);
    const help = `write --stuck ${nearest(kind, stuckKindNames) ?? "no-progress"}=20, or --stuck off`;
    if (name === undefined)
      throw badOption(
        `--stuck ${value}`,
        `${JSON.stringify(kind)} is not a kind, expected one of ${stuckKindNames.join(", ")}`,
        help,
      );
    const limit = more.length > 0 ? undefined : limitOf(times);
    if (limit === undefined)
      throw badOption(
        `--stuck ${value}`,
        `says ${JSON.stringify(times ?? "nothing")}, expected a whole number from 1 to 1000, or off`,
        help,
      );
    limits = { ...(limits === "off" ? allOff : limits), [name]: limit };
  }
  return limits;
}

const allOff = Object.fromEntries(stuckKindNames.map((kind) => [kind, "off"])) as Readonly<Record<StuckKind, "off">>;

function limitOf(text: unknown): number | "off" | undefined {
  if (text === "off") return "off";
  const value = typeof text === "string" && /^\d+$/.test(text) ? Number(text) : text;
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 1000 ? value : undefined;
}

function minutesOf(where: string, text: string, canBeOff: boolean): number {
  if (canBeOff && text === "off") return Number.POSITIVE_INFINITY;
  const value = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && value > 0 && value <= 10_080) return value;
  throw badOption(
    `${where} ${text}`,
    `is not a number of minutes above 0 and up to 10080${canBeOff ? ", nor off" : ""}`,
    `write ${where} 30`,
  );
}

const inMinutes = { m: 1, h: 60, d: 1440 } as const;

function deadlineOf(text: string, now: number): string {
  const [, count, unit] = /^(\d+(?:\.\d+)?)(m|h|d)$/.exec(text) ?? [];
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/.test(text);
  const at =
    unit === undefined
      ? isTime
        ? Date.parse(text)
        : Number.NaN
      : now + Number(count) * inMinutes[unit as "m"] * 60_000;
  if (Number.isNaN(at) || at > now + 366 * 86_400_000)
    throw badOption(
      `--deadline ${text}`,
      "is neither a time from now on nor one of the clock with its zone, within a year",
      "write --deadline 8h, or --deadline 2026-12-01T07:00Z",
    );
  if (at <= now)
    throw badOption(
      `--deadline ${text}`,
      `has passed: it is ${new Date(now).toISOString()}`,
      "name a later time, or how long from now: --deadline 8h",
    );
  return new Date(at).toISOString();
}

const badOption = (where: string, what: string, help: string): GoalpostError =>
  new GoalpostError({ code: "cli/bad-run-option", where, what, help });

/** `run` of the project's settings, whose keys the reader of them has looked at. */
async function settingsIn(io: ModuleIo): Promise<Settings> {
  const { settings, name } = await projectSettings(io);
  const { stuck, idle_minutes: idle, limit_retry_minutes: retry } = settings.run ?? {};
  const minutesIn = (key: string, value: unknown): number => {
    if (typeof value === "number" && value > 0 && value <= 10_080) return value;
    throw badSetting(name, `.${key}`, value, "a number of minutes above 0 and up to 10080");
  };
  return {
    ...(stuck === undefined ? {} : { stuck: keptLimits(stuck, name) }),
    ...(idle === undefined
      ? {}
      : { silentMinutes: idle === "off" ? Number.POSITIVE_INFINITY : minutesIn("idle_minutes", idle) }),
    ...(retry === undefined ? {} : { limitSeconds: minutesIn("limit_retry_minutes", retry) * 60 }),
  };
}

function keptLimits(stuck: unknown, name: string): StuckLimits {
  if (stuck === "off") return "off";
  if (typeof stuck !== "object" || stuck === null || Array.isArray(stuck))
    throw badSetting(name, ".stuck", stuck, '"off" or an object');
  return Object.fromEntries(
    Object.entries(stuck).map(([kind, value]: [string, unknown]) => {
      const known = stuckKindNames.some((each) => each === kind);
      const limit = typeof value === "number" || value === "off" ? limitOf(value) : undefined;
      if (!known) throw badSetting(name, `.stuck.${kind}`, undefined, `one of ${stuckKindNames.join(", ")}`);
      if (limit === undefined)
        throw badSetting(name, `.stuck.${kind}`, value, 'a whole number from 1 to 1000, or "off"');
      return [kind, limit];
    }),
  );
}

const badSetting = (name: string, where: string, seen: unknown, expected: string): GoalpostError =>
  new GoalpostError({
    code: "cli/bad-run-settings",
    where: `${name}: run${where}`,
    what:
      seen === undefined
        ? `is not a setting, expected ${expected}`
        : `is ${JSON.stringify(seen).slice(0, 60)}, expected ${expected}`,
    help: 'write { "run": { "stuck": { "no-progress": 20 }, "idle_minutes": 60 } }',
  });
