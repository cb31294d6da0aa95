import { describe, expect, test } from "vitest";
import { liftCommand } from "./lift.ts";

describe("what is said of a command becomes a check", () => {
  test.each([
    ["`pnpm test` exits 0", { kind: "command", run: "pnpm test", exit_code: 0 }],
    ["`grep -rn foo src` exits with code 1.", { kind: "command", run: "grep -rn foo src", exit_code: 1 }],
    ["`pnpm test` returns exit code 0", { kind: "command", run: "pnpm test", exit_code: 0 }],
    ["`pnpm lint` completes with status 0", { kind: "command", run: "pnpm lint", exit_code: 0 }],
    ["`pnpm test` passes", { kind: "command", run: "pnpm test", exit_code: 0 }],
    ["`pnpm test` 返回退出码 0", { kind: "command", run: "pnpm test", exit_code: 0 }],
  ])("%s", (text, item) => {
    expect(liftCommand(text)).toMatchObject(item);
  });

  // Each would be a check that always passes, or never.
  test.each([
    "`grep -rn oldApi src | wc -l` returns 0",
    "`git status --porcelain | wc -l` returns 0",
    "`grep -c TODO src/index.ts` returns 0",
    '`curl -s -o /dev/null -w "%{http_code}" localhost:3000/health` returns 200',
    "`node -e 'console.log(5)'` returns 5",
    "`curl -s localhost:3000/health` 返回 200",
    "`git status` is clean",
    "`git diff main` is clean",
  ])("what it prints or shows stays a claim: %s", (text) => {
    expect(liftCommand(text)).toBeUndefined();
  });
});
