import { limitsOf } from "../clients/client-packings.ts";
import type { Finding } from "../errors/finding.ts";
import { GoalpostError } from "../errors/goalpost-error.ts";
import { namesOf, requireKnown } from "../errors/options.ts";
import type { Contract } from "../node/contract.ts";
import { type Positions, withPlace } from "./positions.ts";
import type { Rule, RuleContext, RuleSet } from "./rule.ts";
import { rules as ours, recommended, strict } from "./rule-sets.ts";
import { type Level, type LintSettings, readLintSettings } from "./settings.ts";
import { suppressed } from "./suppress.ts";
import { itemsOf, lookAnew } from "./texts.ts";

/** Options of {@link lint}. */
export interface LintOptions extends Partial<Omit<RuleContext, "options">> {
  /** The rules to run, before the settings have their say. Default: what `settings.extends` names, else `recommended`. */
  readonly rules?: readonly Rule[] | undefined;
  /** Rules of other packages, added to these. */
  readonly sets?: readonly RuleSet[] | undefined;
  /** Levels, options and suppressions; read with `readLintSettings` when they come from a file. */
  readonly settings?: LintSettings | undefined;
  /** Where the contract's items stand in their file; findings then say `at`. */
  readonly positions?: Positions | undefined;
}

const optionNames = namesOf<LintOptions>({
  rules: true,
  sets: true,
  settings: true,
  positions: true,
  limits: true,
  files: true,
  hasFile: true,
  network: true,
  efforts: true,
  targets: true,
  form: true,
  commands: true,
  requirements: true,
});

/** @internal Refuses options that lint does not have, and what its caller has beside them. */
export const requireLintOptions = (name: string, options: unknown, more: readonly string[] = []): void =>
  requireKnown(name, options, [...optionNames, ...more], "lint/bad-option");

/**
 * Runs lint rules on a contract.
 *
 * @param options - `rules`, default `recommended`; `sets` of other packages; `settings`; `limits` of the clients that it is for, default those
 * of the `targets`, else of every client that we know; `files`, `network`, `efforts` and `targets`, for the rules that ask for them; `positions`.
 * @returns What they found, in the contract's order.
 * @throws GoalpostError `lint/duplicate-rule` when two packages bring one id, `lint/unknown-rule` when settings name a rule that nobody brings,
 * `lint/bad-settings`, `lint/bad-option` for an option that there is not.
 * @example
 * lint(goal("Port it.").doneWhen("the code is clean").build()).map(({ ruleId }) => ruleId);
 */
export function lint(contract: Contract, options: LintOptions = {}): readonly Finding[] {
  requireLintOptions("lint", options);
  lookAnew(contract);
  const known = { ...options, limits: options.limits ?? limitsOf(options.targets) };
  const findings = activeRules(options).flatMap((rule) => run(rule, contract, known));
  const order = new Map(contract.blocks.map(({ kind }, index) => [kind as string, index]));
  const rank = ({ where }: Finding): number => order.get(/^[a-z_]+/.exec(where)?.[0] ?? "") ?? -1;
  const ranked = findings
    .map((finding) => ({ finding, rank: rank(finding), index: indexOf(finding.where) }))
    .toSorted((left, right) => left.rank - right.rank || left.index - right.index)
    .map(({ finding }) => finding);
  const { suppress = [], held } = options.settings ?? {};
  return suppressed(ranked, contract, suppress, held).map((each) => withPlace(each, options.positions));
}

const indexOf = (where: string): number => Number(/\[(\d+)\]/.exec(where)?.[1] ?? -1);

/** @internal A rule with the level that the settings give it; `off` rules are left out. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly level?: Exclude<Level, "off">;
  readonly options?: RuleContext["options"];
}

/** @internal */
export function activeRules({ rules, sets = [], settings = {} }: LintOptions): readonly ActiveRule[] {
  const base = rules ?? { recommended, strict, none: [] }[settings.extends ?? "recommended"];
  const known = knownRules([...base, ...ours, ...(rules ?? [])], sets);
  const levels = readLintSettings(settings, [...known.values()], "lint.settings").rules ?? {};
  const chosen = new Map([...base, ...sets.flatMap((set) => set.rules)].map((rule) => [rule.id, rule]));
  for (const [id, rule] of known) if (Object.hasOwn(levels, id) && !chosen.has(id)) chosen.set(id, rule);
  return [...chosen.values()].flatMap((rule): readonly ActiveRule[] => {
    const given = levels[rule.id];
    const [level, options] = typeof given === "string" ? [given, undefined] : (given ?? [undefined, undefined]);
    if (level === "off") return [];
    return [{ rule, ...(level === undefined ? {} : { level }), ...(options === undefined ? {} : { options }) }];
  });
}

/** Every rule by id; two packages must not bring the same id. */
function knownRules(base: readonly Rule[], sets: readonly RuleSet[]): ReadonlyMap<string, Rule> {
  const known = new Map<string, Rule>();
  for (const rule of base) if (!known.has(rule.id)) known.set(rule.id, rule);
  const from = new Map<string, string>([...known.keys()].map((id) => [id, "@goalpost/core"]));
  for (const { name, rules } of sets) {
    for (const rule of rules) {
      const other = from.get(rule.id);
      if (other !== undefined && known.get(rule.id) !== rule) {
        throw new GoalpostError({
          code: "lint/duplicate-rule",
          where: name,
          what: `brings the rule "${rule.id}", which ${other} brings too`,
          help: `name it after the package: "${name.replace(/^@/, "")}/${rule.id}"`,
        });
      }
      known.set(rule.id, rule);
      from.set(rule.id, name);
    }
  }
  return known;
}

function run(
  { rule, level, options: ruleOptions }: ActiveRule,
  contract: Contract,
  options: LintOptions & Pick<RuleContext, "limits">,
): Finding[] {
  const { files, hasFile, network, efforts, targets, form, commands, requirements, limits } = options;
  const context: RuleContext = {
    limits,
    files,
    hasFile,
    network,
    efforts,
    targets,
    form,
    commands,
    requirements,
    options: ruleOptions,
  };
  const found = Array.from(
    rule.check(contract, context),
    ({ severity, where, what, help }): Finding => ({
      ruleId: rule.id,
      severity: level ?? severity ?? rule.severity,
      where,
      what,
      help,
    }),
  );
  return namingItems(contract, found);
}

/** Gives findings about items of a contract the items' ids. */
export function namingItems(contract: Contract, findings: readonly Finding[]): Finding[] {
  return findings.map(({ ruleId, severity, where, ...rest }) => ({
    ruleId,
    severity,
    where,
    ...itemOf(where, contract),
    ...rest,
  }));
}

function itemOf(where: string, contract: Contract): Pick<Finding, "item"> {
  const place = /^[a-z_]+\[\d+\]/.exec(where)?.[0];
  const found = itemsOf(contract).find((each) => each.where === place);
  return found === undefined ? {} : { item: found.item.id };
}
