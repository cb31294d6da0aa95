import { type Contract, parseContract } from "@goalpost/core";
import type { Rule, RuleContext, RuleFinding } from "@goalpost/core/lint";
import type { ContextData, RuleFacts } from "./message.ts";
import { type ModuleHost, ruleThrew } from "./module-host.ts";

/** A rule of a module as lint takes it: what it does runs in the module's own process. */
export function ruleOf(
  { key, id, severity, summary, why, source, options, condition, fixes }: RuleFacts,
  host: ModuleHost,
): Rule {
  return {
    id,
    severity,
    summary,
    why,
    source,
    ...(options === undefined ? {} : { options }),
    ...(condition === undefined ? {} : { condition }),
    cases: () => host.ask({ ask: "cases", rule: key }, "cases", id) as ReturnType<Rule["cases"]>,
    check: (contract, context) =>
      sound(host.ask({ ask: "check", rule: key, contract, context: dataOf(contract, context) }, "findings", id), id),
    ...(fixes
      ? { fix: (contract: Contract) => parseContract(host.ask({ ask: "fix", rule: key, contract }, "contract", id)) }
      : {}),
  };
}

const severities: readonly unknown[] = [undefined, "error", "warning", "info"];

/** What a rule of somebody else's gives is not trusted to be a finding. */
function sound(findings: readonly RuleFinding[], rule: string): readonly RuleFinding[] {
  for (const each of findings) {
    const { where, what, help, severity } = Object(each) as Partial<RuleFinding>;
    if ([where, what, help].some((field) => typeof field !== "string") || !severities.includes(severity))
      throw ruleThrew(rule, "it gave a finding without where, what and help");
  }
  return findings;
}

/** Whether a file is there is asked for what the contract reads: that is what is known of a project. */
function dataOf(contract: Contract, { hasFile, ...context }: RuleContext): ContextData {
  if (hasFile === undefined) return context;
  const paths = contract.blocks.flatMap((block) =>
    block.kind === "context" ? block.items.flatMap((item) => (item.kind === "read" ? [item.path] : [])) : [],
  );
  return { ...context, has: paths.filter(hasFile) };
}
