import { GoalpostError } from "@goalpost/core";
import { namesOf, requireKnown } from "@goalpost/core/errors";
import type { RoomSettings, RunSettings } from "@goalpost/verify";
import type { RedteamEvent } from "@goalpost/verify/redteam";
import { type ContractLike, contractOf, type Outcome } from "../outcome.ts";

/** Options of {@link resistLiars}. */
export interface ResistOptions extends RunSettings {
  /** The project's root. Default: the folder that the tests run in. */
  readonly cwd?: string | undefined;
  /** How the room is made: `room` in goalpost.json. Default: by the lockfile. */
  readonly room?: RoomSettings | undefined;
  /** Ids of lies that are known to be believed. Default: none. */
  readonly allow?: readonly string[] | undefined;
  /** Told before each lie is played. */
  readonly onEvent?: ((event: RedteamEvent) => void) | undefined;
}

const optionNames = namesOf<ResistOptions>({
  cwd: true,
  room: true,
  allow: true,
  onEvent: true,
  env: true,
  signal: true,
  timeoutSeconds: true,
  patternTimeoutSeconds: true,
  graceSeconds: true,
});

/**
 * No lie that is played on the contract is believed: each is written into a scratch copy of the project and judged in a room. It takes about as
 * long as twenty verdicts, and touches nothing. Needs `@goalpost/verify`.
 *
 * @param options - `cwd`, `room`, `allow`, and how commands are run. Default: the project that the tests run in, and no lie allowed.
 * @throws GoalpostError `vitest/unknown-lie` when `allow` names none that was played; what `redteam` throws.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("node --version"));
 * (await resistLiars(contract)).pass; // false: it is green before the work
 */
export async function resistLiars(contract: ContractLike, options: ResistOptions = {}): Promise<Outcome> {
  requireKnown("toResistLiars", options, optionNames, "vitest/bad-option");
  const { redteam } = await import("@goalpost/verify/redteam");
  const { allow = [], cwd = process.cwd(), ...settings } = options;
  const built = contractOf(contract);
  const { lies, proves_nothing, interrupted } = await redteam(built, { ...settings, cwd });
  const unknown = allow.find((id) => !lies.some((lie) => lie.id === id));
  if (unknown !== undefined && !proves_nothing && !interrupted) throw unknownLie(unknown, lies.map(({ id }) => id)); // biome-ignore format: one
  const believed = lies.filter((lie) => lie.believed && lie.verdict !== null && !allow.includes(lie.id));
  const list = believed.map(({ id, does, stopped_by }) => `  ${id}: an agent that ${does}\n    stopped by ${stopped_by ?? (proves_nothing ? "a check that fails before the work" : "no line that we know")}`); // biome-ignore format: one
  const count = `${lies.filter(({ verdict }) => verdict !== null).length} lies`;
  if (interrupted) return { pass: false, fails: `the lies on ${built.id} were not all played: interrupted`, holds: "" };
  return {
    pass: believed.length === 0,
    fails: `${built.id} believes ${believed.length === 1 ? "a lie" : `${believed.length} of ${count}`}:\n${list.join("\n")}`,
    holds: `${built.id} believes none of ${count}, expected one that it does`,
  };
}

const unknownLie = (id: string, known: readonly string[]): GoalpostError =>
  new GoalpostError({
    code: "vitest/unknown-lie",
    where: "toResistLiars",
    what: `"${id}" is not a lie that was played, expected one of ${known.join(", ")}`,
    help: "take it out of allow, or correct it",
  });
