const lifecycle = "packages/target/src/lifecycle";
const verify = "packages/verify/src";
const config = "packages/config/src";
const glob = "packages/core/src/glob";

/** @param {string} folder @param {readonly string[]} names */
const inside = (folder, ...names) => names.map((name) => `${folder}/${name}.ts`);

/**
 * What is changed together, and the tests that are asked: those that decide it, and no test that takes seconds. A group takes minutes.
 *
 * @type {Readonly<Record<string, { readonly mutate: readonly string[], readonly tests: readonly string[] }>>}
 */
export const groups = {
  "lifecycle-table": {
    mutate: inside(lifecycle, "step", "moves", "turns", "ends", "unattended", "state"),
    tests: inside(lifecycle, "table.test", "table-of-ends.test", "step.test"),
  },
  "lifecycle-parts": {
    mutate: inside(lifecycle, "hold", "ledger", "vigil", "limit", "timers"),
    tests: inside(
      lifecycle,
      "hold.test",
      "ledger.test",
      "vigil.test",
      "limit.test",
      "timers.test",
      "gets-nowhere.test",
    ),
  },
  "lifecycle-run": {
    mutate: inside(lifecycle, "asks", "lifecycle"),
    tests: inside(lifecycle, "followed.test", "lifecycle.test", "gets-nowhere.test"),
  },
  verdict: {
    mutate: inside(verify, "receipt/verdict", "receipt/parse-receipt", "room/admission", "room/protected"),
    tests: inside(verify, "receipt/verdict.test", "receipt/parse-receipt.test", "room/admission.test"),
  },
  danger: {
    mutate: [
      ...inside(config, "danger", "secrets", "merge/safety", "merge/weigh"),
      ...inside(config, "rules/danger-outside-trusted-path"),
    ],
    tests: inside(
      config,
      ...["danger.test", "rules/rules.test", "validate.test", "secrets.test"],
      ...["merge/safety.test", "merge/weigh.test"],
    ),
  },
  glob: {
    mutate: inside(glob, "matcher", "glob-automaton"),
    tests: inside(glob, "matcher.test", "glob-automaton.test"),
  },
};
