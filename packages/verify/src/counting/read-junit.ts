import { SaxesParser } from "saxes";
import { Collected, isFileName, type TestReport, type TestState } from "./report.ts";

interface Suite {
  readonly name: string;
  /** How many tests it says it has. */
  readonly said: string | undefined;
  own: number;
  hasSuites: boolean;
}

interface Case {
  readonly name: string;
  readonly group: string;
  state: TestState;
  /** pytest says so of a file that it cannot load. */
  whole: boolean;
}

/**
 * Reads JUnit's XML, as pytest, vitest, node:test and many others write it. Text that is not well-formed XML to its end is none: a report that
 * was cut off, or that somebody wrote into, proves nothing.
 *
 * @returns Nothing when it is none.
 */
export function readJunit(text: string): TestReport | undefined {
  const all = new Collected();
  const reading = new Reading(all);
  const parser = new SaxesParser();
  let broken: string | undefined;
  parser.on("error", (error) => {
    broken ??= error.message;
  });
  parser.on("opentag", ({ name, attributes }) => reading.open(name, attributes as Readonly<Record<string, string>>));
  parser.on("closetag", ({ name }) => reading.close(name));
  parser.write(text.replace(/^\ufeff/, "").trim()).close();
  if (broken !== undefined && !reading.isReport) return undefined;
  if (broken !== undefined) all.fault(`it is not well-formed XML (${broken.split("\n")[0]?.slice(0, 80)})`);
  return reading.isReport ? all.report("junit") : undefined;
}

class Reading {
  isReport = false;
  readonly #all: Collected;
  readonly #suites: Suite[] = [];
  #case: Case | undefined;

  constructor(all: Collected) {
    this.#all = all;
  }

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (tag === "testsuites" || tag === "testsuite") this.isReport = true;
    if (tag === "testsuite") {
      const above = this.#suites.at(-1);
      if (above !== undefined) above.hasSuites = true;
      this.#suites.push({ name: attributes.name ?? "", said: attributes.tests, own: 0, hasSuites: false });
    } else if (tag === "testcase") {
      this.#case = { name: attributes.name ?? "", group: attributes.classname ?? "", state: "passed", whole: false };
    } else this.#result(tag, attributes);
  }

  #result(tag: string, { type = "", message = "" }: Readonly<Record<string, string>>): void {
    const test = this.#case;
    if (test === undefined || test.state === "failed") return;
    if (tag === "failure" || tag === "error") {
      test.state = "failed";
      test.whole = tag === "error" && message === "collection failure";
    }
    // A failure that was expected shows nothing of the work, and code under test can say that it is one.
    else if (tag === "skipped") test.state = type === "todo" || type === "pytest.xfail" ? "todo" : "skipped";
  }

  close(tag: string): void {
    if (tag === "testcase" && this.#case !== undefined) {
      const { name, group, state, whole } = this.#case;
      // node:test has the same class for all: its suites tell them apart.
      const above = group === "" || group === "test" ? this.#suites.map((suite) => suite.name) : [group];
      this.#all.add([...above, name], state, whole || (group === "test" && above.length === 0 && isFileName(name)));
      const suite = this.#suites.at(-1);
      if (suite !== undefined) suite.own += 1;
      this.#case = undefined;
    } else if (tag === "testsuite") {
      const suite = this.#suites.pop();
      if (suite?.said !== undefined && !suite.hasSuites && Number(suite.said) !== suite.own) {
        this.#all.fault(`the suite ${suite.name.slice(0, 80)} says ${suite.said} tests, and has ${suite.own}`);
      }
    }
  }
}
