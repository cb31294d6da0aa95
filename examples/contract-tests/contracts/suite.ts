import type { Contract } from "@goalpost/core";
import { ensure, fit, haveCheck, passLint } from "@goalpost/vitest";

/** What the team wants of every contract; it runs under Vitest, node:test, or here in main.ts. */
export function houseRules(contract: Contract): void {
  ensure(passLint(contract));
  ensure(fit(contract, "codex"));
  ensure(fit(contract, "claude-code"));
  ensure(haveCheck(contract, "command", "pnpm test"));
  ensure(haveCheck(contract, "unchanged", "test/golden/**"));
}
