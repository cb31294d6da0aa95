import type { Contract, RunCheck } from "@goalpost/core";
import { placesOf, runOf } from "../checks-of.ts";
import type { Seal } from "../seal/seal.ts";
import { exposedTo, networkUse, type RoomSettings } from "./settings.ts";

/** What one check is given beyond what every check has. */
export interface Given {
  /** Its id. */
  readonly check: string;
  /** Whether it may use the network. */
  readonly network: boolean;
  /** Names of variables. */
  readonly environment: readonly string[];
  /** Sockets, and `host:port`. */
  readonly exposed: readonly string[];
  /** The network is for all checks, and this one is given variables by name: it has none unless its id is named too. */
  readonly withheld: boolean;
}

type Facts = Pick<Seal, "contract" | "room" | "held_out">;

/** What each check that runs something is given, in the contract's order. A variable that is named may hold a credential, and whoever has both can send it away. */
export function givenToChecks({ contract, room, held_out }: Facts): readonly Given[] {
  const runs = placesOf(contract).flatMap(({ item }): readonly (readonly [string, RunCheck | undefined])[] => {
    const held = held_out?.[item.id]?.check;
    if (held !== undefined) return [[item.id, held.kind === "tests" ? held.run : held]];
    const run = runOf(item);
    return run === undefined ? [] : [[item.id, run]];
  });
  return runs.map(([id, run]) => givenTo(room, id, run?.env ?? []));
}

/** The same for one, or for what has no id, as the list of a runner's tests. */
export function givenTo(room: RoomSettings, id: string | undefined, own: readonly string[] = []): Given {
  const { checks, named } = networkUse(room);
  const environment = [...new Set([...(room.env ?? []), ...own])];
  const isNamed = id !== undefined && named.has(id);
  const withheld = checks && !isNamed && environment.length > 0;
  return { check: id ?? "", network: isNamed || (checks && !withheld), environment, exposed: exposedTo(room, id), withheld };
} // biome-ignore format: one

/** Whether any check may use the network. */
export const someHaveNetwork = (facts: { readonly contract: Contract; readonly room: RoomSettings } & Pick<Facts, "held_out">): boolean =>
  givenToChecks(facts).some(({ network }) => network); // biome-ignore format: one
