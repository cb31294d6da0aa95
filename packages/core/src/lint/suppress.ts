import type { Finding } from "../errors/finding.ts";
import type { Contract } from "../node/contract.ts";
import type { Suppression } from "./settings.ts";
import { itemsOf } from "./texts.ts";

/** The id under which a suppression that hides nothing is reported. */
export const unusedSuppression = "unused-suppression";

/**
 * Takes out the findings that are suppressed, and adds one for each suppression of this contract that hides nothing.
 *
 * @internal
 */
export function suppressed(
  findings: readonly Finding[],
  contract: Contract,
  suppressions: readonly Suppression[],
  held: readonly string[] = [],
): readonly Finding[] {
  const own = suppressions.filter((each) => each.contract === undefined || each.contract === contract.id);
  if (own.length === 0) return findings;
  const used = new Set<Suppression>();
  const kept = findings.filter((finding) => {
    const hides = own.filter((each) => covers(each, finding, held));
    for (const each of hides) used.add(each);
    return hides.length === 0;
  });
  return [...kept, ...own.filter((each) => !used.has(each)).map((each) => unused(each, contract))];
}

const covers = ({ rule, item }: Suppression, finding: Finding, held: readonly string[]): boolean =>
  rule === finding.ruleId && (item === finding.item || (item === undefined && !held.includes(rule)));

function unused({ rule, item, reason }: Suppression, contract: Contract): Finding {
  const place = [...itemsOf(contract)].find(({ item: { id } }) => id === item)?.where;
  const gone = item !== undefined && place === undefined ? `, and there is no item ${item}` : "";
  return {
    ruleId: unusedSuppression,
    severity: "warning",
    where: place ?? "lint.suppress",
    ...(place === undefined || item === undefined ? {} : { item }),
    what: `the suppression of ${rule}${item === undefined ? "" : ` on ${item}`} ("${reason}") hides nothing${gone}`,
    help: "remove it",
  };
}
