import type { TestsItem } from "@goalpost/core";
import { few } from "../check/outcome.ts";
import type { TestReport, TestState } from "./report.ts";
import { type SealedTests, sumOf } from "./sealed-tests.ts";

/** What a contract allows and asks for beside the tests of the start. */
export type TestRules = Pick<TestsItem, "at_least" | "names" | "renamed" | "removed" | "new_at_least">;

/** What became of the tests. */
export interface TestVerdict {
  /** What is wrong, each in a few words; none when all holds. */
  readonly faults: readonly string[];
  /** The names behind them, one per line. */
  readonly details: readonly string[];
  /** `29 tests, as at the start, and 4 new ones`. */
  readonly words: string;
  /** Names that the start did not have, and that pass. */
  readonly added: readonly string[];
  readonly help?: string;
}

/**
 * Holds a report against the start: a test that is gone, has another name, or is skipped now is a fault, also where the run exits 0.
 *
 * @param sealed - The start; without it nothing but the rules is held.
 */
export function judgeTests(report: TestReport, sealed: SealedTests | undefined, rules: TestRules = {}): TestVerdict {
  const judging = new Judging(report, sealed, rules);
  judging.report();
  if (sealed !== undefined) judging.start(sealed);
  judging.rules();
  return judging.verdict();
}

class Judging {
  readonly #report: TestReport;
  readonly #sealed: SealedTests | undefined;
  readonly #rules: TestRules;
  readonly #now: ReadonlyMap<string, TestState>;
  readonly #added: readonly string[];
  readonly #faults: string[] = [];
  readonly #details: string[] = [];
  #help: string | undefined;

  constructor(report: TestReport, sealed: SealedTests | undefined, rules: TestRules) {
    this.#report = report;
    this.#sealed = sealed;
    this.#rules = rules;
    this.#now = new Map(report.tests.map(({ name, state }) => [name, state]));
    const known = new Set([...(sealed?.tests ?? []).map(({ name }) => name), ...(sealed?.unstable ?? []), ...Object.values(rules.renamed ?? {})]);
    this.#added = sealed === undefined ? [] : report.tests.flatMap(({ name, state, whole }) => (state === "passed" && whole !== true && !known.has(name) ? [name] : []));
  } // biome-ignore format: one

  /** What the report says by itself. */
  report(): void {
    const { counts, tests, faults } = this.#report;
    for (const fault of faults.slice(0, 3)) this.#fault(`its report contradicts itself: ${fault}`, []);
    // A start that had none, of a contract that asks for new ones: without those there is none.
    const noneThen = this.#sealed !== undefined && sumOf(this.#sealed.counts) === 0;
    if (sumOf(counts) === 0 && !noneThen) this.#fault("no test ran", [], "run the tests that are there: a filter, an empty folder or an early exit leaves none");
    const failed = tests.flatMap(({ name, state }) => (state === "failed" ? [name] : []));
    if (counts.failed > 0) this.#fault(`${counts.failed} of ${count(sumOf(counts))} failed`, failed.map((name) => `failed: ${name}`));
  } // biome-ignore format: one

