import { requireKnown, requireNoMore } from "../errors/options.ts";
import type { Contract } from "../node/contract.ts";
import { requireId } from "../node/require-id.ts";
import { type Limit, type Packed, type PackOptions, packAny } from "../pack/pack.ts";

/** How a client's text is put together, and what it may hold: compile, lint and `toFit` all ask here, so that they agree to the byte. */
export interface ClientPacking extends Pick<PackOptions, "size" | "compose"> {
  readonly limit: Limit;
  /** What the text says on top of what every client is told. */
  readonly notes?: (contract: Contract) => readonly string[];
  /** What becomes of the text on its way to the client; it is measured as it is sent. */
  readonly sent?: (text: string) => string;
}

/**
 * Packs a contract as a client is given it.
 *
 * @param digest - Hashes a text's UTF-8 bytes with SHA-256, in hex.
 * @throws GoalpostError `pack/over-limit` when the goal alone is too long; `contract/no-id` when the contract has no id.
 * @example
 * const contract = goal("Port it.", { id: "port" }).doneWhen(command("pnpm test")).build();
 * packFor(contract, clientPackings.codex, () => "0".repeat(64)).length <= 4000; // true
 */
export function packFor(contract: Contract, packing: ClientPacking, digest: PackOptions["digest"]): Packed;
export function packFor(
  contract: Contract,
  packing: ClientPacking,
  digest: PackOptions["digest"],
  ...more: readonly unknown[]
): Packed {
  requireNoMore("packFor", more);
  requireKnown("packFor", packing, ["limit", "notes", "size", "compose", "sent"] satisfies (keyof ClientPacking)[]);
  requireId(contract);
  return packAnyFor(contract, packing, digest);
}

/** @internal As {@link packFor}, also for a contract without an id: lint measures it, and nothing is written. */
export function packAnyFor(
  contract: Contract,
  { limit, notes, size, compose, sent = (text) => text }: ClientPacking,
  digest: PackOptions["digest"],
): Packed {
  return packAny(contract, {
    limit,
    digest,
    ...(notes === undefined ? {} : { notes: notes(contract) }),
    ...(size === undefined ? {} : { size }),
    ...(compose === undefined ? {} : { compose: (parts) => sent(compose(parts)) }),
  });
}
