import { expect, test } from "vitest";
import { interpreted } from "./script-of.ts";

test.each<[string, object]>([
  ["x.mjs --fast", { files: ["x.mjs"] }],
  ["--import ./hook.mjs --conditions dev -r=a.cjs check.mjs y", { files: ["./hook.mjs", "a.cjs", "check.mjs"] }],
  ["--env-file=.env --test a.test.js", { files: [".env", "a.test.js"] }],
  ["-m pytest -q", { files: [], module: "pytest" }],
  ["-ec true", { files: [], inline: "true" }],
  ["-euo pipefail scripts/check.sh x", { files: ["scripts/check.sh"] }],
  ["-o errexit -O extglob scripts/check.sh", { files: ["scripts/check.sh"] }],
  ["-O fast.py", { files: ["fast.py"] }],
  ["-e process.exit()", { files: [] }],
  ["", { files: [] }],
])("%s", (line, seen) => expect(interpreted(line.split(" ").filter(Boolean))).toEqual(seen));
