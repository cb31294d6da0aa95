import { GoalpostError } from "@goalpost/core/errors";
import { nearest } from "../text.ts";

/** What can be asked of any client, in its own words. */
export interface Wanted {
  readonly model?: string;
  readonly effort?: string;
  readonly permissionMode?: string;
}

/** What a client knows of it. */
export interface KnownValues {
  /** The client with its version, for people. */
  readonly client: string;
  /** Its models, each with the efforts that it has; absent where any name may be one. */
  readonly models?: readonly { readonly names: readonly string[]; readonly efforts?: readonly string[] }[];
  /** The model that it takes where none is named. */
  readonly defaultModel?: string;
  /** Whether a full name that is not in its list may be a model all the same: the client hands it on. */
  readonly isLongName?: (name: string) => boolean;
  readonly efforts: readonly string[];
  readonly permissionModes: readonly string[];
  /** Words of another client, and what says the same here. */
  readonly otherWords?: Readonly<Record<string, string>>;
}

/** What is asked for, what the client knows, and how the one who asks calls each of them: `--model`. */
export interface WantedFrom {
  readonly wanted: Wanted;
  readonly known: KnownValues;
  readonly placeOf: (name: keyof Wanted) => string;
}

/**
 * Refuses a value that the client does not know, with what it has and the nearest of it.
 *
 * @returns What was taken although the client does not list it, in words.
 * @throws GoalpostError `config/unknown-value`.
 */
export function requireWanted({ wanted, known, placeOf }: WantedFrom): readonly string[] {
  const { model, effort, permissionMode } = wanted;
  const { client, models, isLongName, permissionModes, otherWords = {} } = known;
  const notes: string[] = [];
  const names = models?.flatMap((each) => each.names) ?? [];
  if (model !== undefined && models !== undefined && !names.includes(model)) {
    const at = `${placeOf("model")} ${model}`;
    if (isLongName?.(model) !== true) throw unknown(at, "model", client, model, names);
    notes.push(`${at}: ${client} does not list this model, and hands its name on`);
  }
  const found = models?.find((each) => each.names.includes(model ?? known.defaultModel ?? ""));
  const efforts = found?.efforts ?? known.efforts;
  if (effort !== undefined && !efforts.includes(effort)) {
    const of =
      found?.efforts === undefined || !known.efforts.includes(effort) ? client : `${found.names[0]} in ${client}`;
    throw unknown(`${placeOf("effort")} ${effort}`, "effort", of, effort, efforts);
  }
  if (permissionMode !== undefined && !permissionModes.includes(permissionMode)) {
    const other = Object.hasOwn(otherWords, permissionMode) ? otherWords[permissionMode] : undefined;
    const at = `${placeOf("permissionMode")} ${permissionMode}`;
    throw unknown(at, "permission mode", client, permissionMode, permissionModes, other);
  }
  return notes;
}

function unknown(
  where: string,
  kind: string,
  client: string,
  given: string,
  has: readonly string[],
  meant = nearest(given.toLowerCase(), has),
): GoalpostError {
  return new GoalpostError({
    code: "config/unknown-value",
    where,
    what: `is not ${kind === "effort" ? "an" : "a"} ${kind} of ${client}, expected one of ${has.join(", ")}`,
    help: meant === undefined ? "use one of these" : `write ${meant}`,
  });
}
