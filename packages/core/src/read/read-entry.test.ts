import { describe, expect, test } from "vitest";
import { readEntry } from "./read-entry.ts";
import { english } from "./words/en.ts";

type Block = Parameters<typeof readEntry>[0];

/** The kinds of an entry's typed items with what they name: "command npm test". "" where the entry stays plain. */
function summary(block: Block, text: string): string {
  return readEntry(block, text, [english])
    .filter(({ typed }) => typed)
    .map(({ item }) => {
      const fields = item as unknown as Readonly<Record<string, unknown>>;
      const check = fields.check as { readonly run: string } | undefined;
      const run = typeof fields.run === "object" ? (fields.run as { readonly run: string }).run : fields.run;
      const code =
        fields.exit_code === undefined || fields.exit_code === 0 ? undefined : `exits ${String(fields.exit_code)}`;
      const bound =
        fields.at_most === undefined
          ? fields.at_least && `≥ ${String(fields.at_least)}`
          : `≤ ${String(fields.at_most)}`;
      const named = [
        run,
        check?.run,
        fields.path,
        (fields.paths as string[] | undefined)?.join(" "),
        fields.in,
        code,
        bound,
        fields.max_words,
        fields.turns,
        fields.minutes,
      ];
      return [item.kind, ...named.filter((value) => value !== undefined && value !== "")].join(" ");
    })
    .join(" + ");
}

