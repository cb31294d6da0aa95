import { describe, expect, test } from "vitest";
import { lex } from "./lexed.ts";

const commandsIn = (text: string): readonly string[] =>
  lex(text)
    .tokens.filter(({ kind }) => kind === "command")
    .map((token) => token.text);

describe("a command without marks is known by what stands behind it", () => {
  test.each([
    ["tox passes.", ["tox"]],
    ["Both pytest and ruff must be clean.", ["pytest", "ruff"]],
    ["make passes, and rake too.", ["make"]],
    ["./tools/apksize.sh release stays under 38 MB.", ["./tools/apksize.sh release"]],
    ["tools/check_links.py finds no broken link.", ["tools/check_links.py"]],
    ["When you are done, scripts/check-all.sh exits with 0.", ["scripts/check-all.sh"]],
    ['bin/smoke --fast must print "all good".', ["bin/smoke --fast"]],
    ["vendor/bin/phpunit, vendor/bin/phpstan and composer validate have to pass.", ["vendor/bin/phpunit", "vendor/bin/phpstan", "composer validate"]], // biome-ignore format: one
    ["R CMD check passes.", ["R CMD check"]],
    ["prove -l t passes.", ["prove -l t"]],
    ["./gradlew :app:coldStart grows by at most 3 %.", ["./gradlew :app:coldStart"]],
    ["python sim/outage.py is printing the longest time.", ["python sim/outage.py"]],
    ["tools/mem.sh peaks at 300 MiB at most.", ["tools/mem.sh"]],
    ["gradle build succeeds and zig build test passes.", ["gradle build", "zig build test"]],
    ["ctest --test-dir build passes.", ["ctest --test-dir build"]],
    ["bazel test //... passes.", ["bazel test //..."]],
    ["Am Ende muss molecule test durchlaufen.", []],
    ["À la fin, ansible-lint infra/ doit passer.", ["ansible-lint infra/"]],
    ["Alla fine pytest deve passare.", ["pytest"]],
    ["buf breaking --against .git#branch=main exits with code 0;", ["buf breaking --against .git#branch=main"]],
    ["git diff --quiet HEAD^ -- docs exits 0", ["git diff --quiet HEAD^ -- docs"]],
    ["helm template charts/a | kubeconform -strict exits 0", ["helm template charts/a | kubeconform -strict"]],
    ["pnpm --filter=@acme/a... test passes", ["pnpm --filter=@acme/a... test"]],
    ["go test -run ^TestParse$ ./... passes", ["go test -run ^TestParse$ ./..."]],
    ["cargo test --features a,b passes", ["cargo test --features a,b"]],
    ["docker run --rm -v $PWD:/src img make test exits 0", ["docker run --rm -v $PWD:/src img make test"]],
  ])("%s", (text, commands) => expect(commandsIn(text)).toEqual(commands));

  test.each([
    "The composer says that it passes for a stack of cards.",
    "We make passes for visitors, and the task passes to the next team.",
    "Our git history shows it, and the node works in the old building.",
    "docs/bin.md says what a tool prints.",
    "The rake is green, the ruby stays red.",
    "tools/README.md shows how.",
    "The composer takes his time, and git takes care of it.",
  ])("words stay words: %s", (text) => expect(commandsIn(text)).toEqual([]));

  // half of a command is another command, and one behind "&" always ends well
  test.each([
    "git diff --quiet HEAD^! -- docs is what we look at",
    "curl -sf http://localhost:3000/health?x=1&y=2 exits 0",
    "npm run build | tee build.log",
    "cargo test ~5 minutes after a change",
  ])("what goes on is not cut short: %s", (text) => expect(commandsIn(text)).toEqual([]));
});
