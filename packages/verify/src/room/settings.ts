import { isIP } from "node:net";
import { isAbsolute } from "node:path";
import { GoalpostError } from "@goalpost/core";
import * as z from "zod/mini";

const words = z.readonly(z.array(z.string().check(z.minLength(1, { error: "is empty" }))));

/** A socket of the file system by its absolute path, or `host:port`. */
const exposure = z.string().check(
  z.refine((text) => isAbsolute(text) || addressOf(text) !== undefined, {
    error: 'is neither the absolute path of a socket nor "host:port"',
  }),
  z.refine((text) => !isFarIp(addressOf(text)?.host ?? ""), {
    error:
      "is an IP address of another machine, which cannot be handed on: name the host, or let the check have the network",
  }),
);
/** Inside of a sandbox there is no interface with such an address. */
const isFarIp = (host: string): boolean => isIP(host) !== 0 && !isLoopback(host);
const exposures = z.readonly(z.array(exposure));

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
    expose: z.exactOptional(z.union([exposures, z.readonly(z.record(z.string(), exposures))])),
    git: z.exactOptional(z.literal("history", { error: 'is not "history", the one thing that can be added' })),
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
  /**
   * What checks may reach outside of the sandbox: sockets of the file system by their absolute path, and `host:port`, whether or not they may use the
   * network. A list is for all of them; with ids as keys it is for single ones: `{ "D2": ["localhost:5432"] }`. An IP address other than loopback's needs the network.
   */
  readonly expose?: readonly string[] | Readonly<Record<string, readonly string[]>>;
  /** `history` adds the history of git up to the start to the room's repository, read-only. Default: one commit of the start. */
  readonly git?: "history";
  /** Patterns, as in `.gitignore`, of what is not part of the tree. */
  readonly ignore?: readonly string[];
  /** Declares that the machine is a runner that is thrown away, where there is no sandbox: the receipt says so, as declared. */
  readonly isolation?: "runner";
}

/** An address that a check may reach. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** @internal Whether a host is this machine itself. */
export const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host); // biome-ignore format: one

/** @internal Reads `host:port`; nothing when it is none. */
export function addressOf(text: string): Address | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([\da-f:]+)\]|([\w-]+(?:\.[\w-]+)*)):(\d{1,5})$/i.exec(text) ?? [];
  const port = Number(digits);
  const host = bracketed ?? plain;
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port };
}

/** @internal What room settings expose to a check, or to whatever has no id. */
export function exposedTo({ expose = [] }: RoomSettings, id: string | undefined): readonly string[] {
  if (isList(expose)) return expose;
  return id !== undefined && Object.hasOwn(expose, id) ? (expose[id] ?? []) : [];
}

/** @internal All that they expose to any check, each once. */
export const exposedAtAll = ({ expose = [] }: RoomSettings): readonly string[] => [...new Set(isList(expose) ? expose : Object.values(expose).flat())]; // biome-ignore format: one

const isList = (expose: NonNullable<RoomSettings["expose"]>): expose is readonly string[] => Array.isArray(expose);

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
        : "is not a setting, expected setup, warm, network, env, expose, git, ignore or isolation",
    help: 'write { "room": { "setup": ["npm ci"], "network": false, "env": [], "ignore": [] } }',
    cause: result.error,
  });
}