const read: Readonly<Partial<Record<Block, Readonly<Record<string, string>>>>> = {
  done_when: {
    "cargo clippy --all-targets -- -D warnings passes": "command cargo clippy --all-targets -- -D warnings",
    "npm test -- --coverage passes": "command npm test -- --coverage",
    "npm test -- suggest passes": "command npm test -- suggest",
    "npm test -- it must pass": "command npm test",
    "`npm run contrast` exits 0 and writes reports/contrast.json":
      "command npm run contrast + artifact reports/contrast.json",
    "No `any` in new code.": "",
    "`moment` is gone": "",
    "the file `moment` is gone": "command test '!' -e moment",
    "There should be no `.only`, `.skip` or `debugger` left in test/":
      "absent test/** + absent test/** + absent test/**",
    "`npm test` passes and the docs are nice.": "command npm test",
    "`npm test` passes 20 times in a row and `npm run lint` is happy.": "command npm run lint",
    "`npm test` passes and it fails on Windows": "",
    "`npm run parity` exits 0 and reports/parity.json exists.": "command npm run parity + artifact reports/parity.json",
    "Manual review of three representative outputs confirms no hallucinated citations.": "review",
    "`npm test` passes with zero errors": "command npm test",
    "`npm test` and `npm run lint` pass": "command npm test + command npm run lint",
    "Suite: `npm test` exits 0": "command npm test",
    "`pytest -q` green": "command pytest -q",
    "`go build ./...` → exit 0": "command go build ./...",
    "go build ./... and go test ./internal/... succeed.": "command go build ./... + command go test ./internal/...",
    "`./fetch --bad` exits with code 64": "command ./fetch --bad exits 64",
    "AC-3: `dotnet test` succeeds.": "command dotnet test",
    "4.1 The command `./gradlew check` must be successful; 4.2 the artefact build/sbom.json must be present.":
      "command ./gradlew check + artifact build/sbom.json",
    "✅ `npm run e2e` passes 🎉": "command npm run e2e",
    "We are done once `make accept` exits 0.": "command make accept",
    "Make sure that `cargo test` passes.": "command cargo test",
    "xcodebuild test -scheme App passes": "command xcodebuild test -scheme App",
    "`tox -e py312` passes. `tox -e docs` too.": "command tox -e py312 + command tox -e docs",
    "Not only does `pnpm build` exit 0, but `pnpm typecheck` does as well.":
      "command pnpm build + command pnpm typecheck",
    "`npm run size` prints at most 180": "metric npm run size ≤ 180",
    "`npm run size` is not bigger than 180": "metric npm run size ≤ 180",
    "Throughput of `bash bench.sh`: >= 2300": "metric bash bench.sh ≥ 2300",
    "`git diff` is empty under test/golden/": "unchanged test/golden/**",
    "No `TODO` in src/index.ts": "absent src/index.ts",
    "The word `unsafe` does not occur in src/ring.rs any longer.": "absent src/ring.rs",
    "All test suites green.": "",
    "No 429 errors in the final 100 requests.": "",
    "Coverage stays above 80 %": "",
    "`git status` exits 0 is what the old script looked at.": "",
    "Delete legacy paths once replacement tests pass": "",
    "tests should pass eventually": "",
    "`psql -f check.sql` returns 0": "",
    'e.g. "`npm test` passes"': "",
    "if time permits, `npm run bench` passes": "",
    "`npm test` or `npm run unit` passes": "",
    "continue-on-error: `checkov -d .`": "",
    "optional: `npm run bench` passes": "",
    "`npm test` passing on your machine is not what we mean by done.": "",
    "`make accept` is not expected to succeed on Windows.": "",
    "`npm test` passes on my machine": "",
    "Had we had the time, `pnpm size` would be part of this list.": "",
    "`npm test` passes unless the network is down": "",
    "ruff clean": "",
    "`cargo test` passes, so that nobody breaks main.": "command cargo test",
    "`cargo test --workspace` passes, doctests included.": "command cargo test --workspace",
    "`npm run build` finishes in CI with no warnings": "command npm run build",
    "On a fresh clone, `make demo` works.": "command make demo",
    "`npm test` passes, or at least most of it": "",
    "`npm test` passes, unless it is Monday": "",
    "`npm test` should pass at some point.": "",
    "SHOP-12: `pnpm e2e` green": "command pnpm e2e",
    "e2e | `npx playwright test` | all pass": "command npx playwright test",
    "`./validate bad.json` fails with exit code 22": "command ./validate bad.json exits 22",
    "`./fsck a.tar` must exit with 4, `./fsck b.tar` with 0.": "command ./fsck a.tar exits 4 + command ./fsck b.tar",
    "`grep -rn moment src` finds nothing": "command grep -rn moment src exits 1",
    "`rg -c old src | wc -l` → 0": "metric rg -c old src | wc -l ≤ 0",
    "`a.sh` must not print more than 85": "metric a.sh ≤ 85",
    "`a.sh` must print more than 85": "metric a.sh ≥ 85",
    "`git diff main -- db/schema.rb` prints nothing": "unchanged db/schema.rb",
    'server.log → last 50 lines → no "panic"': "absent server.log",
    "No TODO in src/app.py": "absent src/app.py",
    "Nothing in `docs/` mentions `/v1/charges` any more.": "absent docs/**",
    "src/app.log doesnt say Missing texture in the last 300 lines": "absent src/app.log",
    "The old entry point main_old.py does not exist any more": "command test '!' -e main_old.py",
    'out/summary.json: `status` is "ok", `failed` is 0': "artifact out/summary.json",
    "Only packages/ui and packages/tokens show up in `git diff --name-only`.": "scope packages/ui packages/tokens",
    "A member of the legal team shall read the notice and confirm that it is complete.": "review",
    "Security has reviewed the token handling": "review",
    "Ana from support reads five sample mails and would send them as they are": "review",
    "Users can review their orders": "",
    "The editor opens large files in under a second": "",
    "Tokens are checked by the server": "",
  },
  constraints: {
    "No `any` in new code.": "never",
    "No `console.log` left.": "never",
    "No `console.log` in src/": "absent src/**",
    "`docs/` stays as it is": "unchanged docs/**",
    "`Cache` stays as it is": "architecture",
    "Do not add string-matching patches to pass one test. If a test exposes a bad loop, fix the underlying evaluator, not the symptom.":
      "never",
    "Deterministic logic only at protocol/runtime boundaries. Semantic interpretation must not be regex-driven.":
      "architecture",
    "`vendor/` is off limits": "never",
    "Use of `eval` is not allowed": "never",
    "dont delete my textures": "never",
    "We do not catch Throwable. We never have.": "never",
    "The contractor (the agent) shall not remove a copyright header.": "never",
    "All clock reads go through `TimeSource`.": "architecture",
    "Do not forget to log the request id.": "",
    "Do not neglect the error paths when you write tests.": "",
    "Return 403 for paths that the role is not permitted to read.": "",
    "We have never had a migration that took longer than a minute.": "",
    "Handle not-found errors": "",
    "Don't worry about IE11": "",
    "No-op migrations are fine": "",
    "`domain/` must not import `infra/`": "architecture",
    "Renderer code must not mutate simulation state": "architecture",
    "No callback in a model may send mail": "architecture",
    "Spring annotations stay out of the domain packages.": "architecture",
    "Security: never print tokens": "never",
    "R1. No global state.": "never",
    "Whatever you do, don't touch the auth flow.": "never",
    "Avoid global state where you can.": "",
    "Every new endpoint gets an entry in the same commit.": "",
    "No `on:click` in `src/**/*.svelte` (new syntax)": "absent src/**/*.svelte",
  },
  workflow: {
    "Go route by route. After each one run `npm test` and commit. Don't move on with red tests.":
      "after npm test + gate npm test",
    "Run `npm test` after each module and push.": "after npm test",
    "Run npm test after each route; do not go on while it is red.": "after npm test + gate npm test",
    "`mypy .` red? don't continue": "gate mypy .",
    "Hold the rollout while `./probe.sh eu` fails.": "gate ./probe.sh eu",
    "Delete the v1 endpoints once the v2 tests pass": "",
    "dont start bosses til gradlew test passes": "gate gradlew test",
    "Get `./gradlew test` green before moving to the next package": "gate ./gradlew test",
    "stop here as long as `stack build` warns": "gate stack build",
    "Each converted template is followed by `php artisan test`": "after php artisan test",
    "Use two subagents simultaneously: one writes the tests, one writes the fixtures.": "parallel",
    "The parallel tests flake on CI, so turn them off first.": "",
  },
  verification_loop: {
    "After each major step run `npm test` and `npm run typecheck`.": "after npm test + after npm run typecheck",
    "Upon completion of each table, `./gradlew test` is to be run.": "after ./gradlew test",
  },
  execution_rules: {
    "Stop after 20 turns or when the server refuses an id.": "budget 20 + blocked",
    "Pager goes off twice → stop what you are doing.": "blocked",
    "Retry at most 3 times.": "",
    "timeout-minutes: 45": "budget 45",
    "Half an hour is all you get.": "budget 30",
    "No turn longer than 15 minutes": "",
    "Don't spend more than 10 minutes on one file": "",
    'Do not write "click here".': "",
  },
  output_contract: {
    "reports/parity.json (29 responses, JSON)": "deliver reports/parity.json",
    "A summary of at most 80 words.": "final_answer 80",
    "Print DONE when finished.": "completion_signal",
    "code, no prose": "final_answer",
    "Wrap up in no more than five sentences and 100 words.": "final_answer 100",
    "Paragraphs of at most 60 words, please.": "",
    "Close with the single word fin.": "completion_signal",
  },
};

describe.each(Object.entries(read))("an entry of %s", (block, entries) => {
  test.each(Object.entries(entries))("%s", (text, items) => expect(summary(block as Block, text)).toBe(items));
});

test('what an order was joined to leaves nothing behind, and "each one" says of what', () => {
  const readings = readEntry("workflow", "Go route by route. After each one run `npm test`, then commit. Rest.", [
    english,
  ]);
  expect(readings.map(({ item }) => ("text" in item ? item.text : "when" in item ? item.when : ""))).toEqual([
    "Go route by route.",
    "each route",
    "commit.",
    "Rest.",
  ]);
});
