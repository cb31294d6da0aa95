import { type Contract, GoalpostError } from "@goalpost/core";
import { isGlob } from "@goalpost/core/glob";
import { placesOf } from "../checks-of.ts";
import type { Tree } from "../store/tree.ts";
import { admissionOf } from "./admission.ts";

/**
 * Refuses a contract whose scopes and guards, taken together, let no file change and none be added: whatever an agent does would fail.
 *
 * @throws GoalpostError `verify/scope-is-closed`.
 */
export function refuseClosedScope(contract: Contract, base: Tree): void {
  const scopes = placesOf(contract).flatMap(({ item }) => (item.kind === "scope" ? [item] : []));
  const [first] = scopes;
  if (first === undefined) return;
  const { refuse } = admissionOf(contract);
  for (const [path, { kind }] of base) if (kind !== "folder" && refuse(path, "modified") === undefined) return;
  const probes = scopes.flatMap(({ paths }) => paths.map(probeOf));
  if (probes.some((path) => refuse(path, "added") === undefined)) return;
  const ids = scopes.map(({ id }) => id).join(" and ");
  const reason = refuse(probes[0] ?? "", base.has(probes[0] ?? "") ? "modified" : "added");
  throw new GoalpostError({
    code: "verify/scope-is-closed",
    where: ids,
    what: `${scopes.length === 1 ? "lets" : "let"} nothing in: no file of the start may change, and none may be added${reason === undefined ? "" : ` (${probes[0]} ${reason.what})`}`,
    help: "name what the work may change; a file must be in every scope, in no unchanged, and a test or a manifest is named by itself",
  });
}

/** A name that a glob stands for: a file where it says any. */
const probeOf = (path: string): string =>
  /package\.json#/.test(path) ? path.replace(/#.*$/, "") : isGlob(path) ? path.replaceAll("**/", "").replace(/\{([^,{}]*)[^{}]*\}/g, "$1").replaceAll("**", "x").replaceAll("*", "x").replaceAll("?", "x") : path; // biome-ignore format: one
