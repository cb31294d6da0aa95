import { GoalpostError } from "@goalpost/core";
import * as z from "zod/mini";

const words = z.readonly(z.array(z.string().check(z.minLength(1, { error: "is empty" }))));

/** @internal The schema of {@link RoomSettings}, as a seal keeps them. */
export const roomSettingsSchema = z.readonly(
  z.strictObject({
    setup: z.exactOptional(words),
    warm: z.exactOptional(words),
    network: z.exactOptional(
      z.union([
        z.boolean(),
        z.readonly(
          z.strictObject({
            setup: z.exactOptional(z.boolean()),
            checks: z.exactOptional(z.union([z.boolean(), words])),
          }),
        ),
      ]),
    ),
    env: z.exactOptional(words),
    expose: z.exactOptional(words),
    ignore: z.exactOptional(words),
    isolation: z.exactOptional(
      z.literal("runner", { error: 'is not "runner", the one isolation that can be declared' }),
    ),
  }),
);

/** How the room of a project is made: `room` in goalpost.json. It is sealed with the contract. */
export interface RoomSettings {
  /** Commands that bring the dependencies, run once at the start. Default: by the lockfile. */
  readonly setup?: readonly string[];
  /** Commands that are run once after them, to warm caches: `cargo build --tests`. */
  readonly warm?: readonly string[];
  /**
   * Whether checks may use the network: all of them, or those with these ids. `setup` says it for setup and warm, which may unless it is false.
   * Default false.
   */
  readonly network?: boolean | { readonly setup?: boolean; readonly checks?: boolean | readonly string[] };
  /** Names of variables that checks are given, beside the plain ones. */
  readonly env?: readonly string[];
  /** Sockets of the file system that checks may reach. */
  readonly expose?: readonly string[];
  /** Patterns, as in `.gitignore`, of what is no part of the tree. */
  readonly ignore?: readonly string[];
  /** Declares that the machine is a runner that is thrown away, where there is no sandbox: the receipt says so, as declared. */
  readonly isolation?: "runner";
}

/** Who may use the network. */
export interface NetworkUse {
  readonly setup: boolean;
  /** All checks, or none, but for those that are named. */
  readonly checks: boolean;
  readonly named: ReadonlySet<string>;
}

/** @internal What room settings say of the network. */
export function networkUse({ network = false }: RoomSettings): NetworkUse {
  const { setup = true, checks = false } = typeof network === "boolean" ? { checks: network } : network;
  return typeof checks === "boolean"
    ? { setup, checks, named: new Set() }
    : { setup, checks: false, named: new Set(checks) };
}

/**
 * Reads room settings.
 *
 * @param where - How their place is called in an error: `goalpost.json: room`.
 * @throws GoalpostError `verify/bad-room`.
 * @example
 * readRoomSettings({ network: false, ignore: ["data/"] }, "goalpost.json: room").ignore; // ["data/"]
 */
export function readRoomSettings(value: unknown, where: string): RoomSettings {
  const result = z.safeParse(roomSettingsSchema, value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  throw new GoalpostError({
    code: "verify/bad-room",
    where: [where, ...(issue?.path ?? []).map(String), ...(unknown === undefined ? [] : [unknown])].join("."),
    what:
      unknown === undefined
        ? `${issue?.message ?? "is not valid"}`
        : "is no setting, expected setup, warm, network, env, expose, ignore or isolation",
    mend: 'write { "room": { "setup": ["npm ci"], "network": false, "env": [], "ignore": [] } }',
    cause: result.error,
  });
}
