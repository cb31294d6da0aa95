import type { Preflight } from "@goalpost/verify";
import { expect, test } from "vitest";
import { preflightText } from "./preflight-text.ts";
import { styleFor } from "./style.ts";

test("the last lines of a check that fails hold the error, and not the frames below it", () => {
  const output = `node:internal/modules/cjs/loader:1143
  throw err;
  ^

Error: Cannot find module './nope.js'
Require stack:
- /p/a.js
    at Module._resolveFilename (node:internal/modules/cjs/loader:1140:15)
    at Module._load (node:internal/modules/cjs/loader:981:27) {
  code: 'MODULE_NOT_FOUND',
  requireStack: [ '/p/a.js' ]
}

Node.js v20.20.2
`;
  const check = {
    id: "D1",
    kind: "command",
    block: "done_when",
    title: "node a.js",
    state: "fails",
    what: "fails now, as it should: exit 1",
    output,
  } as const;
  const preflight = {
    checks: [check],
    warnings: [],
    proves_nothing: false,
    interrupted: false,
    flaky: [],
    time: { seconds: 0, budget_minutes: null, fits: true },
  } as unknown as Preflight;
  const lines = [...preflightText(preflight, styleFor({ write: () => true }, {}))];
  expect(lines.filter((line) => line.includes("|")).map((line) => line.trim())).toContain(
    "| Error: Cannot find module './nope.js'",
  );
});
