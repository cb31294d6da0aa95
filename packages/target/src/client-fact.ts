import type { LaunchWarning } from "@goalpost/core";
import type { Limit } from "@goalpost/core/adapter";
import { compareVersions } from "./version.ts";

/** The versions of a client in which something was seen. */
export interface VersionRange {
  /** The oldest version in which it was seen; absent where it was seen in all. */
  readonly since?: string;
  /** The newest version in which it was seen; absent where it still holds. */
  readonly until?: string;
}

/** Where a fact is shown: a case of the conformance suite, and what that case says in the versions in which the fact holds, and in no other. */
export interface Shown {
  readonly case: string;
  readonly says: string;
}

/** One thing that a client does, as data: texts to the model, warnings, limits and docs read it for the client that is there. */
export interface ClientFact extends VersionRange {
  readonly what: string;
  readonly shown: Shown;
}

/** The model that a client runs which is told none, and the versions in which it is that. */
export interface VersionedModel extends VersionRange {
  readonly model: string;
  readonly shown: Shown;
}

/** A number of the client, and the versions in which it holds. */
export interface VersionedLimit extends Limit, VersionRange {
  readonly shown: Shown;
}

/** Whether a fact holds for a version. */
export const holds = ({ since, until }: VersionRange | ClientFact, version: string): boolean =>
  (since === undefined || compareVersions(version, since) >= 0) &&
  (until === undefined || compareVersions(version, until) <= 0);

/** Of facts that follow one another, the one for a version: a version between two that were tried counts as the older one. */
export const factFor = <Fact extends VersionRange>(facts: readonly [Fact, ...Fact[]], version: string): Fact =>
  facts.findLast(({ since }) => since === undefined || compareVersions(version, since) >= 0) ?? facts[0];

/** A warning that is there because of a fact; it says the fact, unless it gives words of its own around it. */
export interface FactWarning extends Omit<LaunchWarning, "what"> {
  readonly fact: ClientFact;
  readonly what?: string;
}

/** The warnings whose fact holds for a version: what was not seen of a client is not said of it. */
export const factWarnings = (warnings: readonly FactWarning[], version: string): readonly LaunchWarning[] =>
  warnings.flatMap(({ fact, what = fact.what, code, where, help }) =>
    holds(fact, version) ? [{ code, where, what, help }] : [],
  );
