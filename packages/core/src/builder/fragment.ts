import { requireNoMore } from "../errors/options.ts";
import { parseAt } from "../errors/parse-at.ts";
import { idSchema } from "../node/scalars.ts";
import { ContractBuilder } from "./contract-builder.ts";

/**
 * Begins a fragment: a named, reusable run of items, applied with `.use(fragment)`.
 *
 * @param name - Kebab-case, at most 64 characters. A contract applies one content for each name, once.
 * @returns A builder without a goal; it cannot be built, only applied.
 * @throws {@link GoalpostError} `contract/bad-input` when the name is not kebab-case, or something stands behind it.
 * @example
 * const gitHygiene = fragment("git-hygiene").executionRules("Commit after each green test run.");
 * goal("Port it.").doneWhen(command("pnpm test")).use(gitHygiene).build();
 */
export function fragment(name: string): ContractBuilder<"goal" | "doneWhen">;
export function fragment(name: string, ...more: readonly unknown[]): ContractBuilder<"goal" | "doneWhen"> {
  requireNoMore("fragment", more, 'add items with its methods: fragment("name").constraints(…)');
  return new ContractBuilder({ fragment: parseAt(idSchema(), name, "fragment"), parts: [], applied: new Map() });
}
