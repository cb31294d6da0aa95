import type { Contract } from "@goalpost/core";
import type { SealedDefiner } from "../definers/compare.ts";
import type { Base } from "./base.ts";

/** A contract as it was fixed at the start, with what its result is measured against. It is kept where the agent cannot write. */
export interface Seal {
  readonly version: 1;
  readonly contract: Contract;
  /** Of the contract's canonical JSON, in hex. */
  readonly contract_sha256: string;
  /** ISO 8601, UTC. */
  readonly sealed_at: string;
  /** Of the states of all files that differed from the commit at the start, in hex. */
  readonly tree_sha256: string;
  readonly base: Base;
  readonly definers: readonly SealedDefiner[];
}