  start(sealed: SealedTests): void {
    if (this.#report.format !== sealed.format) {
      this.#fault(`its report was ${sealed.format} at the start, and is ${this.#report.format} now`, []);
      return;
    }
    const { renamed = {}, removed = [] } = this.#rules;
    const gone = new Set(removed);
    const nameNow = (name: string): string => (Object.hasOwn(renamed, name) && !this.#now.has(name) ? (renamed[name] ?? name) : name);
    const held = heldOf(sealed).filter(({ name }) => !gone.has(name));
    const lacking = held.filter(({ name }) => !this.#now.has(nameNow(name)));
    // A file that had no test of its own, and has now, is named by those.
    const files = lacking.filter(({ whole }) => whole === true);
    const missing = this.#added.length >= files.length ? lacking.filter(({ whole }) => whole !== true) : lacking;
    if (missing.length > 0) this.#missing(missing.map(({ name }) => name), sealed);
    const skipped = held.filter(({ name, state }) => ran(state) && !ran(this.#now.get(nameNow(name)) ?? state));
    if (skipped.length > 0) {
      const names = skipped.map(({ name }) => name);
      this.#fault(`${skipped.length} of ${count(heldOf(sealed).length)} of the start ${skipped.length === 1 ? "is" : "are"} skipped now: ${few(names)}`, names.map((name) => `skipped: ${name}`), "run them again: .skip, .todo and .only leave tests out");
    }
    for (const { name } of lostOf(sealed)) this.#loaded(name);
    this.#numbers(sealed, gone);
  } // biome-ignore format: one

  #missing(names: readonly string[], sealed: SealedTests): void {
    const none = names.length === heldOf(sealed).length && names.length > 1;
    const what = none ? `none of the ${names.length} tests of the start ran` : `${names.length} of ${count(heldOf(sealed).length)} of the start did not run: ${few(names)}`; // biome-ignore format: one
    const asMany = this.#added.length >= names.length && !none;
    const help = asMany
      ? `if they were renamed on purpose, the contract says so: tests(…, { renamed: { ${JSON.stringify(names[0])}: ${JSON.stringify(this.#added[0])} } })`
      : "bring them back; if one may go, the contract says so: tests(…, { removed: [name] })";
    this.#fault(what, names.map((name) => `did not run: ${name}`), help); // biome-ignore format: one
  }

  /** What could not be loaded at the start names its tests now: one that ends before they run has none. */
  #loaded(name: string): void {
    const byFile = ["vitest-json", "jest-json", "go-json"].includes(this.#report.format);
    const named = byFile ? [...this.#now.keys()].some((each) => each.startsWith(`${name} > `)) : !this.#now.has(name);
    if (!named && this.#now.get(name) !== "failed") this.#fault(`${name} could not be loaded at the start, and names no test now`, [], "let its tests run: an early exit leaves none"); // biome-ignore format: one
  }

  /** Where names are not held, or not known, the numbers are. */
  #numbers(sealed: SealedTests, gone: ReadonlySet<string>): void {
    if (this.#faults.length > 0) return;
    const [then, now] = [sealed.counts, this.#report.counts];
    const ranThen = then.passed + then.failed;
    const ranNow = now.passed + now.failed;
    const may = gone.size;
    if (ranNow < ranThen - may) this.#fault(`${count(ranNow)} ran, ${ranThen} at the start`, [], "run them all again: .skip, .only, a filter or an early exit leaves tests out"); // biome-ignore format: one
  }

  rules(): void {
    const { at_least, names = [], new_at_least } = this.#rules;
    const { passed } = this.#report.counts;
    if (at_least !== undefined && passed < at_least) this.#fault(`${count(passed)} passed, expected at least ${at_least}`, []); // biome-ignore format: one
    const lacking = names.filter((name) => this.#now.get(name) !== "passed");
    if (lacking.length > 0) this.#fault(`${lacking.length} of the named tests did not pass: ${few(lacking)}`, lacking.map((name) => `did not pass: ${name}`)); // biome-ignore format: one
    if (new_at_least !== undefined && this.#added.length < new_at_least) {
      this.#fault(`${this.#added.length} new tests, expected at least ${new_at_least}`, [], "write tests that fail on the source of the start, and pass now"); // biome-ignore format: one
    }
  }

  #fault(what: string, details: readonly string[], help?: string): void {
    this.#faults.push(what);
    this.#details.push(...details);
    this.#help ??= help;
  }

  verdict(): TestVerdict {
    return {
      faults: this.#faults,
      details: this.#details,
      words: this.#words(),
      added: this.#added,
      ...(this.#help === undefined ? {} : { help: this.#help }),
    };
  }

  #words(): string {
    const sum = sumOf(this.#report.counts);
    const resting = this.#report.counts.skipped + this.#report.counts.todo;
    const rest = resting === 0 ? "" : `, ${resting} of them skipped`;
    const sealed = this.#sealed;
    if (sealed === undefined) return `${count(sum)}${rest}`;
    if (this.#report.tests.length === 0) return `${count(sum)}, ${sumOf(sealed.counts)} at the start, by number alone${rest}`;
    const lost = lostOf(sealed);
    if (lost.length > 0) {
      const which = `${few(lost.map(({ name }) => name))} could not be loaded`;
      return heldOf(sealed).length === 0 ? `${count(sum)}${rest}; at the start ${which}` : `${count(sum)}${rest}, ${heldOf(sealed).length} of them of the start, where ${which}`;
    }
    const more = this.#added.length === 0 ? "" : `, and ${this.#added.length} new ${this.#added.length === 1 ? "one" : "ones"}`;
    return `${count(heldOf(sealed).length)}, as at the start${rest}${more}`;
  } // biome-ignore format: one
}

/** Tests that are held by their names. */
export const heldOf = ({ tests }: SealedTests): SealedTests["tests"] => tests.filter(({ whole, state }) => whole !== true || state !== "failed"); // biome-ignore format: one

/** Files and packages that could not be loaded at the start: nobody knows what they name. */
export const lostOf = ({ tests }: SealedTests): SealedTests["tests"] => tests.filter(({ whole, state }) => whole === true && state === "failed"); // biome-ignore format: one

const ran = (state: TestState): boolean => state === "passed" || state === "failed";

const count = (tests: number): string => (tests === 1 ? "1 test" : `${tests} tests`);
