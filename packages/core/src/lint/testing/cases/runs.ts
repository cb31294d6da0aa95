import { goal } from "../../../builder/goal.ts";
import { absent } from "../../../node/absent.ts";
import { after } from "../../../node/after.ts";
import { artifact } from "../../../node/artifact.ts";
import { command } from "../../../node/command.ts";
import { gate } from "../../../node/gate.ts";
import { metric } from "../../../node/metric.ts";
import { never } from "../../../node/never.ts";
import { note } from "../../../node/note.ts";
import { review } from "../../../node/review.ts";
import { shell } from "../../../node/shell.ts";
import { unchanged } from "../../../node/unchanged.ts";
import type { MoreCases } from "../case-lists.ts";

const base = goal("Move the bookings to the new API.").doneWhen(command("pnpm test"));
const step = (text: string) => base.workflow(text).build();
const rule = (text: string) => base.executionRules(text).build();
const sh = (run: string) => goal("Move the bookings to the new API.").doneWhen(shell(run)).build();
const claim = (text: string) => goal("Move the bookings to the new API.").doneWhen(command("pnpm test"), text).build();

/** Rules about what is run, ordered or left over. */
export const runCases: Readonly<Record<string, MoreCases>> = {
  "check-can-fail": {
    silent: [
      sh("npm test && npm run lint"),
      sh("set -euo pipefail\nnpm test | tee out.log"),
      sh("git diff --exit-code -- test/golden"),
      sh("test -s reports/parity.json"),
      sh('[ "$(wc -l < a.txt)" -eq 3 ]'),
      sh("! grep -rq moment src"),
      base.verificationLoop(after("each step", command("pnpm typecheck"))).build(),
      claim("`npm test || true` is not used in any script"),
      goal("Port it.")
        .doneWhen(metric(shell("node bench.mjs | tail -1"), { atMost: 3 }))
        .build(),
      goal("Port it.")
        .doneWhen(artifact("a.txt", { producedBy: shell("node -e 'require(\"./a\")' > a.txt") }), command("cat a.txt", { stdout: "ok" }))
        .build(),
      sh("npx tsc --noEmit"), sh("test -d dist"), sh("ls *.ts | xargs npx eslint"), sh("cd packages/a && npm test"), sh("node -e 'require(\"./a\")'"),
    ], // biome-ignore format: one list
    speaks: [
      sh("npx --yes true"), sh("[ -d .. ]"), sh("echo a | xargs true"), sh("node -e ''"), sh("mkdir -p build"), sh("test -f ."), sh("pnpm exec node --version"),
      goal("Port it.").doneWhen(metric(command("echo 3"), { atMost: 5 })).build(),
      goal("Port it.").doneWhen(artifact("a.txt", { producedBy: shell("touch a.txt") })).build(),
      goal("Port it.").doneWhen(absent(/x/, { in: "a.log", producedBy: shell("sh -c 'echo ok | tee a.log'") })).build(),
      sh(":"), sh("exit 0"), sh("npm test; exit 0"), sh("npm test || :"), sh("npm test || exit 0"), sh("npm test | cat"), sh("npm test 2>&1 | tee out.log"),
      sh("sh -c 'npm test || true'"), sh("bash -lc \"npm test; true\""), sh("[ 1 -eq 1 ]"), sh("! false"), sh("! test 1 = 2"), sh("npm test || echo failed"), sh("(npm test) || true"),
      sh("timeout 60 npm test || true"), sh("if npm test; then echo ok; else echo no; fi"), sh("npm test &"), sh("node -e 'process.exit(0)'"), sh("python3 -c 'pass'"), sh("eslint . | head -20"),
      sh("git status"), sh("git diff"), sh("find . -name '*.js'"), sh("ruff check . --exit-zero"), sh("npm run lint --if-present"), sh("set +e; npm test; true"), sh("env CI=1 true"), sh("{ npm test; } || true"),
      claim("`! false` passes"), claim("`npm run e2e | tail -3` exits with code 0"),
      base.verificationLoop(after("each step", shell("pnpm typecheck || true"))).build(),
      base.constraints(command("true")).build(),
      goal("Port it.").doneWhen(command("true", { exitCode: 1 })).build(),
      sh("false"), sh('echo "Error: no test specified" && exit 1'),
    ], // biome-ignore format: one list
  },
  "claim-is-checked": {
    silent: [
      goal("Port it.")
        .doneWhen(absent(/x/, { in: "a.log" }))
        .build(),
      goal("Port it.").doneWhen(shell("a | grep -q b")).build(),
      goal("Port it.")
        .doneWhen(metric(command("node b.mjs"), { atMost: 3 }))
        .build(),
    ],
    speaks: [
      claim("the page is fast"),
      claim("every route has a test"),
      claim("所有接口返回 200"),
      claim("No 429 errors in the final 100 requests."),
    ],
  },
  "criterion-still-open": {
    silent: [
      claim("files that already have a licence keep it"),
      claim("no route that was already removed comes back"),
      base.context(note("`pnpm lint` passes today.")).build(),
      base.context(note("At the moment `pnpm test` is red.")).build(),
      goal("Port it.").context("docs/a.md").doneWhen(artifact("docs/b.md"), command("pnpm test")).build(),
    ],
    speaks: [
      claim("`pnpm lint` exits 0, as it does today"),
      claim("the consumer group exists (it already does)"),
      claim("the crawl lists 212 pages (currently true)"),
      claim("✓ all handlers are typed"),
      claim("the table users has an index on email; it already exists"),
      claim("Der Index ist bereits vorhanden"),
      claim("索引已经存在"),
      goal("Port it.", { why: "Today `pnpm test` is green, and customers wait." })
        .doneWhen(command("pnpm test"))
        .build(),
    ],
  },
  "goal-is-covered": {
    silent: [
      goal("Every route of the admin panel answers in 200 ms.").doneWhen(command("node bench/routes.mjs")).build(),
      goal("The licence header stands in every source file.").doneWhen(command("node scripts/licence.mjs")).build(),
      goal("p95 stays below 120 ms.").doneWhen(command("pnpm bench")).build(),
      goal("Reach 90 % coverage in packages/ledger.").doneWhen(command("pnpm test --coverage")).build(),
      goal("Fix it.").doneWhen(command("pnpm lint")).build(),
    ],
    speaks: [
      goal("The gift card page speaks Danish and Finnish.")
        .doneWhen(command("pnpm lint"), artifact("reports/axe.json"))
        .build(),
      goal("Exported invoices open in LibreOffice without a warning.").doneWhen(command("pnpm typecheck")).build(),
      goal("Start-up takes at most 300 ms on the slow phone.")
        .doneWhen(command("pnpm lint"), "the start-up screen has a logo")
        .build(),
      goal("The camera app saves photographs in RAW.")
        .doneWhen(command("make test"), artifact("docs/changelog.md"), command("grep -q 3.0 VERSION"))
        .build(),
    ],
  },
  "no-clock-wait": {
    silent: [
      step("Retry at most 3 times."),
      step("Wait for `npm start` to print its port."),
      rule("Do not wait for the nightly build."),
      step("The index is rebuilt within 3 minutes."),
      claim("tokens expire after 3600 seconds"),
      claim("the retry waits for at most 30 seconds"),
      claim("the cache keeps an entry for 10 minutes: `node cache.test.mjs` exits 0"),
      sh("npx wait-on http://127.0.0.1:3000 --timeout 30000 && npm run e2e"),
      step("Run the nightly suite by hand: `npm run nightly`."),
    ],
    speaks: [
      claim("no crash for 7 days"), claim("the nightly build is green"), claim("Tomorrow's scheduled scan reports 0 violations."), claim("stable over night"),
      step("Let it run overnight and look at the log."), step("Sleep for ten minutes, then check again."), step("Wait until tomorrow."), rule("Check back in two hours."),
      rule("Leave the server running for a day."), rule("Warte eine Stunde, dann miss noch einmal."), rule("等待30分钟后再测试。"), rule("30分待ってから測定する。"), rule("Attends deux heures avant de mesurer."),
      step("Run `sleep 15m` between two runs."), sh("sleep 600 && npm test"), step("Wait until the weekly report is out."),
    ], // biome-ignore format: one list
  },
  "no-destructive-command": {
    silent: [
      rule("Never run `git reset --hard`."), rule("Don't force-push."), rule("Use `git revert` instead of `git reset --hard`."), rule("`git push --force` is forbidden."), rule("Ohne `git push --force` arbeiten."), rule("禁止使用 `rm -rf`。"),
      rule("`rm -rf` を使わない。"), rule("`git push --force` 금지."), step("Run `git push`."), step("Unstage with `git restore --staged a.ts`."), step("`git checkout -b port/bookings`"), step("Clean with `rm -rf dist node_modules`."),
      sh("rm -rf coverage && npm test"), sh("grep -c 'DROP TABLE' schema.sql"), step("Delete legacy paths once replacement tests pass."), step("Drop the column `old_price` in a new migration file."), step("Remove the file `src/old.ts`."), step("docker compose down"),
      base.constraints(never("Run `rm -rf /`.", { instead: "Move the folder to .trash." })).build(), step("Replace every `rm -rf` in scripts/ by trash."), rule("Hard resets of the state machine are logged."),
    ], // biome-ignore format: one list
    speaks: [
      step("`rm -rf src/legacy`"), step("Run rm -rf / first."), step("`rm -fr $DIR`"), step("`sudo rm -r --force /var/lib/app`"), step("`rm -rf dist/../..`"), rule("`git push -f origin main`"), rule("`git push origin +main`"), rule("`git push --force-with-lease`"),
      step("`git clean -fdx`"), step("`git checkout -- .`"), step("`git restore .`"), step("`git branch -D old`"), step("`git stash drop`"), step("`DROP TABLE users;`"), step("`DELETE FROM users;`"), step('`mysql -e "TRUNCATE TABLE a"`'), step("Execute DROP DATABASE shop before the import."),
      step("`redis-cli flushall`"), step("`docker volume prune -f`"), step("`docker compose down -v`"), step("`kubectl delete ns gateway`"), step("`terraform destroy -auto-approve`"), step("`npx prisma migrate reset --force`"), step("`rails db:drop db:create`"),
      step("`find . -name '*.bak' -delete`"), step("`ls | xargs rm -rf`"), step("`dd if=/dev/zero of=/dev/sda`"), step("`bash -c 'cd x && rm -rf ../y'`"), rule("Force-push the result."), rule("Hard reset to main when the tree is dirty."), rule("Wipe the database first."),
      rule("Force-pushen ist am Ende nötig."), rule("完成后强制推送。"), sh("git stash clear; npm test"), base.workflow(gate(shell("rm -rf ~ && true && npm test"))).build(),
    ], // biome-ignore format: one list
  },
  "no-full-access": {
    silent: [
      rule("Work in the container; there you have root access to everything."),
      rule("Do not run anything as root."),
      base.constraints(unchanged("src/**")).build(),
      rule("Reviewers have access to the report."),
    ],
    speaks: [
      rule("You have unrestricted access to this computer."), rule("Turn off the sandbox if a command fails."), rule("Run with --yolo."), rule("approval_policy = never"), rule("Use sudo whenever permission is denied."),
      rule("The sandbox is disabled, so write anywhere on disk."), rule("Du hast vollen Zugriff auf den Rechner."), rule("你拥有完全访问权限。"), base.context(note("bypassPermissions is set.")).build(), rule("All permissions are granted."),
    ], // biome-ignore format: one list
  },
  "no-interactive-command": {
    silent: [
      step("`git rebase --onto main topic`"), step("`git commit -m 'Port bookings'`"), step("`git commit --amend --no-edit`"), step("`git add src`"), step("`python3 -m pytest`"), step("`node scripts/a.mjs`"), step("`psql -c 'select 1'`"), step("`psql app -f a.sql`"),
      step("`npx vitest run`"), step("`tsc --noEmit`"), step("`tail -n 50 a.log`"), step("`docker run --rm app npm test`"), step("`npm init -y`"), step("`less` files are compiled to CSS."), rule("Never use `git rebase -i`."), rule("Start `npm run dev` in the background."),
      sh("echo 'select 1' | sqlite3 a.db"), sh("python3 - <<'EOF'\nprint(1)\nEOF"), rule("No watch mode."), step("Watch the log for errors with `grep`."), step("Commit with `git commit` after each step."), step("`vim --version`"), sh("docker compose up -d && npm test"),
    ], // biome-ignore format: one list
    speaks: [
      step("`vim src/a.ts`"), step("Edit the file with nano."), step("`git rebase --interactive HEAD~3`"), step("Run git rebase -i main."), step("`git add -p`"), step("`git add --patch src`"), step("`git commit -a`"), step("`git mergetool`"), step("Open `node` and try it."), step("`python3 -i`"), step("`psql app`"),
      step("`npm run test:watch`"), step("`tsc -w`"), step("`npx vitest watch`"), step("`nodemon server.js`"), step("`tail -f a.log`"), step("`docker exec -it app bash`"), step("`kubectl logs -f gateway`"), step("`python manage.py shell`"), step("`rails console`"), step("`npm login`"), step("`gh auth login`"),
      step("`crontab -e`"), step("`htop`"), step("`ssh build@host`"), step("`sudo -i`"), sh("npm start"), sh("docker compose up"), sh("python3 -m http.server"), rule("Do an interactive rebase."), rule("Keep the tests in watch mode."), rule("Try it in a REPL."), rule("使用交互式变基整理提交。"),
      rule("Arbeite im Watch-Modus."), step("`bash -c 'cd a && git rebase -i main'`"), base.verificationLoop(after("each step", command("npx jest --watchAll"))).build(), base.verificationLoop("Run jest: npx jest --watch").build(),
    ], // biome-ignore format: one list
  },
  "no-placeholder": {
    silent: [
      rule("Map<string, number> stays Map<string, number>."), rule("Render it in <section> with a <title>."), rule("Answer with `{ \"id\": <number> }` as the format."), rule("Commit messages have the form `[area] subject`."), base.context("src/[slug]/page.tsx").build(), base.context(note("See [the guide][1] and [RFC 9110].")).build(),
      claim("no TODO comment is left in src/"), claim("the TODO list renders 3 items"), claim("`grep -rn 'TODO:' src` exits 1"), rule("Wait ... then go on."), claim("Promise<void> is returned by 3 functions"), goal("The <title> of each page is its heading.").doneWhen(command("pnpm test")).build(), rule("Use `arr[0]` and [0, 1)."),
      claim("the name XX is gone from src/names.ts"), base.doneWhen(review("[1] is cited", { evidence: "r.md" })).build(),
    ], // biome-ignore format: one list
    speaks: [
      rule("Only touch <your folder>."), rule("Read <path/to/spec>."), rule("[Describe the constraints here]"), rule("[your rules]"), rule("TBD"), rule("TODO"), claim("TODO: decide on a number"), claim("`npm test -- <suite name>` exits 0"), sh("pytest YOUR_TEST_HERE"), rule("Follow INSERT_GUIDE_NAME."), rule("在此填写：【请输入团队规则】"),
      rule("[ここに規則を記入]"), claim("latency is below XX ms"), rule("lorem ipsum dolor"), { given: rule("Use the prefix {{ticket}}."), context: { form: "prompt" } }, { given: rule("Owner: [[owner]]"), context: { form: "labelled" } }, base.outputContract("reports/[name].md").build(), rule("Details to be defined."), rule("..."), rule("____"), rule("(TODO: ask Lena)"),
    ], // biome-ignore format: one list
  },
};
